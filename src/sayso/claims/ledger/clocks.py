"""Clock times that differ: one thing told to have happened at another hour or minute."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sayso.claims.ledger.drafts import MILD, Draft, Group, Scene, conflict
from sayso.claims.ledger.timed import nearest_verb, one_verb, told_apart
from sayso.claims.views import View
from sayso.model import Cause

ROUND, ROUND_LOOSE = 15, 30
"""Minutes by which a time on the quarter, or one told as "about", may be off."""
LOOSE = (
    "about", "around", "approximately", "nearly", "almost", "just", "shortly", "roughly", "by",
    "before", "after", "until", "past",
)  # fmt: skip
HALF_DAY, HOUR = 720, 60
_CLOCK = re.compile(
    r"\b(?:(?P<loose>[a-z]+)\s+(?:(?:after|before|past)\s+)?)?"
    r"(?P<hour>1[0-2]|0?[1-9])(?:[:.]\s?(?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?m\b\.?|\s?m\b)",
    re.IGNORECASE,
)


class Clock(Struct, frozen=True):
    """A claim, a clock time it tells in minutes of the day, and the verb nearest to it."""

    view: View
    minute: int
    loose: bool
    written: str
    verb: str
    others: tuple[int, ...]


def compare_clocks(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims tell one event at two clock times."""
    scene = group.scene
    for told, sides in told_apart(list(_clocks(group)), lambda a, b: _of_one_event(a, b, scene)):
        if len({item.minute for item in told}) > 1:
            cause, reason = _cause(told, sides)
            if cause in MILD or conflict(sides, scene):
                about = f"what time: {told[0].view.claim.text}"
                yield Draft(group, "date", about, sides, cause, reason)


def _clocks(group: Group) -> Iterator[Clock]:
    for view in group.views:
        found = list(_CLOCK.finditer(view.claim.text))
        minutes = [_minute(match) for match in found]
        for match, minute in zip(found, minutes, strict=True):
            loose = (match["loose"] or "").lower() in LOOSE
            start = match.start() if loose else match.start("hour")
            written = " ".join(view.claim.text[start : match.end()].split())
            others = tuple(other for other in minutes if other != minute)
            yield Clock(view, minute, loose, written, _verb(view, match.start()), others)


def _minute(match: re.Match[str]) -> int:
    hour = int(match["hour"]) % 12
    return hour * HOUR + int(match["minute"] or 0) + HALF_DAY * (match["half"] in "pP")


def _verb(view: View, at: int) -> str:
    return nearest_verb(view, lambda group: abs(group.start - at))


def _of_one_event(a: Clock, b: Clock, scene: Scene) -> bool:
    """Not when one claim tells the time of the other too."""
    return one_verb(a, b, scene) and not (a.minute in b.others or b.minute in a.others)


def _cause(told: list[Clock], sides: dict[str, list[View]]) -> tuple[Cause, str]:
    words = ", ".join(f"“{written}”" for written in sides)
    minutes = [item.minute for item in told]
    quarter = any(item.minute % ROUND == 0 for item in told)
    slack = ROUND_LOOSE if any(item.loose for item in told) else ROUND * quarter
    if max(minutes) - min(minutes) <= slack:
        return "rounding", f"{words}: one time, told more or less exactly"
    return "cannot tell", f"{words} are different times for one event"
