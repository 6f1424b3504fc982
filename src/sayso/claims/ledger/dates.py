"""Dates that differ: one event, told with another day or another precision."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, Scene, outlets_apart, sides_by
from sayso.claims.views import View
from sayso.model import Cause, Time


def compare_dates(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when the claims date what they tell in different ways."""
    told = {view.claim.id: time for view in group.views if (time := _only(view, group.scene))}
    sides = sides_by(group.views, {c: _written(time, group.scene) for c, time in told.items()})
    if len(sides) > 1 and outlets_apart(sides):
        cause, reason = _cause(list(told.values()), group.scene)
        yield Draft(group, "date", "when", sides, cause, reason)


def _only(view: View, scene: Scene) -> Time | None:
    claim = view.claim
    inside = [
        time
        for time in scene.times.get(claim.article, ())
        if claim.start <= time.start and time.end <= claim.end and time.value
    ]
    return inside[0] if len({time.value for time in inside}) == 1 else None


def _written(time: Time, scene: Scene) -> str:
    text = scene.articles[time.article].text[time.start : time.end]
    return " ".join(text.split()).removeprefix("on ").removeprefix("On ")


def _cause(found: list[Time], scene: Scene) -> tuple[Cause, str]:
    values = sorted({time.value for time in found if time.value})
    words = ", ".join(f"“{_written(time, scene)}”" for time in found)
    if len(values) == 1:
        return "translation or paraphrase", f"{words}: other words for {values[0]}"
    if all(_agree(a, b) for a in values for b in values):
        return "rounding", f"{words}: one date, told more or less exactly"
    return "cannot tell", f"{words} are different times; they may date different things"


def _agree(a: str, b: str) -> bool:
    """Tell whether two ISO values or ranges can stand for one moment."""
    (a_start, a_end), (b_start, b_end) = _ends(a), _ends(b)
    return a_start <= b_end and b_start <= a_end


def _ends(value: str) -> tuple[str, str]:
    """First and last day of a value as texts that compare in order of time."""
    start, _, end = value.partition("/")
    return start, (end or start)[:10] + "~"
