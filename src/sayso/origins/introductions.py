"""How articles introduce those they quote: "Police Lt. Ana Ruiz", "her publicist, Ana Ruiz"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.knowledge.speaking import speaking
from sayso.model import Article, Claim, Source
from sayso.origins.parties import post_words, telling_words

BEHIND = re.compile(r"\b(?:who|whom|whose|which|that|when|where)\b|[“”\"(]", re.IGNORECASE)
"""Where an introduction ends: what follows tells of the person, not of the post."""
SEVERAL = re.compile(r"\band\b|&", re.IGNORECASE)
"""Two persons introduced together: whose post is which cannot be told."""

Introductions = Mapping[str, tuple[frozenset[str], ...]]
"""For each entity the telling words of the posts its introductions give it."""


def introductions(claims: Iterable[Claim], articles: Sequence[Article]) -> Introductions:
    """Return the words by which the sources of claims are introduced, their names left out.

    Args:
        claims: claims whose links know where the article names them.
        articles: the articles of the claims.
    """
    texts = {article.id: article.text for article in articles}
    found: dict[str, dict[frozenset[str], None]] = defaultdict(dict)
    for claim in claims:
        for link in claim.chain:
            words = _post(link, texts.get(claim.article, ""))
            if link.entity is not None and words:
                found[link.entity][words] = None
    return {entity: tuple(posts) for entity, posts in found.items()}


def _post(link: Source, text: str) -> frozenset[str]:
    """The telling words beside a source's name; none for a post that is past or another's."""
    if link.kind != "person" or link.span is None:
        return frozenset()
    told = BEHIND.split(text[link.span.start : link.span.end])[0]
    words = post_words(told) - telling_words(link.name)
    if SEVERAL.search(told) or words & speaking().outside:
        return frozenset()
    return words
