"""Where two texts run word for word, with small edits bridged."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.origins.fingerprints import shingles
from sayso.origins.words import Words

GRAIN = 4
"""Words that must agree in a row before an agreement is looked at."""
GAP = 6
"""Words that may be changed, added or dropped between two agreeing runs of one passage; never
more than agree on either side."""
REPEATS = 8
"""A run of words that a text repeats more often than this is a formula, not a passage."""


class Run(Struct, frozen=True, order=True):
    """Words ``left`` to ``left + size`` of one text are words ``right`` ... of the other."""

    right: int
    left: int
    size: int


class Passage(Struct, frozen=True):
    """Runs that follow each other in both texts; ``own`` counts agreeing words outside quotes."""

    runs: tuple[Run, ...]
    own: int

    @property
    def left(self) -> tuple[int, int]:
        """The first and the last word in the left text."""
        last = self.runs[-1]
        return self.runs[0].left, last.left + last.size - 1

    @property
    def right(self) -> tuple[int, int]:
        """The first and the last word in the right text."""
        last = self.runs[-1]
        return self.runs[0].right, last.right + last.size - 1


def passages(left: Words, right: Words, least: int) -> tuple[Passage, ...]:
    """Return the passages two texts share, in the order of the right text.

    A passage has at least ``least`` agreeing words outside quotation marks: two reporters who
    take down the same sentence of a speech have not copied from each other.
    """
    own = np.concatenate(([0], np.cumsum(~right.quoted)))
    found = []
    for runs in _passages(_disjoint(_runs(left, right), len(left), len(right))):
        count = sum(int(own[run.right + run.size] - own[run.right]) for run in runs)
        if count >= least:
            found.append(Passage(tuple(runs), count))
    return tuple(found)


def _runs(left: Words, right: Words) -> list[Run]:
    """All longest runs of agreeing words, the longest first."""
    lefts, rights = _meetings(shingles(left, GRAIN), shingles(right, GRAIN))
    order = np.lexsort((lefts, rights - lefts))
    lefts, rights = lefts[order], rights[order]
    breaks = np.flatnonzero((np.diff(lefts) != 1) | (np.diff(rights) != 1)) + 1
    edges = np.concatenate(([0], breaks, [len(lefts)]))
    runs = [
        Run(int(rights[start]), int(lefts[start]), end - start + GRAIN - 1)
        for start, end in pairwise(edges.tolist())
        if end > start
    ]
    return sorted(runs, key=lambda run: (-run.size, run))


def _meetings(
    left: NDArray[np.uint64], right: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places at which the two texts have the same shingle."""
    order = np.argsort(left, kind="stable")
    first = np.searchsorted(left[order], right, side="left")
    counts = np.searchsorted(left[order], right, side="right") - first
    counts[counts > REPEATS] = 0
    rights = np.repeat(np.arange(len(right)), counts)
    within = np.arange(len(rights)) - np.repeat(np.cumsum(counts) - counts, counts)
    return order[np.repeat(first, counts) + within], rights


def _disjoint(runs: Sequence[Run], lefts: int, rights: int) -> list[Run]:
    """Runs of which no two share a word of either text; a longer run goes before a shorter."""
    left_free, right_free = np.ones(lefts, np.bool_), np.ones(rights, np.bool_)
    kept = []
    for run in runs:
        at = np.arange(run.size)
        free = np.flatnonzero(left_free[run.left + at] & right_free[run.right + at])
        if len(free) < GRAIN:
            continue
        part = Run(run.right + int(free[0]), run.left + int(free[0]), int(free[-1] - free[0]) + 1)
        if part.size > len(free):
            continue  # a better run lies inside it
        left_free[part.left : part.left + part.size] = False
        right_free[part.right : part.right + part.size] = False
        kept.append(part)
    return sorted(kept)


def _passages(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs (in the order of the right text) joined over gaps of a few words."""
    passage: list[Run] = []
    for run in runs:
        if passage and not _follows(passage[-1], run):
            yield passage
            passage = []
        passage.append(run)
    if passage:
        yield passage


def _follows(before: Run, after: Run) -> bool:
    left_gap = after.left - before.left - before.size
    right_gap = after.right - before.right - before.size
    widest = min(GAP, before.size, after.size)
    return 0 <= left_gap <= widest and 0 <= right_gap <= widest
