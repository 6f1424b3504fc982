"""Utterances: the passages of an article that give somebody's words, one sentence at most each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec.structs import replace

from sayso.claims.extract import by_content, claim_at
from sayso.claims.words import words
from sayso.entities import EntityIndex
from sayso.language.attributions import without_that
from sayso.language.nearby import Nearby, spread, starting
from sayso.language.quotations import quotations
from sayso.language.status import status
from sayso.language.verbs import verb_groups
from sayso.model import Attribution, Claim, CueSort, Reading, Span

LEAST_WORDS = 2
LEAST_INDIRECT = 3
"""Words from which a content outside quotation marks tells something: "the report" does not."""
MOST = 0.6
"""Share of an outer passage from which the inner one stands for it."""
WORDS: frozenset[CueSort | None] = frozenset(("speech", "declare", "opinion", "appraise"))
"""Cues that tell of words, whether or not the source vouches for them. What somebody only thinks or
plans need not be said; of what is done by words requests are ("called for"), no sentence or vote.
On folds of 79 events 524 of 569 pairs of renderings are joined with them, 520 without."""
HELD = 0.5
"""Share of a passage that must be content of the attribution that says so."""
_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"]")
LEAST_LONE = 2
"""Words from which a quotation outside any attribution is somebody's utterance: many a telling
phrase has two. With 4 words five of a hundred pairs of renderings are lost."""


def utterances(
    reading: Reading, attributions: Sequence[Attribution], index: EntityIndex
) -> tuple[Claim, ...]:
    """Return what others say in an article, direct and indirect, in text order.

    Each is given as a claim, so that it can be compared like one; its chain tells the speaker,
    also of what the speaker only asks for, offers or threatens.
    """
    spans = _innermost(reading.article.text, sorted(set(_spans(reading, attributions))))
    near = by_content(attributions)
    return tuple(
        _claim(f"{reading.article.id}u{number}", span, reading, near, index)
        for number, span in enumerate(spans, 1)
    )


def _spans(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """Contents of attributions, and sentences of quotations that no content touches."""
    text = reading.article.text
    parts = (part for item in attributions for part in item.content)
    links = spread(link.span for item in attributions for link in item.chain if link.span)
    contents = [without_that(text, part) for part in parts if not _names(part, links)]
    near = spread(contents)
    quoted = quotations(text, reading.sentences)
    marks = spread(Span(quotation.start, quotation.end) for quotation in quoted)
    for content in contents:
        marked = _touched(content, marks)
        yield from _by_sentence(reading, content, LEAST_WORDS if marked else LEAST_INDIRECT)
    for quotation in quoted:
        for piece in _by_sentence(reading, quotation.inner(), LEAST_LONE):
            if not _touched(piece, near):
                yield piece


def _touched(span: Span, others: Nearby[Span]) -> bool:
    return any(o.start < span.end and span.start < o.end for o in others.near(span))


def _names(content: Span, links: Nearby[Span]) -> bool:
    """Tell whether a content is but whom somebody cites: "Meridian, citing | two sources"."""
    near = links.near(content)
    return any(link.start <= content.start and content.end <= link.end for link in near)


def _innermost(text: str, spans: Sequence[Span]) -> list[Span]:
    """Of sorted passages that lie in one another that which is nearest to the words said.

    The inner one, when it is most of the outer ("he said that | they will come"); the outer,
    when the inner is a small part of it, an infinitive ("he said that they plan | to come"), or
    leaves quoted words out ("asked them to “hold the line” about | the mill she wants to keep").
    """
    dropped: set[Span] = set()
    for outer in spans:
        near = spans[starting(spans, outer.start, outer.end)]
        inside = [s for s in near if s != outer and s.end <= outer.end]
        least = MOST * (outer.end - outer.start)
        stand_for_it = [
            s for s in inside
            if s.end - s.start >= least
            and not text.startswith("to ", s.start)
            and not _QUOTED.search(text, outer.start, s.start)
        ]  # fmt: skip
        dropped.update([outer] if stand_for_it else inside)
    return [span for span in spans if span not in dropped]


def _by_sentence(reading: Reading, stretch: Span, least: int) -> Iterator[Span]:
    """The parts of a stretch by sentence, those of at least so many words."""
    text = reading.article.text
    first = bisect_right(reading.sentences, stretch.start, key=attrgetter("end"))
    last = bisect_left(reading.sentences, stretch.end, key=attrgetter("start"))
    for sentence in reading.sentences[first:last]:
        start, end = max(sentence.start, stretch.start), min(sentence.end, stretch.end)
        if start < end and len(words(text[start:end])) >= least:
            yield _trim(text, Span(start, end))


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip(" \t\r\n,;:—–-"))
    return Span(start, max(start, span.start + len(piece.rstrip())))


def _claim(
    name: str,
    span: Span,
    reading: Reading,
    near: Nearby[Attribution],
    index: EntityIndex,
) -> Claim:
    found = claim_at(name, span, reading, near)
    if not found.chain:
        said = _said(reading.article.text, span, near.near(span))
        found = replace(
            found,
            attribution=said.id if said else None,
            chain=said.chain if said else (),
        )
    return replace(found, entities=index.at(reading.article.id, span.start, span.end))


def _said(text: str, span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution of words that holds most of a passage, vouched for or not.

    None where the passage has no verb: "agreed on | the terms of the loan" quotes nobody.
    """
    if not verb_groups(text[span.start : span.end]):
        return None
    holding = [
        item for item in attributions
        if item.chain
        and _inside(item.content, span) >= HELD * (span.end - span.start)
        and (item.sort in WORDS or _asks(text, item) or _says_that(text, item))
    ]  # fmt: skip
    return min(holding, key=lambda item: sum(c.end - c.start for c in item.content), default=None)


def _says_that(text: str, attribution: Attribution) -> bool:
    """Whether an unlisted cue tells of words: "her insistence that ...", "made clear that ..."."""
    return attribution.sort is None and any(
        text.startswith("that ", part.start) for part in attribution.content
    )


def _asks(text: str, attribution: Attribution) -> bool:
    cue = " ".join(text[span.start : span.end] for span in attribution.cue)
    return attribution.sort == "act" and any(
        status(text, part, cue)[0] == "requested" for part in attribution.content
    )


def _inside(parts: Sequence[Span], span: Span) -> int:
    return sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in parts)
