"""Periods: a first and a last day, month or year, and the arithmetic of the calendar.

A period is written as its ends are known: "2025-10-15" (a day), "2025-07" (a month), "2024"
(a year), or two of these with a stroke between them. Every function here is plain calendar
arithmetic; weeks run from Monday to Sunday.
"""

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

Unit = str
"""One of day, week, weekend, fortnight, month, quarter, year, decade, century."""

FIRST_YEAR = 1
LAST_YEAR = 9999


class Period(Struct, frozen=True, order=True):
    """From ``start`` to ``end``, each an ISO day, month or year; equal for a single one."""

    start: str
    end: str

    @property
    def text(self) -> str:
        """How the period is written in a dossier."""
        return self.start if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def first(self) -> date:
        """The period's first day."""
        return first_day(self.start)

    @property
    def last(self) -> date:
        """The period's last day."""
        return last_day(self.end)


def parse(text: str) -> Period:
    """The period written as ``text`` by :attr:`Period.text`."""
    start, _, end = text.partition("/")
    return Period(start, end or start)


def first_day(stamp: str) -> date:
    """The first day of an ISO day, month or year."""
    parts = [int(part) for part in stamp.split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(stamp: str) -> date:
    """The last day of an ISO day, month or year."""
    parts = [int(part) for part in stamp.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, monthrange(parts[0], month)[1])


def is_day(period: Period) -> bool:
    """Whether the period is one day."""
    return period.start == period.end and len(period.start) == len("2025-10-15")


def day(of: date) -> Period:
    """One day."""
    return Period(of.isoformat(), of.isoformat())


def days(first: date, last: date) -> Period:
    """From one day to another, both included."""
    return Period(first.isoformat(), last.isoformat())


def month(number: int) -> Period:
    """The month with this running number (see :func:`month_number`)."""
    return months(number, number)


def months(first: int, last: int) -> Period:
    """From one month to another, by running number."""
    return Period(_month_stamp(first), _month_stamp(last))


def month_number(of: date) -> int:
    """Months since the year 0: what month arithmetic is done on."""
    return of.year * 12 + of.month - 1


def _month_stamp(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def year(number: int) -> Period:
    """One year."""
    return years(number, number)


def years(first: int, last: int) -> Period:
    """From one year to another."""
    return Period(f"{first:04d}", f"{last:04d}")


def span(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another, each as precise as it was."""
    return Period(first.start, last.end)


def make_date(year_number: int, month_number_: int, day_number: int) -> date | None:
    """A date, or None when the calendar has no such day."""
    try:
        return date(year_number, month_number_, day_number)
    except ValueError:
        return None


def week_of(of: date) -> Period:
    """Monday to Sunday around a day."""
    monday = of - timedelta(days=of.weekday())
    return days(monday, monday + timedelta(days=6))


def weekend_of(of: date) -> Period:
    """The Saturday and Sunday of a day's week."""
    monday = of - timedelta(days=of.weekday())
    return days(monday + timedelta(days=5), monday + timedelta(days=6))


def fortnight_of(of: date) -> Period:
    """The week of a day and the one after it."""
    monday = of - timedelta(days=of.weekday())
    return days(monday, monday + timedelta(days=13))


_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_AROUND = {"day": day, "week": week_of, "weekend": weekend_of, "fortnight": fortnight_of}


def shifted(of: date, unit: Unit, amount: int) -> Period:
    """The day, week, month ... that lies ``amount`` units after the one around a day.

    Raises:
        OverflowError: when it would lie outside the years 1 to 9999.
    """
    if unit in _DAYS:
        return _AROUND[unit](of + timedelta(days=amount * _DAYS[unit]))
    if unit in {"month", "quarter"}:
        return _shifted_months(month_number(of), unit, amount)
    return _shifted_years(of.year, unit, amount)


def _shifted_months(number: int, unit: Unit, amount: int) -> Period:
    if unit == "month":
        return _checked(months(number + amount, number + amount))
    first = number - number % 3 + 3 * amount
    return _checked(months(first, first + 2))


def _shifted_years(number: int, unit: Unit, amount: int) -> Period:
    if unit == "year":
        return _checked(year(number + amount))
    if unit == "decade":
        first = number - number % 10 + 10 * amount
        return _checked(years(first, first + 9))
    first = number - (number - 1) % 100 + 100 * amount
    return _checked(years(first, first + 99))


def _checked(period: Period) -> Period:
    if not FIRST_YEAR <= int(period.start[:4]) <= int(period.end[:4]) <= LAST_YEAR:
        raise OverflowError(period.text)
    return period


def moved_day(of: date, unit: Unit, amount: int) -> date:
    """The day that lies ``amount`` units after a day (a month later: the same day of month).

    Raises:
        OverflowError: when it would lie outside the years 1 to 9999.
    """
    if unit in _DAYS:
        return of + timedelta(days=amount * _DAYS[unit])
    scale = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    number = month_number(of) + amount * scale
    if not FIRST_YEAR <= number // 12 <= LAST_YEAR:
        raise OverflowError(str(number))
    last = monthrange(number // 12, number % 12 + 1)[1]
    return date(number // 12, number % 12 + 1, min(of.day, last))


def part_of(period: Period, part: str) -> Period:
    """The early, middle or late part of a period.

    Of a month a third, of a week about three days, of a year the first or last quarter and
    the four months in its middle, of years a third of them.
    """
    size = (period.last - period.first).days + 1
    if period.start == period.end and len(period.start) == 4:
        first = int(period.start) * 12
        low, high = {"early": (0, 2), "mid": (4, 7), "late": (9, 11)}[part]
        return months(first + low, first + high)
    if len(period.start) == 4:
        return _part_of_years(period, part)
    if size > 45:
        return _part_of_months(period, part)
    return _part_of_days(period, part, size)


def _part_of_years(period: Period, part: str) -> Period:
    first, last = int(period.start), int(period.end)
    third = max(1, (last - first + 1) // 3)
    ends = {
        "early": (first, first + third - 1),
        "mid": (first + third, last - third),
        "late": (last - third + 1, last),
    }
    return years(*ends[part])


def _part_of_months(period: Period, part: str) -> Period:
    first, last = month_number(period.first), month_number(period.last)
    third = max(1, (last - first + 1) // 3)
    ends = {
        "early": (first, first + third - 1),
        "mid": (first + third, max(first + third, last - third)),
        "late": (last - third + 1, last),
    }
    return months(*ends[part])


def _part_of_days(period: Period, part: str, size: int) -> Period:
    if size == 1:
        return period
    if size <= 7:
        low, high = {"early": (0, 2), "mid": (2, 4), "late": (4, 6)}[part]
    else:
        low, high = {"early": (0, 9), "mid": (10, 19), "late": (20, size - 1)}[part]
    low, high = min(low, size - 1), min(high, size - 1)
    return days(period.first + timedelta(days=low), period.first + timedelta(days=high))


def easter(of_year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = of_year % 19, of_year // 100, of_year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ll = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ll) // 451
    number = h + ll - 7 * m + 114
    return date(of_year, number // 31, number % 31 + 1)


def weekday_of_month(of_year: int, of_month: int, weekday: int, which: int) -> date:
    """The ``which``-th ``weekday`` (Monday 1) of a month; the last one when ``which`` is -1."""
    size = monthrange(of_year, of_month)[1]
    found = [
        date(of_year, of_month, number)
        for number in range(1, size + 1)
        if date(of_year, of_month, number).isoweekday() == weekday
    ]
    return found[which - 1] if which > 0 else found[which]
