"""Which pairs of claims are looked at.

A statement has at most a few counterparts in another article, so each claim meets its nearest
claims of every other article, by vector and by words.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims.views import View

PER_ARTICLE = 4
PER_CLAIM = 32
WHOLLY_COMPARED = PER_CLAIM // PER_ARTICLE + 1
"""Articles up to which a claim meets its nearest claims in each of the others."""

BLOCK = 512
STEPS = 10_000


def candidates(views: Sequence[View]) -> NDArray[np.int64]:
    """Return index pairs (first < second) of claims of different articles worth comparing.

    Every claim meets its ``PER_ARTICLE`` nearest by sentence vector and by shared words in each
    other article, and no more than ``PER_CLAIM`` in all.
    """
    if not views:
        return np.zeros((0, 2), np.int64)
    articles = _codes([view.claim.article for view in views])
    rows = np.array([view.row for view in views], np.float32)
    bags = _Bags(views)
    found: list[NDArray[np.int64]] = []
    for start in range(0, len(views), BLOCK):
        for own, line in enumerate(rows[start : start + BLOCK] @ rows.T, start):
            for near in (line, bags.near(own)):
                partners = _nearest(_steps(near), articles, int(articles[own]))
                found.append(np.minimum(own, partners) * len(views) + np.maximum(own, partners))
    keys = np.unique(np.concatenate(found))
    return np.column_stack(np.divmod(keys, len(views)))


def _steps(near: NDArray[np.float32]) -> NDArray[np.int16]:
    """Likeness in steps of a ten thousandth: rounded, and sorted in linear time."""
    return np.rint(near * STEPS).astype(np.int16)


def _nearest(line: NDArray[np.int16], articles: NDArray[np.int16], own: int) -> NDArray[np.int64]:
    """The items most like one, ``PER_ARTICLE`` an article, none of its own article."""
    order = np.argsort(-line, kind="stable")
    order = order[(line[order] > 0) & (articles[order] != own)]
    homes = articles[order]
    grouped = np.argsort(homes, kind="stable")
    first = np.searchsorted(homes[grouped], homes[grouped])
    place = np.empty(len(order), np.int64)
    place[grouped] = np.arange(len(order)) - first
    found: NDArray[np.int64] = order[place < PER_ARTICLE][:PER_CLAIM]
    return found


class _Bags:
    """Claims by their stems, weighted, each of length one; kept stem by stem."""

    def __init__(self, views: Sequence[View]) -> None:
        weights = [np.maximum(view.weights, 0.0) for view in views]
        lengths = [max(float(np.linalg.norm(each)), 1e-6) for each in weights]
        self._bags = [
            dict(zip(view.stems, (each / length).tolist(), strict=True))
            for view, each, length in zip(views, weights, lengths, strict=True)
        ]
        holders: dict[str, list[int]] = defaultdict(list)
        for item, bag in enumerate(self._bags):
            for stem in bag:
                holders[stem].append(item)
        self._holders = {stem: np.array(items) for stem, items in holders.items()}
        self._shares = {
            stem: np.array([self._bags[item][stem] for item in items], np.float32)
            for stem, items in holders.items()
        }

    def near(self, item: int) -> NDArray[np.float32]:
        """The cosine of one claim's words with those of every claim."""
        found = np.zeros(len(self._bags), np.float32)
        for stem, share in self._bags[item].items():
            found[self._holders[stem]] += np.float32(share) * self._shares[stem]
        return found


def _codes(names: Sequence[str]) -> NDArray[np.int16]:
    known = {name: code for code, name in enumerate(sorted(set(names)))}
    return np.array([known[name] for name in names], np.int16)
