"""How certain: one thing told as a fact, and elsewhere as held, alleged or possible."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import TOLD, Draft, Group, outlets_apart, surely_same
from sayso.claims.views import View
from sayso.knowledge.certainty import certainty_words

BESIDE = 3
"""Words after a hedging word among which the verb stands that it hedges."""


def compare_certainty(group: Group) -> Iterator[Draft]:
    """Draft a mild disagreement when one claim hedges what another tells as a fact.

    As a fact: in the outlet's own voice, and with no word of a charge or suspicion.
    """
    unsure = [view for view in group.views if _hedge(view) and view.claim.status in TOLD]
    sure = [view for view in group.views if _plain(view)]
    pairs = [
        (a, b)
        for a in unsure
        for b in sure
        if _hedged(a) & b.verbs and surely_same(a, b, group.scene)
    ]
    sides = {
        "as not certain": [a for a in unsure if any(a is one for one, _ in pairs)],
        "as a fact": [b for b in sure if any(b is one for _, one in pairs)],
    }
    if pairs and outlets_apart(sides):
        reason = f"“{_hedge(pairs[0][0])}” against a plain statement"
        yield Draft(group, "status", f"how certain: {group.about}", sides, "scope", reason)


def _plain(view: View) -> bool:
    lists = certainty_words()
    words = {word.text for word in view.words}
    own_voice = view.claim.status == "happened" and not view.claim.chain
    return own_voice and not words & (lists.hedges | lists.charges)


def _hedge(view: View) -> str:
    """The first hedging word of a claim, or "" when there is none."""
    hedges = certainty_words().hedges
    return next((word.text for word in view.words if word.text in hedges), "")


def _hedged(view: View) -> set[str]:
    """Stems of the verbs of a claim that stand right after a hedging word."""
    hedges = certainty_words().hedges
    at = [n for n, word in enumerate(view.words) if word.text in hedges]
    beside = {word.stem for n in at for word in view.words[n + 1 : n + BESIDE + 1]}
    return beside & view.verbs
