"""What a rule for one way of writing a time is made of."""

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from sayso.language.times.expressions import Expression, Found

_WORD = re.compile(r"['’]|[^\W_]+")
ReadAt = Callable[[str, int, int], Found | None]
"""Reads the longest expression of a text at one place, up to an end."""

Build = Callable[[re.Match[str], int, ReadAt], Found | None]
"""Reads a match closely; the second argument is where the text to be read ends."""


FIGURE = "0"
"""The :func:`opener` of whatever begins with a digit."""


class Rule(Struct, frozen=True):
    """A pattern and the function that reads what it matched.

    ``openers`` are the words its matches begin with, an article "the" passed over: only where
    one of them stands is the pattern tried.
    """

    openers: frozenset[str]
    pattern: re.Pattern[str]
    build: Build


def rule(openers: Iterable[str], pattern: str, build: Build) -> Rule:
    """A rule whose pattern matches in any case; of each opener the first word counts."""
    words = (_WORD.match(opener) for opener in openers)
    first = frozenset(opener_of(word.group()) for word in words if word)
    return Rule(first, re.compile(pattern, re.IGNORECASE), build)


def opener_of(word: str) -> str:
    """What a word is looked up by: in lower case, without figures behind it ("FY24")."""
    return FIGURE if word[0].isdigit() else word.lower().rstrip("0123456789").replace("’", "'")


def says(match: re.Match[str], expression: Expression, end: int | None = None) -> Found:
    """The expression of a match, up to the match's end or a later one."""
    return Found(match.start(), match.end() if end is None else end, expression)
