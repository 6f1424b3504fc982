"""Numbers that differ: the same thing counted, another amount told."""

from collections.abc import Iterator
from functools import cache

from sayso.claims.ledger.drafts import Draft, Group, outlets_apart, published, sides_by
from sayso.claims.quantities import Quantity, compatible
from sayso.claims.views import View
from sayso.claims.words import stem
from sayso.knowledge.quantities import quantity_words
from sayso.model import Cause

PEOPLE = "people"


def compare_amounts(group: Group) -> Iterator[Draft]:
    """Draft a disagreement for each unit that the claims count differently."""
    units = {_counted(q.unit) for view in group.views for q in view.amounts if q.unit}
    for unit in sorted(units):
        told = {view.claim.id: counted for view in group.views if (counted := _only(view, unit))}
        written = {claim: _written(quantity) for claim, quantity in told.items()}
        sides = sides_by(group.views, written)
        if len(sides) > 1 and outlets_apart(sides) and _differ(list(told.values())):
            cause, reason = _cause(told, group)
            yield Draft(group, "number", f"{unit}: how many", sides, cause, reason)


def _counted(unit: str) -> str:
    """What a unit counts: every word for persons counts people."""
    return PEOPLE if unit in _persons() else unit


@cache
def _persons() -> frozenset[str]:
    return frozenset(stem(word) for word in quantity_words().persons)


def _only(view: View, unit: str) -> Quantity | None:
    """The claim's one amount of a unit; with two of them nobody knows which is meant."""
    found = [quantity for quantity in view.amounts if _counted(quantity.unit) == unit]
    return found[0] if len(found) == 1 else None


def _written(quantity: Quantity) -> str:
    return " ".join(quantity.text.lower().split())


def _differ(found: list[Quantity]) -> bool:
    return len({(q.low, q.high) for q in found}) > 1


def _cause(told: dict[str, Quantity], group: Group) -> tuple[Cause, str]:
    found = list(told.values())
    values = ", ".join(f"“{_written(q)}”" for q in found)
    if all(compatible(a, b) for a in found for b in found):
        return "rounding", f"{values} can be the same amount, told more or less exactly"
    dated = sorted(
        (published(view, group.scene)[:10], told[view.claim.id].value)
        for view in group.views
        if view.claim.id in told and published(view, group.scene)
    )
    if len({day for day, _ in dated}) > 1 and dated == sorted(dated, key=lambda item: item[1]):
        return "later update", f"{values}: the later the report, the higher the number"
    if not group.shared:
        return "cannot tell", f"{values}: the claims may count different things"
    return "true conflict", f"{values} cannot all be true of one count"
