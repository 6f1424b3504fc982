"""Planned or done: one thing told as ahead in one report, and as done in another.

Only claims with the same event count: the verb of what lies ahead must be told as done.
"""

from collections.abc import Iterator

from sayso.claims.deeds import deed_of
from sayso.claims.ledger.drafts import Draft, Group, outlets_apart, surely_same
from sayso.claims.views import View
from sayso.claims.words import is_content
from sayso.language.verbs import Tense, VerbGroup, verb_groups
from sayso.model import Status

PLANNED: tuple[Status, ...] = ("planned", "requested")
_AHEAD: tuple[Tense, ...] = ("future", "planned", "conditional")
_DONE: tuple[Tense, ...] = ("past", "perfect")


def compare_statuses(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when one claim plans what another tells as done."""
    ahead = [view for view in group.views if view.claim.status in PLANNED]
    done = [view for view in group.views if view.claim.status == "happened"]
    pairs = [
        (a, d)
        for a in ahead
        for d in done
        if (_verbs(a, _AHEAD) | _intended(a)) & _verbs(d, _DONE) - _verbs(d, _AHEAD)
        and surely_same(a, d, group.scene)
    ]
    sides = {
        "still ahead": [a for a in ahead if any(a is one for one, _ in pairs)],
        "done": [d for d in done if any(d is one for _, one in pairs)],
    }
    if pairs and outlets_apart(sides):
        told = sides["still ahead"][0].claim.status
        reason = f"told as {told} ({sides['still ahead'][0].claim.reason}) and as happened"
        plainest = min((view.claim.text for view in sides["still ahead"]), key=len)
        about = f"ahead or done: {plainest}"
        yield Draft(group, "status", about, sides, "planned vs done", reason)


def _verbs(view: View, tenses: tuple[Tense, ...]) -> set[str]:
    """Stems of the verbs of a claim that stand in one of the tenses.

    Not of one with which the claim begins: it lacks its subject, and maybe its "will be". What
    "will have been" is as good as done.
    """
    groups = [g for g in verb_groups(view.claim.text) if g.start > 0 and g.tense in tenses]
    return {deed_of(g.verb) for g in groups if is_content(g.verb) and not _will_have(g)}


def _will_have(group: VerbGroup) -> bool:
    return group.tense == "future" and group.done


def _intended(view: View) -> set[str]:
    """Stems of the infinitives of a claim from whose governor its status was read."""
    groups = verb_groups(view.claim.text)
    return {
        deed_of(g.verb)
        for g in groups
        if g.tense == "infinitive" and g.governor and f"{g.governor} to" in view.claim.reason
    }
