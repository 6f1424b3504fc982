"""The words of English news that name dates and periods (``time_words.toml``)."""

from functools import cache
from importlib.resources import files

import msgspec


class Ambiguous(msgspec.Struct, frozen=True):
    """Month names that are other words too, and what shows that they are months."""

    months: frozenset[str]
    before: frozenset[str]
    weak_before: frozenset[str]


class DayParts(msgspec.Struct, frozen=True):
    """Words for parts of a day that may follow a day ("Friday night")."""

    words: tuple[str, ...]


class Names(msgspec.Struct, frozen=True):
    """Names that hold a time word and are no time."""

    not_times: tuple[str, ...]
    year_names: frozenset[str]
    month_names: frozenset[str]
    sport: tuple[str, ...]


class Figures(msgspec.Struct, frozen=True):
    """When a figure of four digits is a year, and when it counts something."""

    year_before: frozenset[str]
    owners: frozenset[str]
    hedges: frozenset[str]
    year_verbs: frozenset[str]
    counted: tuple[str, ...]


class NamedDay(msgspec.Struct, frozen=True):
    """A day that needs no year because of the words after it ("the Sept. 11 attacks")."""

    month: int
    day: int
    year: int
    after: frozenset[str]


class TimeWords(msgspec.Struct, frozen=True):
    """All of ``time_words.toml``; the file's comments say what each table holds."""

    months: dict[int, tuple[str, ...]]
    weekdays: dict[int, tuple[str, ...]]
    ambiguous: Ambiguous
    numbers: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, str]
    shifts: dict[str, int]
    day_parts: DayParts
    deictic: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    decades: dict[str, int]
    fixed_days: dict[str, str]
    easter_days: dict[str, int]
    moving_days: dict[str, tuple[int, int, int, int]]
    names: Names
    figures: Figures
    named_days: tuple[NamedDay, ...]


@cache
def time_words() -> TimeWords:
    """The time words, read once."""
    text = files("sayso.knowledge").joinpath("time_words.toml").read_bytes()
    return msgspec.toml.decode(text, type=TimeWords, strict=False)
