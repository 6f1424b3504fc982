"""Clusters of claims decided together: average linkage with pairs that must not meet.

Not single linkage: two claims are put together when on average everything in their two
clusters agrees, so no chain of half-likenesses glues two statements.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

UNSEEN = 0.02
"""The score of two claims that were never compared: they were not near each other."""

SEEN = 0.25
"""Where comparison was cut short, the share of pairs that must have been compared."""


def clusters(
    groups: Sequence[str],
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    apart: Set[tuple[int, int]] = frozenset(),
    *,
    one_a_group: bool = True,
    cut_short: bool = False,
) -> list[list[int]]:
    """Cluster items 0..n-1 by their pair scores.

    Args:
        groups: for each item the group (article) it belongs to.
        scores: for pairs (first < second) how sure it is that the two belong together, 0 to 1.
        threshold: least average score between two clusters that are joined.
        apart: pairs (first < second) that may never share a cluster.
        one_a_group: a cluster holds no two items of one group; else pairs inside a group do not
            count in the average.
        cut_short: an item was not compared with all that are near it, there being so many; the
            average is then over the pairs compared, if they are ``SEEN`` of all.

    Returns:
        Clusters as sorted lists of items, in the order of their first items.
    """
    state = _State(groups, scores, apart, one_a_group, cut_short)
    heap = [(-round(s, 6), i, j) for (i, j), s in sorted(scores.items()) if s >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in state.members or j not in state.members:
            continue
        if -negative != state.average(i, j) or state.barred(i, j):
            continue
        merged = state.merge(i, j)
        for other in sorted(state.links[merged]):
            average = state.average(merged, other)
            if average >= threshold:
                heapq.heappush(heap, (-average, min(merged, other), max(merged, other)))
    return sorted(sorted(members) for members in state.members.values())


class _State:
    """The clusters so far: members, groups, and sums of scores between clusters."""

    def __init__(
        self,
        groups: Sequence[str],
        scores: Mapping[tuple[int, int], float],
        apart: Set[tuple[int, int]],
        one_a_group: bool,
        cut_short: bool,
    ) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(groups))}
        self.groups: dict[int, Counter[str]] = {i: Counter((g,)) for i, g in enumerate(groups)}
        self.one_a_group = one_a_group
        self.cut_short = cut_short
        self.links: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(len(groups))}
        self.apart: dict[int, set[int]] = defaultdict(set)
        self._next = len(groups)
        for (i, j), score in scores.items():
            self.links[i][j] = self.links[j][i] = (score, 1)
        for i, j in apart:
            self.apart[i].add(j)
            self.apart[j].add(i)

    def average(self, i: int, j: int) -> float:
        """The average score between two clusters; pairs never compared count as unlike."""
        total, seen = self.links[i].get(j, (0.0, 0))
        same = sum(count * self.groups[j][group] for group, count in self.groups[i].items())
        pairs = max(1, len(self.members[i]) * len(self.members[j]) - same)
        if self.cut_short and seen >= SEEN * pairs:
            return round(total / seen, 6)
        return round((total + UNSEEN * (pairs - seen)) / pairs, 6)

    def barred(self, i: int, j: int) -> bool:
        """Tell whether two clusters hold items of one group, or items kept apart."""
        if self.one_a_group and self.groups[i].keys() & self.groups[j].keys():
            return True
        kept_apart = (self.apart[a] for a in self.members[i] if a in self.apart)
        return any(not others.isdisjoint(self.members[j]) for others in kept_apart)

    def merge(self, i: int, j: int) -> int:
        """Join two clusters under a new number and return it."""
        merged, self._next = self._next, self._next + 1
        links: dict[int, tuple[float, int]] = {}
        for old in (i, j):
            for other, (total, seen) in self.links.pop(old).items():
                if other not in (i, j):
                    before, count = links.get(other, (0.0, 0))
                    links[other] = (before + total, count + seen)
        for other, value in links.items():
            for old in (i, j):
                self.links[other].pop(old, None)
            self.links[other][merged] = value
        self.links[merged] = links
        self.members[merged] = self.members.pop(i) + self.members.pop(j)
        self.groups[merged] = self.groups.pop(i) + self.groups.pop(j)
        return merged
