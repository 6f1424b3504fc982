"""Average-link clustering of article vectors inside a window of time.

Two clusters merge when their articles go together on average, so a chain of articles each like
the next does not become one story. Memory holds the vectors, a bounded number of likely pairs,
and one block of products; never a matrix of all pairs.
"""

import heapq
import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.stories.times import WINDOW, cost
from sayso.stories.vectors import BIAS

THRESHOLD = -0.5
"""Log odds from which two clusters are one story. B3 hardly moves between -1 and 1 (NeuS validation
.85 to .87, ECB+ .87 to .89); a story cut in two costs its reader more than a stranger in it."""
LIKELY = -2.5
"""Log odds from which a pair of articles is kept as a way to bring their clusters together."""
NEAREST = 48
"""Likely pairs kept for one article, the likeliest."""
BLOCK = 4_000_000
"""Products held at a time (16 MB)."""


def clusters(rows: NDArray[np.float32], days: Sequence[float]) -> list[list[int]]:
    """Return the numbers of the articles of each story, in order; every article is in one.

    Args:
        rows: the article vectors.
        days: when each was published, in days, NaN when unknown.
    """
    return _Merging(rows, days).run(_likely_pairs(rows, np.array(days)))


class _Merging:
    """Clusters by the number of their first article: members, vector sum, mean day, neighbours."""

    def __init__(self, rows: NDArray[np.float32], days: Sequence[float]) -> None:
        self._sums = rows.astype(np.float32, copy=True)
        self._members = {number: [number] for number in range(len(rows))}
        self._dates = [[] if math.isnan(day) else [day] for day in days]
        self._near: dict[int, set[int]] = {number: set() for number in range(len(rows))}

    def run(self, pairs: Iterator[tuple[int, int]]) -> list[list[int]]:
        heap: list[tuple[float, int, int, int, int]] = []
        for one, two in pairs:
            self._near[one].add(two)
            self._near[two].add(one)
            self._offer(heap, one, two)
        while heap:
            _, one, two, size_one, size_two = heapq.heappop(heap)
            if self._size(one) == size_one and self._size(two) == size_two:
                self._merge(one, two)
                for other in sorted(self._near[one]):
                    self._offer(heap, one, other)
        return sorted(sorted(members) for members in self._members.values())

    def _offer(self, heap: list[tuple[float, int, int, int, int]], one: int, two: int) -> None:
        """Put a pair of clusters on the heap if they go together as they now are."""
        odds = self._odds(one, two)
        if odds >= THRESHOLD:
            one, two = min(one, two), max(one, two)
            heapq.heappush(heap, (-odds, one, two, self._size(one), self._size(two)))

    def _odds(self, one: int, two: int) -> float:
        product = float(self._sums[one] @ self._sums[two])
        mean = product / (self._size(one) * self._size(two))
        return round(mean + BIAS - cost(self._day(one), self._day(two)), 4)

    def _merge(self, one: int, two: int) -> None:
        self._sums[one] += self._sums[two]
        self._members[one] += self._members.pop(two)
        self._dates[one] += self._dates[two]
        for other in self._near.pop(two):
            self._near[other].discard(two)
            if other != one:
                self._near[other].add(one)
                self._near[one].add(other)

    def _size(self, number: int) -> int:
        return len(self._members.get(number, ()))

    def _day(self, number: int) -> float:
        dates = self._dates[number]
        return sum(dates) / len(dates) if dates else math.nan


def _likely_pairs(
    rows: NDArray[np.float32], days: NDArray[np.float64]
) -> Iterator[tuple[int, int]]:
    """Pairs of articles that may be of one story, each once or twice."""
    order = np.argsort(days, kind="stable")  # the undated (NaN) come last
    rows, days = rows[order], days[order]
    dated = int(np.count_nonzero(~np.isnan(days)))
    size = max(1, BLOCK // max(1, len(rows)))
    for start in range(0, len(rows), size):
        stop = min(start + size, len(rows))
        for other in _columns(days, dated, start, stop):
            products = rows[start:stop] @ rows[other].T + np.float32(BIAS)
            for row, column in _best(products, start, other.start):
                yield int(order[start + row]), int(order[other.start + column])


def _columns(days: NDArray[np.float64], dated: int, start: int, stop: int) -> Iterator[slice]:
    """The later articles a block must be compared with: in its window, and the undated."""
    if start < dated:
        last = days[min(stop, dated) - 1] + WINDOW
        end = int(np.searchsorted(days[:dated], last, side="right"))
        yield slice(start, end)
        yield slice(dated, len(days))
    else:
        yield slice(start, len(days))


def _best(products: NDArray[np.float32], start: int, first: int) -> Iterator[tuple[int, int]]:
    """For each row of a block the likeliest columns after itself."""
    for number, row in enumerate(products):
        itself = start + number - first
        if itself >= 0:
            row[: itself + 1] = -np.inf
        likely = np.flatnonzero(row >= LIKELY)
        if len(likely) > NEAREST:
            likely = likely[np.argsort(-row[likely], kind="stable")[:NEAREST]]
        for column in likely:
            yield number, int(column)
