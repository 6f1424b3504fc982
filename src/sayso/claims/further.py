"""Further findings: a sentence that makes two statements may share each with other articles.

Clustering gives a claim one place. A second claim of an article that states the same as others
finds its place taken there, when those others make two statements at once: such claims are
clustered anew, whatever other findings they stand in. A claim that is left over then takes its
surest match.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, combinations

from sayso.claims.clusters import clusters
from sayso.claims.scales import Scores, mean_score, overlap, repeats
from sayso.claims.views import View

ROUNDS = 3
"""Times it is looked again; in the training events the third finds next to nothing."""

ALONE = 0.7
"""Score from which a claim with no part in what is told shares a sentence with another finding. Of
the 26 findings this gives 82 events about 20 state the same, read by eye; at the threshold it gives
twice as many, and links right fall by .002."""

SAID_TWICE = 0.7
"""Likeness from which two claims of one article are held to say one thing twice."""


def further(
    views: Sequence[View], told: Sequence[Sequence[int]], scores: Scores, threshold: float
) -> list[list[int]]:
    """Return clusters of claims that state the same and stand together in none of ``told``.

    Args:
        views: the claims of a story.
        told: clusters of several articles that are findings already.
        scores: how sure it is that two claims (first < second) state the same.
        threshold: from which score they are held to.

    Returns:
        Clusters of several articles, the surest first; each has a pair that was not told, and
        none repeats another or one of ``told``.
    """
    known = [list(cluster) for cluster in told]
    for _ in range(ROUNDS):
        new = _round(views, known, scores, threshold)
        if not new:
            break
        known += new
    known += _left_alone(views, known, scores)
    return known[len(told) :]


def _left_alone(
    views: Sequence[View], told: Sequence[Sequence[int]], scores: Scores
) -> list[list[int]]:
    """The pairs, the surest first, of which one claim has no part in what is told: the other's
    place is taken by what its sentence states beside."""
    same = [pair for pair, score in scores.items() if score >= ALONE]
    taken = [views[i].claim for cluster in told for i in cluster]
    kept: list[list[int]] = []
    for i, j in sorted(
        untold(views, told, same, _say_it_twice), key=lambda pair: (-scores[pair], pair)
    ):
        ends = (views[i].claim, views[j].claim)
        if not all(any(overlap(end, other) for other in taken) for end in ends):
            kept.append([i, j])
            taken += ends
    return kept


def _round(
    views: Sequence[View], told: Sequence[Sequence[int]], scores: Scores, threshold: float
) -> list[list[int]]:
    claims = [view.claim for view in views]
    same = [pair for pair, score in scores.items() if score >= threshold]
    left = untold(views, told, same, _say_it_twice)
    own = sorted({i for pair in left for i in pair})
    place = {i: at for at, i in enumerate(own)}
    inner = {
        (place[i], place[j]): score for (i, j), score in scores.items() if i in place and j in place
    }
    found = clusters([claims[i].article for i in own], inner, threshold)
    named = ([own[at] for at in cluster] for cluster in found)
    new = [c for c in named if not left.isdisjoint(combinations(c, 2))]
    kept: list[list[int]] = []
    for cluster in sorted(new, key=lambda c: (-mean_score(c, scores), c)):
        if not any(repeats(claims, cluster, other) for other in (*told, *kept)):
            kept.append(cluster)
    return kept


def untold(
    views: Sequence[View],
    told: Sequence[Sequence[int]],
    same: Iterable[tuple[int, int]],
    are_one: Callable[[View, View], bool],
) -> set[tuple[int, int]]:
    """Return those pairs that state the ``same`` of which none of ``told`` tells, be it by other
    claims of the two articles that ``are_one`` with them."""
    homes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, cluster in enumerate(told):
        for i in cluster:
            homes[views[i].claim.article].append((i, number))
    pairs = set(same)
    around = {
        i: {n for other, n in homes[views[i].claim.article] if are_one(views[other], views[i])}
        for i in set(chain.from_iterable(pairs))
    }
    return {(i, j) for i, j in pairs if around[i].isdisjoint(around[j])}


def overlapping(one: View, other: View) -> bool:
    """Tell whether two claims of an article share characters."""
    return overlap(one.claim, other.claim)


def _say_it_twice(one: View, other: View) -> bool:
    """Whether two claims of an article share characters, or say one thing twice."""
    return overlapping(one, other) or float(one.row @ other.row) >= SAID_TWICE
