"""Whether predicted names and chains may stand for those of the gold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmark.gold import Chain, Link

SMALL = {"a", "an", "the"}
# A description that runs over one of these words names another thing than its last word.
GENERIC = {"news", "agency", "newspaper", "daily", "magazine", "radio", "television", "website"}
JOINTS = {"of", "for", "at", "from", "to", "by", "with", "in", "on", "near", "and", "who", "whose"}
AFTER_HEAD = JOINTS | {
    *("that", "which", "familiar", "close", "briefed", "speaking", "involved", "inside", "aware"),
    *("seen", "dated", "filed", "posted", "released", "tabled", "brought", "hung", "interviewed"),
}


def words(name: str) -> list[str]:
    """The words of a name, lower case, without articles, possessive 's and punctuation."""
    plain = name.replace("’", "'").lower()
    found = re.findall(r"[^\W_]+(?:[.'&-][^\W_]+)*", re.sub(r"'s?(?!\w)", "", plain))
    return [w for w in found if w not in SMALL]


def inside(short: Sequence[str], long: Sequence[str]) -> int:
    """Where `short` stands as a run in `long`, or -1."""
    for i in range(len(long) - len(short) + 1):
        if list(long[i : i + len(short)]) == list(short):
            return i
    return -1


def head(described: Sequence[str]) -> str:
    """The head word of a description: 'official' in 'Syrian official familiar with it'."""
    for i, word in enumerate(described):
        if word in AFTER_HEAD and i:
            return described[i - 1]
    return described[-1]


def same_name(gold: str, guess: str, kind: str) -> bool:
    """Whether a predicted name may stand for a gold name.

    Equal words are the same. A named source may have a description before it ('the news
    agency Anadolu'), after it ('Anadolu news agency') or after a comma ('Ana Ruiz, the
    mayor'). A description may be cut
    or run on as long as its head word stays ('a Syrian official' for 'a Syrian official
    familiar with the matter').
    """
    a, b = words(gold), words(guess)
    if not a or not b:
        return False
    if a == b or words(guess.split(",")[0]) == a:
        return True
    if kind in ("unnamed", "document"):
        short, long = sorted((a, b), key=len)
        at = inside(short, long)
        return at >= 0 and head(long) in short and head(long) == head(short)
    while len(b) > len(a) and b[-1] in GENERIC:
        b = b[:-1]
    return b[-len(a) :] == a and not JOINTS & set(b[: -len(a)])


def same_link(gold: Link, guess: str) -> bool:
    """Whether a predicted name is one of a gold link's names."""
    return any(same_name(name, guess, gold.kind) for name in gold.names)


def _split_parallel(gold: Chain) -> Iterator[Chain]:
    """'X and Y' as one link is also right as X, then Y, if both names are accepted."""
    for i, one in enumerate(gold):
        parts = one.names[0].split(" and ")
        if len(parts) == 2 and all(any(words(p) == words(n) for n in one.names) for p in parts):
            pair = tuple(Link(one.kind, (p,)) for p in parts)
            yield gold[:i] + pair + gold[i + 1 :]


def right_chains(gold: Chain, accept: Sequence[Chain]) -> list[Chain]:
    """Every chain that counts as right: the gold first."""
    found = [gold, *accept]
    return found + [s for c in found for s in _split_parallel(c)]


def chain_right(gold: Chain, accept: Sequence[Chain], guess: Sequence[str]) -> Chain | None:
    """The right chain that the prediction equals, link by link, or None."""
    for c in right_chains(gold, accept):
        if len(c) == len(guess) and all(same_link(g, p) for g, p in zip(c, guess, strict=True)):
            return c
    return None


def far_right(gold: Chain, accept: Sequence[Chain], guess: Sequence[str]) -> bool:
    """Whether the farthest source is right (both empty: right)."""
    return any(
        same_link(c[-1], guess[-1]) if c and guess else not c and not guess
        for c in right_chains(gold, accept)
    )


def names_of(predicted: Iterable[Any]) -> list[str]:
    """The names of a predicted chain: strings, or objects with a 'name'."""
    return [p if isinstance(p, str) else str(p["name"]) for p in predicted]


def kinds_of(predicted: Iterable[Any]) -> list[str | None]:
    """The kinds of a predicted chain, None where the prediction has none."""
    return [None if isinstance(p, str) else p.get("kind") for p in predicted]
