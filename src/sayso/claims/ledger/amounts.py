"""Numbers that differ: the same thing counted, another amount told.

Two counts are of one thing when they have one unit and a telling word beside them in common;
what is counted, not the whole sentence, must agree.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

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
    same_names,
    told_apart,
    told_by_one,
    worded_alike,
)
from sayso.claims.quantities import Quantity, compatible
from sayso.claims.views import View
from sayso.claims.words import Word, stem, words
from sayso.knowledge.quantities import quantity_words
from sayso.model import Cause

PEOPLE = "people"
BESIDE = 7
"""Words on either side of an amount among which its counterpart must share some."""
FARTHEST = 0.5
"""Gap from which two amounts are taken to be of two things: of four such in 79 events, all were."""
FARTHEST_SCOPE = 0.7
"""The same where one account tells both."""
BESIDE_LIKE, SHARED_BESIDE = 3, 0.6
"""Words, and share of those of the one with fewer, that two amounts have beside them in common
when they are of one thing whatever else their sentences tell."""
HARDLY, BESIDE_SURE = 0.1, 4
"""Gap, and words shared beside them, by which two amounts are surely of one thing."""
BEFORE = 12
"""Letters before an amount that tell whether it is part of something."""
_CUT = re.compile(r"[.,]\s?\d|\s?/\s?\d|[-\s]+years?[-\s]old", re.IGNORECASE)
_PART = re.compile(
    r"(?:\(|\d\s?[/.,]|[^\W\d_]-|\b[A-Z]{2,}\s|\b(?:first|last|next|another|within|not))\s*$"
)
_BETWEEN = re.compile(r"[,;–—]|--|\b(?:and|but|while|plus)\b")
_NAMES = re.compile(r"(?:[\s-]+[a-z]+){1,4}")
_MANY = re.compile(r"s$|^(?:people|men|women|children)$")
_PLURAL = re.compile(r"[^siu']s$")


class Count(Struct, frozen=True):
    """One amount in one claim, what it counts, and the telling words beside it.

    ``like`` are the claim's other amounts of the same, or of nothing named ("and Reis 13").
    """

    view: View
    quantity: Quantity
    unit: str
    noun: str
    beside: frozenset[str]
    like: tuple[Quantity, ...]

    @property
    def written(self) -> str:
        """The amount as its article writes it, in lower case."""
        return " ".join(self.quantity.text.lower().split())


def compare_amounts(group: Group) -> Iterator[Draft]:
    """Draft a disagreement for each thing that the claims count differently."""
    scene = group.scene
    for counts in connected(list(_counts(group)), lambda a, b: _of_one_thing(a, b, scene)):
        sides = _sides(counts)
        if len(sides) > 1 and outlets_apart(sides) and _differ(counts):
            cause, reason = _cause(counts, sides, group)
            if cause == "scope" and _gap(counts) > FARTHEST_SCOPE:
                continue
            mild = cause in MILD and any(same_but_for(a, b, scene) for a, b in across(sides))
            if mild or (cause not in MILD and _conflicting(counts, sides, scene)):
                yield Draft(group, "number", _about(counts), sides, cause, reason, _gap(counts))


def _about(counts: Sequence[Count]) -> str:
    """What is counted, in the words of the shortest claim that counts it."""
    noun = counts[0].noun
    several = noun if _MANY.search(noun) else f"{noun}s"
    asked = f"how many {several}" if noun.isalpha() else "how much"
    return f"{asked}: {min((count.view.claim.text for count in counts), key=len)}"


def _sides(counts: Sequence[Count]) -> dict[str, list[View]]:
    """Who tells which amount; "fourteen" and "14" are one, called as it was first written."""
    names: dict[tuple[float, float, str | None], str] = {}
    sides: dict[str, list[View]] = {}
    for count in counts:
        alike = (count.quantity.low, count.quantity.high, count.quantity.bound)
        name = names.setdefault(alike, count.written)
        sides.setdefault(name, []).append(count.view)
    return sides


def _counts(group: Group) -> Iterator[Count]:
    """The amounts that can be compared."""
    for view in group.views:
        told = [q for q in view.amounts if _plain(view, q, group)]
        for quantity in told:
            if quantity.unit:
                yield _count(view, quantity, told)


def _plain(view: View, quantity: Quantity, group: Group) -> bool:
    """Tell whether an amount is all there, told first-hand, and the count of a whole.

    Not so when it is cut at its point or comma ("$2." of "$2.8"), part of a fraction or of a
    name ("AK-47"), converted in brackets, an age, the first or last few, a bound ("within"), or
    denied ("not 14").
    """
    text = group.scene.articles[view.claim.article].text
    start, end = view.claim.start + quantity.start, view.claim.start + quantity.end
    return not (_CUT.match(text, end) or _PART.search(text[max(0, start - BEFORE) : start]))


def _count(view: View, quantity: Quantity, told: Sequence[Quantity]) -> Count:
    """An amount with the words beside it; of several alike, in its own part of the list."""
    text = view.claim.text
    units = {other: _unit(text, other) for other in told}
    like = [o for o in told if o != quantity and units[o] in ("", units[quantity])]
    start = max((other.end for other in like if other.end <= quantity.start), default=None)
    end = min((other.start for other in like if other.start >= quantity.end), default=None)
    before, after = text[start or 0 : quantity.start], text[quantity.end : end]
    if start is not None:
        before = _BETWEEN.split(before)[-1]
    if end is not None:
        after = _BETWEEN.split(after)[0]
    near = (*words(before)[-BESIDE:], *words(after)[:BESIDE])
    return Count(
        view=view,
        quantity=quantity,
        unit=units[quantity],
        noun=next((w.text for w in near if w.stem == units[quantity]), units[quantity]),
        beside=frozenset(w.stem for w in near if _tells(w)) - {units[quantity]},
        like=tuple(like),
    )


def _unit(text: str, quantity: Quantity) -> str:
    """The stem of what is counted: of several words the first in the plural, persons as one."""
    unit = quantity.unit
    if unit.isalpha():
        names = _NAMES.match(text, quantity.end)
        found = names.group().split() if names else []
        unit = next((stem(w.lower()) for w in found if _PLURAL.search(w)), unit)
    return PEOPLE if unit in _persons() else unit


def _tells(word: Word) -> bool:
    """Tell whether a word says what is counted: it is telling, and no number itself."""
    tables = quantity_words()
    number = word.text in tables.units or word.text in tables.multipliers
    return word.content and not number and not word.text[0].isdigit()


@cache
def _persons() -> frozenset[str]:
    """Stems of the words for people; not those for some of them, as women or children."""
    tables = quantity_words()
    return frozenset(map(stem, tables.persons)) - frozenset(map(stem, tables.some_persons))


def _of_one_thing(a: Count, b: Count, scene: Scene) -> bool:
    """One unit, and as much in common beside it as the claims and the amounts ask for.

    Not when one claim tells the amount of the other too: then it counts two things.
    """
    if a.unit != b.unit or not (same_but_for(a.view, b.view, scene) or _alike(a, b)):
        return False
    like = (*a.like, *b.like)
    if any(compatible(x, y) for x in like for y in (a.quantity, b.quantity)):
        return False
    fits = compatible(a.quantity, b.quantity)
    heads = a.unit == PEOPLE and scene.score(a.view, b.view) >= SURE_SCORE
    asked = 1 if fits or (heads and not like) else 2
    return len(a.beside & b.beside) >= asked and ("averag" in a.beside) == ("averag" in b.beside)


def _alike(a: Count, b: Count) -> bool:
    """Whether two claims are in like words, or their amounts beside like words in sentences that
    tell more ("two days after a blast at the port killed seven people")."""
    if worded_alike(a.view, b.view):
        return True
    shared, fewer = len(a.beside & b.beside), min(len(a.beside), len(b.beside))
    of_one = told_apart(a.view, b.view) and same_names(a.view, b.view)
    return of_one and shared >= max(BESIDE_LIKE, SHARED_BESIDE * fewer)


def _conflicting(counts: Sequence[Count], sides: dict[str, list[View]], scene: Scene) -> bool:
    """Tell whether the amounts are of one thing so surely that they contradict each other.

    Amounts far apart are not, but for people in claims that surely state the same: a toll may
    grow from a few to hundreds. People, in such claims, are whatever else the claims say, and so
    are amounts hardly apart with the same words beside them.
    """
    gap, heads = _gap(counts), counts[0].unit == PEOPLE
    pairs = [(a, b) for a, b in combinations(counts, 2) if not compatible(a.quantity, b.quantity)]
    alike = conflict(sides, scene) or any(_alike(a, b) for a, b in pairs)
    if gap > FARTHEST:
        return heads and alike
    if heads and any(scene.score(a, b) >= SURE_SCORE for a, b in across(sides)):
        return True
    beside = frozenset.intersection(*(count.beside for count in counts))
    return alike or (gap <= HARDLY and len(beside) >= BESIDE_SURE)


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
