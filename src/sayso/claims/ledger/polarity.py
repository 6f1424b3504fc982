"""Yes and no: what one report tells of somebody and another denies."""

from collections.abc import Iterator, Sequence

from sayso.claims.contradictions import opposed
from sayso.claims.deeds import Deed
from sayso.claims.features import likeness, pair
from sayso.claims.ledger.drafts import Draft, Group, Scene, connected, outlets_apart, published
from sayso.claims.views import View
from sayso.model import Cause

ALIKE = 0.3
"""Likeness of two claims that part on a deed. On 79 annotated events it leaves three entries, all
of one thing told and denied; from .2 on a fourth, also right."""


def compare_polarity(group: Group) -> Iterator[Draft]:
    """Draft a disagreement where one claim tells a deed that another denies.

    Not where an article tells both: then it reports what is said on either side.
    """
    every = list(opposed(group.views, group.scene.entities))
    both = {no.view.claim.article for no, yes in every if _one_article(no, yes)}
    found = [
        (no, yes)
        for no, yes in every
        if both.isdisjoint((no.view.claim.article, yes.view.claim.article))
        and likeness(pair(no.view, yes.view)) >= ALIKE
    ]
    for pairs in connected(found, lambda a, b: a[0] is b[0] or a[1] is b[1]):
        yield from _draft(group, pairs)


def _one_article(no: Deed, yes: Deed) -> bool:
    return no.view.claim.article == yes.view.claim.article


def _draft(group: Group, pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Draft]:
    denied = list({no.view.claim.id: no.view for no, _ in pairs}.values())
    told = list({yes.view.claim.id: yes.view for _, yes in pairs}.values())
    no, yes = pairs[0]
    disputed = "denied: " if no.text == yes.text else ""
    sides = {f"“{yes.text}”": told, f"{disputed}“{no.text}”": denied}
    if outlets_apart(sides):
        cause, reason = _cause(told, denied, group.scene)
        shortest = min((view.claim.text for view in told), key=len)
        yield Draft(group, "polarity", f"whether: {shortest}", sides, cause, reason)


def _cause(told: Sequence[View], denied: Sequence[View], scene: Scene) -> tuple[Cause, str]:
    """Later update where all who tell it wrote after all who say it has not happened."""
    before = sorted(published(view, scene) for view in denied)
    after = sorted(published(view, scene) for view in told)
    if before[0] and after[0] and before[-1] < after[0]:
        return "later update", "denied in the earlier reports, told in the later"
    return "true conflict", "told in one report and denied in another"
