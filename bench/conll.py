"""Measures of coreference: MUC, B3, CEAF-e and their mean (CoNLL), over clusters of mentions."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[frozenset[Hashable]]
Mention = TypeVar("Mention", bound=Hashable)


def clusters(of: Mapping[Mention, Hashable]) -> Clusters:
    """The clusters of mentions that carry the same id."""
    made: dict[Hashable, set[Hashable]] = {}
    for mention, identity in of.items():
        made.setdefault(identity, set()).add(mention)
    return [frozenset(group) for group in made.values()]


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(gold: Clusters, said: Clusters) -> float:
    """B3 F1 over mentions."""
    return f1(_b3(said, gold), _b3(gold, said))


def _b3(one: Clusters, two: Clusters) -> float:
    home = {mention: group for group in two for mention in group}
    total = sum(len(group) for group in one)
    right = sum(len(group & home[m]) / len(group) for group in one for m in group if m in home)
    return right / total if total else 0.0


def muc(gold: Clusters, said: Clusters) -> float:
    """MUC F1 over links."""
    return f1(_muc(said, gold), _muc(gold, said))


def _muc(one: Clusters, two: Clusters) -> float:
    home = {mention: number for number, group in enumerate(two) for mention in group}
    links = sum(len(group) - 1 for group in one)
    kept = 0
    for group in one:
        parts = Counter(home.get(mention, ("alone", mention)) for mention in group)
        kept += len(group) - len(parts)
    return kept / links if links else 0.0


def ceaf_e(gold: Clusters, said: Clusters) -> float:
    """CEAF F1 with the entity-based likeness."""
    table = np.zeros((len(gold), len(said)))
    home = {mention: number for number, group in enumerate(said) for mention in group}
    for row, group in enumerate(gold):
        for column, shared in Counter(home[m] for m in group if m in home).items():
            table[row, column] = 2 * shared / (len(group) + len(said[column]))
    rows, columns = linear_sum_assignment(-table)
    total = float(table[rows, columns].sum())
    return f1(total / len(said), total / len(gold)) if gold and said else 0.0


def conll(gold: Clusters, said: Clusters) -> dict[str, float]:
    """All measures and their mean."""
    found = {
        "muc": muc(gold, said),
        "b3": b_cubed(gold, said),
        "ceaf_e": ceaf_e(gold, said),
    }
    found["conll"] = sum(found.values()) / 3
    return {name: round(value, 3) for name, value in found.items()}
