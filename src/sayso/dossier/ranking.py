"""The order in which a dossier tells things: what most outlets tell, and surely, comes first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sayso.dossier.matters import by_matter, is_loose
from sayso.knowledge.clause_words import clause_words
from sayso.model import Article, Claim, Disagreement, Finding, Independence, Story

INDEPENDENCE_ORDER: tuple[Independence, ...] = ("several origins", "cannot tell", "one origin")
MILD_CAUSES = frozenset({"rounding", "scope", "translation or paraphrase"})
"""Causes with which both sides can be right."""
NO_DATE = "9999"
SURELY_SHARED = 0


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
    """Return the findings, story by story, those of most outlets first.

    What two or more outlets tell stands before what one tells, and what is surely the same before
    what may not be. Of equals: several origins (more of them first), cannot tell, one origin;
    then what names its subject; then what stands higher up in the articles. What tells the same
    matter as a finding follows it.
    """
    by_claim = {claim.id: claim for claim in claims}
    by_article = {article.id: article for article in articles}
    story_order = {story.id: place for place, story in enumerate(stories)}

    def rank(finding: Finding) -> tuple[int, int]:
        return story_order.get(finding.story, len(story_order)), _tier(finding)

    def key(finding: Finding) -> tuple[object, ...]:
        several = finding.independence == "several origins"
        return (
            -finding.outlets,
            INDEPENDENCE_ORDER.index(finding.independence),
            -len(finding.origins) if several else 0,
            _leans(finding),
            _place(finding, by_claim),
            appearance_key(by_claim[finding.first], by_article),
            id_key(finding.id),
        )

    ranked = sorted(findings, key=lambda finding: (*rank(finding), *key(finding)))
    return tuple(
        finding
        for (_, tier), own in groupby(ranked, key=rank)
        for finding in (by_matter(tuple(own), by_claim) if tier == SURELY_SHARED else own)
    )


def _tier(finding: Finding) -> int:
    """What several outlets surely tell, what they may tell, and what one tells."""
    if finding.outlets < 2:
        return SURELY_SHARED + 2
    return SURELY_SHARED + is_loose(finding)


def _leans(finding: Finding) -> bool:
    """Whether a finding begins with a word that stands for something told before."""
    first = re.search(r"[^\W_]+", finding.text)
    return first is not None and first.group().lower() in clause_words().pronouns


def _place(finding: Finding, claims: Mapping[str, Claim]) -> float:
    """Where the articles tell a finding, in characters from their starts."""
    return sum(claims[claim].start for claim in finding.claims) / len(finding.claims)


def rank_disagreements(
    disagreements: Iterable[Disagreement], stories: Sequence[Story]
) -> tuple[Disagreement, ...]:
    """Return the disagreements, story by story, mild ones last, else as they were ranked."""
    story_order = {story.id: place for place, story in enumerate(stories)}

    def key(item: Disagreement) -> tuple[object, ...]:
        place = story_order.get(item.story, len(story_order))
        return (place, item.cause in MILD_CAUSES, id_key(item.id))

    return tuple(sorted(disagreements, key=key))
