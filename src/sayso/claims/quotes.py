"""Quotes: one utterance as several outlets give it, with the drift between the renderings.

Word for word, cut, spliced, in two translations, or turned into indirect speech. Two passages
are joined when they share a long run of words, or when one speaker says nearly the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.claims.candidates import candidates
from sayso.claims.clusters import clusters
from sayso.claims.drift import changes
from sayso.claims.features import (
    Pair,
    likeness,
    longest_run,
    near_over_shorter,
    pair,
    run_share,
    shared_over_shorter,
)  # fmt: skip
from sayso.claims.utterances import utterances
from sayso.claims.views import View, views
from sayso.entities import EntityIndex
from sayso.language.encoder import SentenceEncoder
from sayso.model import Attribution, Drift, Passage, Quote, Reading, Story

LONG_RUN = 6
"""Words in a row that two outlets hardly write by chance."""
JOINED = 0.5


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
    scores = {(int(i), int(j)): sameness(pair(seen[i], seen[j])) for i, j in candidates(seen)}
    found = clusters([claim.article for claim in claims], scores, JOINED)
    joined = [[seen[i] for i in cluster] for cluster in found if len(cluster) > 1]
    return tuple(
        _quote(f"{story.id}q{number}", renderings) for number, renderings in enumerate(joined, 1)
    )


def sameness(p: Pair) -> float:
    """How sure it is that two passages render one utterance, 0 to 1."""
    if longest_run(p) >= LONG_RUN and run_share(p) >= 0.4:
        return 1.0
    alike = 0.5 * likeness(p) + 0.25 * near_over_shorter(p) + 0.25 * shared_over_shorter(p)
    return round(alike + _speakers(p), 4)


def _speakers(p: Pair) -> float:
    """What the speakers speak for: the same one, unknown, or two."""
    if not p.a.speaker or not p.b.speaker:
        return -0.1
    return 0.0 if p.a.speaker == p.b.speaker else -0.2


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
