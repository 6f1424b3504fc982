"""Whether two farthest sources are one, are two, or may be either; always with the reason."""

import re
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from sayso.knowledge.speaking import speaking
from sayso.origins.parties import ARROW, Party, initials
from sayso.origins.phrases import short

FRAME = frozenset({"office", "department", "service", "ministry", "bureau", "force"})
"""Words of a body's name that its people's titles leave out ("District Attorney spokesman")."""
DEFINITE = re.compile(r"(?:the|this|his|her|their)\b", re.IGNORECASE)
LONG = 5
"""Letters of a surname of which one may differ between two spellings."""

Answer = Literal["same", "perhaps", "different"]


class Sameness(Struct, frozen=True):
    """An answer and why."""

    answer: Answer
    reason: str


def compare(one: Party, two: Party) -> Sameness:
    """Return whether two sources are the same party, in this order of evidence: the same name,
    one speaking for the other, one of them unnamed, two names."""
    if one.key == two.key:
        return Sameness("same", f"{one.name} in both")
    if "unnamed" not in (one.kind, two.kind):
        found = _by_name(one, two)
        if found.answer == "same" or (one.named and two.named):
            return found
    perhaps = Sameness("perhaps", f"{short(one)} and {short(two)} may be the same")
    return _described(one, two) or _described(two, one) or perhaps


def _described(person: Party, other: Party) -> Sameness | None:
    """Whether words without a name are a role of the person ("the committee chairman"), or hold
    the name after all ("interior secretary Ruth Abelin")."""
    if person.kind != "person" or other.kind != "unnamed" or not other.words:
        return None
    if len(person.words) > 1 and person.words <= other.words:
        return Sameness("same", f"{short(other)} is {person.name}")
    called = other.name.split(ARROW)[-1]
    if DEFINITE.match(called) and any(other.words <= label for label in person.labels):
        return Sameness("same", f"{short(other)} is what {person.name} is called")
    return None


def _by_name(one: Party, two: Party) -> Sameness:
    if {one.kind, two.kind} == {"person"}:
        if _same_person(one, two):
            return Sameness("same", f"{one.name} and {two.name} are one person")
    elif "person" in (one.kind, two.kind):
        person, body = (one, two) if one.kind == "person" else (two, one)
        if _speaks_for(person, body):
            return Sameness("same", f"{person.name} speaks for {body.name}")
    elif _same_body(one, two):
        return Sameness("same", f"{one.name} and {two.name} are one source")
    return Sameness("different", f"{one.name} and {two.name} are two sources")


def _same_person(one: Party, two: Party) -> bool:
    """One of the persons named here is one of those named there."""
    return any(
        _agree(mine, yours)
        for mine in one.members or (one.words,)
        for yours in two.members or (two.words,)
    )


def _agree(one: frozenset[str], two: frozenset[str]) -> bool:
    """The same words, but for titles or first names left out, or a letter."""
    rest = sorted(one - two), sorted(two - one)
    if not rest[0] or not rest[1]:
        return bool(one & two)
    return len(rest[0]) == len(rest[1]) == 1 and bool(one & two) and _near(rest[0][0], rest[1][0])


def _near(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= LONG and Levenshtein.distance(one, two) == 1


def _speaks_for(person: Party, body: Party) -> bool:
    """Whether a role the articles give the person names the body, or is a rank in it."""
    words = body.words - FRAME
    if not words or body.kind in ("agency", "outlet"):
        return False
    roles = (person.words, *person.labels)
    if any(words <= role for role in roles):
        return True
    (only, *more) = sorted(words)
    ranks = frozenset() if more else speaking().ranks.get(only, frozenset())
    return any(ranks & role for role in roles)


def _same_body(one: Party, two: Party) -> bool:
    """Whether one name is a longer form, or the initials, of the other."""
    if not one.words or not two.words:
        return False
    if one.media and two.media:  # "the Times" for "The New York Times", never one for a group
        few, many = sorted((one.words, two.words), key=len)
        return len(few) == 1 and few < many
    if one.words <= two.words or two.words <= one.words:
        return True
    short, long = sorted((one.name, two.name), key=len)
    return short.isupper() and short.replace(".", "") == initials(long)
