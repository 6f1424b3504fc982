"""What is counted from the article's day, or from the time told before."""

from datetime import date, timedelta

from sayso.language.times import periods as cal
from sayso.language.times.choice import UNKNOWN_DAY, Resolution, View, one
from sayso.language.times.expressions import (
    Beside,
    Deictic,
    Offset,
    Same,
    SinceThen,
    Trailing,
    Whole,
)
from sayso.language.times.periods import Period

_SUNDAY = 7


def deictic(says: Deictic, view: View) -> Resolution:
    """A day counted from the article's own."""
    if view.reference is None:
        return Resolution(None, (), UNKNOWN_DAY)
    day = view.reference + timedelta(days=says.days)
    return one(cal.day(day), f"counted from the article's day, {view.reference.isoformat()}")


def whole(says: Whole, view: View) -> Resolution:
    """The last, this or the next unit."""
    reference = view.reference
    if reference is None:
        return Resolution(None, (), UNKNOWN_DAY)
    reason = f"counted from the article's day, {reference.isoformat()}"
    if says.unit == "weekend":
        return _weekend(says, view, reference)
    if says.unit == "week" and says.shift == -1 and reference.isoweekday() == _SUNDAY:
        options = (cal.shifted(reference, "week", -1), cal.week_of(reference))
        return Resolution(options[1], options, f"the week that ends on {reference.isoformat()}")
    return one(cal.shifted(reference, says.unit, says.shift), reason)


def _weekend(says: Whole, view: View, reference: date) -> Resolution:
    this = cal.weekend_of(reference)
    week = timedelta(days=7)
    last = this if this.first <= reference else cal.weekend_of(reference - week)
    if says.shift == -1:
        past = last if last.last < reference else cal.weekend_of(last.first - week)
        return one(past, "the last weekend before the article")
    if says.shift == 1:
        return one(cal.weekend_of(reference + week), "the weekend of next week")
    if last == this or view.direction.way != "past":
        return Resolution(this, (last, this), "the weekend of the article's week")
    return Resolution(last, (last, this), f"the last weekend: past (“{view.direction.because}”)")


def offset(says: Offset, view: View) -> Resolution:
    """What lies at a distance from the article's day or from the time told before."""
    if says.anchored and view.before is not None:
        anchor = view.before.last if says.sign > 0 else view.before.first
        return one(at_distance(anchor, says, view.before), f"counted from “{view.before.text}”")
    if view.reference is None:
        return Resolution(None, (), UNKNOWN_DAY)
    if says.anchored and says.sign > 0:
        return Resolution(None, (), "counted from something that is not dated")
    period = at_distance(view.reference, says, None)
    return one(period, f"counted from the article's day, {view.reference.isoformat()}")


def at_distance(anchor: date, says: Offset | Beside, near: Period | None) -> Period:
    """The period at a distance, as precise as the unit (a day's distance keeps the day)."""
    if near is not None and cal.is_day(near) and says.unit in {"week", "day"}:
        return cal.day(cal.moved_day(anchor, says.unit, says.sign * says.amount))
    moved = cal.moved_day(anchor, says.unit, says.sign * says.amount)
    unit = "year" if says.unit in {"decade", "century"} else says.unit
    return cal.shifted(moved, unit, 0)


def same(says: Same, view: View) -> Resolution:
    """The unit around, before or after the time told before."""
    if view.before is None:
        return Resolution(None, (), "points back to a time that is not told")
    anchor = view.before.last if says.sign > 0 else view.before.first
    if says.sign == 0 and says.unit == "day" and not cal.is_day(view.before):
        return Resolution(None, (), "points back to a day that is not told")
    period = cal.shifted(anchor, says.unit, says.sign)
    return one(period, f"counted from the time told before, “{view.before.text}”")


def trailing(says: Trailing, view: View) -> Resolution:
    """A stretch that ends or begins on the article's day."""
    reference = view.reference
    if reference is None:
        return Resolution(None, (), UNKNOWN_DAY)
    other = cal.moved_day(reference, says.unit, says.sign * says.amount)
    period = cal.days(min(other, reference), max(other, reference))
    end = "up to" if says.sign < 0 else "from"
    return one(period, f"{end} the article's day, {reference.isoformat()}")


def since_then(_: SinceThen, view: View) -> Resolution:
    """From the end of the time told before to the article's day."""
    if view.before is None:
        return Resolution(None, (), "points back to a time that is not told")
    if view.reference is None:
        return Resolution(None, (), UNKNOWN_DAY)
    start, today = view.before.end, view.reference.isoformat()
    period = Period(start, today)
    if period.first > view.reference:
        return Resolution(None, (), "points back to a time that lies ahead")
    return one(period, f"from “{view.before.text}” to the article's day, {today}")
