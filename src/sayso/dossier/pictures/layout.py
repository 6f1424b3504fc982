"""Measures and places shared by the pictures; all lengths are in SVG user units."""

import unicodedata
from collections.abc import Sequence

WIDE_CHARACTER = 1.0
"""Width of a full-width character, in units of the font size."""
AVERAGE_CHARACTER = 0.54
"""Width of a Latin letter in a sans-serif face, in units of the font size: the mean over
English names in Liberation Sans and DejaVu Sans is 0.50 and 0.57."""


def text_width(text: str, size: float) -> float:
    """Return about how wide ``text`` is when set in a sans-serif face of ``size``."""
    units = 0.0
    for character in text:
        if unicodedata.combining(character):
            continue
        wide = unicodedata.east_asian_width(character) in "WF"
        units += WIDE_CHARACTER if wide else AVERAGE_CHARACTER
    return units * size


def fit(text: str, size: float, width: float) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``width``."""
    line = " ".join(text.split())
    if text_width(line, size) <= width:
        return line
    while line and text_width(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip() + "…"


def wrap(text: str, size: float, width: float, most: int = 2) -> tuple[str, ...]:
    """Return ``text`` on at most ``most`` lines no wider than ``width``; the last is cut."""
    words = text.split()
    result: list[str] = []
    while words and len(result) < most - 1:
        taken = 1
        while taken < len(words) and text_width(" ".join(words[: taken + 1]), size) <= width:
            taken += 1
        result.append(fit(" ".join(words[:taken]), size, width))
        words = words[taken:]
    if words:
        result.append(fit(" ".join(words), size, width))
    return tuple(result)


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Return centres as near to ``wanted`` as can be, in the same order and without overlap.

    ``sizes`` are the lengths of the items along the line, ``gap`` what stays free between
    two. Least squares by pooling: items that would overlap become a block, which stands at
    the mean of where its items want to be.
    """
    offsets: list[float] = []
    reach = 0.0
    for place, size in enumerate(sizes):
        reach += size / 2 + (gap if place else 0)
        offsets.append(reach)
        reach += size / 2
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, members = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            other, count = blocks.pop()
            mean = (mean * members + other * count) / (members + count)
            members += count
        blocks.append((mean, members))
    shifts = [mean for mean, members in blocks for _ in range(members)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
