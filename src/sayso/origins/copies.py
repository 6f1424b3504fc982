"""Passages that one article took over from another.

Candidates come from shared fingerprints, the passages from an exact alignment. A passage that
is found in many articles is laid to one of them, the likeliest original; so forty reprints
give forty copies of one item, not a copy for every pair.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.model import Article, CopiedPassage, Copy
from sayso.origins.alignment import Passage, passages
from sayso.origins.fingerprints import SHINGLE, Fingerprints, fingerprints
from sayso.origins.precedence import precedence, seniority
from sayso.origins.slips import Slips, slips
from sayso.origins.words import Words, words

TELLING = 16
"""Words outside quotes in one passage that tell a copy. Of 904 news bodies (FNC-1), pairs whose
longest common passage is shorter share titles, lists of names and formulas; longer ones are
sentences taken over."""
LEAST = 12
"""Words of a further passage between two articles that already have a telling one."""
SLIPPED = 10
"""Words outside quotes that tell a copy where both articles make the same slip in a name."""
ABOUT = 0.8
"""Reprints share a little more with each other than with their original (the same cut, the same
slip): a senior that shares nearly as much goes before them."""
HOLDERS = 64
"""Articles kept for one fingerprint: the senior ones, for the original is among them."""


class _Text(Struct, frozen=True, eq=False):
    article: Article
    words: Words
    prints: Fingerprints


def copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Return which articles carry passages of which others, with the places in both.

    Letter case, punctuation, quotation marks and white space may differ, and a word here and
    there; marked noise is not compared, and words in quotation marks count for nothing, since
    two reporters at one speech write the same sentence down.

    Args:
        articles: the articles of one run, in any order.

    Returns:
        Copies in the order of the copying article's id; a passage appears once, under the
        article it most likely comes from.
    """
    texts = [_Text(article, found, fingerprints(found)) for article, found in _read(articles)]
    texts.sort(key=lambda text: seniority(text.article))
    holders: dict[int, list[int]] = defaultdict(list)
    slipped = slips(articles)
    found: list[Copy] = []
    for number, text in enumerate(texts):
        found += _taken(text, texts, holders, slipped)
        for hash_ in set(text.prints.hashes.tolist()):
            if len(holders[hash_]) < HOLDERS:
                holders[hash_].append(number)
    return tuple(sorted(found, key=lambda copy: (copy.copy, copy.original)))


def _read(articles: Sequence[Article]) -> Iterator[tuple[Article, Words]]:
    for article in articles:
        yield article, words(article)


def _taken(
    text: _Text, texts: Sequence[_Text], holders: dict[int, list[int]], slipped: Slips
) -> Iterator[Copy]:
    """The copies between one article and its seniors, each passage once."""
    open_ = np.ones(len(text.words) + 1, np.bool_)
    tried: set[int] = set()
    while (senior := _likeliest(text.prints, open_, holders, tried)) is not None:
        tried.add(senior)
        both = _both(slipped, texts[senior].article, text.article)
        shared = [
            passage
            for passage in passages(texts[senior].words, text.words, SLIPPED if both else LEAST)
            if _mostly(open_, passage)
        ]
        if max((passage.own for passage in shared), default=0) < (SLIPPED if both else TELLING):
            continue
        for passage in shared:
            open_[_right(passage)] = False
        yield _copy(texts[senior], text, shared, both)


def _both(slipped: Slips, one: Article, two: Article) -> tuple[str, ...]:
    """The slips that two articles share."""
    none: frozenset[str] = frozenset()
    return tuple(sorted(slipped.get(one.id, none) & slipped.get(two.id, none)))


def _likeliest(
    prints: Fingerprints,
    open_: NDArray[np.bool_],
    holders: dict[int, list[int]],
    tried: set[int],
) -> int | None:
    """The most senior of those that share about most of what is not yet laid to anybody."""
    taken = np.concatenate(([0], np.cumsum(~open_)))
    free = prints.hashes[taken[prints.places + SHINGLE] == taken[prints.places]]
    counts: Counter[int] = Counter()
    for hash_ in free.tolist():
        counts.update(senior for senior in holders.get(hash_, ()) if senior not in tried)
    enough = ABOUT * max(counts.values(), default=0)
    return min((senior for senior in counts if counts[senior] >= enough), default=None)


def _mostly(open_: NDArray[np.bool_], passage: Passage) -> bool:
    """Whether most of a passage has not been laid to another article."""
    return bool(open_[_right(passage)].mean() > 0.5)


def _right(passage: Passage) -> slice:
    first, last = passage.right
    return slice(first, last + 1)


def _copy(senior: _Text, junior: _Text, shared: Sequence[Passage], slipped: Sequence[str]) -> Copy:
    order = precedence(senior.article, junior.article)
    pairs = [
        CopiedPassage(senior.words.span(*passage.left), junior.words.span(*passage.right))
        for passage in shared
    ]
    if order.first is junior.article:
        pairs = sorted((CopiedPassage(p.copy, p.original) for p in pairs), key=lambda p: p.copy)
    count = sum(passage.own for passage in shared)
    slip = f"; both write “{slipped[0]}”, others do not" if slipped else ""
    return Copy(
        original=order.first.id,
        copy=order.second.id,
        directed=order.known,
        passages=tuple(pairs),
        reason=f"{count} words run alike outside quotation marks{slip}; {order.reason}",
    )
