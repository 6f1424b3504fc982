"""Long texts cut into overlapping windows of whole words, and sewn together again."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.language.pieces import Pieces

Ints: TypeAlias = NDArray[np.int64]

WINDOW = 254
"""Word pieces the reader sees at once, beside the two special ones; as in training."""

OVERLAP = 64
"""Word pieces two neighbouring windows share, so that every word has context on both sides."""


class Window(Struct, frozen=True):
    """Words ``first`` to ``end`` of text number ``text``: ``length`` pieces from ``start``."""

    text: int
    first: int
    end: int
    start: int
    length: int


def windows(text: int, pieces: Pieces) -> Iterator[Window]:
    """Yield windows of whole words over a text; neighbours share about ``OVERLAP`` pieces.

    A single word longer than a window stands alone in one.
    """
    words = len(pieces.words)
    bounds = np.array([*pieces.first, len(pieces.ids)])
    first = 0
    while True:
        fits = int(np.searchsorted(bounds, bounds[first] + WINDOW, side="right")) - 1
        end = min(max(fits, first + 1), words)
        start = int(bounds[first])
        yield Window(text, first, end, start, int(bounds[end]) - start)
        if end == words:
            return
        back = int(np.searchsorted(bounds, bounds[end] - OVERLAP))
        first = min(max(back, first + 1), end)


def depths(window: Window, words: int) -> Ints:
    """Return how far each word of a window stands from a cut; a text's own end is no cut."""
    count = window.end - window.first
    left = np.arange(count) if window.first else np.full(count, words)
    right = np.arange(count)[::-1] if window.end < words else np.full(count, words)
    depth: Ints = np.minimum(left, right)
    return depth
