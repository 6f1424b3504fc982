"""Places that differ: one thing told as happening here or there."""

from collections.abc import Iterator

from msgspec import Struct

from sayso.claims.ledger.drafts import Draft, Group, across, outlets_apart, surely_same
from sayso.claims.views import View
from sayso.claims.words import is_content, stem
from sayso.knowledge.places import country_named, country_of_capital, country_of_people
from sayso.language.verbs import verb_groups

ARTICLES = ("the", "a", "an")
PARTS = frozenset(
    "coast shore shores north south east west outskirts centre center edge suburb port city town "
    "village capital province district region border".split()
)
"""Nouns before "of" and a place that tell where in it something is."""


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
    """The places a claim tells of; "the Syrian leader" and "the head of Syria" tell of none."""
    text = view.claim.text
    verbs = [verb for verb in verb_groups(text) if is_content(verb.verb)]
    for place, at in _named(view, group):
        word = _before(text[:at])
        if word == "of" and (part := _before(text[:at].rpartition(" of ")[0])) in PARTS:
            word = f"{part} of"
        verb = min(verbs, key=lambda one: abs(one.start - at), default=None)
        if verb and word not in ("", "of"):
            yield Placed(view, place, (word, stem(verb.verb)))


def _named(view: View, group: Group) -> Iterator[tuple[str, int]]:
    """The places a claim names, and where in it; no adjective of a country is one."""
    claim, known = view.claim, group.scene.entities
    for place in (known[name] for name in claim.entities if name in known):
        for mention in place.mentions if place.type == "place" else ():
            if mention.article == claim.article and claim.start <= mention.start < claim.end:
                at, end = mention.start - claim.start, mention.end - claim.start
                if not country_of_people(claim.text[at:end]):
                    yield place.name, at


def _before(text: str) -> str:
    """The last word before a place that is no article."""
    words = text.lower().split()
    return next((word for word in reversed(words) if word not in ARTICLES), "")


def _inside(place: str, country: str) -> bool:
    code = country_named(country)
    return code is not None and country_of_capital(place) == code
