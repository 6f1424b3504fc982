"""Quotes: one utterance as several outlets give it, with the drift between the renderings.

Word for word, cut, spliced, in two translations, or turned into indirect speech: a trained
scorer of pairs decides over the same features that compare claims, the speaker among them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.claims.clusters import clusters
from sayso.claims.comparing import SAME_STATEMENT, scored
from sayso.claims.drift import changes
from sayso.claims.scorer import scorer
from sayso.claims.utterances import utterances
from sayso.claims.views import View, views
from sayso.entities import EntityIndex
from sayso.language.encoder import SentenceEncoder
from sayso.model import Attribution, Drift, Passage, Quote, Reading, Story

SAME_UTTERANCE = "same_utterance"
SAME_SPEAKER, OTHER_SPEAKER = 0.4, 0.2


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
    scores = _joined(seen)
    found = clusters([claim.article for claim in claims], scores, scorer(SAME_UTTERANCE).threshold)
    joined = [[seen[i] for i in cluster] for cluster in found if len(cluster) > 1]
    return tuple(
        _quote(f"{story.id}q{number}", renderings) for number, renderings in enumerate(joined, 1)
    )


def _joined(seen: Sequence[View]) -> dict[tuple[int, int], float]:
    """How sure it is of pairs that they render one utterance.

    What two outlets attribute and what is the same statement is one utterance too, unless two
    known speakers make it.
    """
    utterance, statement = scored(seen, SAME_UTTERANCE), scored(seen, SAME_STATEMENT)
    return {
        (i, j): max(score, _told(seen[i], seen[j]) * statement[i, j])
        for (i, j), score in utterance.items()
    }


def _told(a: View, b: View) -> float:
    """What the score of a statement counts for an utterance, by who says it."""
    if not a.claim.chain or not b.claim.chain:
        return 0.0
    known = a.claim.chain[-1].entity and b.claim.chain[-1].entity
    return OTHER_SPEAKER if known and a.speaker != b.speaker else SAME_SPEAKER


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
