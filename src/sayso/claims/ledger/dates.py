"""Dates that differ: one event, told with another day or another precision."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from sayso.claims.ledger.drafts import MILD, Draft, Group, Scene, conflict
from sayso.claims.ledger.timed import nearest_verb, one_verb, told_apart
from sayso.claims.views import View
from sayso.knowledge.time_words import time_words
from sayso.model import Cause, Time

THE_DAY = ("today", "this morning", "this afternoon", "this evening", "tonight", "now")
BEFORE = 12
"""Letters before a year that tell whether it belongs to a thing."""
_OWNS = re.compile(r"\s?['’]s\s")
_YEAR = re.compile(r"\d{4}s?")
_IN = re.compile(
    r"\b(?:in|since|by|until|till|from|to|during|through|before|after|early|late|mid|and)[\s-]$",
    re.IGNORECASE,
)
_WEEKDAY = "weekday "
DAYS_APART = 2
"""Days by which outlets are off about one event; further apart, there are two: of the differences
read in 98 stories one was, a second letter of the same sender."""


class Dated(Struct, frozen=True):
    """A claim, a time it tells and its value, the verb nearest to it, its other times' values.

    Of an article whose own day is unknown a weekday is its own value.
    """

    view: View
    written: str
    value: str
    verb: str
    others: tuple[str, ...]


def compare_dates(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims date one event in ways that do not say the same."""
    scene = group.scene
    for told, sides in told_apart(list(_dated(group)), lambda a, b: _of_one_event(a, b, scene)):
        values = sorted({item.value for item in told})
        if len(values) > 1:
            cause, reason = _cause(values, sides)
            if cause in MILD or (_near(values) and conflict(sides, scene)):
                about = f"when: {told[0].view.claim.text}"
                yield Draft(group, "date", about, sides, cause, reason)


def _dated(group: Group) -> Iterator[Dated]:
    """The times of the claims, but for those that date a noun ("Friday's game")."""
    for view in group.views:
        claim, text = view.claim, group.scene.articles[view.claim.article].text
        inside = [
            (time, value)
            for time in group.scene.times.get(claim.article, ())
            if claim.start <= time.start and time.end <= claim.end
            if not text[time.end : time.end + 1].isalnum() and (value := _value(time, text))
        ]
        for time, value in inside:
            if not (_today(time, text) or _of_a_noun(text, time)):
                others = tuple(other for at, other in inside if at is not time)
                yield Dated(view, _written(time, text), value, _verb(view, time), others)


def _value(time: Time, text: str) -> str | None:
    if time.value:
        return time.value
    found = _weekdays().search(text[time.start : time.end])
    return _WEEKDAY + found.group().capitalize() if found else None


@cache
def _weekdays() -> re.Pattern[str]:
    names = "|".join(names[0] for names in time_words().weekdays.values())
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def _of_a_noun(text: str, time: Time) -> bool:
    """Tell whether a time belongs to a thing: "Friday's game", "a 2013 car"."""
    if _OWNS.match(text, time.end):
        return True
    before = text[max(0, time.start - BEFORE) : time.start]
    return bool(_YEAR.fullmatch(text, time.start, time.end)) and not _IN.search(before)


def _of_one_event(a: Dated, b: Dated, scene: Scene) -> bool:
    """Not when one claim tells the time of the other too."""
    if not one_verb(a, b, scene):
        return False
    others = [(one, b.value) for one in a.others] + [(one, a.value) for one in b.others]
    return not any(_agree(one, other) for one, other in others)


def _verb(view: View, time: Time) -> str:
    start, end = time.start - view.claim.start, time.end - view.claim.start
    return nearest_verb(view, lambda group: max(group.start - end, start - group.end))


def _today(time: Time, text: str) -> bool:
    """Words that stand for the day of writing, which outlets of one story need not share."""
    return _written(time, text).lower() in THE_DAY


def _written(time: Time, text: str) -> str:
    found = " ".join(text[time.start : time.end].split())
    return found.removeprefix("on ").removeprefix("On ")


def _cause(values: list[str], sides: dict[str, list[View]]) -> tuple[Cause, str]:
    words = ", ".join(f"“{written}”" for written in sides)
    if all(_agree(a, b) for a in values for b in values):
        return "rounding", f"{words}: one date, told more or less exactly"
    return "cannot tell", f"{words} are different times for one event"


def _agree(a: str, b: str) -> bool:
    """Tell whether two values can stand for one moment; a weekday for any that it falls in."""
    if a.startswith(_WEEKDAY) or b.startswith(_WEEKDAY):
        one, other = _weekday(a), _weekday(b)
        return not (one and other) or one == other
    (a_start, a_end), (b_start, b_end) = _ends(a), _ends(b)
    return a_start <= b_end and b_start <= a_end


def _near(values: Sequence[str]) -> bool:
    """Tell whether the days among the values lie so near that they can be of one event."""
    numbers = sorted(number for value in values if (number := _number(value)) is not None)
    return len(numbers) < 2 or numbers[-1] - numbers[0] <= DAYS_APART


def _number(value: str) -> int | None:
    """A day as a number; None for a longer time, and for a weekday of an unknown week."""
    try:
        return date.fromisoformat(value[:10]).toordinal() if "/" not in value else None
    except ValueError:
        return None


def _weekday(value: str) -> str:
    """The weekday of a value, "" when it is no single day."""
    if value.startswith(_WEEKDAY):
        return value.removeprefix(_WEEKDAY)
    try:
        return f"{date.fromisoformat(value[:10]):%A}" if "/" not in value else ""
    except ValueError:
        return ""


def _ends(value: str) -> tuple[str, str]:
    """First and last day of a value as texts that compare in order of time."""
    start, _, end = value.partition("/")
    return start, (end or start)[:10] + "~"
