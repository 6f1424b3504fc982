"""How a pair of claims stands among all pairs of a story, by the scores of a first look.

A statement has at most a few counterparts in another article: being the best match there, and
the other way round, tells much. So does a third article with a claim near to both, a match of
the clauses inside, and a match of the sentences before or after.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims.views import View

Pairs = NDArray[np.int64]
Column = NDArray[np.float32]
NAMES = (
    "first_look", "rank_lesser", "rank_greater", "mutual_best", "lead_lesser", "lead_greater",
    "support", "inner_match", "neighbour_match",
)  # fmt: skip
_PRIME = 100_003
BLOCK = 4096


def standing(pairs: Pairs, scores: Column, views: Sequence[View]) -> NDArray[np.float32]:
    """Return the columns of ``NAMES`` for pairs (first < second) with their first scores.

    The rank is 1 over the place of the other claim among the candidates of its article; the
    lead is the score less that of the best rival there; support sums, over claims of third
    articles, the product of their scores with both.

    Args:
        pairs: indexes of ``views``, in ascending order.
        scores: the first score of each pair.
        views: the claims of a story, article by article.
    """
    articles = _codes([view.claim.article for view in views])
    one_way = _rank_and_lead(pairs[:, 0], pairs[:, 1], scores, articles)
    other_way = _rank_and_lead(pairs[:, 1], pairs[:, 0], scores, articles)
    rank, lead = np.stack([one_way[0], other_way[0]]), np.stack([one_way[1], other_way[1]])
    known = _Known(pairs[:, 0] * len(views) + pairs[:, 1], scores)
    return np.column_stack(
        [
            scores, rank.min(0), rank.max(0), rank.min(0) == 1, lead.min(0), lead.max(0),
            _support(pairs, scores, len(views)), _inner(pairs, views, known),
            _beside(pairs, scores, views, articles),
        ]
    ).astype(np.float32)  # fmt: skip


def _rank_and_lead(
    left: NDArray[np.int64], right: NDArray[np.int64], scores: Column, articles: NDArray[np.int64]
) -> tuple[Column, Column]:
    """Rank and lead of ``right`` among the candidates of ``left`` in right's article."""
    rank, lead = np.zeros(len(left), np.float32), np.zeros(len(left), np.float32)
    order = np.lexsort((right, -scores, articles[right], left))
    home = left[order] * _PRIME + articles[right][order]
    for group in np.split(order, np.flatnonzero(np.diff(home)) + 1):
        own = scores[group]
        rank[group] = 1.0 / (1.0 + np.arange(len(group)))
        rival = np.full(len(group), own.max(initial=0.0), np.float32)
        rival[:1] = own[1] if len(group) > 1 else 0.0
        lead[group] = own - rival
    return rank, lead


class _Known:
    """Scores to look up by key; a key that is not there scores 0."""

    def __init__(self, keys: NDArray[np.int64], scores: Column) -> None:
        self._keys, self._scores = keys, scores

    def get(self, keys: NDArray[np.int64]) -> Column:
        """Return the score of every key."""
        if not len(self._keys):
            return np.zeros(keys.shape, np.float32)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found: Column = np.where(self._keys[at] == keys, self._scores[at], np.float32(0))
        return found


def _support(pairs: Pairs, scores: Column, count: int) -> Column:
    """For each pair the sum, over third claims, of the product of their scores with both."""
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    partners, weights = ends[order, 1], np.concatenate([scores, scores])[order]
    first = np.searchsorted(ends[order, 0], np.arange(count + 1))
    bounds = np.searchsorted(pairs[:, 0], np.arange(count + 1))
    support = np.zeros(len(pairs), np.float32)
    for item in np.unique(pairs[:, 0]):
        own = slice(first[item], first[item + 1])
        spans = [np.arange(first[k], first[k + 1]) for k in partners[own]]
        reached = np.concatenate(spans)
        through = np.repeat(weights[own], [len(span) for span in spans])
        sums = np.bincount(partners[reached], through * weights[reached], count)
        rows = slice(bounds[item], bounds[item + 1])
        support[rows] = sums[pairs[rows, 1]]
    return support


def _inner(pairs: Pairs, views: Sequence[View], known: _Known) -> Column:
    """The best score between claims that overlap the two, themselves left out."""
    overlapping = _overlapping(views)
    best = np.zeros(len(pairs), np.float32)
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        one, other = overlapping[block[:, 0]][:, :, None], overlapping[block[:, 1]][:, None, :]
        keys = np.where((one < 0) | (other < 0), -1, one * len(views) + other)
        keys[(one == block[:, :1, None]) & (other == block[:, 1:, None])] = -1
        best[start : start + BLOCK] = known.get(keys).max((1, 2), initial=0.0)
    return best


def _overlapping(views: Sequence[View]) -> NDArray[np.int64]:
    """For each claim the claims that share characters with it, itself too; -1 fills up."""
    by_sentence: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, view in enumerate(views):
        by_sentence[view.claim.article, view.sentence].append(i)
    found = [
        [k for k in by_sentence[view.claim.article, view.sentence] if _overlap(view, views[k])]
        for view in views
    ]
    table = np.full((len(views), max(map(len, found), default=1)), -1, np.int64)
    for row, items in zip(table, found, strict=True):
        row[: len(items)] = items
    return table


def _beside(
    pairs: Pairs, scores: Column, views: Sequence[View], articles: NDArray[np.int64]
) -> Column:
    """The best score between the sentences before the two, or after them."""
    sentences = np.array([view.sentence for view in views], np.int64)
    width = int(sentences.max(initial=0)) + 3
    home = articles * width + sentences + 1
    most = (int(articles.max(initial=0)) + 1) * width
    ends = home[pairs]
    keys = ends[:, 0] * most + ends[:, 1]
    order = np.lexsort((-scores, keys))
    there, first = np.unique(keys[order], return_index=True)
    known = _Known(there, scores[order][first])
    steps = [known.get((ends[:, 0] + step) * most + ends[:, 1] + step) for step in (-1, 1)]
    found: Column = np.maximum(*steps)
    return found


def _overlap(a: View, b: View) -> bool:
    return min(a.claim.end, b.claim.end) > max(a.claim.start, b.claim.start)


def _codes(names: Sequence[str]) -> NDArray[np.int64]:
    known = {name: code for code, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], np.int64)
