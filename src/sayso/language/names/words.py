"""Words with offsets and the questions about case that names turn on."""

import re
from functools import cached_property

from sayso.knowledge.particles import particles
from sayso.knowledge.titles import is_courtesy

# "U.S.", "al-Sharaa", "Russia’s", "O'Neill", "Jae-in", "AT&T"; a dash longer than a hyphen parts.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’&-][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’][sS]$")


class Word:
    """One word of a text: ``start`` and ``end`` leave out a possessive ``'s``."""

    def __init__(self, text: str, start: int, end: int, last: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.last = last
        """The end with the possessive ``'s`` or the dot of an abbreviation."""

    @property
    def possessive(self) -> bool:
        """Whether an ``'s`` follows."""
        return self.last > self.end and not self.dotted

    @cached_property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @cached_property
    def capital(self) -> bool:
        """Whether it begins with a capital, digits ("6PR") and prefixed particles aside."""
        if self.text.lstrip("0123456789")[:1].isupper():
            return True
        head, _, tail = self.text.partition("-")
        return tail[:1].isupper() and head in particles().prefixed

    @property
    def upper(self) -> bool:
        """Whether all its letters are capitals and there are two or more."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 1

    @property
    def dotted(self) -> bool:
        """Whether it is an abbreviated form of address ("Mr.") or an initial ("J.")."""
        return self.last == self.end + 1 and not _POSSESSIVE.search(self.text)


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order."""
    return [word for match in _WORD.finditer(text, start, end) for word in _parts(text, match)]


def _parts(text: str, match: re.Match[str]) -> list[Word]:
    """One word, or several where a hyphen joins a name to something else ("Moscow-based")."""
    start, end = match.span()
    core = _POSSESSIVE.sub("", match.group())
    pieces = list(_cut(core, start))
    made = [Word(text[s:e], s, e, e) for s, e in pieces]
    made[-1].last = end
    word = made[-1]
    if text[end : end + 1] == "." and (is_courtesy(word.text) or _is_initial(word.text)):
        word.last = end + 1
    return made


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _cut(core: str, start: int) -> list[tuple[int, int]]:
    """Cut at hyphens that join no name: "pro-Assad", "Moscow-based", "Trump-Putin"."""
    pieces = core.split("-")
    spans: list[tuple[int, int]] = []
    at = start
    for number, piece in enumerate(pieces):
        glued = number > 0 and _glued(pieces, number)
        if glued and spans:
            spans[-1] = (spans[-1][0], at + len(piece))
        else:
            spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans


def _glued(pieces: list[str], number: int) -> bool:
    """Whether piece ``number`` belongs to the one before it."""
    before, piece = pieces[number - 1], pieces[number]
    if before.lower() in particles().prefixed or piece[:1].isdigit():
        return True
    if piece.lower() in particles().tails:
        return False
    return before[:1].isupper() == piece[:1].isupper() or (before[:1].isupper() and len(piece) <= 5)
