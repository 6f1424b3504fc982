"""Findings: claims of several articles that make the same statement, with the reasons.

Claims are compared pair by pair by the trained scorer and clustered together, one claim an
article. Of a sentence and the clauses inside it, that scale is kept at which articles agree.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.claims.candidates import candidates
from sayso.claims.clearest import clearest
from sayso.claims.clusters import clusters
from sayso.claims.features import Pair, measure, pair
from sayso.claims.reasons import link_reason
from sayso.claims.rivals import standing
from sayso.claims.scales import chosen
from sayso.claims.scorer import scorer
from sayso.claims.views import View, views
from sayso.language.encoder import SentenceEncoder
from sayso.model import Article, Claim, Entity, Finding, Link, Reading, Status, Story

FIRST, SECOND = "first_look", "same_statement"
"""The scorer of a pair alone, and that of a pair among its rivals."""


class Compared(Struct, frozen=True):
    """The claims of a story with every pair (first < second) that was compared, and its score."""

    story: Story
    articles: dict[str, Article]
    views: tuple[View, ...]
    pairs: dict[tuple[int, int], Pair]
    scores: dict[tuple[int, int], float]


def compare(
    story: Story,
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    encoder: SentenceEncoder,
) -> Compared:
    """Score every pair of claims of different articles of ``story`` that is worth comparing.

    Args:
        story: the story; only readings and claims of its articles are looked at.
        readings: the readings of the run.
        claims: the claims of the run, as ``extract`` gave them.
        encoder: gives vectors of statements and of words.
    """
    told = [reading for reading in readings if reading.article.id in story.articles]
    seen = views([claim for claim in claims if claim.article in story.articles], told, encoder)
    indexes = candidates(seen)
    pairs = [pair(seen[i], seen[j]) for i, j in indexes]
    scores = scorer(SECOND).score(among_rivals(measure(pairs), indexes, seen))
    keys = [(int(i), int(j)) for i, j in indexes]
    return Compared(
        story=story,
        articles={reading.article.id: reading.article for reading in told},
        views=seen,
        pairs=dict(zip(keys, pairs, strict=True)),
        scores={key: float(score) for key, score in zip(keys, scores, strict=True)},
    )


def find(compared: Compared, entities: Sequence[Entity]) -> tuple[Finding, ...]:
    """Return the findings of a story in the order of their first claims.

    Args:
        compared: the story's claims, compared by ``compare``.
        entities: the entities of the run, for the reasons.

    Returns:
        Findings that share no claim. A claim in none of them repeats, at another scale, what a
        finding tells.
    """
    own = [view.claim for view in compared.views]
    found = clusters([claim.article for claim in own], compared.scores, scorer(SECOND).threshold)
    kept = chosen(own, found, compared.scores)
    names = {entity.id: entity.name for entity in entities}
    return tuple(
        _finding(f"{compared.story.id}f{number}", cluster, compared, names)
        for number, cluster in enumerate(kept, 1)
    )


def among_rivals(
    rows: NDArray[np.float32], indexes: NDArray[np.int64], seen: Sequence[View]
) -> NDArray[np.float32]:
    """Add to the features of pairs how each pair stands among its rivals."""
    first = scorer(FIRST).score(rows).astype(np.float32)
    return np.hstack([rows, standing(indexes, first, seen)])


def _finding(
    name: str, cluster: Sequence[int], compared: Compared, entity_names: Mapping[str, str]
) -> Finding:
    members = [compared.views[i].claim for i in cluster]
    articles = compared.articles
    return Finding(
        id=name,
        story=compared.story.id,
        text=compared.views[clearest(cluster, compared.views, compared.scores)].claim.text,
        claims=tuple(claim.id for claim in members),
        status=_status(members),
        outlets=len({articles[claim.article].outlet or claim.article for claim in members}),
        first=min(members, key=lambda claim: _published(articles[claim.article])).id,
        links=_links(cluster, compared, entity_names),
    )


def _links(
    cluster: Sequence[int], compared: Compared, entity_names: Mapping[str, str]
) -> tuple[Link, ...]:
    keys = [(i, j) for at, i in enumerate(cluster) for j in cluster[at + 1 :]]
    return tuple(
        Link(
            (compared.views[i].claim.id, compared.views[j].claim.id),
            round(compared.scores[i, j], 2),
            link_reason(compared.pairs[i, j], entity_names),
        )
        for i, j in keys
        if (i, j) in compared.scores
    )


def _status(members: Sequence[Claim]) -> Status:
    """The status most claims have; of equals the first told."""
    return Counter(claim.status for claim in members).most_common(1)[0][0]


def _published(article: Article) -> tuple[bool, str]:
    """Orders articles by publication, undated ones last."""
    value = article.published.value
    return value is None, value or ""
