"""Linked parts become attributions: kind, stance, confidence, ids and nesting."""

import re
from collections.abc import Iterable, Sequence
from itertools import count

from sayso.knowledge.cues import Cue, cue_of
from sayso.language.attributions.linked import Linked, length, shared
from sayso.language.quotations import Quotation
from sayso.model import Attribution, AttributionKind, CueSort, Span

VOUCHING: dict[CueSort | None, float] = {
    "speech": 1.0,
    "declare": 1.0,
    "report": 1.0,
    "opinion": 0.8,
    "appraise": 0.45,
    "act": 0.4,
    "belief": 0.4,
    "plan": 0.3,
    None: 0.4,
}
"""By how much a sort of cue makes its source vouch for the content, weighed on the chains of 79
annotated events: of statements under "speech" 8 in 10 are the source's, under "plan" 1 in 10."""
QUOTED = 0.75
"""At least so much where the source's own words are quoted, whatever the cue."""
DOUBTED = 0.7
"""What a source "did not say" or doubts is known through it, and known to be doubted."""
_QUOTABLE: tuple[CueSort | None, ...] = ("appraise", None)
_SORT_REASONS: dict[CueSort | None, str] = {
    "appraise": "a judgement",
    "act": "something done by words",
    "belief": "what the source feels, not what it says",
    "plan": "what the source means to do, not what it says",
    None: "an unusual cue",
}
_LETTER = re.compile(r"\w")


def assemble(
    article: str,
    text: str,
    quotations: Sequence[Quotation],
    outer: Iterable[Linked],
    inner: Iterable[tuple[Linked, Linked]] = (),
) -> tuple[Attribution, ...]:
    """Make the attributions of one article.

    Args:
        article: the article's id.
        text: its text.
        quotations: its quotations.
        outer: linked parts.
        inner: linked parts found inside the content of an outer one, as (outer, inner).

    Returns:
        Attributions in order of their first character; ids count from 1.
    """
    items = tuple(outer)
    parents: list[tuple[Linked, Linked | None]] = [(item, _holder(item, items)) for item in items]
    parents += [(item, parent) for parent, item in inner if _cue(text, item) is not None]
    parents.sort(key=lambda pair: (pair[0].start(), pair[1] is not None, pair[0].cue))
    numbers = count(1)
    ids = {id(item): f"{article}.s{next(numbers)}" for item, _ in parents}
    return tuple(
        _attribution(
            article, text, quotations, item, ids[id(item)], ids.get(id(parent)) if parent else None
        )
        for item, parent in parents
    )


def _cue(text: str, item: Linked) -> Cue | None:
    return cue_of(" ".join(text[span.start : span.end] for span in item.cue))


def _holder(item: Linked, items: Sequence[Linked]) -> Linked | None:
    """The attribution with the shortest content that holds all of ``item``, cue and all."""
    parts = (*item.cue, *item.content)
    size = length(parts)
    holders = [
        other
        for other in items
        if other is not item and shared(parts, other.content) == size < length(other.content)
    ]
    return min(holders, key=lambda other: (length(other.content), other.cue), default=None)


def _attribution(
    article: str,
    text: str,
    quotations: Sequence[Quotation],
    item: Linked,
    name: str,
    within: str | None,
) -> Attribution:
    cue = _cue(text, item)
    sort = cue.sort if cue else None
    kind = _kind(text, item.content, quotations)
    return Attribution(
        id=name,
        article=article,
        source=item.source,
        cue=item.cue,
        content=item.content,
        kind=kind,
        stance=cue.stance if cue else "asserts",
        confidence=round(item.score * _vouching(cue, kind), 2),
        within=within,
        reason="; ".join(part for part in (item.reason, _SORT_REASONS.get(sort, "")) if part),
        sort=sort,
    )


def _vouching(cue: Cue | None, kind: AttributionKind) -> float:
    sort = cue.sort if cue else None
    if cue is not None and cue.stance == "doubts":
        return DOUBTED
    quoted = kind != "indirect" and sort in _QUOTABLE
    return max(VOUCHING[sort], QUOTED) if quoted else VOUCHING[sort]


def _kind(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> AttributionKind:
    """Direct when quotation marks hold all of its words, mixed when they hold some."""
    quoted = tuple(Span(item.start, item.end) for item in quotations)
    if not shared(content, quoted):
        return "indirect"
    loose = any(
        _LETTER.match(text, at)
        for span in content
        for at in range(span.start, span.end)
        if not any(item.start <= at < item.end for item in quoted)
    )
    return "mixed" if loose else "direct"
