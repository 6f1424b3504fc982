"""Quotes: one utterance as several outlets give it, with the drift between the renderings.

Word for word, cut, spliced, in two translations, or turned into indirect speech: a trained
scorer of pairs decides (``renderings``), and pairs are clustered by average links. An article may
give an utterance more than once, or in two sentences what another gives in one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.claims.candidates import candidates
from sayso.claims.clusters import clusters
from sayso.claims.drift import changes
from sayso.claims.renderings import measure
from sayso.claims.scorer import scorer
from sayso.claims.utterances import utterances
from sayso.claims.views import View, views
from sayso.entities import EntityIndex
from sayso.language.encoder import SentenceEncoder
from sayso.model import Attribution, Drift, Passage, Quote, Reading, Story

SAME_UTTERANCE = "same_utterance"


def quotes(
    story: Story,
    readings: Sequence[Reading],
    attributions: Mapping[str, Sequence[Attribution]],
    index: EntityIndex,
    encoder: SentenceEncoder,
) -> tuple[Quote, ...]:
    """Return the utterances of a story that at least two articles give.

    Args:
        story: the story; only its articles are looked at.
        readings: the readings of the run.
        attributions: the attributions by article id, chains filled.
        index: who is named where.
        encoder: gives vectors of passages and of words.
    """
    told = [reading for reading in readings if reading.article.id in story.articles]
    claims = [
        claim
        for reading in told
        for claim in utterances(reading, attributions.get(reading.article.id, ()), index)
    ]
    seen = views(claims, told, encoder)
    same = scorer(SAME_UTTERANCE)
    indexes = candidates(seen)
    rows = measure(seen, indexes)
    scores = dict(
        zip(((int(i), int(j)) for i, j in indexes), same.score(rows).tolist(), strict=True)
    )
    return tuple(
        _quote(f"{story.id}q{number}", [seen[i] for i in cluster])
        for number, cluster in enumerate(joined(seen, scores, same.threshold), 1)
    )


def joined(
    seen: Sequence[View], scores: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Return the clusters of passages, of at least two articles, that render one utterance."""
    articles = [view.claim.article for view in seen]
    found = clusters(articles, scores, threshold, one_a_group=False)
    return [cluster for cluster in found if len({articles[i] for i in cluster}) > 1]


def _quote(name: str, renderings: Sequence[View]) -> Quote:
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
    )


def _speaker(renderings: Sequence[View]) -> str | None:
    """The entity that most renderings name as the farthest source."""
    named = Counter(
        view.claim.chain[-1].entity
        for view in renderings
        if view.claim.chain and view.claim.chain[-1].entity
    )
    return named.most_common(1)[0][0] if named else None
