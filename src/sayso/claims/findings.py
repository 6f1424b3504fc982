"""Findings: claims of several articles that make the same statement, with the reasons.

Claims are compared pair by pair by the trained scorer and clustered together, one claim an
article. Of a sentence and the clauses inside it, that scale is kept at which articles agree.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.claims.clearest import clearest
from sayso.claims.clusters import clusters
from sayso.claims.comparing import SAME_STATEMENT, Compared
from sayso.claims.reasons import link_reason
from sayso.claims.scales import chosen
from sayso.claims.scorer import scorer
from sayso.model import Article, Claim, Entity, Finding, Link, Status


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
    found = clusters(
        [claim.article for claim in own], compared.scores, scorer(SAME_STATEMENT).threshold
    )
    kept = chosen(own, found, compared.scores)
    names = {entity.id: entity.name for entity in entities}
    return tuple(
        _finding(f"{compared.story.id}f{number}", cluster, compared, names)
        for number, cluster in enumerate(kept, 1)
    )


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
            link_reason(compared.pair(i, j), entity_names),
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
