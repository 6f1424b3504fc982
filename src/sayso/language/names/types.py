"""The type of a name, from knowledge and from its own words."""

from collections.abc import Sequence

from sayso.knowledge.bodies import bodies
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.particles import particles
from sayso.knowledge.places import country_named, country_of_people, is_place, places
from sayso.knowledge.sources import registry
from sayso.knowledge.titles import is_courtesy, title_words, titles
from sayso.model import EntityType

_HEADS_OF_NAMES_WITH_OF = frozenset(
    ["house", "isle", "gulf", "strait", "sea", "cape", "university", "bay", "state", "board"]
)


def known_type(name: str) -> EntityType | None:
    """The type of a well-known name as written, or None."""
    known = bodies()
    if name in known.organizations or name in known.acronyms:
        return "organization"
    if name in known.facilities:
        return "facility"
    source = registry().find(name)
    if source and name not in source.common and not is_place(name):
        return "organization"
    return "place" if is_place(name) else None


def is_certain(name: str) -> bool:
    """Whether a well-known name can hardly be anything else; cities are surnames too."""
    known = bodies()
    listed = name in known.organizations or name in known.acronyms or name in known.facilities
    region = name in places().regions and not is_given_name(name)
    return listed or region or country_named(name) is not None


def type_of_words(words: Sequence[str]) -> EntityType | None:
    """The type a name's own words tell, or None: its head word, a given name, a particle."""
    known = bodies()
    if not words:
        return None
    whole = known_type(" ".join(words))
    if whole:
        return whole
    last = words[-1].lower()
    tells_body = len(words) > 2 or (len(words) == 2 and not is_given_name(words[0]))
    if tells_body and last in known.facility_words:
        return "facility"
    if tells_body and last in known.organization_words:
        return "organization"
    if tells_body and last in known.place_words:
        return "place"
    if "of" in words[1:]:
        return _type_with_of(words[0].lower())
    return "person" if _looks_like_person(words) else None


def _type_with_of(head: str) -> EntityType:
    known = bodies()
    if head in known.facility_words:
        return "facility"
    if head in known.place_words or head in ("isle", "gulf", "strait", "sea", "cape", "bay"):
        return "place"
    return "organization"


def takes_of(head: str) -> bool:
    """Whether a name may go on with "of" or "for" after this first word."""
    known, head = bodies(), head.lower()
    return (
        head in known.organization_words
        or head in known.facility_words
        or head in known.place_words
        or head in _HEADS_OF_NAMES_WITH_OF
    )


def _looks_like_person(words: Sequence[str]) -> bool:
    known = particles()
    if len(words) > 1 and is_given_name(words[0]):
        return True
    parts = [part.lower() for word in words for part in word.split("-")]
    return any(part in known.prefixed or part in known.linking for part in parts[:-1])


def is_title_word(word: str) -> bool:
    """Whether a word may be part of a title: a role, its field, or what stands before it."""
    return word.lower() in title_words() or is_courtesy(word) or country_of_people(word) is not None


def ends_title(word: str) -> bool:
    """Whether a title may end with this word, a name following."""
    known, key = titles(), word.lower()
    return key in known.roles or key in known.kinship or is_courtesy(word)
