"""What a rule for one way of writing a time is made of."""

import re
from collections.abc import Callable

from msgspec import Struct

from sayso.language.times.expressions import Expression, Found

ReadAt = Callable[[str, int, int], Found | None]
"""Reads the longest expression of a text at one place, up to an end."""

Build = Callable[[re.Match[str], int, ReadAt], Found | None]
"""Reads a match closely; the second argument is where the text to be read ends."""


class Rule(Struct, frozen=True):
    """A pattern and the function that reads what it matched."""

    pattern: re.Pattern[str]
    build: Build


def rule(pattern: str, build: Build) -> Rule:
    """A rule whose pattern matches in any case."""
    return Rule(re.compile(pattern, re.IGNORECASE), build)


def says(match: re.Match[str], expression: Expression, end: int | None = None) -> Found:
    """The expression of a match, up to the match's end or a later one."""
    return Found(match.start(), match.end() if end is None else end, expression)
