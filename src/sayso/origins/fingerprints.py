"""Few numbers that stand for a text, so that texts sharing a passage share a number.

MinHash over a sliding window of word shingles (winnowing: Schleimer, Wilkerson and Aiken,
SIGMOD 2003): in every window of ``WINDOW`` shingles the least hash is kept. Other than a
signature of the whole text it finds one copied paragraph in a long article: a common run of
``WINDOW + SHINGLE - 1`` words always leaves a common number.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.origins.words import Words

SHINGLE = 6
WINDOW = 8
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, bits well mixed (Knuth's golden ratio)
_SHIFT = np.uint64(29)


class Fingerprints(Struct, frozen=True, eq=False):
    """The kept shingle hashes of one text, each with the number of its first word."""

    hashes: NDArray[np.uint64]
    places: NDArray[np.int64]


def shingles(words: Words, size: int = SHINGLE) -> NDArray[np.uint64]:
    """Return one hash for every run of ``size`` words (none when the text is shorter)."""
    count = max(len(words) - size + 1, 0)
    hashes = np.zeros(count, np.uint64)
    for offset in range(size):
        hashes = _mix(hashes ^ words.keys[offset : offset + count])
    return hashes


def fingerprints(words: Words) -> Fingerprints:
    """Return the fingerprints of a text; runs that stand wholly in quotation marks have none."""
    hashes = shingles(words)
    if not len(hashes):
        return Fingerprints(hashes, np.zeros(0, np.int64))
    width = min(WINDOW, len(hashes))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, width)
    kept = np.unique(np.arange(len(windows)) + windows.argmin(axis=1))
    told = np.concatenate(([0], np.cumsum(~words.quoted)))
    kept = kept[told[kept + SHINGLE] > told[kept]]
    return Fingerprints(hashes[kept], kept)


def _mix(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = hashes * _MULTIPLIER
    return mixed ^ (mixed >> _SHIFT)
