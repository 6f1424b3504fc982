"""Dates that differ: one event, told with another day or another precision."""

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
    told_by_one,
)
from sayso.claims.views import View
from sayso.claims.words import is_content, stem
from sayso.language.verbs import verb_groups
from sayso.model import Cause, Time

THE_DAY = ("today", "this morning", "this afternoon", "this evening", "tonight", "now")


class Dated(Struct, frozen=True):
    """A claim, the one time it tells, and the stem of the verb nearest to it."""

    view: View
    time: Time
    written: str
    verb: str


def compare_dates(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when claims date one event in ways that do not say the same."""
    scene = group.scene
    for told in connected(list(_dated(group)), lambda a, b: _of_one_event(a, b, scene)):
        sides: dict[str, list[View]] = {}
        for item in told:
            sides.setdefault(item.written, []).append(item.view)
        values = sorted({item.time.value for item in told if item.time.value})
        if len(values) > 1 and len(sides) > 1 and outlets_apart(sides):
            cause, reason = _cause(values, sides)
            if cause in MILD or conflict(sides, scene):
                yield Draft(group, "date", f"when: {group.about}", sides, cause, reason)


def _dated(group: Group) -> Iterator[Dated]:
    """The claims that tell one time, and no other."""
    for view in group.views:
        claim = view.claim
        inside = [
            time
            for time in group.scene.times.get(claim.article, ())
            if claim.start <= time.start and time.end <= claim.end and time.value
            if not group.scene.articles[claim.article].text[time.end : time.end + 1].isalnum()
        ]
        if len({time.value for time in inside}) == 1 and not _today(inside[0], group.scene):
            time = inside[0]
            yield Dated(view, time, _written(time, group.scene), _verb(view, time))


def _of_one_event(a: Dated, b: Dated, scene: Scene) -> bool:
    """The claims state the same but for a detail, and the dated verb is one."""
    return same_but_for(a.view, b.view, scene) and bool(a.verb) and a.verb == b.verb


def _verb(view: View, time: Time) -> str:
    """The stem of the verb nearest to a time, "" when there is none."""
    start, end = time.start - view.claim.start, time.end - view.claim.start
    groups = [g for g in verb_groups(view.claim.text) if is_content(g.verb)]
    nearest = min(groups, key=lambda g: max(g.start - end, start - g.end), default=None)
    return stem(nearest.verb) if nearest else ""


def _today(time: Time, scene: Scene) -> bool:
    """Words that stand for the day of writing, which outlets of one story need not share."""
    return _written(time, scene).lower() in THE_DAY


def _written(time: Time, scene: Scene) -> str:
    text = scene.articles[time.article].text[time.start : time.end]
    return " ".join(text.split()).removeprefix("on ").removeprefix("On ")


def _cause(values: list[str], sides: dict[str, list[View]]) -> tuple[Cause, str]:
    words = ", ".join(f"“{written}”" for written in sides)
    if all(_agree(a, b) for a in values for b in values):
        return "rounding", f"{words}: one date, told more or less exactly"
    if told_by_one(sides):
        return "scope", f"{words}: one account tells both, so they date more than one thing"
    return "cannot tell", f"{words} are different times for one event"


def _agree(a: str, b: str) -> bool:
    """Tell whether two ISO values or ranges can stand for one moment."""
    (a_start, a_end), (b_start, b_end) = _ends(a), _ends(b)
    return a_start <= b_end and b_start <= a_end


def _ends(value: str) -> tuple[str, str]:
    """First and last day of a value as texts that compare in order of time."""
    start, _, end = value.partition("/")
    return start, (end or start)[:10] + "~"
