"""Which pairs of claims are looked at.

A statement has at most a few counterparts in another article, so each claim meets its nearest
claims of every other article, by vector and by words.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims.views import View

PER_ARTICLE = 4
PER_CLAIM = 80
BLOCK = 512


def candidates(views: Sequence[View]) -> NDArray[np.int64]:
    """Return index pairs (first < second) of claims of different articles worth comparing.

    Every claim meets its ``PER_ARTICLE`` nearest by sentence vector and by shared words in each
    other article, and no more than ``PER_CLAIM`` in all.
    """
    if not views:
        return np.zeros((0, 2), np.int64)
    articles = _codes([view.claim.article for view in views])
    rows = np.array([view.row for view in views], np.float32)
    bags = _bags(views)
    found: set[tuple[int, int]] = set()
    for start in range(0, len(views), BLOCK):
        block = slice(start, start + BLOCK)
        for near in (rows[block] @ rows.T, bags[block] @ bags.T):
            for offset, line in enumerate(near):
                i = start + offset
                for j in _nearest(line, articles, int(articles[i])):
                    found.add((min(i, j), max(i, j)))
    return np.array(sorted(found), np.int64).reshape(-1, 2)


def _nearest(line: NDArray[np.float32], articles: NDArray[np.int64], own: int) -> list[int]:
    order = np.argsort(-np.round(line, 4), kind="stable")
    taken: dict[int, int] = {own: PER_ARTICLE}
    found: list[int] = []
    for j in order:
        article = int(articles[j])
        if taken.get(article, 0) < PER_ARTICLE and line[j] > 0:
            taken[article] = taken.get(article, 0) + 1
            found.append(int(j))
            if len(found) == PER_CLAIM:
                break
    return found


def _bags(views: Sequence[View]) -> NDArray[np.float32]:
    """Claims by stems, weighted, rows of length one."""
    column = {s: k for k, s in enumerate(sorted({s for view in views for s in view.stems}))}
    bags = np.zeros((len(views), len(column)), np.float32)
    for row, view in zip(bags, views, strict=True):
        row[[column[s] for s in view.stems]] = np.maximum(view.weights, 0.0)
    lengths = np.linalg.norm(bags, axis=1, keepdims=True).astype(np.float32)
    scaled: NDArray[np.float32] = bags / np.maximum(lengths, np.float32(1e-6))
    return scaled


def _codes(names: Sequence[str]) -> NDArray[np.int64]:
    known = {name: code for code, name in enumerate(sorted(set(names)))}
    return np.array([known[name] for name in names], np.int64)
