"""Which articles to read so that no finding is missed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

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
    times = Counter(finding for ids in carried.values() for finding in ids)
    needed = {one for one in order if any(times[finding] == 1 for finding in carried[one])}
    rest = [article for article in order if article not in needed]
    still_open = everything.difference(*(carried[article] for article in needed))
    chosen = {*needed, *_greedy(rest, carried, still_open)}
    shared = frozenset(finding.id for finding in findings if finding.outlets > 1)
    first = _greedy([article for article in order if article in chosen], carried, shared)
    left = chosen.difference(first)
    later = [article for article in order if article in left]
    open_after_first = everything.difference(*(carried[article] for article in first))
    return (*first, *_greedy(later, carried, open_after_first))


def _greedy(
    order: Sequence[str], carried: Mapping[str, frozenset[str]], wanted: frozenset[str]
) -> list[str]:
    """Take, again and again, the article with most of what is still wanted; ties by order.

    What an article still adds only falls: one counted long ago is counted anew only when it leads.
    """
    chosen: list[str] = []
    still_open = set(wanted)
    queue = [(-len(carried[article]), place, article) for place, article in enumerate(order)]
    heapify(queue)
    while queue and still_open:
        counted, place, article = heappop(queue)
        adds = len(carried[article] & still_open)
        if adds and adds == -counted:
            chosen.append(article)
            still_open -= carried[article]
        elif adds:
            heappush(queue, (-adds, place, article))
    return chosen
