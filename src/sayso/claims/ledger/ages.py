"""Ages: one person whom articles give different ages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.claims.ledger.drafts import Draft, Group, Scene, outlets_apart, told_by_one
from sayso.claims.views import View
from sayso.model import Cause, Entity

BEFORE, AFTER = 48, 12
"""Letters on either side of a name in which an age can stand."""
_AFTER = re.compile(r",\s(\d{1,3})(?=\s?[,.;)])")
_BEFORE = re.compile(r"\b(\d{1,3})[-\s]+year[-\s]+old\s(?:[\w'’-]+\s){0,3}$")


def compare_ages(entity: Entity, views: Sequence[View], scene: Scene) -> Iterator[Draft]:
    """Draft a disagreement when articles give a person different ages.

    Not when one article gives both: then one of them was read as another person's.
    """
    sides: dict[str, list[View]] = {}
    for view in views:
        for age in sorted(_ages(entity, view, scene)):
            sides.setdefault(age, []).append(view)
    if entity.type == "person" and outlets_apart(sides) and not told_by_one(sides):
        group = Group(tuple(v for own in sides.values() for v in own), entity.name, scene)
        cause, reason = _cause(sides, scene)
        yield Draft(group, "number", f"age of {entity.name}", sides, cause, reason)


def _ages(entity: Entity, view: View, scene: Scene) -> set[str]:
    """The ages that a claim gives an entity right beside its name."""
    claim, text = view.claim, scene.articles[view.claim.article].text
    found = (
        match
        for mention in entity.mentions
        if mention.article == claim.article and claim.start <= mention.start < claim.end
        for match in (
            _AFTER.match(text[: mention.end + AFTER], mention.end),
            _BEFORE.search(text[max(claim.start, mention.start - BEFORE) : mention.start]),
        )
    )
    return {match.group(1) for match in found if match}


def _cause(sides: dict[str, list[View]], scene: Scene) -> tuple[Cause, str]:
    """Later update when the older age stands in the later reports alone."""
    ages = sorted(sides, key=int)
    days = [sorted(_day(view, scene) for view in sides[age]) for age in ages]
    told = ", ".join(ages)
    if not all(own[0] for own in days):
        return "cannot tell", f"{told}: ages of one person, in reports of unknown days"
    if all(before[-1] < after[0] for before, after in pairwise(days)):
        return "later update", f"{told}: the later the report, the older"
    return "true conflict", f"{told} cannot all be the age of one person"


def _day(view: View, scene: Scene) -> str:
    """The day on which a view's article was published, "" when it is unknown or a guess."""
    published = scene.articles[view.claim.article].published
    return "" if published.reason else (published.value or "")[:10]
