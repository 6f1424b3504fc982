"""Linked parts become attributions: kind, stance, confidence, ids and nesting."""

import re
from collections.abc import Iterable, Sequence
from itertools import count

from sayso.knowledge.cues import Cue, CueSort, cue_of
from sayso.language.attributions.linked import Linked, shared
from sayso.language.quotations import Quotation
from sayso.model import Attribution, AttributionKind, Span

VOUCHING: dict[CueSort, float] = {
    "speech": 1.0,
    "report": 1.0,
    "appraise": 0.9,
    "belief": 0.6,
    "plan": 0.3,
}
"""By how much a sort of cue makes its source vouch for the content."""
UNKNOWN_CUE = 0.6
_SORT_REASONS: dict[CueSort, str] = {
    "belief": "what the source thinks, not what it says",
    "plan": "what the source means to do, not what it says",
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
    parents: list[tuple[Linked, Linked | None]] = [(item, None) for item in outer]
    parents += [(item, parent) for parent, item in inner]
    parents.sort(key=lambda pair: (pair[0].start(), pair[1] is not None, pair[0].cue))
    numbers = count(1)
    ids = {id(item): f"{article}.s{next(numbers)}" for item, _ in parents}
    return tuple(
        _attribution(
            article, text, quotations, item, ids[id(item)], ids.get(id(parent)) if parent else None
        )
        for item, parent in parents
    )


def _attribution(
    article: str,
    text: str,
    quotations: Sequence[Quotation],
    item: Linked,
    name: str,
    within: str | None,
) -> Attribution:
    cue = cue_of(" ".join(text[span.start : span.end] for span in item.cue))
    return Attribution(
        id=name,
        article=article,
        source=item.source,
        cue=item.cue,
        content=item.content,
        kind=_kind(text, item.content, quotations),
        stance=cue.stance if cue else "asserts",
        confidence=round(item.score * (VOUCHING[cue.sort] if cue else UNKNOWN_CUE), 2),
        within=within,
        reason=_reason(item, cue),
    )


def _reason(item: Linked, cue: Cue | None) -> str:
    extra = _SORT_REASONS.get(cue.sort, "") if cue else "an unusual cue"
    return "; ".join(part for part in (item.reason, extra) if part)


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
