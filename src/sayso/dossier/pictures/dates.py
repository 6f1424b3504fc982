"""The timeline as a strip: a dot for each date, its label beside it, the gaps in words."""

from collections.abc import Sequence
from itertools import pairwise
from math import log2, sqrt

from msgspec import Struct

from sayso.dossier.pictures.layout import spread, text_width
from sayso.dossier.wording import MONTHS, count, day_number, say_date, say_gap
from sayso.model import TimelineEntry

WIDTH = 920.0
MARGIN = 46.0
FONT = 12.0
AXIS = 74.0
LEVELS = 3
LEVEL_HEIGHT = 19.0
LABEL_GAP = 14.0
GAP_WORDS_ROOM = 10.0


class Dot(Struct, frozen=True):
    """A date on the strip and its label, joined by a leader line."""

    x: float
    radius: float
    label_x: float
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
    ten months and one day can be seen side by side; the gaps are told in words. Labels take
    turns on three levels above the line and are moved sideways where they would overlap.
    """
    if len(entries) < 2:
        return None
    xs = _places(entries)
    labels = [short_date(entry.when) for entry in entries]
    label_xs = _label_places(xs, labels)
    dots = tuple(
        Dot(
            x=x,
            radius=round(min(11.0, 3.0 + 1.5 * sqrt(len(entry.findings))), 1),
            label_x=label_x,
            label_y=AXIS - 22 - LEVEL_HEIGHT * (place % LEVELS),
            label=label,
            title=f"{say_date(entry.when)}: {count(len(entry.findings), 'statement')}",
            href=href,
        )
        for place, (entry, x, label_x, label, href) in enumerate(
            zip(entries, xs, label_xs, labels, hrefs, strict=True)
        )
    )
    first, last = say_date(entries[0].when), say_date(entries[-1].when)
    return DatesPicture(
        width=WIDTH,
        height=AXIS + 34,
        axis=AXIS,
        left=MARGIN / 2,
        right=WIDTH - MARGIN / 2,
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
    scale = (WIDTH - 2 * MARGIN) / sum(steps)
    xs = [MARGIN]
    for step in steps:
        xs.append(round(xs[-1] + step * scale, 1))
    return xs


def _label_places(xs: Sequence[float], labels: Sequence[str]) -> list[float]:
    """Return the centre of each label; those on one level do not overlap."""
    places = list(xs)
    for level in range(LEVELS):
        own = range(level, len(xs), LEVELS)
        sizes = [text_width(labels[at], FONT) for at in own]
        spaced = spread([xs[at] for at in own], sizes, LABEL_GAP)
        for at, x, size in zip(own, spaced, sizes, strict=True):
            places[at] = round(min(max(x, size / 2), WIDTH - size / 2), 1)
    return places


def _gaps(entries: Sequence[TimelineEntry], xs: Sequence[float]) -> tuple[tuple[float, str], ...]:
    """Return the words for the gaps that have room for them."""
    gaps = []
    for (earlier, later), (left, right) in zip(pairwise(entries), pairwise(xs), strict=True):
        words = say_gap(earlier.when, later.when)
        if right - left > text_width(words, FONT) + GAP_WORDS_ROOM:
            gaps.append((round((left + right) / 2, 1), words))
    return tuple(gaps)
