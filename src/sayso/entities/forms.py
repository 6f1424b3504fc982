"""A name taken apart for comparison: its telling words, without case, accents and particles."""

import re
from functools import cache

from anyascii import anyascii
from msgspec import Struct

from sayso.entities.spelling import skeleton
from sayso.knowledge.bodies import bodies
from sayso.knowledge.particles import particles
from sayso.knowledge.places import countries, country_named, places
from sayso.knowledge.titles import is_courtesy

_PART = re.compile(r"[a-z0-9]+")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = re.compile(r"['’`´][sS]\b")
_INSIDE = re.compile(r"['’`´ʿʾ]")
_DROPPED = frozenset(["the", "of", "for", "and", "in", "at", "on", "to", "a"])


class Form(Struct, frozen=True):
    """One way a name is written, ready to be compared.

    ``words`` are the telling words in order, in plain lower case; ``suffix`` is a mark of
    generation ("jr"); ``country`` is the code of the country the name is a name of.
    """

    text: str
    words: tuple[str, ...]
    suffix: str | None = None
    country: str | None = None

    @property
    def key(self) -> str:
        """Equal for forms that differ in case, accents and particles only."""
        return self.country or " ".join((*self.words, *([self.suffix] if self.suffix else [])))

    @property
    def surname(self) -> str:
        """The last telling word."""
        return self.words[-1] if self.words else ""

    @property
    def given(self) -> str:
        """The first telling word."""
        return self.words[0] if self.words else ""


@cache
def form(text: str) -> Form:
    """Take a name, as written, apart."""
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    folded = anyascii(_INSIDE.sub("", _POSSESSIVE.sub("", plain))).lower()
    compounds = bodies().compounds
    parts = [w for part in _PART.findall(folded) for w in compounds.get(part, part).split()]
    kept, suffix = _telling(parts)
    country = country_named(text) or country_named(text.removeprefix("The ").removeprefix("the "))
    return Form(text=text, words=tuple(kept), suffix=suffix, country=country)


def _telling(parts: list[str]) -> tuple[list[str], str | None]:
    """The words left when particles and generation marks are set aside, unless none is left."""
    known = particles()
    rest = list(parts)
    while len(rest) > 1 and rest[-1] in known.honours:
        rest.pop()
    suffix = rest.pop() if len(rest) > 1 and rest[-1] in known.generations else None
    kept = [
        part
        for number, part in enumerate(rest)
        if part not in _DROPPED
        and (part not in known.prefixed or number == len(rest) - 1 or _opens(rest, number))
        and (part not in known.linking or number == len(rest) - 1 or _opens(rest, number))
        and not (is_courtesy(part) and number == 0 and len(rest) > 1)
    ]
    return (kept or rest), suffix


def _opens(parts: list[str], number: int) -> bool:
    """Whether a small word opens the name and tells: "Abu Bakr", "Van Morrison", "Ed Murray"."""
    opening = ("abu", "umm", "abd", "ben", "van", "mac", "o", "san", "ed")
    return number == 0 and parts[number] in opening


@cache
def expanded(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a body with its known short forms written out ("un" -> "united nations")."""
    if len(words) == 1 and words[0] in places().short:
        return form(places().short[words[0]]).words
    made: list[str] = []
    for word in words:
        made.extend(_acronyms().get(word, (word,)))
    return tuple(made)


@cache
def _acronyms() -> dict[str, tuple[str, ...]]:
    known = {
        short.replace(".", "").lower(): form(long).words
        for short, long in bodies().acronyms.items()
    }
    for country in countries().values():
        for name in country.names[1:]:
            if name.isupper() and len(name) < 4:
                known[name.replace(".", "").lower()] = form(country.names[0]).words
    return known


@cache
def bones(shape: Form) -> frozenset[str]:
    """The consonants of a name's words, by which names are blocked before they are compared."""
    words = {*shape.words, *expanded(shape.words), "".join(shape.words)}
    return frozenset(skeleton(word) for word in words)


@cache
def block_keys(shape: Form) -> tuple[str, ...]:
    """Keys of which two names of one thing in one article share one."""
    letters = shape.text.replace(".", "")
    short = [f"initials {letters.lower()}"] if letters.isupper() else []
    long = [f"initials {initials(shape.text).lower()}"] if len(shape.words) > 1 else []
    country = [f"country {shape.country}"] if shape.country else []
    return (*sorted(bones(shape)), *short, *long, *country)


@cache
def initials(text: str) -> str:
    """The capitals with which the words of a name begin: "UNGA" for the General Assembly."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+", text) if word[0].isupper())
