"""From readings to stories."""

import math
from collections.abc import Sequence, Set

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.language.encoder import SentenceEncoder
from sayso.model import Reading, Story
from sayso.stories.clusters import clusters
from sayso.stories.times import published_day
from sayso.stories.vectors import article_vectors

LONGEST_TITLE = 140
"""Code points of a first sentence that stands for a missing title."""


class _Group(Struct, frozen=True):
    title: str
    first_day: float
    members: tuple[int, ...]


def group(
    readings: Sequence[Reading],
    encoder: SentenceEncoder,
    *,
    one_story: bool = False,
    together: Sequence[Sequence[str]] = (),
) -> tuple[Story, ...]:
    """Return which articles report the same event.

    Articles go together by what their titles and leads say, by the names and rare words they
    share, and by when they were published; a title alone is enough to be placed.

    Args:
        readings: the articles as read.
        encoder: turns a title and lead into a vector.
        one_story: put all articles into one story, as their reader has decided.
        together: ids of articles that are of one story, as their reader has decided; what each
            was grouped with comes along.

    Returns:
        Stories in the order of their size, then of their first publication; each has the
        headline of its most central article that has one.
    """
    if not readings:
        return ()
    rows = article_vectors(readings, encoder)
    days = [published_day(reading.article) for reading in readings]
    found = [list(range(len(readings)))] if one_story else clusters(rows, days)
    for ids in together:
        found = _joined(found, {n for n, r in enumerate(readings) if r.article.id in ids})
    groups = sorted((_group(members, readings, rows, days) for members in found), key=_place)
    return tuple(
        Story(f"s{number}", each.title, tuple(readings[i].article.id for i in each.members))
        for number, each in enumerate(groups, 1)
    )


def _joined(found: Sequence[list[int]], members: Set[int]) -> list[list[int]]:
    """The clusters, those that hold one of the members made one."""
    one = sorted(n for cluster in found if members & set(cluster) for n in cluster)
    rest = [cluster for cluster in found if not members & set(cluster)]
    return [*([one] if one else []), *rest]


def _place(group: _Group) -> tuple[int, float, int]:
    return -len(group.members), group.first_day, group.members[0]


def _group(
    members: Sequence[int],
    readings: Sequence[Reading],
    rows: NDArray[np.float32],
    days: Sequence[float],
) -> _Group:
    dated = [days[number] for number in members if not math.isnan(days[number])]
    central = np.round(rows[members] @ rows[members].sum(axis=0), 3)
    titled = np.array([bool(_headline(readings[number])) for number in members])
    best = members[int(np.where(titled | ~titled.any(), central, -np.inf).argmax())]
    return _Group(_title(readings[best]), min(dated, default=math.inf), tuple(members))


def _headline(reading: Reading) -> str:
    return " ".join((reading.article.title or "").split())


def _title(reading: Reading) -> str:
    """The article's title, or else the beginning of its first sentence."""
    article, headline = reading.article, _headline(reading)
    if headline:
        return headline
    for sentence in reading.sentences:
        text = " ".join(article.text[sentence.start : sentence.end].split())
        if not text:
            continue
        return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rstrip() + "…"
    return article.id
