"""Clock times that differ: one thing told to have happened at another hour or minute."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sayso.claims.ledger.drafts import (
    MILD,
    Draft,
    Group,
    Scene,
    conflict,
    connected,
    outlets_apart,
    same_but_for,
    same_names,
    told_by_one,
)
from sayso.claims.views import View
from sayso.claims.words import is_content, stem
from sayso.language.verbs import verb_groups
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
    """Draft a disagreement when claims tell one event at two clock times.

    Not when one article tells both: then they are of two events.
    """
    scene = group.scene
    for told in connected(list(_clocks(group)), lambda a, b: _of_one_event(a, b, scene)):
        sides: dict[str, list[View]] = {}
        for item in told:
            sides.setdefault(item.written, []).append(item.view)
        apart = outlets_apart(sides) and not told_by_one(sides)
        if len({item.minute for item in told}) > 1 and apart:
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
    """The stem of the verb nearest to a place in a claim, "" when there is none."""
    groups = [g for g in verb_groups(view.claim.text) if is_content(g.verb)]
    nearest = min(groups, key=lambda g: abs(g.start - at), default=None)
    return stem(nearest.verb) if nearest else ""


def _of_one_event(a: Clock, b: Clock, scene: Scene) -> bool:
    """The claims state the same but for a detail, and the timed verb is one.

    Not when one claim tells the time of the other too.
    """
    if not (a.verb and a.verb == b.verb and same_but_for(a.view, b.view, scene)):
        return False
    told = a.minute in b.others or b.minute in a.others
    return not told and same_names(a.view, b.view)


def _cause(told: list[Clock], sides: dict[str, list[View]]) -> tuple[Cause, str]:
    words = ", ".join(f"“{written}”" for written in sides)
    minutes = [item.minute for item in told]
    quarter = any(item.minute % ROUND == 0 for item in told)
    slack = ROUND_LOOSE if any(item.loose for item in told) else ROUND * quarter
    if max(minutes) - min(minutes) <= slack:
        return "rounding", f"{words}: one time, told more or less exactly"
    return "cannot tell", f"{words} are different times for one event"
