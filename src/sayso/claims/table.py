"""The features of many pairs at once: the columns of ``features``, computed in arrays.

A large story has hundreds of thousands of pairs. Each function of ``features`` tells what a
column means; a test holds the two against each other.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.claims.features import AHEAD, NAMES, Matrix, amounts_conflict, amounts_shared
from sayso.claims.views import View

Column = NDArray[np.float32]
Values = NDArray[Any]
Indexes = NDArray[np.int64]
BLOCK = 2048
NOTHING = -1
"""Fills up rows of numbers; it equals no number, not even itself on the other side."""


class Table:
    """The claims of a story as arrays, one row a claim."""

    def __init__(self, views: Sequence[View]) -> None:
        """Number everything the views hold, so that sets become rows of numbers."""
        self.views = views
        self.rows = np.array([view.row for view in views], np.float32)
        self.contexts = np.array([view.context for view in views], np.float32)
        stems = _numbers(view.stems for view in views)
        self.stems = _padded([[stems[s] for s in view.stems] for view in views])
        self.weights = _weights(views, self.stems.shape[1])
        words = _numbers([word.text for word in view.words] for view in views)
        self.words = _padded([[words[w.text] for w in view.words] for view in views])
        self.near = _nearness(views, stems)
        named = [view.entities for view in views]
        nearby = [view.near_entities for view in views]
        columns = _numbers(sorted(items) for items in (*named, *nearby))
        self.entities, self.near_entities = _marked(named, columns), _marked(nearby, columns)
        self.times = _incidence([view.times for view in views])
        self.verbs = _incidence([view.verbs for view in views])
        speakers = _numbers([[view.speaker] for view in views if view.speaker])
        self.speakers = np.array([speakers.get(view.speaker, NOTHING) for view in views])
        statuses = _numbers([[view.claim.status] for view in views])
        self.statuses = np.array([statuses[view.claim.status] for view in views])
        self.ahead = np.array([view.claim.status in AHEAD for view in views])
        self.odd = np.array([view.negations % 2 for view in views])
        self.amounts = np.array([bool(view.amounts) for view in views])
        self.quoted = np.array([view.quoted for view in views], np.float32)
        self.whole = np.array([view.whole for view in views])
        self.place = np.array([view.place for view in views], np.float32)
        self.told = np.array([len(view.stems) for view in views])
        self.lengths = np.array([len(view.words) for view in views])


class _Block:
    """Some pairs side by side; what several columns need is computed once."""

    def __init__(self, table: Table, pairs: Indexes) -> None:
        self.table = table
        self.a, self.b = pairs[:, 0], pairs[:, 1]

    def sides(self, values: Values) -> tuple[Values, ...]:
        return values[self.a], values[self.b]

    def lesser(self, values: Values) -> Column:
        return np.minimum(values[self.a], values[self.b]).astype(np.float32)

    def greater(self, values: Values) -> Column:
        return np.maximum(values[self.a], values[self.b]).astype(np.float32)

    def apart(self, values: Values) -> Column:
        return _column(values[self.a] != values[self.b])

    def common(self, one: Matrix, other: Matrix) -> Column:
        """How many items the first's row of ``one`` and the second's of ``other`` share."""
        found: Column = np.einsum("pk,pk->p", one[self.a], other[self.b])
        return found

    def shared(self, sets: Matrix) -> Column:
        """Shared items over those of the claim with fewer; 0 when one has none."""
        counts = sets.sum(1)
        fewer = np.minimum(counts[self.a], counts[self.b])
        return _share(self.common(sets, sets), fewer)

    def parted(self, sets: Matrix) -> Column:
        """1 when both have items and none is shared."""
        counts = sets.sum(1)
        both = (counts[self.a] > 0) & (counts[self.b] > 0)
        return _column(both & (self.common(sets, sets) == 0))

    @cached_property
    def _stems(self) -> tuple[Indexes, Indexes, Matrix, Matrix]:
        table = self.table
        widths = [int(table.told[side].max(initial=1)) for side in (self.a, self.b)]
        return (
            table.stems[self.a, : widths[0]], table.stems[self.b, : widths[1]],
            table.weights[self.a, : widths[0]], table.weights[self.b, : widths[1]],
        )  # fmt: skip

    @cached_property
    def equal(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which stems of either the other has too."""
        a, b, _, _ = self._stems
        same = (a[:, :, None] == b[:, None, :]) & (a[:, :, None] >= 0)
        return same.any(2), same.any(1)

    @cached_property
    def covered(self) -> tuple[Matrix, Matrix]:
        """How near the nearest stem of the other comes to each stem."""
        a, b, _, _ = self._stems
        near = self.table.near[a[:, :, None], b[:, None, :]]
        near[(a[:, :, None] < 0) | (b[:, None, :] < 0)] = 0.0
        return near.max(2), near.max(1)

    def over(self, kept: tuple[Values, Values]) -> tuple[Column, Column]:
        """The weight of what is kept over all weight, of either claim."""
        _, _, a, b = self._stems
        totals = (np.maximum(a.sum(1), 1e-6), np.maximum(b.sum(1), 1e-6))
        return (a * kept[0]).sum(1) / totals[0], (b * kept[1]).sum(1) / totals[1]

    @cached_property
    def weight_shared(self) -> Matrix:
        """The weights of the first claim's stems that the second has; 0 elsewhere."""
        _, _, a, _ = self._stems
        found: Matrix = a * self.equal[0]
        return found

    def most_missed(self) -> Column:
        _, _, a, b = self._stems
        missed = [
            (w * (1 - c)).max(1, initial=0.0) for w, c in zip((a, b), self.covered, strict=True)
        ]
        return _column(np.minimum(*missed))

    @cached_property
    def run(self) -> Column:
        """Words in the longest run that both have word for word."""
        table = self.table
        widths = [int(table.lengths[side].max(initial=1)) for side in (self.a, self.b)]
        a, b = table.words[self.a, : widths[0]], table.words[self.b, : widths[1]]
        best = np.zeros(len(a), np.int16)
        runs = np.zeros((len(a), b.shape[1] + 1), np.int16)
        for word in a.T:
            same = (b == word[:, None]) & (word[:, None] >= 0)
            runs[:, 1:] = (runs[:, :-1] + 1) * same
            np.maximum(best, runs.max(1), out=best)
        return best.astype(np.float32)

    def amounts(self, compared: Callable[..., float]) -> Column:
        """Compare amounts pair by pair where both claims have some; few do."""
        found = np.zeros(len(self.a), np.float32)
        views, have = self.table.views, self.table.amounts
        for at in np.flatnonzero(have[self.a] & have[self.b]):
            found[at] = compared(views[self.a[at]].amounts, views[self.b[at]].amounts)
        return found

    def near_names(self) -> Column:
        table = self.table
        counts = table.entities.sum(1)
        ways = (
            (table.entities, table.near_entities, counts[self.a]),
            (table.near_entities, table.entities, counts[self.b]),
        )
        shares = [_share(self.common(one, other), count, np.inf) for one, other, count in ways]
        least = np.minimum(*shares)
        return _column(np.where(np.isinf(least), 0.0, least))

    def voices(self) -> tuple[Column, Column, Column]:
        """Same speaker; one attributed and one not; two speakers."""
        a, b = self.sides(self.table.speakers)
        both = (a >= 0) & (b >= 0)
        told = (both & (a == b), (a >= 0) != (b >= 0), both & (a != b))
        one, mixed, two = (column.astype(np.float32) for column in told)
        return one, mixed, two


