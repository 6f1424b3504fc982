"""Names that few articles of a run spell one way and most another: a slip that two of them share
is more telling than the words around it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from sayso.model import Article

NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{5,}")
"""A capitalised word inside a sentence, long enough for a slip to be one."""
TIMES = 3
"""So many times as many articles spell it the other way; less is two ways of writing a name."""

Slips = Mapping[str, frozenset[str]]


def slips(articles: Sequence[Article]) -> Slips:
    """Return the slips in each article by its id: names spelled there as hardly anywhere else.

    A slip is a name one letter (put in, left out, changed, or two swapped) away from one that
    ``TIMES`` as many articles have; a difference in the last two letters is an ending.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for name in set(NAME.findall(article.text)):
            holders[name].add(article.id)
    near: dict[str, list[str]] = defaultdict(list)
    for name in holders:
        near[name[0] + name[-2:]].append(name)
    found: dict[str, set[str]] = defaultdict(set)
    for name in sorted(holders):
        if any(_is_slip(name, other, holders) for other in near[name[0] + name[-2:]]):
            for article_id in holders[name]:
                found[article_id].add(name)
    return {article_id: frozenset(names) for article_id, names in found.items()}


def _is_slip(name: str, other: str, holders: Mapping[str, set[str]]) -> bool:
    if len(holders[name]) * TIMES > len(holders[other]) or abs(len(name) - len(other)) > 1:
        return False
    return name != other and DamerauLevenshtein.distance(name, other) == 1
