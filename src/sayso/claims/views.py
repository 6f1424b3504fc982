"""A claim prepared for comparison: everything about it that a feature looks at, read once."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.claims.quantities import Quantity, quantities
from sayso.claims.words import Weights, Word, is_content, negations, stem, words
from sayso.language.encoder import SentenceEncoder
from sayso.language.nearby import Nearby, spread, starting
from sayso.language.pairs import InContext
from sayso.language.quotations import quotations
from sayso.language.verbs import verb_groups
from sayso.model import Claim, Reading, Span

Vector = NDArray[np.float32]
WHOLE = 0.9
"""Share of a sentence from which a claim counts as all of it."""


class _Page(Struct, frozen=True):
    """What the views of one article share; sentence by sentence where it is a list."""

    reading: Reading
    contexts: Vector
    quotations: Nearby[Span]
    entities: tuple[frozenset[str], ...]


class View(Struct, frozen=True):
    """One claim with its words, names, amounts, times and vectors.

    ``told`` is the claim in its sentence, as the reader is asked about it.
    ``weights`` runs along ``stems``; ``sentence`` counts from the article's first, ``place`` is
    its share of the way through the article; ``whole`` when the claim is a full sentence.
    ``near_entities`` are named in the claims of the same sentence; ``quoted`` is the share of the
    claim that stands between quotation marks.
    """

    claim: Claim
    told: InContext
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    weights: Vector
    word_rows: Vector
    row: Vector
    context: Vector
    entities: frozenset[str]
    amounts: tuple[Quantity, ...]
    times: frozenset[str]
    verbs: frozenset[str]
    near_entities: frozenset[str]
    negations: int
    quoted: float
    speaker: str
    sentence: int
    place: float
    whole: bool


def views(
    claims: Sequence[Claim], readings: Sequence[Reading], encoder: SentenceEncoder
) -> tuple[View, ...]:
    """Prepare ``claims`` of one story for comparison, in their order.

    Args:
        claims: claims, or other passages given as claims.
        readings: the readings of the story; every claim stands in one of them.
        encoder: gives vectors of claims, sentences and single words.
    """
    pages = {reading.article.id: _page(reading, claims, encoder) for reading in readings}
    weights = Weights(
        [words(_text(reading, span)) for reading in readings for span in reading.sentences]
    )
    told = [words(claim.text) for claim in claims]
    stem_rows = _stem_rows(told, encoder)
    rows = encoder.encode([claim.text for claim in claims])
    return tuple(
        _view(claim, ws, row, pages[claim.article], weights, stem_rows)
        for claim, ws, row in zip(claims, told, rows, strict=True)
    )


def _page(reading: Reading, claims: Sequence[Claim], encoder: SentenceEncoder) -> _Page:
    named: list[set[str]] = [set() for _ in reading.sentences]
    for claim in claims:
        if claim.article == reading.article.id and named:
            named[sentence_of(claim, reading)] |= set(claim.entities)
    return _Page(
        reading=reading,
        contexts=encoder.encode([_text(reading, span) for span in reading.sentences]),
        quotations=spread(q.inner() for q in quotations(reading.article.text, reading.sentences)),
        entities=tuple(frozenset(found) for found in named),
    )


def _view(
    claim: Claim,
    ws: tuple[Word, ...],
    row: Vector,
    page: _Page,
    weights: Weights,
    stem_rows: Mapping[str, Vector],
) -> View:
    reading = page.reading
    stems = _stems(ws)
    at = sentence_of(claim, reading)
    sentence = reading.sentences[at] if reading.sentences else Span(claim.start, claim.end)
    return View(
        claim=claim,
        told=in_context(claim, reading),
        words=ws,
        stems=stems,
        weights=np.array([weights.of(s) for s in stems], np.float32),
        word_rows=np.array([stem_rows[s] for s in stems], np.float32).reshape(len(stems), -1),
        row=row,
        context=page.contexts[at] if len(page.contexts) else row,
        entities=frozenset(claim.entities),
        amounts=quantities(claim.text),
        times=_times(claim, reading),
        verbs=_verbs(claim.text),
        near_entities=page.entities[at] if page.entities else frozenset(claim.entities),
        negations=negations(ws),
        quoted=_quoted(claim, page.quotations),
        speaker=_speaker(claim),
        sentence=at,
        place=at / max(1, len(reading.sentences) - 1),
        whole=claim.end - claim.start >= WHOLE * (sentence.end - sentence.start),
    )


def _text(reading: Reading, span: Span) -> str:
    return reading.article.text[span.start : span.end]


def _stems(ws: Sequence[Word]) -> tuple[str, ...]:
    """The telling stems, or all when none tells."""
    telling = [w.stem for w in ws if w.content] or [w.stem for w in ws]
    return tuple(dict.fromkeys(telling))


def _stem_rows(told: Sequence[tuple[Word, ...]], encoder: SentenceEncoder) -> dict[str, Vector]:
    """A vector for every stem, from the first form it has in the story."""
    forms: dict[str, str] = {}
    for ws in told:
        for word in ws:
            forms.setdefault(word.stem, word.text)
    rows = encoder.encode(list(forms.values()))
    return dict(zip(forms, rows, strict=True))


def sentence_of(claim: Claim, reading: Reading) -> int:
    """The index of the sentence in which the claim starts, or the last before it."""
    return max(0, bisect_right(reading.sentences, claim.start, key=attrgetter("start")) - 1)


def in_context(claim: Claim, reading: Reading) -> InContext:
    """Return a claim in the sentence it starts in, which is never cut before the claim ends."""
    if not reading.sentences:
        return InContext(claim.text, 0, len(claim.text))
    sentence = reading.sentences[sentence_of(claim, reading)]
    start = min(sentence.start, claim.start)
    text = reading.article.text[start : max(sentence.end, claim.end)]
    return InContext(text, claim.start - start, claim.end - start)


def _times(claim: Claim, reading: Reading) -> frozenset[str]:
    near = reading.times[starting(reading.times, claim.start, claim.end)]
    return frozenset(time.value for time in near if time.end <= claim.end and time.value)


def _verbs(text: str) -> frozenset[str]:
    """Stems of the verbs that tell something; verbs of saying do not."""
    found = (group.verb for group in verb_groups(text))
    return frozenset(stem(verb) for verb in found if verb and is_content(verb))


def _quoted(claim: Claim, found: Nearby[Span]) -> float:
    near = found.near(Span(claim.start, claim.end))
    inside = sum(max(0, min(q.end, claim.end) - max(q.start, claim.start)) for q in near)
    return inside / max(1, claim.end - claim.start)


def _speaker(claim: Claim) -> str:
    if not claim.chain:
        return ""
    farthest = claim.chain[-1]
    return farthest.entity or farthest.name.lower()
