"""Which claim of each article stands in a finding, once it is known what the finding tells.

Clustering takes the surest pairs first. Of a sentence and its clauses it may so have taken a
fragment, and an article may have no claim in a finding because another finding took it first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sayso.claims.clusters import UNSEEN
from sayso.claims.scales import Scores, passages
from sayso.claims.views import View
from sayso.language.statements import hangs
from sayso.model import Claim

AS_SURE = 0.1
"""Score that a longer claim may have less than the best claim of its passage. Over events and
stories held out, 0 to .3 went: links found .517 to .543 (.480 to .489), rightly joined .762 to
.765 (.811 to .823)."""
JOINS, EACH = 0.8, 0.6
"""Mean and least score with the members from which a claim of a further article joins them.
Measured likewise: links found .540 to .550 (.486 to .498), rightly joined .764 to .768 (.821 to
.823). A mean of .7 finds .561 (.504), but joins too much where five long articles have many
statements alike."""
NARROWER = 0.05
"""Score that the narrowest claims may have less than the best inside the same passages. Of 30
findings of 20 events read by eye 0 keeps in eight what stands beside the shared statement, .1 cuts
into it in four, .05 in two."""
REPEATED = 0.8
"""Share of a passage's telling words that the others have, from which they tell all of it."""
ROUNDS = 3
"""Times each member is looked at again after the others may have changed; it seldom takes two."""


def settled(
    claims: Sequence[Claim], told: Iterable[Sequence[int]], scores: Scores
) -> list[list[int]]:
    """Return clusters with their members chosen anew, each once, in their order.

    Claims of further articles that state what all members do join them; then each member gives
    way to the longest claim of its passage that states it as surely.

    Args:
        claims: the claims of a story.
        told: clusters of several articles.
        scores: how sure it is that two claims (first < second) state the same.
    """
    scales, near = _scales(claims), _near(scores)
    full = (_joined(claims, cluster, near) for cluster in told)
    whole = (_widest(claims, cluster, scales, near) for cluster in full)
    return [list(cluster) for cluster in dict.fromkeys(tuple(sorted(each)) for each in whole)]


def narrowed(
    views: Sequence[View], told: Iterable[Sequence[int]], scores: Scores
) -> list[list[int]]:
    """Return for each cluster the narrowest claims inside its members, one for each, that state
    the same as surely: "the bridge was closed" of a sentence that tells of the flood as well.

    A passage that all others repeat in their words stays whole.

    Args:
        views: the claims of a story.
        told: clusters of them.
        scores: how sure it is that two claims (first < second) state the same.
    """
    claims = [view.claim for view in views]
    near, inside, length = _near(scores), _inside(claims), _length(claims)

    def narrowest(cluster: Sequence[int]) -> list[int]:
        choices = [[i] if _is_repeated(i, cluster, views) else inside[i] for i in cluster]
        return _rescaled(cluster, choices, near, NARROWER, lambda k: -length(k))

    return [narrowest(cluster) for cluster in told]


def _inside(claims: Sequence[Claim]) -> list[list[int]]:
    """For each claim itself and the claims inside it that do not break off."""
    return [
        [
            k
            for k in scale
            if k == i or (_within(claims[k], claims[i]) and not hangs(claims[k].text))
        ]
        for i, scale in enumerate(_scales(claims))
    ]


def _is_repeated(i: int, cluster: Sequence[int], views: Sequence[View]) -> bool:
    own = frozenset(views[i].stems)
    others = [own.intersection(views[j].stems) for j in cluster if j != i]
    return all(len(shared) >= REPEATED * len(own) for shared in others)


Near = Mapping[int, Mapping[int, float]]


def _near(scores: Scores) -> Near:
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        near[i][j] = near[j][i] = score
    return near


def _scales(claims: Sequence[Claim]) -> list[list[int]]:
    """For each claim those of its passage: itself, those around it and those inside it."""
    found: list[list[int]] = [[] for _ in claims]
    for passage in passages(claims):
        for i in passage:
            found[i] = [k for k in passage if _nested(claims[i], claims[k])]
    return found


def _nested(one: Claim, other: Claim) -> bool:
    return _within(one, other) or _within(other, one)


def _within(inner: Claim, outer: Claim) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _widest(
    claims: Sequence[Claim], cluster: Sequence[int], scales: Sequence[Sequence[int]], near: Near
) -> list[int]:
    return _rescaled(cluster, [scales[i] for i in cluster], near, AS_SURE, _length(claims))


def _length(claims: Sequence[Claim]) -> Callable[[int], int]:
    return lambda k: claims[k].end - claims[k].start


def _rescaled(
    cluster: Sequence[int],
    choices: Sequence[Sequence[int]],
    near: Near,
    slack: float,
    wanted: Callable[[int], int],
) -> list[int]:
    """Give each member the claim of its choices that is most wanted among those nearly as sure,
    with the other members, as the surest."""
    members = list(cluster)
    for _ in range(ROUNDS):
        before = list(members)
        for at, choice in enumerate(choices):
            others = [*members[:at], *members[at + 1 :]]
            sure = {k: _mean(k, others, near) for k in choice}
            fit = [k for k in choice if sure[k] >= max(sure.values()) - slack]
            members[at] = max(fit, key=lambda k: (wanted(k), sure[k], -k))
        if members == before:
            break
    return members


def _mean(claim: int, others: Sequence[int], near: Near) -> float:
    known = near.get(claim, {})
    return round(sum(known.get(other, UNSEEN) for other in others) / max(1, len(others)), 6)


def _joined(claims: Sequence[Claim], cluster: Sequence[int], near: Near) -> list[int]:
    members = list(cluster)
    while found := list(_fitting(claims, members, near)):
        members.append(-max(found)[1])
    return members


def _fitting(
    claims: Sequence[Claim], members: Sequence[int], near: Near
) -> Iterator[tuple[float, int]]:
    """The claims of further articles that state what all members do: how surely, and which."""
    articles = {claims[i].article for i in members}
    for k, first in near.get(members[0], {}).items():
        if first >= EACH and claims[k].article not in articles:
            sure = [near[k].get(i, UNSEEN) for i in members]
            if min(sure) >= EACH and (mean := round(sum(sure) / len(sure), 6)) >= JOINS:
                yield mean, -k
