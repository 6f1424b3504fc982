"""Whether two farthest sources are one, are two, or may be either; always with the reason."""

from typing import Literal

from msgspec import Struct

from sayso.origins.parties import ARROW, Party, initials

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
    if one.named and two.named:
        return _both_named(one, two)
    return Sameness("perhaps", f"{_short(one)} and {_short(two)} may be the same")


def _both_named(one: Party, two: Party) -> Sameness:
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
    """The same surname, and no first name that contradicts."""
    surnames = one.name.split()[-1:], two.name.split()[-1:]
    if surnames[0] != surnames[1]:
        return False
    return one.words <= two.words or two.words <= one.words


def _speaks_for(person: Party, body: Party) -> bool:
    """Whether a role the articles give the person names the body."""
    if not body.words or body.kind in ("agency", "outlet"):
        return False
    return body.words <= person.words or any(body.words <= label for label in person.labels)


def _same_body(one: Party, two: Party) -> bool:
    """Whether one name is a longer form, or the initials, of the other."""
    media = [party for party in (one, two) if party.kind in ("agency", "outlet")]
    if len(media) == 2 or not one.words or not two.words:
        return False
    if one.words <= two.words or two.words <= one.words:
        return True
    short, long = sorted((one.name, two.name), key=len)
    return short.isupper() and short.replace(".", "") == initials(long)


def _short(party: Party) -> str:
    return f"“{party.name.split(ARROW)[-1]}”" if not party.named else party.name
