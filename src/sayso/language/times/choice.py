"""From where an expression is read, what is chosen, and how one of several is chosen."""

from datetime import date

from msgspec import Struct

from sayso.language.times import periods as cal
from sayso.language.times.direction import Direction
from sayso.language.times.periods import Period

UNKNOWN_DAY = "the article's own date is not known"
_TIME_ZONE_SLIP = 2
"""Days a past date may lie after the article's own: time zones, or a date of printing."""
_NEARLY_A_YEAR = 330
"""Days beyond which a past date without a year is doubted when it would be so close ahead."""


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


def one(period: Period, reason: str) -> Resolution:
    """A period that is the only candidate."""
    return Resolution(period, (period,), reason)


def chosen(options: list[Period], view: View, what: str) -> Resolution:
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


def years_around(reference: date | None) -> range:
    """The years before, of and after the article; none without its day."""
    return range(reference.year - 1, reference.year + 2) if reference else range(0)


def by_shift(options: list[Period], shift: int | None, view: View, what: str) -> Resolution:
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
    return chosen(options, view, what)
