"""Quotations that no attribution holds yet go to the speaker they continue.

A speaker is named once and quoted on: in the rest of the paragraph, in the next lines, and in
a quotation that starts before its tag line and goes on behind it.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from sayso.knowledge.cues import cue_of
from sayso.language.attributions.linked import Linked, shared
from sayso.language.quotations import Quotation
from sayso.model import Span

SHORTEST = 4
"""Words: a shorter quotation is a title, a nickname or a word held with tongs."""
FARTHEST = 2
"""Sentences without any quotation that may stand between a speaker and a quotation of theirs."""
_WORDS = re.compile(r"\w+")
_INTRODUCES = re.compile(r":\s*(?:[—–-]\s*)?$")


def spread(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], found: Sequence[Linked]
) -> tuple[Linked, ...]:
    """Give the quotations nobody holds to the attribution they continue.

    Args:
        text: the article's text.
        sentences: its sentences.
        quotations: its quotations, in order.
        found: the attributions so far.

    Returns:
        The attributions, those that a quotation continues with it among their contents.
    """
    grown = list(found)
    for quotation in quotations:
        span = Span(quotation.start, quotation.end)
        if len(_WORDS.findall(text, span.start, span.end)) < SHORTEST or _held(text, span, grown):
            continue
        at = _speaker_of(text, sentences, span, grown)
        if at is not None:
            content = tuple(sorted({*grown[at].content, *_rest(span, grown[at].content)}))
            grown[at] = replace(grown[at], content=content)
    return tuple(grown)


def _held(text: str, span: Span, found: Sequence[Linked]) -> bool:
    """Whether some attribution's content already has most of the quotation; what "I told them"
    in it attributes is still the words of whoever is quoted."""
    return any(
        2 * shared((span,), item.content) >= span.end - span.start
        for item in found
        if not (shared((span,), item.cue) and _is_speaker(text, item))
    )


def _is_speaker(text: str, item: Linked) -> bool:
    """Whether a source is whoever speaks: "I", "we"."""
    return any(text[part.start : part.end].lower() in ("i", "we") for part in item.source)


def _rest(span: Span, content: Sequence[Span]) -> tuple[Span, ...]:
    """What ``span`` adds to ``content``."""
    start, end = span.start, span.end
    for part in content:
        if part.start <= start < part.end:
            start = part.end
        if part.start < end <= part.end:
            end = part.start
    inside = any(start < part.end and part.start < end for part in content)
    return (Span(start, end),) if start < end and not inside else ()


def _speaker_of(
    text: str, sentences: Sequence[Span], quotation: Span, found: Sequence[Linked]
) -> int | None:
    """The attribution of the sentence that holds the quotation, or else of those before it."""
    here = _sentence_at(sentences, quotation.start)
    alone = _fills(text, sentences[here], quotation)
    best: int | None = None
    for at, item in enumerate(found):
        if not item.source or not _speaks(text, item) or shared((quotation,), item.cue):
            continue
        there = _sentence_at(sentences, item.cue[0].start)
        if there == here:
            return at
        last = max((part.end for part in item.content if part.end <= quotation.start), default=0)
        near = there < here and here - max(there, _sentence_at(sentences, last)) <= FARTHEST
        if near and (alone or _quotes_or_introduces(text, quotation, item)):
            best = at
    return best


def _fills(text: str, sentence: Span, quotation: Span) -> bool:
    """Whether the quotation is the whole sentence, so that its speaker is looked for before."""
    before = _WORDS.findall(text, sentence.start, max(sentence.start, quotation.start))
    after = _WORDS.findall(text, min(quotation.end, sentence.end), sentence.end)
    return not before and not after


def _quotes_or_introduces(text: str, quotation: Span, item: Linked) -> bool:
    """The quotation stands right behind a quotation of the speaker, or behind "X said:"."""
    between = text[max(item.cue[-1].end, item.content[-1].end) : quotation.start]
    gap = len(_WORDS.findall(between))
    closes = text[item.content[-1].end - 1] in '”"’' or text[item.content[0].start] in '“"‘'
    introduced = closes or bool(_INTRODUCES.search(between))
    return gap == 0 or (gap <= 2 and introduced)


def _speaks(text: str, item: Linked) -> bool:
    meaning = cue_of(text[item.cue[0].start : item.cue[0].end])
    return meaning is None or meaning.sort not in ("belief", "plan")


def _sentence_at(sentences: Sequence[Span], at: int) -> int:
    return max((i for i, sentence in enumerate(sentences) if sentence.start <= at), default=0)