def measure(table: Table, pairs: Indexes) -> Matrix:
    """Return one row of features a pair of claims, in the order of ``features.NAMES``."""
    found = np.zeros((len(pairs), len(NAMES)), np.float32)
    for start in range(0, len(pairs), BLOCK):
        columns = _columns(_Block(table, pairs[start : start + BLOCK]))
        found[start : start + BLOCK] = np.column_stack([columns[name] for name in NAMES])
    return found


def _columns(block: _Block) -> dict[str, Column]:
    return _wording(block) | _things(block) | _manner(block)


def _wording(block: _Block) -> dict[str, Column]:
    table = block.table
    shared, near = block.over(block.equal), block.over(block.covered)
    lengths = block.lesser(table.lengths)
    return {
        "likeness": np.einsum("pk,pk->p", *block.sides(table.rows)),
        "context_likeness": np.einsum("pk,pk->p", *block.sides(table.contexts)),
        "shared_over_shorter": np.maximum(*shared),
        "shared_over_longer": np.minimum(*shared),
        "near_over_shorter": np.maximum(*near),
        "near_over_longer": np.minimum(*near),
        "rarest_shared": block.weight_shared.max(1, initial=0.0),
        "shared_weight": block.weight_shared.sum(1),
        "rarest_missed": block.most_missed(),
        "longest_run": block.run,
        "run_share": block.run / np.maximum(1, lengths),
        "shorter_words": block.lesser(table.told),
        "longer_words": block.greater(table.told),
        "length_ratio": block.lesser(table.told) / np.maximum(1, block.greater(table.told)),
        "shared_verbs": block.shared(table.verbs),
    }


