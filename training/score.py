"""F1 of exact spans and of words, from counts, with confidence intervals by resampling."""

import random
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

SAMPLES = 1000

Spans: TypeAlias = set[tuple[int, int, str]]
"""First word, last word and label of each span of one text."""


class Counts(Struct, frozen=True):
    """How many were found, how many are right in truth, how many are both."""

    found: int = 0
    true: int = 0
    both: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.found + other.found, self.true + other.true, self.both + other.both)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 when there is nothing."""
        total = self.found + self.true
        return 2 * self.both / total if total else 0.0


def only(spans: Spans, label: str) -> Spans:
    """Return the spans of one label."""
    return {span for span in spans if span[2] == label}


def counts(found: Spans, true: Spans) -> Counts:
    """Return the counts of spans that agree in both ends and label."""
    return Counts(len(found), len(true), len(found & true))


def overlap(found: Spans, true: Spans) -> Counts:
    """Return the counts of positions (inclusive spans) that agree in label."""
    ours, theirs = _positions(found), _positions(true)
    return Counts(len(ours), len(theirs), len(ours & theirs))


def total(parts: Sequence[Counts]) -> Counts:
    """Return the sum of counts."""
    return sum(parts, Counts())


def interval(parts: Sequence[Counts], seed: int = 0) -> tuple[float, float]:
    """Return the 95% interval of F1 over resampled documents (bootstrap)."""
    chance = random.Random(seed)
    figures = sorted(total(chance.choices(parts, k=len(parts))).f1 for _ in range(SAMPLES))
    return figures[int(0.025 * SAMPLES)], figures[int(0.975 * SAMPLES) - 1]


def _positions(spans: Spans) -> set[tuple[int, str]]:
    return {(at, label) for first, last, label in spans for at in range(first, last + 1)}
