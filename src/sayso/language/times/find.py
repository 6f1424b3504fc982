"""The times of an article, resolved against its own day."""

import re
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date

from msgspec import Struct

from sayso.language.times.choice import Resolution, View
from sayso.language.times.direction import Direction, direction, read_sentence
from sayso.language.times.expressions import Date, Found, Numeric, SinceThen
from sayso.language.times.periods import Period, make_date
from sayso.language.times.reading import read_expressions
from sayso.language.times.resolve import resolve
from sayso.model import Article, Span, Time

_LISTED = re.compile(r",?\s(?:and|or|to|until)\s(?:(?:in|on|until)\s)?|,\s", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s(?:[^,;:.]{0,40}\s)?(?:and|then|before|until)\s[^,;:.]{0,40}", re.IGNORECASE
)
_OUTSIDE = Direction("open", "stands outside the article's sentences")


def reference_of(article: Article) -> date | None:
    """The article's own day, in its own time zone; None when it is not known to the day.

    A day in the calendar's first or last year is taken for a slip: no year lies beside it.
    """
    value = article.published.value or ""
    parts = value[:10].split("-")
    if len(value) < 10 or len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    year, month, day = (int(part) for part in parts)
    return make_date(year, month, day) if MINYEAR < year < MAXYEAR else None


class Spoken(Struct, frozen=True):
    """A time as the text speaks of it, before anything is asked of the calendar.

    ``near`` is a period in the same sentence that lends its year.
    """

    found: Found
    direction: Direction
    sentence: Span
    near: Period | None = None


class Told(Struct, frozen=True):
    """A time with its value, and how its sentence tells it."""

    time: Time
    spoken: Spoken


def find_times(article: Article, sentences: Sequence[Span]) -> tuple[Time, ...]:
    """The time expressions of an article in order, each with value, candidates and reason.

    Args:
        article: its ``published`` value is the day times are counted from; without one only
            what the text itself decides gets a value.
        sentences: the article's sentences. Outside them (in noise) full dates alone are read.

    Returns:
        Times in the order of the text, none overlapping another.
    """
    spoken = spoken_times(article.text, sentences)
    return tuple(told.time for told in resolve_times(article.id, spoken, reference_of(article)))


def spoken_times(text: str, sentences: Sequence[Span]) -> tuple[Spoken, ...]:
    """The time expressions of a text with the way their sentences point, unresolved."""
    found: list[Spoken] = []
    for stretch, inside in _stretches(len(text), sentences):
        found.extend(_in_sentence(text, stretch) if inside else _outside(text, stretch))
    return tuple(found)


def resolve_times(
    article: str, spoken: Sequence[Spoken], reference: date | None
) -> tuple[Told, ...]:
    """Times seen from a day (or from none); can be run again with another day.

    Args:
        article: the article's id.
        spoken: its times, from :func:`spoken_times`.
        reference: the day to count from.
    """
    told: list[Told] = []
    before: Period | None = None
    for item in spoken:
        view = View(reference, item.direction, before, item.near)
        resolution = resolve(item.found.says, view)
        told.append(Told(_time(article, item.found, resolution), item))
        if item.direction != _OUTSIDE and not isinstance(item.found.says, SinceThen):
            before = resolution.period or before
    return tuple(told)


def _stretches(length: int, sentences: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The sentences and what lies between them, in order; True for a sentence."""
    at = 0
    for sentence in sentences:
        if sentence.start > at:
            yield Span(at, sentence.start), False
        yield sentence, True
        at = sentence.end
    if at < length:
        yield Span(at, length), False


def _outside(text: str, stretch: Span) -> Iterator[Spoken]:
    for found in read_expressions(text, stretch.start, stretch.end):
        says = found.says
        dated = isinstance(says, Date) and says.year is not None and says.day is not None
        if dated or isinstance(says, Numeric):
            yield Spoken(found, _OUTSIDE, stretch)


def _in_sentence(text: str, sentence: Span) -> Iterator[Spoken]:
    expressions = read_expressions(text, sentence.start, sentence.end)
    if not expressions:
        return
    words = read_sentence(text, sentence.start, sentence.end)
    for number, found in enumerate(expressions):
        points = direction(words, found)
        if points.way == "ahead" or not found.only_ahead:
            yield Spoken(found, points, sentence, _year_near(text, expressions, number))


def _year_near(text: str, expressions: Sequence[Found], number: int) -> Period | None:
    """The dated neighbour that lends its year: "in May and July 2014", "held in March 2012
    and freed in June". Nothing but words of one course of events may stand between."""
    for other, joint in ((number - 1, _GOES_ON), (number + 1, _LISTED)):
        if not 0 <= other < len(expressions):
            continue
        first, second = sorted((expressions[number], expressions[other]), key=_start)
        says = expressions[other].says
        dated = isinstance(says, Date) and says.year is not None and says.month is not None
        if dated and joint.fullmatch(text, first.end, second.start):
            return resolve(says, View(None, _OUTSIDE)).period
    return None


def _start(found: Found) -> int:
    return found.start


def _time(article: str, found: Found, resolution: Resolution) -> Time:
    return Time(
        article=article,
        start=found.start,
        end=found.end,
        value=resolution.period.text if resolution.period else None,
        candidates=tuple(option.text for option in resolution.candidates),
        reason=resolution.reason,
    )
