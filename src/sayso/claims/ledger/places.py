"""Places that differ: one thing told as happening here or there."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, alike, conflict, sides_by
from sayso.claims.views import View
from sayso.knowledge.places import country_named, country_of_capital


def compare_places(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims that share all but the place name different places."""
    named = {view.claim.id: _places(view, group) for view in group.views}
    common = set.intersection(*(set(found) for found in named.values())) if named else set()
    told = {
        view.claim.id: group.scene.entities[own[0]].name
        for view in group.views
        if len(own := [place for place in named[view.claim.id] if place not in common]) == 1
        and any(alike(view, other) for other in group.views if other is not view)
    }
    sides = sides_by(group.views, told)
    names = list(sides)
    if len(names) == 2 and _of_one_kind(sides) and conflict(sides, group.scene):
        if _inside(*names) or _inside(*reversed(names)):
            reason = f"{names[0]}, {names[1]}: a place and the country it lies in"
            yield Draft(group, "place", f"where: {group.about}", sides, "rounding", reason)
        else:
            reason = f"{names[0]}, {names[1]}: two places, or one told more widely"
            yield Draft(group, "place", f"where: {group.about}", sides, "scope", reason)


def _places(view: View, group: Group) -> list[str]:
    known = group.scene.entities
    return [e for e in view.claim.entities if e in known and known[e].type == "place"]


def _of_one_kind(sides: dict[str, list[View]]) -> bool:
    """Two countries in one sentence play two parts; they are not two places of one event."""
    return not all(country_named(name) for name in sides)


def _inside(place: str, country: str) -> bool:
    code = country_named(country)
    return code is not None and country_of_capital(place) == code
