"""Sentence or clause: of overlapping findings those are kept that say most with least repetition.

A sentence and its clauses are all candidates when claims are compared. Where two articles agree
on a whole sentence, the finding of its clauses alone repeats it, and the other way round.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from sayso.model import Claim

Scores = Mapping[tuple[int, int], float]
UNSEEN = 0.02


def chosen(
    claims: Sequence[Claim], found: Sequence[Sequence[int]], scores: Scores
) -> list[list[int]]:
    """Return the clusters that stay, without those that repeat a stronger one.

    A cluster of several articles goes when each of its claims overlaps a claim of one stronger
    cluster. A claim left alone stays when nothing that stays overlaps it, the longest first.
    """
    shared = sorted(
        (list(c) for c in found if len(c) > 1), key=lambda c: (-_strength(c, scores), c)
    )
    kept: list[list[int]] = []
    for cluster in shared:
        if not any(_repeats(claims, cluster, stronger) for stronger in kept):
            kept.append(cluster)
    used = {i for cluster in kept for i in cluster}
    taken = _by_article(claims, sorted(used))
    rest = (i for cluster in found for i in cluster if i not in used)
    for i in sorted(rest, key=lambda i: (claims[i].start - claims[i].end, i)):
        neighbours = taken.setdefault(claims[i].article, [])
        if not any(overlap(claims[i], other) for other in neighbours):
            kept.append([i])
            neighbours.append(claims[i])
    return sorted(kept)


def overlap(a: Claim, b: Claim) -> bool:
    """Tell whether two claims share characters of one article."""
    return a.article == b.article and min(a.end, b.end) > max(a.start, b.start)


def mean_score(cluster: Sequence[int], scores: Scores) -> float:
    """The average score over all pairs of a cluster; pairs never compared count as unlike."""
    pairs = [(i, j) for at, i in enumerate(cluster) for j in cluster[at + 1 :]]
    return sum(scores.get(p, UNSEEN) for p in pairs) / len(pairs) if pairs else 0.0


def _strength(cluster: Sequence[int], scores: Scores) -> float:
    return round(mean_score(cluster, scores) * sqrt(len(cluster)), 6)


def _repeats(claims: Sequence[Claim], cluster: Sequence[int], stronger: Sequence[int]) -> bool:
    return all(any(overlap(claims[i], claims[j]) for j in stronger) for i in cluster)


def _by_article(claims: Sequence[Claim], indexes: Sequence[int]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for i in indexes:
        found.setdefault(claims[i].article, []).append(claims[i])
    return found
