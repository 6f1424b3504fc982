"""Places that differ: one thing told as happening here or there."""

from collections.abc import Iterator

from msgspec import Struct

from sayso.claims.ledger.drafts import Draft, Group, across, outlets_apart, surely_same
from sayso.claims.views import View
from sayso.claims.words import is_content, stem
from sayso.knowledge.places import country_named, country_of_capital, country_of_people
from sayso.language.verbs import verb_groups


class Placed(Struct, frozen=True):
    """A claim, a place it names, and how: the word before it and the verb nearest to it."""

    view: View
    place: str
    manner: tuple[str, str]


def compare_places(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims that state the same give one verb two places."""
    told = {view.claim.id: list(_placed(view, group)) for view in group.views}
    for a, b in across({view.claim.id: [view] for view in group.views}):
        rivals = [
            (one, other)
            for one in told[a.claim.id]
            for other in told[b.claim.id]
            if one.manner == other.manner and _apart(one, other, told)
        ]
        if len(rivals) == 1 and surely_same(a, b, group.scene):
            sides = {placed.place: [placed.view] for placed in rivals[0]}
            if len(sides) == 2 and outlets_apart(sides):
                names = list(sides)
                about = f"where: {a.claim.text}"
                if _inside(*names) or _inside(*reversed(names)):
                    reason = f"{names[0]}, {names[1]}: a place and the country it lies in"
                    yield Draft(group, "place", about, sides, "rounding", reason)
                else:
                    reason = f"{names[0]}, {names[1]}: two places, or one told more widely"
                    yield Draft(group, "place", about, sides, "scope", reason)
                return


def _apart(one: Placed, other: Placed, told: dict[str, list[Placed]]) -> bool:
    """Tell whether neither claim names the other's place too."""
    own = ({placed.place for placed in told[p.view.claim.id]} for p in (one, other))
    first, second = own
    return one.place not in second and other.place not in first


def _placed(view: View, group: Group) -> Iterator[Placed]:
    """The places a claim names; an adjective ("the Syrian leader") tells of no place."""
    claim = view.claim
    verbs = [g for g in verb_groups(claim.text) if is_content(g.verb)]
    for name in claim.entities:
        entity = group.scene.entities.get(name)
        if entity is None or entity.type != "place":
            continue
        for mention in entity.mentions:
            if mention.article == claim.article and claim.start <= mention.start < claim.end:
                at = mention.start - claim.start
                if country_of_people(claim.text[at : mention.end - claim.start]):
                    continue
                before = claim.text[:at].split()
                verb = min(verbs, key=lambda g: abs(g.start - at), default=None)
                if before and verb:
                    manner = (before[-1].lower(), stem(verb.verb))
                    yield Placed(view, entity.name, manner)


def _inside(place: str, country: str) -> bool:
    code = country_named(country)
    return code is not None and country_of_capital(place) == code
