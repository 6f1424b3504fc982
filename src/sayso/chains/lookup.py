"""Which attribution a stretch of text stands under."""

from collections.abc import Iterable, Sequence

from sayso.model import Attribution, CueSort, Span

VOUCHES = 0.5
"""Confidence from which a source stands for what is said; plans and wishes lie below."""
MOST = 0.5
"""Share of a stretch, its frame ("X said that") left aside, that a content must hold."""
WITH_ITS_CUE = 0.3
"""The same of a stretch that names the speaker: what it says in the outlet's own words beside is a
claim of its own (``sayso.claims``). On 79 annotated events 0.3 is best; 0.2 and 0.4 do
nearly as well."""

TOLD_BY_THE_OUTLET: tuple[CueSort | None, ...] = ("declare", "act", "plan", "belief", None)
"""With such a cue the whole ("she announced a ban") is told by the outlet, and so is "he did not
say that"; the content is theirs."""


def chain_at(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    """The innermost attribution whose content holds most of ``span``, or its only speaker's.

    Args:
        attributions: those of one article.
        span: a clause, a sentence or a quotation; with or without the words that attribute it.

    Returns:
        Of the attributions whose source vouches for the content, the one with the shortest
        content, else that of the only one who speaks in ``span``; None means the outlet's own
        voice.
    """
    vouching = [item for item in attributions if _vouches(item, span)]
    whole = [item for item in vouching if _covers(item, span)]
    if whole:
        return _innermost(min(whole, key=lambda item: _size(item.content)), vouching)
    return _together(vouching, span) or _only_speaker(vouching, span)


def _innermost(found: Attribution, vouching: Sequence[Attribution]) -> Attribution:
    """The attribution inside ``found`` that holds most of its content, if there is one: what stands
    beside that content in a stretch ("..., which was not known before") makes it no less theirs."""
    for item in vouching:
        says = item.sort == "speech" and item.kind == "indirect" and item.within == found.id
        if says and all(_covers(item, part) for part in found.content):
            return _innermost(item, vouching)
    return found


def _vouches(attribution: Attribution, span: Span) -> bool:
    """Whether an attribution's source vouches for what of its content lies in ``span``."""
    if attribution.confidence < VOUCHES or not _shared(attribution.content, span):
        return False
    return not (_told_by_the_outlet(attribution) and _holds_cue(attribution, span))


def _together(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The first of those of one source that hold most of ``span`` together: "he said the road was
    open but conceded that it was narrow"."""
    for first in attributions:
        same = [item for item in attributions if _far(item) == _far(first)]
        names = {item.id for item in same}
        same = [item for item in same if item.within not in names]
        frames = sum(_frame(item, span) for item in same)
        inside = sum(_shared(item.content, span) for item in same)
        if first.chain and len(same) > 1 and inside >= MOST * (span.end - span.start - frames):
            return first
    return None


def _only_speaker(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The one whose cue and a fair part of whose words ``span`` holds, where nobody else's are."""
    speak = [item for item in attributions if _holds_cue(item, span)]
    found = [item for item in speak if _covers(item, span, WITH_ITS_CUE)]
    return found[0] if found and len({_far(item) for item in found}) == 1 else None


def _far(attribution: Attribution) -> tuple[str, str]:
    source = attribution.chain[-1].name if attribution.chain else ""
    return source, attribution.stance


def _covers(attribution: Attribution, span: Span, share: float = MOST) -> bool:
    inside = _shared(attribution.content, span)
    if not inside:
        return False
    return inside >= share * (span.end - span.start - _frame(attribution, span))


def _told_by_the_outlet(attribution: Attribution) -> bool:
    if attribution.stance == "doubts":
        return True
    act = attribution.sort in TOLD_BY_THE_OUTLET and attribution.kind == "indirect"
    return act and not _is_appended(attribution)


def _is_appended(attribution: Attribution) -> bool:
    """Whether the speaker is named behind all that is said: "the door was open, police charge" is
    theirs, whatever the verb."""
    frame = [part.start for part in (*attribution.source, *attribution.cue)]
    return bool(frame) and max(part.end for part in attribution.content) <= min(frame)


def _holds_cue(attribution: Attribution, span: Span) -> bool:
    return all(span.start <= part.start and part.end <= span.end for part in attribution.cue)


def _frame(attribution: Attribution, span: Span) -> int:
    """How much of ``span`` lies between the first and last word of source and cue, less content.

    Where the frame stands behind the content, what follows tells how it was said (", he said at
    a rally in the port") and belongs to it.
    """
    parts = (*attribution.source, *attribution.cue)
    if not parts:
        return 0
    start = max(span.start, min(part.start for part in parts))
    end = min(span.end, max(part.end for part in parts))
    if start < end and _comes_last(attribution, span):
        end = span.end
    return end - start - _shared(attribution.content, Span(start, end)) if start < end else 0


def _comes_last(attribution: Attribution, span: Span) -> bool:
    """Whether the cue stands in ``span`` behind all of the content there."""
    inside = [part.end for part in attribution.content if part.start < span.end]
    return _holds_cue(attribution, span) and attribution.cue[-1].end >= max(inside, default=0)


def _shared(parts: Sequence[Span], span: Span) -> int:
    # Asked of every claim and attribution of an article: most lie apart.
    total = 0
    for part in parts:
        if part.start < span.end and span.start < part.end:
            total += min(part.end, span.end) - max(part.start, span.start)
    return total


def _size(parts: Sequence[Span]) -> int:
    return sum(part.end - part.start for part in parts)
