"""Quotes: one utterance as several outlets give it, with the drift between the renderings.

Word for word, cut, spliced, in two translations, or turned into indirect speech: a trained
scorer of pairs decides (``renderings``), the reader of pairs gives a second opinion, and pairs
are clustered by average links. An article may give an utterance more than once, or in two
sentences what another gives in one; but two passages that each have a better match in the other's
article are two lines of one speech. What is joined less surely is kept beside, as perhaps one
utterance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sayso.claims.blend import blend, reconsidered
from sayso.claims.candidates import candidates
from sayso.claims.clusters import clusters
from sayso.claims.comparing import lowered
from sayso.claims.contradictions import contradictions
from sayso.claims.drift import changes
from sayso.claims.judging import Rulings
from sayso.claims.renderings import measure
from sayso.claims.ruled import ruled
from sayso.claims.scorer import scorer
from sayso.claims.utterances import utterances
from sayso.claims.views import View, views
from sayso.entities import EntityIndex
from sayso.language.encoder import SentenceEncoder
from sayso.language.pairs import PairReader
from sayso.model import Attribution, Drift, Passage, Quote, Reading, Story

SAME_UTTERANCE, BLEND = "same_utterance", "utterance_blend"
MOSTLY = 0.5
"""Share of a passage between quotation marks from which it is somebody's words."""
WORD_FOR_WORD = 0.8
"""Share of all their words that two passages without a telling word must have in common."""
EVEN = 0.5
"""Score from which two passages give one utterance, whatever else may match them."""

PERHAPS = 0.4
"""Share of the threshold from which passages perhaps give one utterance. On the held-out third of
79 events 96 of a hundred pairs of renderings are joined so, and of the joins a little more than
half are right, read one by one; from the threshold on 90 of a hundred, and four in five are right.
With .3 no pair more is joined there, and of the joins that come in addition one in six is right."""

Scores = Mapping[tuple[int, int], float]
NO_RULINGS = Rulings()


def quotes(
    story: Story,
    readings: Sequence[Reading],
    attributions: Mapping[str, Sequence[Attribution]],
    index: EntityIndex,
    encoder: SentenceEncoder,
    reader: PairReader | None = None,
    rulings: Rulings = NO_RULINGS,
) -> tuple[Quote, ...]:
    """Return the utterances of a story that at least two articles give, the sure ones first.

    Args:
        story: the story; only its articles are looked at.
        readings: the readings of the run.
        attributions: the attributions by article id, chains filled.
        index: who is named where.
        encoder: gives vectors of passages and of words.
        reader: is asked about the pairs in doubt; without one the trees decide alone.
        rulings: what people judged; passages that are never one statement are no one utterance.
    """
    told = [reading for reading in readings if reading.article.id in story.articles]
    claims = [
        claim
        for reading in told
        for claim in utterances(reading, attributions.get(reading.article.id, ()), index)
    ]
    seen = views(claims, told, encoder)
    indexes = candidates(seen)
    trees = scorer(SAME_UTTERANCE)
    scores, threshold = (
        with_a_speaker(seen, indexes, trees.score(measure(seen, indexes))),
        trees.threshold,
    )
    if reader is not None:
        how = blend(BLEND)
        scores, threshold = reconsidered(scores, seen, reader, how), how.threshold
    scores = lowered(scores, contradictions(seen, index.by_id))
    never = ruled(claims, rulings).never
    found = surely_or_perhaps(seen, lowered(scores, never), threshold, never)
    return tuple(
        _quote(f"{story.id}q{number}", [seen[i] for i in cluster], sure=sure)
        for number, (cluster, sure) in enumerate(found, 1)
    )


def with_a_speaker(
    seen: Sequence[View], indexes: NDArray[np.int64], scores: NDArray[np.float64]
) -> dict[tuple[int, int], float]:
    """Return the scores of pairs of which a side is said by somebody or stands in quotation marks.

    Where neither is ("he was charged with ..."), two outlets tell the same, but quote nobody. What
    has no telling word ("I do.") is known by its very words alone.
    """
    spoken = [view.claim.attribution is not None or view.quoted > MOSTLY for view in seen]
    pairs = zip(indexes.tolist(), scores.tolist(), strict=True)
    said = {(i, j): score for (i, j), score in pairs if spoken[i] or spoken[j]}
    return {(i, j): score for (i, j), score in said.items() if _may_be_one(seen[i], seen[j])}


def _may_be_one(one: View, other: View) -> bool:
    """Whether both have a telling word, or the same words."""
    if all(any(word.content for word in view.words) for view in (one, other)):
        return True
    first, second = ({word.stem for word in view.words} for view in (one, other))
    return len(first & second) >= WORD_FOR_WORD * len(first | second)


def surely_or_perhaps(
    seen: Sequence[View],
    scores: Scores,
    threshold: float,
    apart: Set[tuple[int, int]] = frozenset(),
) -> list[tuple[list[int], bool]]:
    """Return the clusters that are sure, then those that join more from a lower score, and the
    pairs that by themselves would be sure, but whose clusters do not agree. No pair of ``apart``
    shares a cluster."""
    sure = joined(seen, scores, threshold, apart)
    perhaps = joined(seen, scores, PERHAPS * threshold, apart)
    more = [cluster for cluster in perhaps if cluster not in sure]
    parted = _parted(scores, threshold, [*sure, *more])
    return [(cluster, True) for cluster in sure] + [(each, False) for each in (*more, *parted)]


def _parted(
    scores: Scores, threshold: float, found: Sequence[Sequence[int]]
) -> Iterator[list[int]]:
    """The pairs from a score that no cluster holds: one speaker says much alike in a long talk,
    and a passage that gives two lines in one goes to the cluster of either."""
    together = {pair for cluster in found for pair in combinations(sorted(cluster), 2)}
    for pair, score in sorted(scores.items()):
        if score >= threshold and pair not in together:
            yield list(pair)


def joined(
    seen: Sequence[View],
    scores: Scores,
    threshold: float,
    apart: Set[tuple[int, int]] = frozenset(),
) -> list[list[int]]:
    """Return the clusters of passages, of at least two articles, that render one utterance."""
    articles = [view.claim.article for view in seen]
    found = clusters(articles, _one_line(articles, scores), threshold, apart, one_a_group=False)
    return [cluster for cluster in found if len({articles[i] for i in cluster}) > 1]


def _one_line(articles: Sequence[str], scores: Scores) -> Scores:
    """The scores without pairs of which each side has a better match in the other's article."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), score in scores.items():
        for key in ((i, articles[j]), (j, articles[i])):
            best[key] = max(best[key], score)
    return {
        (i, j): score
        for (i, j), score in scores.items()
        if score >= EVEN or score == best[i, articles[j]] or score == best[j, articles[i]]
    }


def _quote(name: str, renderings: Sequence[View], *, sure: bool) -> Quote:
    fullest = max(range(len(renderings)), key=lambda i: (len(renderings[i].words), -i))
    return Quote(
        id=name,
        speaker=_speaker(renderings),
        renderings=tuple(
            Passage(view.claim.article, view.claim.start, view.claim.end) for view in renderings
        ),
        drift=tuple(
            Drift(i, fullest, changes(renderings[fullest].claim.text, view.claim.text))
            for i, view in enumerate(renderings)
            if i != fullest
        ),
        sure=sure,
    )


def _speaker(renderings: Sequence[View]) -> str | None:
    """The entity that most renderings name as the farthest source."""
    named = Counter(
        view.claim.chain[-1].entity
        for view in renderings
        if view.claim.chain and view.claim.chain[-1].entity
    )
    return named.most_common(1)[0][0] if named else None
