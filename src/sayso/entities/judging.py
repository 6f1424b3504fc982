"""People's judgements applied to the entities of a run, each one told as a reason.

The entities are taken apart into mentions and put together anew: first what a person says is
somebody else in some article, then what is one, then what never is. So a judgement holds
whatever rule or score had joined the names, and applying the same judgements to the result
changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sayso.entities.compare import compare
from sayso.entities.contradictions import refuse_contradictions
from sayso.entities.making import make
from sayso.entities.naming import Place, Places
from sayso.entities.types import type_of
from sayso.knowledge.judgements import (
    Judgement,
    Judgements,
    Merge,
    Named,
    Never,
    Split,
    in_order,
    plain,
)
from sayso.model import Entity, Judged, Reading

_BY_PERSON = "a person judged"
_KINDS: dict[type[Judgement], Literal["merge", "never", "split"]] = {
    Merge: "merge",
    Never: "never",
    Split: "split",
}


@dataclass
class _Group:
    """The mentions of one entity; filled while judgements are applied."""

    places: list[Place]
    reasons: list[str]
    made_from: Entity | None = None


class _Told(Struct, frozen=True):
    """A judgement as a reason, the mentions it is the reason for, and the name it shows."""

    reason: str
    places: frozenset[int]
    name: str | None = None


def judge(
    entities: Sequence[Entity], readings: Sequence[Reading], judgements: Judgements
) -> tuple[tuple[Entity, ...], tuple[Judged, ...]]:
    """Apply the judgements of people to entities.

    Args:
        entities: the entities of a run, as ``resolve`` gives them.
        readings: the readings they were made from.
        judgements: what people decided.

    Returns:
        The entities, numbered anew in order of their first mention, and what became of each
        judgement. One that names nothing in these articles is not applied, and says so.

    Raises:
        BadInput: two judgements contradict each other; the message names their lines.
    """
    if judgements == Judgements():
        return tuple(entities), ()
    places = Places(readings)
    refuse_contradictions(judgements, places)
    bench = _Bench(entities, places)
    told = [
        *(bench.split(split) for split in judgements.splits),
        *(bench.merge(merge) for merge in judgements.merges),
        *(bench.never(never) for never in judgements.nevers),
    ]
    return tuple(bench.entities()), in_order(told)


class _Bench:
    """The groups of mentions while one judgement after the other is applied to them."""

    def __init__(self, entities: Sequence[Entity], places: Places) -> None:
        self._places = places
        self._home: dict[int, _Group] = {}
        for entity in entities:
            found = [places.at[m.article, m.start, m.end] for m in entity.mentions]
            reasons = [r for r in entity.reasons if not r.startswith(_BY_PERSON)]
            self._settle(_Group(found, reasons, entity))
        self._set_apart: set[int] = set()
        self._told: list[_Told] = []
        self._unit: dict[int, tuple[str, str]] = {
            place.number: (place.article, plain(place.text)) for place in places.all
        }

    # ------------------------------------------------------------ the three kinds

    def split(self, split: Split) -> Judged:
        """Take a name in some articles out of the entities it was put into."""
        asked = [Named(split.name, article) for article in split.articles]
        found = [place for named in asked for place in self._found(named)]
        if not found:
            return _judged(split, asked, [], self._places)
        taken = sorted({p.number: p for f in found for p in self._with_short_forms(f)}.items())
        moved = [place for _, place in taken]
        source = {id(self._home[place.number]): self._home[place.number] for place in moved}
        out = _Group(moved, [])
        for group in source.values():
            out.reasons += self._leave(group, moved)
        self._settle(out)
        self._set_apart |= {place.number for place in moved}
        self._bind(moved)
        where = ", ".join(split.articles)
        self._tell(split, f"“{split.name}” in {where} another than elsewhere", found)
        return _judged(split, asked, found, self._places)

    def merge(self, merge: Merge) -> Judged:
        """Make one of all entities that hold the names."""
        found = [self._found(named) for named in merge.names]
        known = [places for places in found if places]
        if len(known) > 1:
            moved = [place for places in known for place in places]
            self._bind(moved)
            self._join(self._groups_of(moved))
            shown = Counter(place.text for place in known[0]).most_common(1)[0][0]
            self._tell(merge, f"{_listed(merge.names)} one", moved, shown)
        return _judged(merge, merge.names, known, self._places, self._missing(merge, found))

    def never(self, never: Never) -> Judged:
        """Take apart every entity that holds two of the names."""
        found = self._sides(never)
        known = [places for places in found if places]
        if len(known) > 1:
            side_of = {p.number: n for n, side in enumerate(known) for p in side}
            named = [place for side in known for place in side]
            for group in self._groups_of(named):
                if len({side_of[p.number] for p in group.places if p.number in side_of}) > 1:
                    self._take_apart(group, known, side_of)
            self._tell(never, f"{_listed(never.names)} never to be one", named)
        return _judged(never, never.names, known, self._places, self._missing(never, found))

    # ------------------------------------------------------------ finding names

    def _found(self, named: Named) -> list[Place]:
        """The mentions a judgement means; of a name everywhere, those not set apart."""
        if named.article is None:
            found = self._places.named(named.name)
            return [p for p in found if p.number not in self._set_apart]
        article = self._places.article(named.article)
        return self._places.named(named.name, article) if article else []

    def _sides(self, never: Never) -> list[list[Place]]:
        """The mentions of each name; a name in one article is not the same name elsewhere."""
        found = [self._found(named) for named in never.names]
        bound = {
            place.number
            for named, places in zip(never.names, found, strict=True)
            for place in places
            if named.article is not None
        }
        return [
            [p for p in places if named.article is not None or p.number not in bound]
            for named, places in zip(never.names, found, strict=True)
        ]

    def _missing(self, judgement: Merge | Never, found: Sequence[Sequence[Place]]) -> list[str]:
        pairs = zip(judgement.names, found, strict=True)
        return [self._places.missing(named) for named, places in pairs if not places]

    def _with_short_forms(self, full: Place) -> Iterator[Place]:
        """A mention and the shorter forms of its name that stand for the same in its article."""
        words = set(full.form.words)
        for place in self._home[full.number].places:
            if place.article == full.article and set(place.form.words) <= words:
                yield place

    # ------------------------------------------------------------ moving mentions

    def _settle(self, group: _Group) -> None:
        group.places.sort(key=lambda place: place.number)
        self._home.update((place.number, group) for place in group.places)

    def _bind(self, places: Sequence[Place]) -> None:
        """Keep mentions together from now on, whatever takes their entity apart."""
        old = {self._unit[place.number] for place in places}
        new = min(old)
        for number, unit in self._unit.items():
            if unit in old:
                self._unit[number] = new

    def _leave(self, group: _Group, moved: Sequence[Place]) -> list[str]:
        """Take mentions out of a group; returns the reasons that go with them."""
        gone = {place.number for place in moved}
        staying = [place for place in group.places if place.number not in gone]
        leaving = [place for place in group.places if place.number in gone]
        reasons = _reasons_of(leaving, group)
        if staying:
            group.reasons = _reasons_of(staying, group)
            group.places, group.made_from = staying, None
        return reasons

    def _join(self, groups: Sequence[_Group]) -> None:
        first = groups[0]
        for group in groups[1:]:
            first.places += group.places
            first.reasons += group.reasons
        first.made_from = None
        self._settle(first)

    def _groups_of(self, places: Sequence[Place]) -> list[_Group]:
        """The groups that hold the mentions, in order."""
        numbers = sorted(place.number for place in places)
        return list({id(g): g for g in (self._home[number] for number in numbers)}.values())

    def _take_apart(
        self, group: _Group, sides: Sequence[Sequence[Place]], side_of: dict[int, int]
    ) -> None:
        units: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in group.places:
            units[self._unit[place.number]].append(place)
        parts: dict[int, list[Place]] = defaultdict(list)
        present = sorted({side_of[p.number] for p in group.places if p.number in side_of})
        for unit in units.values():
            own = [side_of[place.number] for place in unit if place.number in side_of]
            side = own[0] if own else max(present, key=lambda n: _fit(unit, sides[n], -n))
            parts[side] += unit
        for part in parts.values():
            self._settle(_Group(part, _reasons_of(part, group)))

    # ------------------------------------------------------------ the result

    def _tell(
        self, judgement: Judgement, what: str, places: Sequence[Place], name: str | None = None
    ) -> None:
        because = f": {judgement.because}" if judgement.because else ""
        reason = f"{_BY_PERSON} {what} ({judgement.where}){because}"
        self._told.append(_Told(reason, frozenset(place.number for place in places), name))

    def entities(self) -> Iterator[Entity]:
        """The entities, in order of their first mention."""
        groups = {id(group): group for _, group in sorted(self._home.items())}
        for number, group in enumerate(groups.values(), start=1):
            inside = {place.number for place in group.places}
            yield _entity(f"e{number}", group, [t for t in self._told if t.places & inside])


def _entity(name: str, group: _Group, told: Sequence[_Told]) -> Entity:
    if group.made_from and not told:
        return replace(group.made_from, id=name)
    types = Counter(place.mention.type for place in group.places)
    kind = type_of(types, [place.form for place in group.places])
    named = [(place.reading, place.mention) for place in group.places]
    reasons = [*(item.reason for item in told), *sorted(group.reasons)]
    shown = next((item.name for item in told if item.name), None)
    made = make(name, kind, named, reasons)
    return replace(made, name=shown) if shown else made


def _fit(unit: Sequence[Place], side: Sequence[Place], rank: int) -> tuple[float, bool, int, int]:
    """How well mentions go with one side of a "never": by name, by article, by frequency."""
    forms = dict.fromkeys(place.form for place in side)
    best = max(
        1.0
        if set(p.form.words) <= set(f.words)
        else compare(p.mention.type, p.form, f, near=True).score
        for p in unit
        for f in forms
    )
    near = bool({place.article for place in unit} & {place.article for place in side})
    return best, near, len(side), rank


def _reasons_of(part: Sequence[Place], group: _Group) -> list[str]:
    """The reasons of a group that speak of no spelling outside a part of it."""
    kept = {place.text for place in part}
    others = {place.text for place in group.places} - kept
    return [r for r in group.reasons if not any(f"“{text}”" in r for text in others)]


def _listed(names: Sequence[Named]) -> str:
    return ", ".join(map(str, names[:-1])) + f" and {names[-1]}"


def _judged(
    judgement: Judgement,
    names: Sequence[Named],
    found: Sequence[object],
    places: Places,
    missing: Sequence[str] = (),
) -> Judged:
    """What became of a judgement: a split needs its name once, the others two names."""
    needed = 1 if isinstance(judgement, Split) else 2
    applied = len(found) >= needed
    absent = list(missing) or ([] if applied else [places.missing(named) for named in names])
    return Judged(
        where=judgement.where,
        kind=_KINDS[type(judgement)],
        told=_listed(names) if len(names) > 1 else str(names[0]),
        applied=applied,
        outcome="; ".join(["applied" if applied else "not applied", *dict.fromkeys(absent)]),
    )
