"""Names of persons, bodies, places and facilities, with the titles and roles beside them.

A trained tagger finds the names; rules find them where no tagger was run, and mend what it
gives: titles and possessives are taken off, particles put on, short forms in brackets and
repeats of a known name added.
"""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.language.names.context import (
    retyped,
    surnames,
    surnames_as_persons,
    without_everyday,
)
from sayso.language.names.finder import Name, case_of, find, lines_of
from sayso.language.names.headlines import without_overrun
from sayso.language.names.labels import labels
from sayso.language.names.repair import (
    from_tags,
    known_sources,
    merged,
    repeats,
    short_forms,
    side_by_side,
    trimmed,
    with_site,
    without_overlaps,
)
from sayso.language.tagger import Tagged
from sayso.model import Mention, Span

__all__ = ["mentions"]


def mentions(
    text: str, sentences: Sequence[Span], tagged: Sequence[Tagged] | None = None
) -> tuple[Mention, ...]:
    """The names of an article, each with its titles and roles.

    Args:
        text: the article's text.
        sentences: its sentences; names outside them (in noise) are not looked for.
        tagged: names a model found, offsets into ``text``; None to find them by rule.

    Returns:
        Mentions in order that do not overlap; spans hold no title and no possessive ``'s``.
    """
    lines = lines_of(text, sentences)
    case = case_of(lines)
    ruled = [with_site(text, name) for name in find(text, lines)]
    told = list(side_by_side(text, list(trimmed(text, from_tags(tagged or ())))))
    ruled = list(surnames_as_persons(text, ruled, told))
    found = ruled if tagged is None else merged(told, ruled)
    found = list(without_everyday(lines, case, without_overrun(lines, case, found)))
    names = without_overlaps(with_site(text, name) for name in trimmed(text, found))
    known = surnames(text, names)
    names = without_overlaps([*names, *known_sources(text, sentences, known)])
    names = without_overlaps([*names, *short_forms(text, names)])
    names = without_overlaps([*names, *repeats(text, lines, names)])
    names = [retyped(text, name, known) for name in names]
    return _with_labels(text, sentences, names)


def _with_labels(text: str, sentences: Sequence[Span], names: list[Name]) -> tuple[Mention, ...]:
    starts = [sentence.start for sentence in sentences]
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        by_sentence.setdefault(bisect_right(starts, name.start) - 1, []).append(name)
    return tuple(
        Mention(name.start, name.end, name.type, labels(text, name, group, sentences[number]))
        for number, group in by_sentence.items()
        if number >= 0
        for name in group
        if name.end <= sentences[number].end
    )
