"""Who did it: one deed that reports lay to two people, or to two bodies."""

from collections.abc import Iterator

from sayso.claims.deeds import Deed, deeds
from sayso.claims.ledger.drafts import SURE_SCORE, Draft, Group, Scene, across, outlets_apart
from sayso.claims.ledger.names import plain
from sayso.claims.views import View
from sayso.model import Entity

SHARED = 0.5
"""Share of the words behind the verb of the deed told with fewer that both must have."""


def compare_doers(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims that surely state the same name two doers of one deed.

    Each by a name of its own that the other claim does not know; an alias may look the same.
    """
    scene = group.scene
    told = {view.claim.id: list(deeds(view, scene.entities)) for view in group.views}
    for a, b in across({view.claim.id: [view] for view in group.views}):
        if scene.score(a, b) < SURE_SCORE:
            continue
        for one in told[a.claim.id]:
            for other in told[b.claim.id]:
                if found := _two_doers(one, other, scene):
                    yield from _draft(group, found, (a, b))
                    return


def _draft(group: Group, doers: tuple[Entity, Entity], views: tuple[View, View]) -> Iterator[Draft]:
    sides = {doer.name: [view] for doer, view in zip(doers, views, strict=True)}
    if outlets_apart(sides):
        reason = f"{', '.join(sides)}: two names for who did it"
        about = f"who: {min((view.claim.text for view in views), key=len)}"
        yield Draft(group, "name", about, sides, "cannot tell", reason)


def _two_doers(one: Deed, other: Deed, scene: Scene) -> tuple[Entity, Entity] | None:
    """The doers of one deed, where they are two people or two bodies."""
    if one.verb != other.verb or one.denied != other.denied or one.passive != other.passive:
        return None
    first, second = _doer(one, scene), _doer(other, scene)
    if first is None or second is None or not _of_one_thing(one, other):
        return None
    strangers = first.id not in other.view.entities and second.id not in one.view.entities
    return (first, second) if strangers and _differ(first, second) else None


def _of_one_thing(one: Deed, other: Deed) -> bool:
    """Whether two deeds are done to one thing: what stands behind the verb, of a passive before."""
    if one.passive:
        return bool(one.subject & other.subject)
    shared, fewer = one.objects & other.objects, min(len(one.objects), len(other.objects))
    return bool(shared) and len(shared) >= SHARED * fewer


def _doer(deed: Deed, scene: Scene) -> Entity | None:
    """The person or body that a deed's claim names as the one who did it."""
    doers = deed.by if deed.passive else deed.subject
    claim, found = deed.view.claim, [scene.entities[n] for n in doers if n in scene.entities]
    named = [
        entity
        for entity in found
        if entity.type in ("person", "organization")
        and any(
            m.article == claim.article and claim.start <= m.start < claim.end
            for m in entity.mentions
        )
    ]
    return named[0] if len(named) == 1 else None


def _differ(one: Entity, other: Entity) -> bool:
    """Whether two names are of one kind and have no word in common."""
    words = ({plain(word) for word in entity.name.split()} for entity in (one, other))
    first, second = words
    return one.type == other.type and not first & second
