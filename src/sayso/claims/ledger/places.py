"""Places that differ: one thing told as happening here or there."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, Scene, outlets_apart
from sayso.claims.views import View
from sayso.knowledge.places import country_named, country_of_capital


def compare_places(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims that share all but the place name different places."""
    named = {view.claim.id: _places(view, group.scene) for view in group.views}
    common = set.intersection(*(set(found) for found in named.values())) if named else set()
    sides: dict[str, list[View]] = {}
    for view in group.views:
        own = [place for place in named[view.claim.id] if place not in common]
        if len(own) == 1:
            sides.setdefault(group.scene.entities[own[0]].name, []).append(view)
    if len(sides) < 2 or not outlets_apart(sides):
        return
    names = list(sides)
    if any(_inside(a, b) for a in names for b in names if a != b):
        reason = f"{', '.join(names)}: a place and the country it lies in"
        yield Draft(group, "place", f"where: {group.about}", sides, "rounding", reason)
    else:
        reason = f"{', '.join(names)}: places of different extent, or different places"
        yield Draft(group, "place", f"where: {group.about}", sides, "scope", reason)


def _places(view: View, scene: Scene) -> list[str]:
    return [
        entity
        for entity in view.claim.entities
        if entity in scene.entities and scene.entities[entity].type in ("place", "facility")
    ]


def _inside(place: str, country: str) -> bool:
    code = country_named(country)
    return code is not None and country_of_capital(place) == code
