"""What a time expression says, before anybody asks what it stands for.

``Expression`` is a small grammar: a :class:`Date` ("Wednesday, October 15", "late 2024",
"last Friday"), a :class:`Named` day or deictic word, an :class:`Offset` ("10 months ago",
"two days later"), a :class:`Whole` unit ("last week"), the edges and parts of these, and
ranges between two of them.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

Part = Literal["early", "mid", "late"]


class Date(Struct, frozen=True):
    """A calendar date with what the words give of it.

    ``shift`` is -1, 0 or 1 for "last", "this" and "next" before it; the other shifts
    are the same for "last year", "next week", "this month" after it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    month_shift: int | None = None


class Numeric(Struct, frozen=True):
    """A date in figures whose order of day and month may be open ("10/11/2025")."""

    first: int
    second: int
    year: int
    day_first: bool


class Deictic(Struct, frozen=True):
    """A day counted from the article's own ("yesterday")."""

    days: int


class Feast(Struct, frozen=True):
    """A feast or memorial day by name."""

    name: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None


class Season(Struct, frozen=True):
    """A season of the year."""

    name: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None


class Years(Struct, frozen=True):
    """A decade or century by number: its first and last year."""

    first: int
    last: int


class Slice(Struct, frozen=True):
    """Some months of a year, by number: a quarter, a half, "the first nine months"."""

    first: int
    last: int
    year: int | None = None
    year_shift: int | None = None


class Fiscal(Struct, frozen=True):
    """A business year, named after the year in which it ends."""

    year: int


class Whole(Struct, frozen=True):
    """A unit counted from the present one: "last week", "this month", "next year"."""

    unit: str
    shift: int


class Offset(Struct, frozen=True):
    """A distance from the article's day ("ago", "from now") or from the time told before."""

    amount: int
    unit: str
    sign: int
    anchored: bool = False


class Same(Struct, frozen=True):
    """A unit around, before or after the time told before: "that year", "the next day"."""

    unit: str
    sign: int


class Trailing(Struct, frozen=True):
    """A stretch that ends or begins on the article's day: "the past three years"."""

    amount: int
    unit: str
    sign: int


class SinceThen(Struct, frozen=True):
    """From the time told before up to the article's day."""


class PartOf(Struct, frozen=True):
    """The early, middle or late part of something."""

    part: Part
    whole: "Expression"


class Edge(Struct, frozen=True):
    """The beginning or end of something; ``deadline`` when it is meant as a last day."""

    end: bool
    whole: "Expression"
    deadline: bool


class Nth(Struct, frozen=True):
    """One of several in a longer period: "the first week of May", "the last Friday of 2024".

    ``number`` counts from 1, or is -1 for the last; ``weekday`` is set for a weekday.
    """

    number: int
    unit: str
    of: "Expression"
    weekday: int | None = None


class Around(Struct, frozen=True):
    """The unit in which another time lies: "the week of April 10"."""

    unit: str
    of: "Expression"


class Eve(Struct, frozen=True):
    """The day before something."""

    of: "Expression"


class Range(Struct, frozen=True):
    """From one to another."""

    first: "Expression"
    last: "Expression"


class Beside(Struct, frozen=True):
    """A distance from something told with it: "two days after Monday"."""

    amount: int
    unit: str
    sign: int
    anchor: "Expression"


Expression: TypeAlias = (
    Date
    | Numeric
    | Deictic
    | Feast
    | Season
    | Years
    | Slice
    | Fiscal
    | Whole
    | Offset
    | Same
    | Trailing
    | SinceThen
    | PartOf
    | Edge
    | Nth
    | Around
    | Eve
    | Range
    | Beside
)


class Found(Struct, frozen=True):
    """An expression and the stretch of text that says it.

    ``only_ahead`` tells that it is a time only in a sentence that looks ahead ("will return in
    two weeks"; "won in two weeks" tells how long it took).
    """

    start: int
    end: int
    says: Expression
    only_ahead: bool = False
