"""Words with offsets and the questions about case that names turn on."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.knowledge.particles import particles
from sayso.knowledge.places import countries, country_named, country_of_people
from sayso.knowledge.titles import is_courtesy

# "U.S.", "al-Sharaa", "Russia’s", "O'Neill", "Jae-in", "AT&T"; a dash longer than a hyphen parts.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’&-][^\W_]+)*|&")
_DIGITS = "0123456789"


class Word:
    """One word of a text.

    ``start`` and ``end`` leave out a possessive ``'s``; ``last`` is the end with it, or with
    the dot of an abbreviation. ``capital`` tells whether it begins with a capital letter,
    digits ("6PR") and prefixed particles ("al-") aside.
    """

    __slots__ = ("capital", "end", "last", "lower", "possessive", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.last = end
        self.lower = text.lower()
        self.possessive = False
        self.capital = text[0].isupper() or _has_inner_capital(text)

    @property
    def upper(self) -> bool:
        """Whether all its letters are capitals and there are two or more."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 1

    @property
    def dotted(self) -> bool:
        """Whether it is an abbreviated form of address ("Mr.") or an initial ("J.")."""
        return self.last > self.end and not self.possessive


def _has_inner_capital(text: str) -> bool:
    if text.islower() or text.isdigit():
        return False
    if text[0] in _DIGITS:
        return text.lstrip(_DIGITS)[:1].isupper()
    head, _, tail = text.partition("-")
    return tail[:1].isupper() and head in particles().prefixed


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        found.extend(_parts(text, match.group(), match.start()))
    return found


def _parts(text: str, core: str, start: int) -> list[Word]:
    """One word, or several where a hyphen joins a name to something else ("Moscow-based")."""
    end = start + len(core)
    possessive = len(core) > 2 and core[-1] in "sS" and core[-2] in "'’"
    if possessive:
        core = core[:-2]
    if "-" in core:
        made = [Word(text[s:e], s, e) for s, e in _cut(core, start)]
    else:
        made = [Word(core, start, start + len(core))]
    word = made[-1]
    word.last = end
    word.possessive = possessive
    if text[end : end + 1] == "." and len(core) < 6 and (is_courtesy(core) or _is_initial(core)):
        word.last = end + 1
    return made


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _cut(core: str, start: int) -> Iterator[tuple[int, int]]:
    """Cut at hyphens that join no name: "pro-Assad", "Moscow-based"."""
    pieces = core.split("-")
    first = at = start
    for number, piece in enumerate(pieces):
        if number > 0 and not _glued(pieces, number):
            yield first, at - 1
            first = at
        at += len(piece) + 1
    yield first, at - 1


def _glued(pieces: list[str], number: int) -> bool:
    """Whether piece ``number`` belongs to the one before it."""
    before, piece = pieces[number - 1], pieces[number]
    if before.lower() in particles().prefixed or piece[:1].isdigit():
        return True
    if piece.lower() in particles().tails:
        return False
    if piece[:1].isupper() and (_is_country(before) or _is_country(piece)):
        return "-".join(pieces) in _double_names()
    return before[:1].isupper() == piece[:1].isupper() or (before[:1].isupper() and len(piece) <= 5)


def _is_country(word: str) -> bool:
    """Whether a half is a country or its people: "Trump-Russia" and "U.S.-China" are two."""
    return country_named(word) is not None or country_of_people(word) is not None


@cache
def _double_names() -> frozenset[str]:
    """Names of countries that hold a hyphen ("Guinea-Bissau")."""
    return frozenset(n for country in countries().values() for n in country.names if "-" in n)
