"""What an expression stands for, seen from an article's day and its sentence.

:func:`resolve` answers with the chosen period, every period it could have been, and the
reason in words. Without an article's day only what is fully given resolves.
"""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct, structs

from sayso.knowledge.time_words import time_words
from sayso.language.times import periods as cal
from sayso.language.times.direction import Direction
from sayso.language.times.expressions import (
    Beside,
    Date,
    Deictic,
    Edge,
    Eve,
    Expression,
    Feast,
    Fiscal,
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


class View(Struct, frozen=True):
    """From where an expression is read: the article's day, the way its sentence points, the
    time told before it, and the time its own sentence gives with a year."""

    reference: date | None
    direction: Direction
    before: Period | None = None
    year_near: Period | None = None


class Resolution(Struct, frozen=True):
    """A chosen period (None when nothing decides), all candidates, and the reason."""

    period: Period | None
    candidates: tuple[Period, ...] = ()
    reason: str = ""


Choice = Resolution
_SUNDAY = 7
_UNKNOWN_DAY = "the article's own date is not known"
_TIME_ZONE_SLIP = 2
"""Days a past date may lie after the article's own: time zones, or a date of printing."""
_NEARLY_A_YEAR = 330
"""Days beyond which a past date without a year is doubted when it would be so close ahead."""


def resolve(says: Expression, view: View) -> Resolution:
    """The period an expression stands for, with its candidates and the reason."""
    try:
        return _RESOLVERS[type(says)](says, view)
    except (OverflowError, ValueError):
        return Resolution(None, (), "lies outside the calendar")


def _one(period: Period, reason: str) -> Resolution:
    return Resolution(period, (period,), reason)


def _chosen(options: list[Period], view: View, what: str) -> Resolution:
    """The option the sentence points to: the nearest past one, the next one, or the nearest."""
    reference = view.reference
    assert reference is not None
    past = [option for option in options if option.first <= reference]
    ahead = [option for option in options if option.last >= reference]
    way, because = view.direction.way, view.direction.because
    if way == "past" and past and not _slipped(past[-1], ahead, reference):
        return Resolution(past[-1], tuple(options), f"the last {what}: past (“{because}”)")
    if way == "ahead" and ahead:
        return Resolution(ahead[0], tuple(options), f"the next {what}: ahead (“{because}”)")
    nearest = min(options, key=lambda option: _distance(option, reference))
    return Resolution(nearest, tuple(options), f"the nearest {what}")


def _slipped(past: Period, ahead: list[Period], reference: date) -> bool:
    """Whether "past" is nearly a year ago while the same date is a day or two ahead."""
    if not ahead or not cal.is_day(past) or past.last == reference:
        return False
    close = (ahead[0].first - reference).days <= _TIME_ZONE_SLIP
    return close and (reference - past.last).days > _NEARLY_A_YEAR


def _distance(option: Period, reference: date) -> tuple[int, date]:
    if option.first <= reference <= option.last:
        return 0, option.first
    away = min(abs((option.first - reference).days), abs((option.last - reference).days))
    return away, option.first


def _around(reference: date | None) -> range:
    return range(reference.year - 1, reference.year + 2) if reference else range(0)


# ---------------------------------------------------------------- dates


def _date(says: Date, view: View) -> Resolution:
    if says.year is None and says.year_shift is not None:
        return _in_shifted_year(says, view)
    if says.year is not None:
        return _dated(says)
    if says.month is not None and says.day is not None:
        return _day_of_month(says, view)
    if says.month is not None:
        return _month_alone(says, view)
    return _weekday(says, view) if says.weekday is not None else _day_alone(says, view)


def _in_shifted_year(says: Date, view: View) -> Resolution:
    if view.reference is None:
        return Resolution(None, (), _UNKNOWN_DAY)
    year = view.reference.year + (says.year_shift or 0)
    found = _date(structs.replace(says, year=year, year_shift=None), view)
    word = {-1: "last", 0: "this", 1: "next"}[says.year_shift or 0]
    return structs.replace(found, reason=f"of {word} year, {year}")


def _dated(says: Date) -> Resolution:
    year = says.year or 0
    if says.month is None:
        return _one(cal.year(year), "year given")
    if says.day is None:
        return _one(cal.month(12 * year + says.month - 1), "month and year given")
    day = cal.make_date(year, says.month, says.day)
    if day is None:
        return Resolution(None, (), "the calendar has no such day")
    wrong = says.weekday is not None and day.isoweekday() != says.weekday
    return _one(cal.day(day), "full date given" + (", on another weekday" if wrong else ""))


def _day_of_month(says: Date, view: View) -> Resolution:
    near = _in_near_year(says, view)
    if near is not None:
        return near
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {_UNKNOWN_DAY}")
    month, day = says.month or 1, says.day or 1
    dates = [cal.make_date(year, month, day) for year in _around(view.reference)]
    known = [found for found in dates if found is not None]
    fitting = [found for found in known if says.weekday in {None, found.isoweekday()}]
    options = [cal.day(found) for found in fitting or known]
    if not options:
        return Resolution(None, (), "the calendar has no such day in these years")
    choice = _chosen(options, view, "such day, no year given")
    if says.weekday is None or not fitting:
        return choice
    return structs.replace(choice, reason=choice.reason + ", on the weekday given")


def _in_near_year(says: Date, view: View) -> Resolution | None:
    """With the year another date of the same sentence gives."""
    near = view.year_near
    if near is None or says.shift is not None:
        return None
    found = _dated(structs.replace(says, year=near.first.year, weekday=None))
    if found.period is None:
        return None
    if found.period.first < near.first and len(found.period.start) == len(near.start):
        later = _dated(structs.replace(says, year=near.first.year + 1, weekday=None))
        found = later if later.period and _within_year(near, later.period) else found
    return structs.replace(found, reason=f"year from “{near.text}” in the same sentence")


def _within_year(near: Period, later: Period) -> bool:
    return (later.first - near.first).days <= 183


def _month_alone(says: Date, view: View) -> Resolution:
    near = _in_near_year(says, view)
    if near is not None:
        return near
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {_UNKNOWN_DAY}")
    month = says.month or 1
    options = [cal.month(12 * year + month - 1) for year in _around(view.reference)]
    now = cal.month(cal.month_number(view.reference))
    if says.shift == -1:
        past = [option for option in options if option < now]
        return Resolution(past[-1], tuple(options), "the last such month before this one")
    if says.shift == 1:
        coming = [option for option in options if option > now]
        return Resolution(coming[0], tuple(options), "the next such month after this one")
    if says.shift == 0:
        return Resolution(options[1], tuple(options), "of this year")
    return _chosen(options, view, "such month, no year given")


def _weekday(says: Date, view: View) -> Resolution:
    if view.reference is None:
        return Resolution(None, (), f"a weekday, and {_UNKNOWN_DAY}")
    weekday, reference = says.weekday or 1, view.reference
    if says.week_shift is not None:
        monday = reference - timedelta(days=reference.weekday()) + timedelta(7 * says.week_shift)
        return _one(cal.day(monday + timedelta(days=weekday - 1)), "of the week named")
    back = (reference.isoweekday() - weekday) % 7
    last, coming = reference - timedelta(days=back), reference + timedelta(days=(-back) % 7)
    if says.shift == -1:
        last -= timedelta(days=0 if back else 7)
        options = [cal.day(last - timedelta(days=7)), cal.day(last)]
        return Resolution(options[1], tuple(options), "the last such day before the article")
    if says.shift == 1:
        coming += timedelta(days=7 if not back else 0)
        options = [cal.day(coming), cal.day(coming + timedelta(days=7))]
        return Resolution(options[0], tuple(options), "the next such day after the article")
    if says.shift == 0 and view.direction.way == "open":
        return _one(cal.day(coming), "the coming such day")
    options = sorted({cal.day(last), cal.day(coming)})
    if len(options) == 1:
        week = timedelta(days=7)
        others = (cal.day(last - week), options[0], cal.day(last + week))
        return Resolution(options[0], others, "the article's own day is that weekday")
    return _chosen(options, view, "such weekday")


def _day_alone(says: Date, view: View) -> Resolution:
    """The 15th: of this month, the one before or the one after."""
    anchor = view.reference or (view.before.last if view.before else None)
    if anchor is None or says.day is None:
        return Resolution(None, (), _UNKNOWN_DAY)
    number = cal.month_number(anchor)
    if says.month_shift is not None:
        number += says.month_shift
        named = cal.make_date(number // 12, number % 12 + 1, says.day)
        return _one(cal.day(named), "of the month named") if named else Resolution(None)
    dates = [
        cal.make_date(month // 12, month % 12 + 1, says.day)
        for month in (number - 1, number, number + 1)
    ]
    options = [cal.day(found) for found in dates if found is not None]
    return _chosen(options, structs.replace(view, reference=anchor), "such day of a month")


def _numeric(says: Numeric, _: View) -> Resolution:
    pairs = [(says.second, says.first), (says.first, says.second)]
    if not says.day_first:
        pairs.reverse()
    found = [cal.make_date(says.year, month, day) for month, day in pairs]
    options = [cal.day(day) for day in found if day is not None]
    if not options:
        return Resolution(None, (), "the calendar has no such day")
    if len(set(options)) == 1:
        return _one(options[0], "full date in figures")
    order = "day first, as with full stops" if says.day_first else "month first, as with strokes"
    return Resolution(options[0], tuple(options), f"date in figures read {order}")


# ---------------------------------------------------------------- feasts, seasons, years


def _feast(says: Feast, view: View) -> Resolution:
    if says.year is not None:
        return _one(cal.day(feast_day(says.name, says.year)), "feast and year given")
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {_UNKNOWN_DAY}")
    if says.year_shift is not None:
        year = view.reference.year + says.year_shift
        return _one(cal.day(feast_day(says.name, year)), f"feast of {year}")
    options = [cal.day(feast_day(says.name, year)) for year in _around(view.reference)]
    return _by_shift(options, says.shift, view, "such feast")


def feast_day(name: str, year: int) -> date:
    """The day on which a feast of ``time_words.toml`` falls in a year."""
    words = time_words()
    if name in words.fixed_days:
        month, day = words.fixed_days[name].split("-")
        return date(year, int(month), int(day))
    if name in words.easter_days:
        return cal.easter(year) + timedelta(days=words.easter_days[name])
    month_, weekday, which, more = words.moving_days[name]
    return cal.weekday_of_month(year, month_, weekday, which) + timedelta(days=more)


def _by_shift(options: list[Period], shift: int | None, view: View, what: str) -> Resolution:
    """The last, this year's or the next of some yearly periods."""
    reference = view.reference
    assert reference is not None
    past = [option for option in options if option.last < reference]
    ahead = [option for option in options if option.first > reference]
    if shift == -1 and past:
        return Resolution(past[-1], tuple(options), f"the last {what} before the article")
    if shift == 1 and ahead:
        return Resolution(ahead[0], tuple(options), f"the next {what} after the article")
    if shift == 0:
        return Resolution(options[1], tuple(options), f"this year's {what}")
    return _chosen(options, view, what)


def _season(says: Season, view: View) -> Resolution:
    if says.year is not None:
        return _one(_season_of(says.name, says.year), "season and year given (northern half)")
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {_UNKNOWN_DAY}")
    if says.year_shift is not None:
        year = view.reference.year + says.year_shift
        return _one(_season_of(says.name, year), f"season of {year} (northern half)")
    options = [_season_of(says.name, year) for year in _around(view.reference)]
    return _by_shift(options, says.shift, view, "such season (northern half)")


def _season_of(name: str, year: int) -> Period:
    first, last = time_words().seasons[name]
    start = 12 * year + first - 1
    return cal.months(start, 12 * (year + (last < first)) + last - 1)


def _years(says: Years, _: View) -> Resolution:
    return _one(cal.years(says.first, says.last), "years given")


def _slice(says: Slice, view: View) -> Resolution:
    if says.year is not None:
        return _one(_months_of(says, says.year), "part of the year given")
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {_UNKNOWN_DAY}")
    if says.year_shift is not None:
        year = view.reference.year + says.year_shift
        return _one(_months_of(says, year), f"part of {year}")
    options = [_months_of(says, year) for year in _around(view.reference)]
    return _chosen(options, view, "such part of a year")


def _months_of(says: Slice, year: int) -> Period:
    return cal.months(12 * year + says.first - 1, 12 * year + says.last - 1)


def _fiscal(says: Fiscal, _: View) -> Resolution:
    start = 12 * (says.year - 1) + 9
    options = (cal.year(says.year), cal.months(start, start + 11))
    return Resolution(options[0], options, "business year, which begins on different days")


# ---------------------------------------------------------------- counted


def _deictic(says: Deictic, view: View) -> Resolution:
    if view.reference is None:
        return Resolution(None, (), _UNKNOWN_DAY)
    day = view.reference + timedelta(days=says.days)
    return _one(cal.day(day), f"counted from the article's day, {view.reference.isoformat()}")


def _whole(says: Whole, view: View) -> Resolution:
    reference = view.reference
    if reference is None:
        return Resolution(None, (), _UNKNOWN_DAY)
    reason = f"counted from the article's day, {reference.isoformat()}"
    if says.unit == "weekend":
        return _weekend(says, view, reference)
    if says.unit == "week" and says.shift == -1 and reference.isoweekday() == _SUNDAY:
        options = (cal.shifted(reference, "week", -1), cal.week_of(reference))
        return Resolution(options[1], options, f"the week that ends on {reference.isoformat()}")
    return _one(cal.shifted(reference, says.unit, says.shift), reason)


def _weekend(says: Whole, view: View, reference: date) -> Resolution:
    this = cal.weekend_of(reference)
    week = timedelta(days=7)
    last = this if this.first <= reference else cal.weekend_of(reference - week)
    if says.shift == -1:
        past = last if last.last < reference else cal.weekend_of(last.first - week)
        return _one(past, "the last weekend before the article")
    if says.shift == 1:
        return _one(cal.weekend_of(reference + week), "the weekend of next week")
    if last == this or view.direction.way != "past":
        return Resolution(this, (last, this), "the weekend of the article's week")
    return Resolution(last, (last, this), f"the last weekend: past (“{view.direction.because}”)")


def _offset(says: Offset, view: View) -> Resolution:
    if says.anchored and view.before is not None:
        anchor = view.before.last if says.sign > 0 else view.before.first
        return _one(_away(anchor, says, view.before), f"counted from “{view.before.text}”")
    if view.reference is None:
        return Resolution(None, (), _UNKNOWN_DAY)
    if says.anchored and says.sign > 0:
        return Resolution(None, (), "counted from something that is not dated")
    period = _away(view.reference, says, None)
    return _one(period, f"counted from the article's day, {view.reference.isoformat()}")


def _away(anchor: date, says: Offset | Beside, near: Period | None) -> Period:
    """The period at a distance, as precise as the unit (a day's distance keeps the day)."""
    if near is not None and cal.is_day(near) and says.unit in {"week", "day"}:
        return cal.day(cal.moved_day(anchor, says.unit, says.sign * says.amount))
    moved = cal.moved_day(anchor, says.unit, says.sign * says.amount)
    unit = "year" if says.unit in {"decade", "century"} else says.unit
    return cal.shifted(moved, unit, 0)


def _beside(says: Beside, view: View) -> Resolution:
    anchor = resolve(says.anchor, view)
    if anchor.period is None:
        return anchor
    start = anchor.period.last if says.sign > 0 else anchor.period.first
    period = _away(start, says, anchor.period)
    return _one(period, f"counted from “{anchor.period.text}”: {anchor.reason}")


def _same(says: Same, view: View) -> Resolution:
    if view.before is None:
        return Resolution(None, (), "points back to a time that is not told")
    anchor = view.before.last if says.sign > 0 else view.before.first
    if says.sign == 0 and says.unit == "day" and not cal.is_day(view.before):
        return Resolution(view.before, (view.before,), f"the time told before, {view.before.text}")
    period = cal.shifted(anchor, says.unit, says.sign)
    return _one(period, f"counted from the time told before, “{view.before.text}”")


def _trailing(says: Trailing, view: View) -> Resolution:
    reference = view.reference
    if reference is None:
        return Resolution(None, (), _UNKNOWN_DAY)
    other = cal.moved_day(reference, says.unit, says.sign * says.amount)
    period = cal.days(min(other, reference), max(other, reference))
    end = "up to" if says.sign < 0 else "from"
    return _one(period, f"{end} the article's day, {reference.isoformat()}")


def _since_then(_: SinceThen, view: View) -> Resolution:
    if view.before is None:
        return Resolution(None, (), "points back to a time that is not told")
    if view.reference is None:
        return Resolution(None, (), _UNKNOWN_DAY)
    start, today = view.before.end, view.reference.isoformat()
    period = Period(start, today)
    if period.first > view.reference:
        return Resolution(None, (), "points back to a time that lies ahead")
    return _one(period, f"from “{view.before.text}” to the article's day, {today}")


# ---------------------------------------------------------------- of others


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
        start = _before_end(start, end.period)
    if start.period is None:
        return Resolution(None, (), "its end would lie before its beginning")
    return _one(cal.span(start.period, end.period), f"from one to the other: {end.reason}")


def _before_end(start: Resolution, end: Period) -> Resolution:
    """The latest candidate for a beginning that does not lie after the end."""
    fitting = [option for option in start.candidates if option.first <= end.last]
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
    Date: _date,
    Numeric: _numeric,
    Deictic: _deictic,
    Feast: _feast,
    Season: _season,
    Years: _years,
    Slice: _slice,
    Fiscal: _fiscal,
    Whole: _whole,
    Offset: _offset,
    Beside: _beside,
    Same: _same,
    Trailing: _trailing,
    SinceThen: _since_then,
    PartOf: _part,
    Edge: _edge,
    Eve: _eve,
    Range: _range,
}
