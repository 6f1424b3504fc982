"""Roles told of a person, reduced to what can agree or conflict: the office, and of where."""

import re
from functools import lru_cache

from msgspec import Struct

from sayso.knowledge.places import country_named, country_of_people, country_of_seat
from sayso.knowledge.titles import titles

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]?\b")
_WEAK = frozenset(
    ["leader", "head", "chief", "official", "member", "politician", "figure", "ally", "rival"]
)
"""Roles so wide that they go with any office."""

_FORMER = frozenset(["former", "ex", "late", "ousted", "deposed", "toppled", "then", "exiled"])


class Role(Struct, frozen=True, order=True):
    """An office ("president", "foreign minister") and the country it is held in, if told."""

    office: str
    country: str | None = None
    weak: bool = False
    former: bool = False


@lru_cache(maxsize=1 << 14)
def role(label: str) -> Role | None:
    """The office and country a label tells, or None when it names no office.

    "interim", "acting" and the like are left aside: they do not make another person.
    """
    words = _WORD.findall(_POSSESSIVE.sub("", label))
    country = _country(words)
    lowered = [word.lower() for word in words]
    known = titles()
    for at in range(len(lowered) - 1, -1, -1):
        head = lowered[at]
        if head not in known.roles:
            continue
        pair = " ".join(lowered[at - 1 : at + 1])
        field = at > 0 and (pair in known.roles or lowered[at - 1] in known.fields)
        former = any(word in _FORMER for word in lowered[:at])
        return Role(pair if field else head, country, head in _WEAK, former)
    return None


def _country(words: list[str]) -> str | None:
    """The first country named or implied: "Syrian", "Syria", "South Korean", "Kremlin"."""
    for at in range(len(words)):
        for size in (3, 2, 1):
            text = " ".join(words[at : at + size])
            code = country_named(text) or country_of_people(text) or country_of_seat(text)
            if code:
                return code
    return None


def roles_conflict(left: set[Role], right: set[Role]) -> bool:
    """Whether two sets of roles are those of two people: offices held in different countries."""
    countries_left = {r.country for r in left if r.country}
    countries_right = {r.country for r in right if r.country}
    return bool(countries_left and countries_right) and not countries_left & countries_right


def same_role(left: set[Role], right: set[Role]) -> bool:
    """Whether two sets of roles share an office in the same country."""
    return any(
        a.office == b.office and (a.country == b.country)
        for a in left
        for b in right
        if not (a.weak and a.country is None)
    )
