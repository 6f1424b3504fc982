"""Planned or done, said or denied: one thing told with another status or stance.

Only claims with the same event count: the verb of what lies ahead must be told as done.
"""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, alike, outlets_apart
from sayso.claims.views import View
from sayso.claims.words import is_content, stem
from sayso.language.verbs import Tense, verb_groups
from sayso.model import Status

PLANNED: tuple[Status, ...] = ("planned", "requested")
_AHEAD: tuple[Tense, ...] = ("future", "planned", "infinitive", "conditional")
_DONE: tuple[Tense, ...] = ("past", "perfect")


def compare_statuses(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when one claim plans what another tells as done."""
    ahead = [view for view in group.views if view.claim.status in PLANNED]
    done = [view for view in group.views if view.claim.status == "happened"]
    pairs = [
        (a, d) for a in ahead for d in done if _verbs(a, _AHEAD) & _verbs(d, _DONE) and alike(a, d)
    ]
    sides = {
        "still ahead": [a for a in ahead if any(a is one for one, _ in pairs)],
        "done": [d for d in done if any(d is one for _, one in pairs)],
    }
    if pairs and outlets_apart(sides):
        told = sides["still ahead"][0].claim.status
        reason = f"told as {told} ({sides['still ahead'][0].claim.reason}) and as happened"
        about = f"ahead or done: {group.about}"
        yield Draft(group, "status", about, sides, "planned vs done", reason)


def compare_polarity(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when one claim denies what another asserts."""
    denied = [view for view in group.views if _denies(view)]
    told = [view for view in group.views if not _denies(view)]
    pairs = [(a, b) for a in denied for b in told if alike(a, b)]
    sides = {
        "denied": [a for a in denied if any(a is one for one, _ in pairs)],
        "told": [b for b in told if any(b is one for _, one in pairs)],
    }
    if pairs and outlets_apart(sides):
        reason = "one source denies or doubts what another asserts"
        about = f"so or not so: {group.about}"
        yield Draft(group, "polarity", about, sides, "true conflict", reason)


def _denies(view: View) -> bool:
    return view.claim.status == "denied" or view.claim.stance == "denies"


def _verbs(view: View, tenses: tuple[Tense, ...]) -> set[str]:
    """Stems of the verbs of a claim that stand in one of the tenses."""
    groups = verb_groups(view.claim.text)
    return {stem(g.verb) for g in groups if g.tense in tenses and is_content(g.verb)}
