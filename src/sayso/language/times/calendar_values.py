"""What dates, feasts, seasons and years stand for, chosen among the years around the article."""

from datetime import date, timedelta

from msgspec import structs

from sayso.knowledge.time_words import time_words
from sayso.language.times import periods as cal
from sayso.language.times.choice import (
    UNKNOWN_DAY,
    Resolution,
    View,
    by_shift,
    chosen,
    one,
    years_around,
)
from sayso.language.times.expressions import Date, Feast, Fiscal, Numeric, Season, Slice, Years
from sayso.language.times.periods import Period


def day_or_period(says: Date, view: View) -> Resolution:
    """What a date stands for: a day, a month or a year."""
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
        return Resolution(None, (), UNKNOWN_DAY)
    year = view.reference.year + (says.year_shift or 0)
    found = day_or_period(structs.replace(says, year=year, year_shift=None), view)
    word = {-1: "last", 0: "this", 1: "next"}[says.year_shift or 0]
    return structs.replace(found, reason=f"of {word} year, {year}")


def _dated(says: Date) -> Resolution:
    year = says.year or 0
    if says.month is None:
        return one(cal.year(year), "year given")
    if says.day is None:
        return one(cal.month(12 * year + says.month - 1), "month and year given")
    day = cal.make_date(year, says.month, says.day)
    if day is None:
        return Resolution(None, (), "the calendar has no such day")
    wrong = says.weekday is not None and day.isoweekday() != says.weekday
    return one(cal.day(day), "full date given" + (", on another weekday" if wrong else ""))


def _day_of_month(says: Date, view: View) -> Resolution:
    near = _in_near_year(says, view)
    if near is not None:
        return near
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {UNKNOWN_DAY}")
    month, day = says.month or 1, says.day or 1
    dates = [cal.make_date(year, month, day) for year in years_around(view.reference)]
    known = [found for found in dates if found is not None]
    fitting = [found for found in known if says.weekday in {None, found.isoweekday()}]
    options = [cal.day(found) for found in fitting or known]
    if not options:
        return Resolution(None, (), "the calendar has no such day in these years")
    choice = chosen(options, view, "such day, no year given")
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
        return Resolution(None, (), f"no year given, and {UNKNOWN_DAY}")
    month = says.month or 1
    options = [cal.month(12 * year + month - 1) for year in years_around(view.reference)]
    now = cal.month(cal.month_number(view.reference))
    if says.shift == -1:
        past = [option for option in options if option < now]
        return Resolution(past[-1], tuple(options), "the last such month before this one")
    if says.shift == 1:
        coming = [option for option in options if option > now]
        return Resolution(coming[0], tuple(options), "the next such month after this one")
    if says.shift == 0:
        return Resolution(options[1], tuple(options), "of this year")
    return chosen(options, view, "such month, no year given")


def _weekday(says: Date, view: View) -> Resolution:
    if view.reference is None:
        return Resolution(None, (), f"a weekday, and {UNKNOWN_DAY}")
    weekday, reference = says.weekday or 1, view.reference
    if says.week_shift is not None:
        monday = reference - timedelta(days=reference.weekday()) + timedelta(7 * says.week_shift)
        return one(cal.day(monday + timedelta(days=weekday - 1)), "of the week named")
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
    if says.shift == 0 and view.direction.way in {"open", "present"}:
        return one(cal.day(coming), "the coming such day")
    options = sorted({cal.day(last), cal.day(coming)})
    if len(options) == 1:
        week = timedelta(days=7)
        others = (cal.day(last - week), options[0], cal.day(last + week))
        return Resolution(options[0], others, "the article's own day is that weekday")
    if view.direction.way == "present":
        reason = f"the last such weekday: told of in the present (“{view.direction.because}”)"
        return Resolution(options[0], tuple(options), reason)
    return chosen(options, view, "such weekday")


def _day_alone(says: Date, view: View) -> Resolution:
    """The 15th: of this month, the one before or the one after."""
    anchor = view.reference or (view.before.last if view.before else None)
    if anchor is None or says.day is None:
        return Resolution(None, (), UNKNOWN_DAY)
    number = cal.month_number(anchor)
    if says.month_shift is not None:
        number += says.month_shift
        named = cal.make_date(number // 12, number % 12 + 1, says.day)
        return one(cal.day(named), "of the month named") if named else Resolution(None)
    dates = [
        cal.make_date(month // 12, month % 12 + 1, says.day)
        for month in (number - 1, number, number + 1)
    ]
    options = [cal.day(found) for found in dates if found is not None]
    return chosen(options, structs.replace(view, reference=anchor), "such day of a month")


def numeric(says: Numeric, _: View) -> Resolution:
    """A date in figures; both orders of day and month are kept where both are dates."""
    pairs = [(says.second, says.first), (says.first, says.second)]
    if not says.day_first:
        pairs.reverse()
    found = [cal.make_date(says.year, month, day) for month, day in pairs]
    options = [cal.day(day) for day in found if day is not None]
    if not options:
        return Resolution(None, (), "the calendar has no such day")
    if len(set(options)) == 1:
        return one(options[0], "full date in figures")
    order = "day first, as with full stops" if says.day_first else "month first, as with strokes"
    return Resolution(options[0], tuple(options), f"date in figures read {order}")


def feast(says: Feast, view: View) -> Resolution:
    """The day of a feast."""
    if says.year is not None:
        return one(cal.day(feast_day(says.name, says.year)), "feast and year given")
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {UNKNOWN_DAY}")
    if says.year_shift is not None:
        year = view.reference.year + says.year_shift
        return one(cal.day(feast_day(says.name, year)), f"feast of {year}")
    options = [cal.day(feast_day(says.name, year)) for year in years_around(view.reference)]
    return by_shift(options, says.shift, view, "such feast")


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


def season(says: Season, view: View) -> Resolution:
    """The three months of a season in the northern half of the world."""
    if says.year is not None:
        return one(_season_of(says.name, says.year), "season and year given (northern half)")
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {UNKNOWN_DAY}")
    if says.year_shift is not None:
        year = view.reference.year + says.year_shift
        return one(_season_of(says.name, year), f"season of {year} (northern half)")
    options = [_season_of(says.name, year) for year in years_around(view.reference)]
    return by_shift(options, says.shift, view, "such season (northern half)")


def _season_of(name: str, year: int) -> Period:
    first, last = time_words().seasons[name]
    start = 12 * year + first - 1
    return cal.months(start, 12 * (year + (last < first)) + last - 1)


def span_of_years(says: Years, _: View) -> Resolution:
    """A decade, a century or a span of years."""
    return one(cal.years(says.first, says.last), "years given")


def months_of_year(says: Slice, view: View) -> Resolution:
    """A quarter, a half or some other months of a year."""
    if says.year is not None:
        return one(_months_of(says, says.year), "part of the year given")
    if view.reference is None:
        return Resolution(None, (), f"no year given, and {UNKNOWN_DAY}")
    if says.year_shift is not None:
        year = view.reference.year + says.year_shift
        return one(_months_of(says, year), f"part of {year}")
    options = [_months_of(says, year) for year in years_around(view.reference)]
    return chosen(options, view, "such part of a year")


def _months_of(says: Slice, year: int) -> Period:
    return cal.months(12 * year + says.first - 1, 12 * year + says.last - 1)


def fiscal(says: Fiscal, _: View) -> Resolution:
    """A business year; the year of the United States government is the other candidate."""
    start = 12 * (says.year - 1) + 9
    options = (cal.year(says.year), cal.months(start, start + 11))
    return Resolution(options[0], options, "business year, which begins on different days")