def _things(block: _Block) -> dict[str, Column]:
    table = block.table
    named = table.entities.sum(1)
    common = block.common(table.entities, table.entities)
    return {
        "shared_names": block.shared(table.entities),
        "names_apart": block.parted(table.entities),
        "names_unmatched": named[block.a] + named[block.b] - 2 * common,
        "near_names": block.near_names(),
        "shared_amounts": block.amounts(amounts_shared),
        "amounts_apart": block.amounts(amounts_conflict),
        "one_has_amounts": block.apart(table.amounts),
        "shared_times": (block.common(table.times, table.times) > 0).astype(np.float32),
        "times_apart": block.parted(table.times),
    }


def _manner(block: _Block) -> dict[str, Column]:
    table = block.table
    one, mixed, two = block.voices()
    quoted = block.sides(table.quoted)
    return {
        "negation_apart": block.apart(table.odd),
        "same_status": 1 - block.apart(table.statuses),
        "ahead_apart": block.apart(table.ahead),
        "same_speaker": one,
        "voices_apart": mixed,
        "speakers_apart": two,
        "both_quoted": block.lesser(table.quoted),
        "quoted_apart": np.abs(quoted[0] - quoted[1]),
        "whole_sentences": block.lesser(table.whole) + block.greater(table.whole),
        "place_apart": block.greater(table.place) - block.lesser(table.place),
        "nearer_the_start": block.lesser(table.place),
    }


def _column(values: Values) -> Column:
    found: Column = values.astype(np.float32)
    return found


def _share(part: Column, whole: Column, empty: float = 0.0) -> Column:
    found: Column = np.where(whole > 0, part / np.maximum(whole, 1), empty).astype(np.float32)
    return found


def _numbers(lists: Iterable[Iterable[str]]) -> dict[str, int]:
    """A number for every different item, in the order they first come."""
    found: dict[str, int] = {}
    for items in lists:
        for item in items:
            found.setdefault(item, len(found))
    return found


def _padded(rows: Sequence[Sequence[int]]) -> Indexes:
    table = np.full((len(rows), max([1, *map(len, rows)])), NOTHING, np.int64)
    for line, row in zip(table, rows, strict=True):
        line[: len(row)] = row
    return table


def _weights(views: Sequence[View], width: int) -> Matrix:
    table = np.zeros((len(views), width), np.float32)
    for line, view in zip(table, views, strict=True):
        line[: len(view.weights)] = view.weights
    return table


def _nearness(views: Sequence[View], stems: dict[str, int]) -> Matrix:
    """How near the words of any two stems of the story are, 0 to 1."""
    vectors: dict[str, NDArray[np.float32]] = {}
    for view in views:
        for stem, row in zip(view.stems, view.word_rows, strict=True):
            vectors.setdefault(stem, row)
    if not stems:
        return np.zeros((0, 0), np.float32)
    rows = np.array([vectors[stem] for stem in stems], np.float32)
    near = np.clip(rows @ rows.T, 0.0, 1.0)
    found: Matrix = np.where(near > 0.999, np.float32(1), near)
    return found


def _incidence(sets: Sequence[frozenset[str]]) -> Matrix:
    """Claims by items, 1 where a claim has the item."""
    return _marked(sets, _numbers(sorted(items) for items in sets))


def _marked(sets: Sequence[frozenset[str]], columns: dict[str, int]) -> Matrix:
    table = np.zeros((len(sets), len(columns)), np.float32)
    for line, items in zip(table, sets, strict=True):
        line[[columns[item] for item in items]] = 1
    return table
