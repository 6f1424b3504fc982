"""How a pair of claims stands among all pairs of a story, by the scores of a first look.

A statement has at most a few counterparts in another article: being the best match there, and
the other way round, tells much. So does a third article with a claim near to both, a match of
the clauses inside, and a match of the sentences before or after.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims.views import View

Pairs = NDArray[np.int64]
Column = NDArray[np.float32]
Known = Mapping[tuple[int, int], float]
NAMES = (
    "first_look", "rank_lesser", "rank_greater", "mutual_best", "lead_lesser", "lead_greater",
    "support", "inner_match", "neighbour_match",
)  # fmt: skip
_PRIME = 100_003


def standing(pairs: Pairs, scores: Column, views: Sequence[View]) -> NDArray[np.float32]:
    """Return the columns of ``NAMES`` for pairs (first < second) with their first scores.

    The rank is 1 over the place of the other claim among the candidates of its article; the
    lead is the score less that of the best rival there; support sums, over claims of third
    articles, the product of their scores with both.
    """
    known = {(int(i), int(j)): float(s) for (i, j), s in zip(pairs, scores, strict=True)}
    articles = _codes([view.claim.article for view in views])
    one_way = _rank_and_lead(pairs[:, 0], pairs[:, 1], scores, articles)
    other_way = _rank_and_lead(pairs[:, 1], pairs[:, 0], scores, articles)
    rank, lead = np.stack([one_way[0], other_way[0]]), np.stack([one_way[1], other_way[1]])
    places = _Places(views, known)
    around = [
        (_support(i, j, places, known), _inner(i, j, places, known), _beside(i, j, places, known))
        for i, j in known
    ]
    return np.column_stack(
        [
            scores, rank.min(0), rank.max(0), rank.min(0) == 1, lead.min(0), lead.max(0),
            np.array(around, np.float32).reshape(len(known), 3),
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


class _Places:
    """Which claims overlap a claim, stand in its neighbouring sentences, are its candidates."""

    def __init__(self, views: Sequence[View], known: Known) -> None:
        self.articles = [view.claim.article for view in views]
        self.by_sentence: dict[tuple[str, int], list[int]] = defaultdict(list)
        for i, view in enumerate(views):
            self.by_sentence[view.claim.article, view.sentence].append(i)
        self.home = [(view.claim.article, view.sentence) for view in views]
        self.overlapping = [
            [k for k in self.by_sentence[self.home[i]] if _overlap(view, views[k])]
            for i, view in enumerate(views)
        ]

        self.partners: list[list[tuple[int, float]]] = [[] for _ in views]
        for (i, j), score in known.items():
            self.partners[i].append((j, score))
            self.partners[j].append((i, score))

    def beside(self, i: int, step: int) -> list[int]:
        """Claims of the sentence ``step`` after that of claim ``i``."""
        article, sentence = self.home[i]
        return self.by_sentence.get((article, sentence + step), [])


def _between(first: Sequence[int], second: Sequence[int], known: Known) -> Iterator[float]:
    for a in first:
        for b in second:
            yield known.get((a, b) if a < b else (b, a), 0.0)


def _support(i: int, j: int, places: _Places, known: Known) -> float:
    own = (places.articles[i], places.articles[j])
    total = 0.0
    for other, score in places.partners[i]:
        if places.articles[other] not in own:
            total += score * known.get((min(j, other), max(j, other)), 0.0)
    return total


def _inner(i: int, j: int, places: _Places, known: Known) -> float:
    """The best score between claims that overlap the two, themselves left out."""
    inside = (
        known.get((min(a, b), max(a, b)), 0.0)
        for a in places.overlapping[i]
        for b in places.overlapping[j]
        if (a, b) != (i, j)
    )
    return max(inside, default=0.0)


def _beside(i: int, j: int, places: _Places, known: Known) -> float:
    """The best score between the sentences before the two, or after them."""
    found = (
        score
        for step in (-1, 1)
        for score in _between(places.beside(i, step), places.beside(j, step), known)
    )
    return max(found, default=0.0)


def _overlap(a: View, b: View) -> bool:
    return min(a.claim.end, b.claim.end) > max(a.claim.start, b.claim.start)


def _codes(names: Sequence[str]) -> NDArray[np.int64]:
    known = {name: code for code, name in enumerate(sorted(set(names)))}
    return np.array([known[name] for name in names], np.int64)
