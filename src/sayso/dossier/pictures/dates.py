"""The timeline as a strip: a dot for each date, its label beside it, the gaps in words."""

from collections.abc import Sequence
from itertools import pairwise
from math import log2, sqrt

from msgspec import Struct

from sayso.dossier.pictures.layout import text_width
from sayso.dossier.wording import MONTHS, count, day_number, say_date, say_gap
from sayso.model import TimelineEntry

WIDTH = 860.0
MARGIN = 10.0
LABEL_ROOM = 84.0
"""Room right of the last dot for its label."""
FONT = 12.0
MOST_LEVELS = 5
LEVEL_HEIGHT = 19.0
LABEL_GAP = 8.0
BELOW = 30.0
"""Room below the line for the words of the gaps."""


class Dot(Struct, frozen=True):
    """A date on the strip; its label stands above it like a flag, right of a leader line.
    Without room for one, ``label`` is empty."""

    x: float
    radius: float
    label_y: float
    label: str
    title: str
    href: str


class DatesPicture(Struct, frozen=True):
    """The strip: ``gaps`` are places and words between two dots."""

    width: float
    height: float
    axis: float
    left: float
    right: float
    dots: tuple[Dot, ...]
    gaps: tuple[tuple[float, str], ...]
    description: str


def dates_picture(entries: Sequence[TimelineEntry], hrefs: Sequence[str]) -> DatesPicture | None:
    """Return the strip for a story's dates, or None for fewer than two.

    The distance between dots grows with the logarithm of the days between them, so that
    ten months and one day can be seen side by side; the gaps are told in words.
    """
    if len(entries) < 2:
        return None
    xs = _places(entries)
    labels = [short_date(entry.when) for entry in entries]
    levels = label_levels(xs, [text_width(label, FONT) for label in labels])
    axis = 26.0 + LEVEL_HEIGHT * (1 + max(level for level in levels if level is not None))
    dots = tuple(
        Dot(
            x=x,
            radius=round(min(11.0, 3.0 + 1.5 * sqrt(len(entry.findings))), 1),
            label_y=axis - 22 - LEVEL_HEIGHT * (level or 0),
            label="" if level is None else label,
            title=f"{say_date(entry.when)}: {count(len(entry.findings), 'statement')}",
            href=href,
        )
        for entry, x, level, label, href in zip(entries, xs, levels, labels, hrefs, strict=True)
    )
    first, last = say_date(entries[0].when), say_date(entries[-1].when)
    return DatesPicture(
        width=WIDTH,
        height=axis + BELOW,
        axis=axis,
        left=0.0,
        right=WIDTH,
        dots=dots,
        gaps=_gaps(entries, xs),
        description=f"{count(len(entries), 'date')} from {first} to {last}.",
    )


def short_date(value: str) -> str:
    """Return a date with its month cut to three letters; of a period, its start."""
    start, _, end = value.partition("/")
    said = say_date(start)
    for month in MONTHS:
        said = said.replace(month, month[:3])
    return f"{said} …" if end else said


def _places(entries: Sequence[TimelineEntry]) -> list[float]:
    days = [day_number(entry.when) for entry in entries]
    steps = [1.0 + log2(1 + max(0, later - earlier)) for earlier, later in pairwise(days)]
    scale = (WIDTH - MARGIN - LABEL_ROOM) / sum(steps)
    xs = [MARGIN]
    for step in steps:
        xs.append(round(xs[-1] + step * scale, 1))
    return xs


def label_levels(xs: Sequence[float], widths: Sequence[float]) -> list[int | None]:
    """Return on which level above the line each label stands, 0 the lowest; None for no room.

    A label begins at its dot's leader line and runs to the right, above every label whose
    dot it passes over. So no two labels touch, and no leader line crosses a label.
    """
    levels: list[int | None] = [None] * len(xs)
    for at in reversed(range(len(xs))):
        reach = xs[at] + widths[at] + LABEL_GAP
        passed = [
            level
            for x, level in zip(xs[at + 1 :], levels[at + 1 :], strict=True)
            if level is not None and x < reach
        ]
        level = max(passed, default=-1) + 1
        levels[at] = level if level < MOST_LEVELS else None
    return levels


def _gaps(entries: Sequence[TimelineEntry], xs: Sequence[float]) -> tuple[tuple[float, str], ...]:
    """Return the words for the gaps that have room for them."""
    gaps = []
    for (earlier, later), (left, right) in zip(pairwise(entries), pairwise(xs), strict=True):
        words = say_gap(earlier.when, later.when)
        if right - left > text_width(words, FONT) + LABEL_GAP:
            gaps.append((round((left + right) / 2, 1), words))
    return tuple(gaps)
