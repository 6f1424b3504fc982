"""Sentence or clause: of overlapping findings those are kept that say most with least repetition.

A sentence and its clauses are all candidates when claims are compared. Where two articles agree
on a whole sentence, the finding of its clauses alone repeats it, and the other way round.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from sayso.model import Claim

Scores = Mapping[tuple[int, int], float]
UNSEEN = 0.02

MOSTLY = 0.75
"""Share of a cluster from which it tells what a larger one tells."""


def chosen(
    claims: Sequence[Claim], found: Sequence[Sequence[int]], scores: Scores
) -> list[list[int]]:
    """Return the clusters of several articles that stay, the strongest first.

    One goes when each of its claims overlaps a claim of one stronger cluster.
    """
    shared = sorted(
        (list(c) for c in found if len(c) > 1), key=lambda c: (-_strength(c, scores), c)
    )
    kept: list[list[int]] = []
    for cluster in shared:
        if not any(repeats(claims, cluster, stronger) for stronger in kept):
            kept.append(cluster)
    return kept


def distinct(
    claims: Sequence[Claim],
    told: Sequence[Sequence[int]],
    cores: Sequence[Sequence[int]],
    scores: Scores,
) -> list[list[int]]:
    """Return the clusters without those that repeat most of a larger one.

    What such a cluster has from further articles is added to the larger one.

    Args:
        claims: the claims of a story.
        told: clusters of several articles.
        cores: for each of ``told`` the narrowest claims inside its members, which tell what it
            tells.
        scores: how sure it is that two claims (first < second) state the same.
    """
    kept: list[tuple[list[int], list[int]]] = []
    pairs = zip(told, cores, strict=True)
    for cluster, core in sorted(pairs, key=lambda p: (-len(p[0]), -_strength(p[0], scores), p[0])):
        larger = next((one for one in kept if _shared(claims, core, one[1]) >= MOSTLY), None)
        if larger is None:
            kept.append((list(cluster), list(core)))
            continue
        articles = {claims[i].article for i in larger[0]}
        for i, inner in zip(cluster, core, strict=True):
            if claims[i].article not in articles:
                larger[0].append(i)
                larger[1].append(inner)
    return [sorted(members) for members, _ in kept]


def _shared(claims: Sequence[Claim], core: Sequence[int], other: Sequence[int]) -> float:
    """The share of a cluster's claims that overlap one of another cluster."""
    return sum(repeats(claims, [i], other) for i in core) / len(core)


def alone(claims: Sequence[Claim], told: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the claims that nothing ``told`` overlaps, nor a longer one of them."""
    taken = _by_article(claims, sorted({i for cluster in told for i in cluster}))
    kept: list[list[int]] = []
    for i in sorted(range(len(claims)), key=lambda i: (claims[i].start - claims[i].end, i)):
        neighbours = taken.setdefault(claims[i].article, [])
        if not any(overlap(claims[i], other) for other in neighbours):
            kept.append([i])
            neighbours.append(claims[i])
    return kept


def overlap(a: Claim, b: Claim) -> bool:
    """Tell whether two claims share half of the shorter: less is where one clause takes up the
    last words of another."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return a.article == b.article and shared > 0 and 2 * shared >= _shorter(a, b)


def _shorter(a: Claim, b: Claim) -> int:
    return min(a.end - a.start, b.end - b.start)


def mean_score(cluster: Sequence[int], scores: Scores) -> float:
    """The average score over all pairs of a cluster; pairs never compared count as unlike."""
    pairs = [(i, j) for at, i in enumerate(cluster) for j in cluster[at + 1 :]]
    return sum(scores.get(p, UNSEEN) for p in pairs) / len(pairs) if pairs else 0.0


def _strength(cluster: Sequence[int], scores: Scores) -> float:
    return round(mean_score(cluster, scores) * sqrt(len(cluster)), 6)


def repeats(claims: Sequence[Claim], cluster: Sequence[int], stronger: Sequence[int]) -> bool:
    """Tell whether each claim of a cluster overlaps one of a stronger cluster."""
    return all(any(overlap(claims[i], claims[j]) for j in stronger) for i in cluster)


def _by_article(claims: Sequence[Claim], indexes: Sequence[int]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for i in indexes:
        found.setdefault(claims[i].article, []).append(claims[i])
    return found
