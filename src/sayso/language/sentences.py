"""Sentences with exact spans.

A line break ends a sentence, or a headline glues to the first sentence below it; inside a
line nupunkt (the Punkt algorithm of Kiss and Strunk, 2006, with a large English model)
decides, but no sentence begins with a small letter or with the bracket that closes another's
("Sen. Ada Low (D-Md.), who ..."). Noise is left out before the lines are read, so no sentence
overlaps it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import nupunkt

from sayso.model import Noise, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_WORD = re.compile(r"\w")
_QUESTION_ENDS = re.compile(r"[?!][\"”’']\s*$")
_RANK = re.compile(
    r"\b(?:Lts?|Cmdr|Lcpl|Spc|Pfc|Cllr|Ald|Reps|Govs|Gens|Sgts|Profs|Mme|Mlle|Mx)\.\s*$"
)
"""Titles that nupunkt takes for a sentence's last word: "Lt. Moss"."""
_NO_BEGINNING = re.compile(r"[)\],;:]|[a-z](?![A-Z])")
_SPEAKER_FOLLOWS = re.compile(
    r"(?:[\w.’'-]+\s+){1,4}(?:said|says|asked|asks|wrote|writes|told|added|replied|tweeted)\b"
)


def sentences(text: str, noise: Sequence[Noise | Span] = ()) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, trimmed of white space.

    Args:
        text: any text, one article or a part of it.
        noise: stretches that are not the article; no sentence overlaps one.

    Returns:
        Spans that do not overlap, each holding at least one letter or digit.
    """
    found = (
        _trim(text, piece)
        for stretch in _without(noise, len(text))
        for line in _lines(text, stretch)
        for piece in _split(text, line)
    )
    return tuple(span for span in found if _WORD.search(text, span.start, span.end))


def _without(noise: Iterable[Noise | Span], length: int) -> Iterator[Span]:
    """The stretches of ``0..length`` that lie between the noise."""
    at = 0
    for item in sorted(noise, key=lambda item: (item.start, item.end)):
        if item.start > at:
            yield Span(at, min(item.start, length))
        at = max(at, item.end)
    if at < length:
        yield Span(at, length)


def _lines(text: str, stretch: Span) -> Iterator[Span]:
    for match in _LINE.finditer(text, stretch.start, stretch.end):
        yield Span(*match.span())


def _split(text: str, line: Span) -> list[Span]:
    """The sentences of one line, pieces that go on joined: a question's speaker ("... ?” Smith
    asked.) stays with it."""
    pieces: list[Span] = []
    for start, end in nupunkt.sent_spans(text[line.start : line.end]):
        piece = Span(line.start + start, line.start + end)
        if pieces and _continues(_words(text, pieces[-1]), _words(text, piece)):
            piece = Span(pieces.pop().start, piece.end)
        pieces.append(piece)
    return pieces


def _continues(before: str, after: str) -> bool:
    if _NO_BEGINNING.match(after) or _RANK.search(before):
        return True
    return bool(_QUESTION_ENDS.search(before) and _SPEAKER_FOLLOWS.match(after))


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _trim(text: str, span: Span) -> Span:
    piece = _words(text, span)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
