"""Numbers that differ: the same thing counted, another amount told.

Two counts are of one thing when they have one unit and a telling word beside them in common;
what is counted, not the whole sentence, must agree.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from sayso.claims.ledger.drafts import (
    MILD,
    SURE_SCORE,
    Draft,
    Group,
    Scene,
    across,
    conflict,
    connected,
    outlets_apart,
    published,
    same_but_for,
    told_by_one,
)
from sayso.claims.quantities import Quantity, compatible
from sayso.claims.views import View
from sayso.claims.words import is_content, stem, words
from sayso.knowledge.quantities import quantity_words
from sayso.model import Cause

PEOPLE = "people"
BESIDE = 7
"""Words on either side of an amount among which its counterpart must share some."""
FARTHEST = 0.5
"""Gap from which two amounts are taken to be of two things: of four such in 79 events, all were."""
LEAST_BESIDE = 3
"""Words shared there by which two amounts are of one thing, however unlike the claims."""


class Count(Struct, frozen=True):
    """One amount in one claim, what it counts, and the telling words beside it."""

    view: View
    quantity: Quantity
    unit: str
    noun: str
    beside: frozenset[str]

    @property
    def written(self) -> str:
        """The amount as its article writes it, in lower case."""
        return " ".join(self.quantity.text.lower().split())


def compare_amounts(group: Group) -> Iterator[Draft]:
    """Draft a disagreement for each thing that the claims count differently."""
    yield from _compare(list(_counts(group)), group)


def compare_heads(group: Group) -> Iterator[Draft]:
    """Draft a disagreement for people that the claims count differently."""
    yield from _compare([count for count in _counts(group) if count.unit == PEOPLE], group)


def _compare(found: Sequence[Count], group: Group) -> Iterator[Draft]:
    scene = group.scene
    for counts in connected(found, lambda a, b: _of_one_thing(a, b, scene)):
        sides: dict[str, list[View]] = {}
        for count in counts:
            sides.setdefault(count.written, []).append(count.view)
        if len(sides) > 1 and outlets_apart(sides) and _differ(counts):
            cause, reason = _cause(counts, sides, group)
            if cause in MILD or _conflicting(counts, sides, scene):
                about = f"how many: {counts[0].noun}"
                yield Draft(group, "number", about, sides, cause, reason, _gap(counts))


def _counts(group: Group) -> Iterator[Count]:
    """The amounts that can be compared; a claim that counts one thing twice is left out."""
    for view in group.views:
        found = [_count(view, q) for q in view.amounts if q.unit and _plain(view, q, group)]
        for count in found:
            if sum(other.unit == count.unit for other in found) == 1:
                yield count


def _plain(view: View, quantity: Quantity, group: Group) -> bool:
    """Tell whether an amount is all there and told first-hand.

    Not so when it is cut at its decimal point ("$2." of "$2.8") or converted in brackets.
    """
    text = group.scene.articles[view.claim.article].text
    start, end = view.claim.start + quantity.start, view.claim.start + quantity.end
    cut = text[end : end + 1] == "." and text[end + 1 : end + 2].strip().isdigit()
    return not cut and not text[:start].rstrip().endswith("(")


def _count(view: View, quantity: Quantity) -> Count:
    text = view.claim.text
    before, after = words(text[: quantity.start]), words(text[quantity.end :])
    near = (*before[-BESIDE:], *after[:BESIDE])
    unit = PEOPLE if quantity.unit in _persons() else quantity.unit
    nouns = [w.text for w in after[:BESIDE] if w.stem == quantity.unit]
    return Count(
        view=view,
        quantity=quantity,
        unit=unit,
        noun=nouns[0] if nouns else unit,
        beside=frozenset(w.stem for w in near if is_content(w.text)) - {quantity.unit},
    )


@cache
def _persons() -> frozenset[str]:
    return frozenset(stem(word) for word in quantity_words().persons)


def _of_one_thing(a: Count, b: Count, scene: Scene) -> bool:
    """One unit, and as much in common beside it as the claims and the amounts ask for."""
    asked = LEAST_BESIDE
    if same_but_for(a.view, b.view, scene):
        heads = a.unit == PEOPLE and scene.score(a.view, b.view) >= SURE_SCORE
        asked = 1 if heads or compatible(a.quantity, b.quantity) else 2
    return a.unit == b.unit and len(a.beside & b.beside) >= asked


def _conflicting(counts: Sequence[Count], sides: dict[str, list[View]], scene: Scene) -> bool:
    """Tell whether the amounts are of one thing so surely that they contradict each other.

    People are, in claims that surely state the same, whatever else the claims say: the dead and
    injured are told of in many ways. Other things are only where the amounts are not far apart.
    """
    if counts[0].unit == PEOPLE:
        return any(scene.score(a, b) >= SURE_SCORE for a, b in across(sides))
    return _gap(counts) <= FARTHEST and conflict(sides, scene)


def _differ(counts: Sequence[Count]) -> bool:
    """Tell whether amounts differ; "about 60" is 60, "several" can only tell less exactly."""
    told = {(c.quantity.value, c.quantity.bound not in (None, "about")) for c in counts}
    loose = any(c.written.split()[0] in quantity_words().loose for c in counts)
    return len(told) > 1 and (_fit(counts) or not loose)


def _fit(counts: Sequence[Count]) -> bool:
    return all(compatible(a.quantity, b.quantity) for a in counts for b in counts)


def _gap(counts: Sequence[Count]) -> float:
    """The share of the greatest amount by which the least falls short of it."""
    values = [count.quantity.value for count in counts]
    return 1.0 - min(values) / max(values) if max(values) > 0 else 0.0


def _cause(
    counts: Sequence[Count], sides: dict[str, list[View]], group: Group
) -> tuple[Cause, str]:
    values = ", ".join(f"“{written}”" for written in sides)
    if _fit(counts):
        return "rounding", f"{values} can be the same amount, told more or less exactly"
    if told_by_one(sides):
        return "scope", f"{values}: one account tells both, so they count more and less"
    dated = sorted(
        (day[:10], count.quantity.value)
        for count in counts
        if (day := published(count.view, group.scene))
    )
    rising = dated == sorted(dated, key=lambda item: item[1])
    if len({day for day, _ in dated}) > 1 and rising:
        return "later update", f"{values}: the later the report, the higher the number"
    return "true conflict", f"{values} cannot all be true of one count"
