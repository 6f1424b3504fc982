"""Sentence or clause: of overlapping findings those are kept that say most with least repetition.

A sentence and its clauses are all candidates when claims are compared. Where two articles agree
on a whole sentence, the finding of its clauses alone repeats it, and the other way round. What
is left beside the clause that a finding states may be a finding of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from sayso.claims.clusters import UNSEEN
from sayso.language.statements import hangs
from sayso.model import Claim, Passage

Scores = Mapping[tuple[int, int], float]

SURELY = 0.8
"""Mean score of a cluster that is told though it stands in the sentences of others: of such the
links are right as often as of all."""

LOOSE = 0.75
"""Of findings less surely joined, half state the same (1,793 findings of 73 annotated events: .52
of those of two claims; from .75 to .85 it is .65, from .85 on .90)."""

SHARED, AS_ONE = 0.3, 0.65
"""Share of a core that must stand in that of a larger cluster, and mean score of its other claims
with that, from which two clusters are one. Over events and stories held out links found .554 to
.566 (.498 to .520), links right .870 to .865 (.944), findings that repeat another a twentieth
fewer; at .5 a sixth fewer, but links right .829."""


def chosen(
    claims: Sequence[Claim],
    found: Sequence[Sequence[int]],
    scores: Scores,
    told: Sequence[Sequence[int]] = (),
) -> list[list[int]]:
    """Return the clusters of several articles that stay, the strongest first.

    One goes when each of its claims overlaps a claim of one stronger cluster, or of one of
    ``told``.
    """
    shared = sorted(
        (list(c) for c in found if len(c) > 1), key=lambda c: (-_strength(c, scores), c)
    )
    kept: list[list[int]] = []
    for cluster in shared:
        if not any(repeats(claims, cluster, stronger) for stronger in (*told, *kept)):
            kept.append(cluster)
    return kept


def beside(
    claims: Sequence[Claim],
    found: Sequence[Sequence[int]],
    cores: Sequence[Sequence[int]],
    scores: Scores,
) -> list[list[int]]:
    """Return the clusters of ``found`` that are surely one and that none of ``cores`` tells: what
    several articles state beside it in the same sentences. Words that break off state nothing."""
    whole = [c for c in found if not any(hangs(claims[i].text) for i in c)]
    sure = [c for c in whole if len(c) > 1 and mean_score(c, scores) >= SURELY]
    return chosen(claims, sure, scores, cores)


def distinct(
    claims: Sequence[Claim],
    told: Sequence[Sequence[int]],
    cores: Sequence[Sequence[int]],
    scores: Scores,
) -> list[list[int]]:
    """Return the clusters, those that tell one thing made one.

    A cluster that shares part of its core with a larger one, and whose other claims are as one
    with those of that, is added to it: an article that says it twice has two claims there.

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
        larger = next((one for one in kept if _is_part(claims, core, one[1], scores)), None)
        if larger is None:
            kept.append((list(cluster), list(core)))
            continue
        for i, inner in zip(cluster, core, strict=True):
            if not _stands_in(claims, inner, larger[1]):
                larger[0].append(i)
                larger[1].append(inner)
    return [sorted(set(members)) for members, _ in kept]


def _is_part(
    claims: Sequence[Claim], core: Sequence[int], larger: Sequence[int], scores: Scores
) -> bool:
    new = [i for i in core if not _stands_in(claims, i, larger)]
    if len(core) - len(new) < SHARED * len(core):
        return False
    across = [
        scores.get((min(i, j), max(i, j)), UNSEEN)
        for i in new
        for j in larger
        if claims[i].article != claims[j].article
    ]
    return not across or sum(across) / len(across) >= AS_ONE


def _stands_in(claims: Sequence[Claim], i: int, others: Sequence[int]) -> bool:
    return any(overlap(claims[i], claims[j]) for j in others)


def alone(claims: Sequence[Claim], told: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the claims that nothing ``told`` overlaps, nor a longer one of them."""
    taken = {i for cluster in told for i in cluster}
    kept: list[list[int]] = []
    for passage in passages(claims):
        neighbours = [claims[i] for i in passage if i in taken]
        for i in sorted(passage, key=lambda i: (claims[i].start - claims[i].end, i)):
            if not any(overlap(claims[i], other) for other in neighbours):
                kept.append([i])
                neighbours.append(claims[i])
    return sorted(kept)


def passages(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """Yield the claims that hang together by characters they share, each group in their order."""
    passage: list[int] = []
    article, end = "", 0
    for i in sorted(range(len(claims)), key=lambda i: (claims[i].article, claims[i].start)):
        if passage and (claims[i].article != article or claims[i].start >= end):
            yield sorted(passage)
            passage, end = [], 0
        passage.append(i)
        article, end = claims[i].article, max(end, claims[i].end)
    yield sorted(passage)


def overlap(a: Claim | Passage, b: Claim | Passage) -> bool:
    """Tell whether two stretches share half of the shorter: less is where one clause takes up the
    last words of another."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return a.article == b.article and shared > 0 and 2 * shared >= _shorter(a, b)


def _shorter(a: Claim | Passage, b: Claim | Passage) -> int:
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
