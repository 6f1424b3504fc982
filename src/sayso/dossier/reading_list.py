"""Which articles to read so that no finding is missed."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Article, Claim, Finding


def carriers(findings: Iterable[Finding], claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Return, for each article id, the ids of the findings it carries."""
    article_of = {claim.id: claim.article for claim in claims}
    carried: dict[str, set[str]] = {}
    for finding in findings:
        for claim_id in finding.claims:
            carried.setdefault(article_of[claim_id], set()).add(finding.id)
    return {article: frozenset(ids) for article, ids in carried.items()}


def reading_list(
    findings: Sequence[Finding], claims: Iterable[Claim], articles: Sequence[Article]
) -> tuple[str, ...]:
    """Return the fewest articles that carry every finding, most telling first.

    Articles that alone carry some finding are needed in any case. What they leave open is
    covered greedily (the article with most open findings next), which for a handful of
    articles is nearly always the minimum but is not proven to be. The list is then put in
    order of use: first the articles that together carry what two or more outlets tell.
    """
    carried = carriers(findings, claims)
    order = [article.id for article in articles if article.id in carried]
    everything = frozenset(finding.id for finding in findings)
    needed = [article for article in order if _carries_alone(article, carried)]
    rest = [article for article in order if article not in needed]
    still_open = everything.difference(*(carried[article] for article in needed))
    chosen = {*needed, *_greedy(rest, carried, still_open)}
    shared = frozenset(finding.id for finding in findings if finding.outlets > 1)
    first = _greedy([article for article in order if article in chosen], carried, shared)
    later = [article for article in order if article in chosen and article not in first]
    open_after_first = everything.difference(*(carried[article] for article in first))
    return (*first, *_greedy(later, carried, open_after_first))


def _carries_alone(article: str, carried: Mapping[str, frozenset[str]]) -> bool:
    others = (ids for other, ids in carried.items() if other != article)
    return bool(carried[article].difference(*others))


def _greedy(
    order: Sequence[str], carried: Mapping[str, frozenset[str]], wanted: frozenset[str]
) -> list[str]:
    """Take, again and again, the article with most of what is still wanted; ties by order."""
    chosen: list[str] = []
    still_open = wanted
    while still_open:
        best = max(order, key=lambda article: len(carried[article] & still_open), default=None)
        if best is None or not carried[best] & still_open:
            break
        chosen.append(best)
        still_open -= carried[best]
    return chosen
