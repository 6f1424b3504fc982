"""What stands on the lines below the words that introduce it: a quotation ("Ada told the
meeting:"), a list of points ("circulated by the union:") or a report ("Reuters reports:").
"""

import re
from collections.abc import Iterator, Sequence

from sayso.language.attributions.linked import Linked
from sayso.language.quotations import Quotation
from sayso.language.subjects import subject
from sayso.model import Span

INTRODUCED = "introduced on the line above"
SCORE = 0.7
"""Of 11 such quotations in 79 annotated events 10 were the subject's."""
_INTRODUCES = re.compile(
    r"(?P<cue>:$|\b(?:issued|released|posted|published)\s+(?:an?|the|this)\s+(?:\w+\s+)?"
    r"(?:statement|letter|message|update|tweet)\b(?=[^.!?]{0,60}[.:]$))"
)
_BY = re.compile(
    r"\b(?:statement|letter|message|release)\s+(?:by|from)\s+(?P<who>[^,:“”\"]{2,80})(?=[,:])"
)
_REPORTS = re.compile(
    r"(?:according\s+to\s+(?P<told>[^:;“”\"]{2,80})"
    r"|here\s*(?:is|['’]\s?s)\s+(?P<paper>[^:;“”\"]{0,60}\b(?:release|statement|report|letter|post))"
    r"|(?P<who>[^:;,“”\"]{2,60}?)\s+(?:reports|writes|reported|wrote))\s*:$",
    re.IGNORECASE,
)
_POINTS_BY = re.compile(
    r"\b(?:\w+(?:ed|en|wn|nt|de|ut)\s+(?:\w+\s+)?by|"
    r"(?:points|facts|findings|recommendations|statement|letter|release|report)\s+(?:by|from))"
    r"\s+(?P<who>(?!\w+day\b|\d)[^,:;“”\"]{2,80}):$"
)
_POINT = re.compile(r"[ \t]*(?:[-–—•*·]|\d{1,2}[.)])[ \t]*(?=\w)")
LONGEST = 10
"""Sentences of a report passed on: the longest of five in 79 annotated events has 12."""
_NOBODY = re.compile(r"(?:it|there|this|these|that|here|below|above|one|what)\b", re.IGNORECASE)


def introduced(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[Linked]:
    """The quotation that a sentence introduces: it opens the next line, and the sentence ends in a
    colon or tells that a statement was issued.

    Args:
        text: the article's text.
        sentence: one of its sentences.
        quotes: the article's quotations, in order.
    """
    mark = _INTRODUCES.search(text, sentence.start, sentence.end)
    below = next((quote for quote in quotes if quote.start >= sentence.end), None)
    if mark is None or below is None or any(q.start < mark.start() < q.end for q in quotes):
        return
    between = text[sentence.end : below.start]
    if between.strip() or "\n" not in between:
        return
    source = _who(text, sentence, mark.end("cue"))
    if source is not None:
        cue, content = Span(*mark.span("cue")), Span(below.start, below.end)
        yield Linked((source,), (cue,), (content,), SCORE, INTRODUCED)


def _who(text: str, sentence: Span, before: int) -> Span | None:
    """Whose words follow: the subject's, or in "Below is a statement by Ada:" Ada's."""
    source = subject(text, Span(sentence.start, before))
    if source is not None and not _NOBODY.match(text, source.start):
        return source
    by = _BY.search(text, sentence.start, before)
    return Span(*by.span("who")) if by else None


def passed_on(text: str, sentence: Span, sentences: Sequence[Span]) -> Iterator[Linked]:
    """What follows a line that only tells who reports it, or a list whose author is named.

    Args:
        text: the article's text.
        sentence: one of its sentences.
        sentences: all of them.
    """
    if not text.startswith(":", sentence.end - 1):
        return
    line_end = text[sentence.end :].lstrip(" ")[:1] == "\n"
    below = [other for other in sentences if other.start >= sentence.end]
    if not line_end or not below or text[below[0].start] in '“"':
        return
    points = tuple(_points(text, below))
    words = text[sentence.start : sentence.end]
    match = _POINTS_BY.search(words) if points else _REPORTS.match(words)
    if match is None:
        return
    group = match.lastgroup or "who"
    source = Span(sentence.start + match.start(group), sentence.start + match.end(group))
    cue = Span(sentence.end - 1, sentence.end)
    if not _NOBODY.match(text, source.start):
        yield Linked((source,), (cue,), points or tuple(below[:LONGEST]), SCORE, INTRODUCED)


def _points(text: str, below: Sequence[Span]) -> Iterator[Span]:
    """The sentences of a list, as long as its paragraphs begin with a dash or the like."""
    for sentence in below:
        start = text.rfind("\n", 0, sentence.start) + 1
        if not _POINT.match(text, start):
            return
        yield sentence
