"""Utterances: the passages of an article that give somebody's words, one sentence at most each."""

from collections.abc import Iterator, Sequence

from sayso.chains import chain_at
from sayso.claims.words import words
from sayso.entities import EntityIndex
from sayso.language.quotations import quotations
from sayso.model import Attribution, Claim, Reading, Span

LEAST_WORDS = 2
MOST = 0.6
"""Share of an outer passage from which the inner one stands for it."""
LEAST_LONE = 4
"""Words from which a quotation outside any attribution is somebody's utterance."""


def utterances(
    reading: Reading, attributions: Sequence[Attribution], index: EntityIndex
) -> tuple[Claim, ...]:
    """Return what others say in an article, direct and indirect, in text order.

    Each is given as a claim, so that it can be compared like one; its chain tells the speaker.
    """
    spans = _innermost(reading.article.text, sorted(set(_spans(reading, attributions))))
    return tuple(
        _claim(f"{reading.article.id}u{number}", span, reading, attributions, index)
        for number, span in enumerate(spans, 1)
    )


def _spans(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[Span]:
    text = reading.article.text
    contents = [content for attribution in attributions for content in attribution.content]
    lone = [
        quotation.inner()
        for quotation in quotations(text, reading.sentences)
        if not any(c.start < quotation.end and quotation.start < c.end for c in contents)
    ]
    for stretches, least in ((contents, LEAST_WORDS), (lone, LEAST_LONE)):
        for stretch in stretches:
            for piece in _by_sentence(reading, stretch):
                if len(words(text[piece.start : piece.end])) >= least:
                    yield piece


def _innermost(text: str, spans: Sequence[Span]) -> list[Span]:
    """Of passages that lie in one another that which is nearest to the words said.

    The inner one, when it is most of the outer ("he said that | they will come"); the outer,
    when the inner is a small part of it or an infinitive ("he said that they plan | to come").
    """
    dropped: set[Span] = set()
    for outer in spans:
        for inner in spans:
            if inner != outer and outer.start <= inner.start and inner.end <= outer.end:
                most = inner.end - inner.start >= MOST * (outer.end - outer.start)
                dropped.add(outer if most and not text.startswith("to ", inner.start) else inner)
    return [span for span in spans if span not in dropped]


def _by_sentence(reading: Reading, stretch: Span) -> Iterator[Span]:
    for sentence in reading.sentences:
        start, end = max(sentence.start, stretch.start), min(sentence.end, stretch.end)
        if start < end:
            yield _trim(reading.article.text, Span(start, end))


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip(" \t\r\n,;:—–-"))
    return Span(start, max(start, span.start + len(piece.rstrip())))


def _claim(
    name: str,
    span: Span,
    reading: Reading,
    attributions: Sequence[Attribution],
    index: EntityIndex,
) -> Claim:
    article = reading.article
    attribution = chain_at(attributions, span)
    return Claim(
        id=name,
        article=article.id,
        start=span.start,
        end=span.end,
        text=article.text[span.start : span.end],
        attribution=attribution.id if attribution else None,
        chain=attribution.chain if attribution else (),
        entities=index.at(article.id, span.start, span.end),
    )
