"""Who: one statement that names a person in one report and another, of like name, elsewhere."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, Scene, across, outlets_apart, surely_same
from sayso.claims.ledger.names import plain
from sayso.claims.views import View
from sayso.model import Entity

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
"""Words behind a name that only some outlets give."""


def compare_others(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims that state the same name two people of one name part.

    Two people whom one article names are two people, and no slip of an outlet.
    """
    sides: dict[str, list[View]] = {}
    for a, b in across({view.claim.id: [view] for view in group.views}):
        if surely_same(a, b, group.scene) and (found := _rivals(a, b, group.scene)):
            for entity, view in zip(found, (a, b), strict=True):
                own = sides.setdefault(entity.name, [])
                if view not in own:
                    own.append(view)
    if len(sides) == 2 and outlets_apart(sides):
        names = ", ".join(sides)
        reason = f"{names}: two names for one part in the same statement"
        yield Draft(group, "name", f"who: {group.about}", sides, "cannot tell", reason)


def _rivals(a: View, b: View, scene: Scene) -> tuple[Entity, Entity] | None:
    """The one pair of people, one a claim, who can be a slip for each other."""
    found = [
        (one, other)
        for one in _people(a, scene)
        for other in _people(b, scene)
        if one.id != other.id
        and not {m.article for m in one.mentions} & {m.article for m in other.mentions}
        and _resemble(one.name, other.name)
    ]
    return found[0] if len(found) == 1 else None


def _people(view: View, scene: Scene) -> list[Entity]:
    """The people whom a claim calls by more than one word."""
    known = (scene.entities[e] for e in view.claim.entities if e in scene.entities)
    return [e for e in known if e.type == "person" and _in_full(view, e, scene)]


def _in_full(view: View, entity: Entity, scene: Scene) -> bool:
    claim, text = view.claim, scene.articles[view.claim.article].text
    return any(
        len(text[m.start : m.end].split()) > 1
        for m in entity.mentions
        if m.article == claim.article and claim.start <= m.start and m.end <= claim.end
    )


def _resemble(one: str, other: str) -> bool:
    """Tell whether two full names have some words in common, and each one of its own."""
    a, b = ({plain(word) for word in name.split()} - SUFFIXES for name in (one, other))
    return bool(a & b and a - b and b - a)
