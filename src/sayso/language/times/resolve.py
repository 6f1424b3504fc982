"""What an expression stands for, seen from an article's day and its sentence.

:func:`resolve` answers with the chosen period, every period it could have been, and the
reason in words. Without an article's day only what is fully given resolves.
"""

from collections.abc import Callable
from datetime import timedelta

from msgspec import structs

from sayso.language.times import calendar_values as given
from sayso.language.times import counted_values as counted
from sayso.language.times import periods as cal
from sayso.language.times.choice import Resolution, View, one
from sayso.language.times.expressions import (
    Around,
    Beside,
    Date,
    Deictic,
    Edge,
    Eve,
    Expression,
    Feast,
    Fiscal,
    Nth,
    Numeric,
    Offset,
    PartOf,
    Range,
    Same,
    Season,
    SinceThen,
    Slice,
    Trailing,
    Whole,
    Years,
)
from sayso.language.times.periods import Period

_SATURDAY = 6


def resolve(says: Expression, view: View) -> Resolution:
    """The period an expression stands for, with its candidates and the reason."""
    try:
        return _RESOLVERS[type(says)](says, view)
    except (OverflowError, ValueError):
        return Resolution(None, (), "lies outside the calendar")


def _beside(says: Beside, view: View) -> Resolution:
    anchor = resolve(says.anchor, view)
    if anchor.period is None:
        return anchor
    start = anchor.period.last if says.sign > 0 else anchor.period.first
    period = counted.at_distance(start, says, anchor.period)
    return one(period, f"counted from “{anchor.period.text}”: {anchor.reason}")


def _with(says: Expression, view: View, change: Callable[[Period], Period], how: str) -> Resolution:
    """A resolution of an inner expression with its periods changed."""
    inner = resolve(says, view)
    if inner.period is None:
        return inner
    options = tuple(change(option) for option in inner.candidates)
    return Resolution(change(inner.period), options, f"{how} {inner.period.text}: {inner.reason}")


def _part(says: PartOf, view: View) -> Resolution:
    name = {"early": "early part of", "mid": "middle of", "late": "late part of"}[says.part]
    return _with(says.whole, view, lambda period: cal.part_of(period, says.part), name)


def _edge(says: Edge, view: View) -> Resolution:
    if says.deadline:
        return _with(says.whole, view, lambda period: cal.day(period.last), "a deadline: end of")
    word = "end of" if says.end else "beginning of"
    return _with(says.whole, view, lambda period: _edge_of(period, end=says.end), word)


def _edge_of(period: Period, *, end: bool) -> Period:
    """Of a year its outer month, of a month its outer third, of a week its outer day."""
    size = (period.last - period.first).days + 1
    if size <= 7:
        return cal.day(period.last if end else period.first)
    if size <= 45:
        return cal.part_of(period, "late" if end else "early")
    if size <= 370:
        number = cal.month_number(period.last if end else period.first)
        return cal.month(number)
    return cal.year((period.last if end else period.first).year)


def _nth(says: Nth, view: View) -> Resolution:
    whole = resolve(says.of, view)
    if whole.period is None:
        return whole
    options = tuple(_nth_of(says, option) for option in whole.candidates)
    return Resolution(_nth_of(says, whole.period), options, f"counted in {whole.period.text}")


def _nth_of(says: Nth, period: Period) -> Period:
    """Weeks of a period are its days 1 to 7, 8 to 14 ...; the last week its last seven days."""
    step = {"day": 1, "week": 7, "weekend": 7, "month": 0}[says.unit]
    if says.unit == "month":
        first, last = cal.month_number(period.first), cal.month_number(period.last)
        return cal.month(first + says.number - 1 if says.number > 0 else last)
    if says.weekday is not None or says.unit == "weekend":
        return _nth_weekday(says, period)
    last_day = step - 1
    start = period.last - timedelta(days=last_day)
    if says.number > 0:
        start = period.first + timedelta(days=step * (says.number - 1))
    return cal.days(start, start + timedelta(days=last_day))


def _nth_weekday(says: Nth, period: Period) -> Period:
    weekday, weeks = says.weekday or _SATURDAY, timedelta(days=7)
    if says.number > 0:
        first = period.first + timedelta(days=(weekday - period.first.isoweekday()) % 7)
        day = first + weeks * (says.number - 1)
    else:
        day = period.last - timedelta(days=(period.last.isoweekday() - weekday) % 7)
    return cal.weekend_of(day) if says.unit == "weekend" else cal.day(day)


def _unit_around(says: Around, view: View) -> Resolution:
    return _with(
        says.of, view, lambda period: cal.shifted(period.first, says.unit, 0), f"the {says.unit} of"
    )


def _eve(says: Eve, view: View) -> Resolution:
    back = timedelta(days=1)
    return _with(says.of, view, lambda period: cal.day(period.first - back), "the day before")


def _range(says: Range, view: View) -> Resolution:
    first, last = _completed(says)
    end = resolve(last, view)
    start = resolve(first, view)
    if start.period is None or end.period is None:
        return Resolution(None, (), start.reason if start.period is None else end.reason)
    if start.period.first > end.period.last:
        start = _before_end(start, end.period, weekday=_is_weekday(first))
    if start.period is None:
        return Resolution(None, (), "its end would lie before its beginning")
    return one(cal.span(start.period, end.period), f"from one to the other: {end.reason}")


def _is_weekday(says: Expression) -> bool:
    return isinstance(says, Date) and says.weekday is not None and says.day is None


def _before_end(start: Resolution, end: Period, *, weekday: bool) -> Resolution:
    """The latest candidate for a beginning that does not lie after the end; of a weekday the
    ones a week before count too."""
    week = timedelta(days=7)
    earlier = [cal.day(option.first - week) for option in start.candidates if weekday]
    known = [*start.candidates, *earlier]
    fitting = [option for option in known if option.first <= end.last]
    return structs.replace(start, period=max(fitting) if fitting else None)


def _completed(says: Range) -> tuple[Expression, Expression]:
    """Both ends, with the year that only the other one gives."""
    first, last = says.first, says.last
    if not (isinstance(first, Date) and isinstance(last, Date)):
        return first, last
    if first.year is None and last.year is not None and first.month is not None:
        later = (first.month, first.day or 0) > (last.month or 0, last.day or 99)
        first = structs.replace(first, year=last.year - later)
    if last.year is None and first.year is not None and last.month is not None:
        earlier = (last.month, last.day or 99) < (first.month or 0, first.day or 0)
        last = structs.replace(last, year=first.year + earlier)
    return first, last


_RESOLVERS: dict[type, Callable[..., Resolution]] = {
    Date: given.day_or_period,
    Numeric: given.numeric,
    Deictic: counted.deictic,
    Feast: given.feast,
    Season: given.season,
    Years: given.span_of_years,
    Slice: given.months_of_year,
    Fiscal: given.fiscal,
    Whole: counted.whole,
    Offset: counted.offset,
    Beside: _beside,
    Same: counted.same,
    Trailing: counted.trailing,
    SinceThen: counted.since_then,
    PartOf: _part,
    Edge: _edge,
    Nth: _nth,
    Around: _unit_around,
    Eve: _eve,
    Range: _range,
}
