"""The order in which a dossier tells things: what is best supported comes first."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Article, Claim, Disagreement, Finding, Independence, Story

INDEPENDENCE_ORDER: tuple[Independence, ...] = ("several origins", "cannot tell", "one origin")
MILD_CAUSES = frozenset({"rounding", "scope", "translation or paraphrase"})
"""Causes with which both sides can be right."""
NO_DATE = "9999"


def id_key(identifier: str) -> tuple[tuple[int, str], ...]:
    """Sort key that reads the digits of an id as a number: a2 before a10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", identifier)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def appearance_key(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, int, str]:
    """Sort key of a claim's first appearance: publication time, then place in the text."""
    article = articles[claim.article]
    return (article.published.value or NO_DATE, claim.start, claim.article)


def rank_findings(
    findings: Iterable[Finding],
    claims: Iterable[Claim],
    articles: Iterable[Article],
    stories: Sequence[Story],
) -> tuple[Finding, ...]:
    """Return the findings, story by story, most independently supported first.

    What two or more outlets tell stands before what one tells. Then: several origins (more
    of them first), cannot tell, one origin; then more outlets; then the earlier appearance.
    """
    by_claim = {claim.id: claim for claim in claims}
    by_article = {article.id: article for article in articles}
    story_order = {story.id: place for place, story in enumerate(stories)}

    def key(finding: Finding) -> tuple[object, ...]:
        several = finding.independence == "several origins"
        return (
            story_order.get(finding.story, len(story_order)),
            finding.outlets < 2,
            INDEPENDENCE_ORDER.index(finding.independence),
            -len(finding.origins) if several else 0,
            -finding.outlets,
            appearance_key(by_claim[finding.first], by_article),
            id_key(finding.id),
        )

    return tuple(sorted(findings, key=key))


def rank_disagreements(
    disagreements: Iterable[Disagreement], stories: Sequence[Story]
) -> tuple[Disagreement, ...]:
    """Return the disagreements, story by story, mild ones last, else as they were ranked."""
    story_order = {story.id: place for place, story in enumerate(stories)}

    def key(item: Disagreement) -> tuple[object, ...]:
        place = story_order.get(item.story, len(story_order))
        return (place, item.cause in MILD_CAUSES, id_key(item.id))

    return tuple(sorted(disagreements, key=key))
