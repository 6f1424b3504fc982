"""What people judged of statements, applied to the claims and findings of a story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, product

from msgspec import Struct, field

from sayso.claims.judging import Places, Ruling, Rulings
from sayso.claims.scales import Scores, overlap
from sayso.model import Claim

_FEWEST = 2
Pairs = Set[tuple[int, int]]


class Ruled(Struct, frozen=True):
    """What people judged of the claims of a story, by pairs of them (first < second)."""

    same: tuple[Ruling, ...] = ()
    """Passages that state the same."""
    why: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The pairs in such passages, and the judgement in words."""
    fitting: Mapping[tuple[int, int], float] = field(default_factory=dict)
    """The pairs that fit such passages best, all with the score of what is sure."""
    never: frozenset[tuple[int, int]] = frozenset()
    """The pairs in passages that do not."""


def ruled(claims: Sequence[Claim], rulings: Rulings) -> Ruled:
    """Return what people judged of a story's claims; judgements on others say nothing of them."""
    return Ruled(
        same=rulings.same,
        why={pair: one.reason for one in rulings.same for pair in pairs(claims, one)},
        fitting={pair: 1.0 for one in rulings.same for pair in _fitting(claims, one)},
        never=frozenset(pair for one in rulings.apart for pair in pairs(claims, one)),
    )


def pairs(claims: Sequence[Claim], ruling: Ruling) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims (first < second) that stand in two passages of a judgement."""
    inside = [
        [i for i, claim in enumerate(claims) if any(overlap(claim, place) for place in places)]
        for places in ruling.passages
    ]
    for one, other in combinations(inside, 2):
        yield from ((min(i, j), max(i, j)) for i, j in product(one, other) if i != j)


def _fitting(claims: Sequence[Claim], ruling: Ruling) -> Iterator[tuple[int, int]]:
    """Yield the pairs of the claims that fit the passages of a judgement best."""
    best = [best_fitting(enumerate(claims), places) for places in ruling.passages]
    for i, j in combinations([i for i in best if i is not None], 2):
        if claims[i].article != claims[j].article:
            yield min(i, j), max(i, j)


def best_fitting(numbered: Iterable[tuple[int, Claim]], places: Places) -> int | None:
    """Return the number of the claim that a passage, found at ``places``, gives most exactly."""
    fit = {i: score for i, claim in numbered if (score := _fit(claim, places))}
    return max(fit, key=lambda i: (fit[i], -i), default=None)


def _fit(claim: Claim, places: Places) -> float:
    """How exactly a claim is the words of a passage; 0 for one that does not overlap them."""
    return max(
        (
            (min(claim.end, place.end) - max(claim.start, place.start))
            / (max(claim.end, place.end) - min(claim.start, place.start))
            for place in places
            if overlap(claim, place)
        ),
        default=0.0,
    )


def united(
    claims: Sequence[Claim],
    told: Sequence[Sequence[int]],
    cores: Sequence[Sequence[int]],
    same: Sequence[Ruling],
) -> list[list[int]]:
    """Return clusters, those made one that tell what people judged to be the same statement.

    Args:
        claims: the claims of a story.
        told: clusters of them.
        cores: for each of ``told`` the narrowest claims inside its members.
        same: passages judged to state the same.
    """
    kept = {number: list(cluster) for number, cluster in enumerate(told)}
    core = {number: list(cluster) for number, cluster in enumerate(cores)}
    for ruling in same:
        homes, new = _homes(claims, core, ruling)
        if not homes and not new:
            continue
        first = min(homes, default=max(kept, default=-1) + 1)
        kept[first] = sorted({*new, *(i for home in homes for i in kept[home])})
        core[first] = sorted({*new, *(i for home in homes for i in core[home])})
        for home in homes - {first}:
            del kept[home], core[home]
    return list(kept.values())


def _homes(
    claims: Sequence[Claim], core: Mapping[int, Sequence[int]], ruling: Ruling
) -> tuple[set[int], set[int]]:
    """The clusters that tell the passages of a judgement, and the claims that none tells."""
    homes, new = set[int](), set[int]()
    for places in ruling.passages:
        near = {n: max(_fit(claims[i], places) for i in members) for n, members in core.items()}
        home = max(near, key=lambda number: (near[number], -number), default=None)
        best = best_fitting(enumerate(claims), places)
        if home is not None and near[home]:
            homes.add(home)
        elif best is not None:
            new.add(best)
    return homes, new


def parted(
    claims: Sequence[Claim], told: Sequence[Sequence[int]], apart: Pairs, scores: Scores
) -> list[list[int]]:
    """Return clusters of several articles in none of which claims are that must stay apart.

    A cluster that holds such claims falls into parts, each claim going to the part it is nearest
    to of those it may stand in.
    """
    kept: list[list[int]] = []
    for cluster in told:
        parts = [cluster] if not _clash(cluster, apart) else _parts(cluster, apart, scores)
        kept += [list(p) for p in parts if len({claims[i].article for i in p}) >= _FEWEST]
    return kept


def _clash(cluster: Sequence[int], apart: Pairs) -> bool:
    return any(pair in apart for pair in combinations(sorted(cluster), 2))


def _parts(cluster: Sequence[int], apart: Pairs, scores: Scores) -> list[list[int]]:
    """A cluster in parts without clashes, the claims nearest to the rest first."""

    def near(i: int, others: Sequence[int]) -> float:
        return max((scores.get((min(i, j), max(i, j)), 0.0) for j in others if j != i), default=0.0)

    parts: list[list[int]] = []
    for i in sorted(cluster, key=lambda i: (-round(near(i, cluster), 6), i)):
        free = [part for part in parts if not _clash([*part, i], apart)]
        if free:
            max(free, key=lambda part: near(i, part)).append(i)
        else:
            parts.append([i])
    return [sorted(part) for part in parts]
