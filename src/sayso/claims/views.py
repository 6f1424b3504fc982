"""A claim prepared for comparison: everything about it that a feature looks at, read once."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.claims.quantities import Quantity, quantities
from sayso.claims.words import Weights, Word, negations, words
from sayso.language.encoder import SentenceEncoder
from sayso.model import Claim, Reading, Span

Vector = NDArray[np.float32]


class View(Struct, frozen=True):
    """One claim with its words, names, amounts, times and vectors.

    ``weights`` runs along ``stems``; ``sentence`` counts from the article's first, ``place`` is
    its share of the way through the article; ``whole`` when the claim is a full sentence.
    """

    claim: Claim
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    weights: Vector
    word_rows: Vector
    row: Vector
    context: Vector
    entities: frozenset[str]
    amounts: tuple[Quantity, ...]
    times: frozenset[str]
    negations: int
    speaker: str
    sentence: int
    place: float
    whole: bool


def views(
    claims: Sequence[Claim], readings: Sequence[Reading], encoder: SentenceEncoder
) -> tuple[View, ...]:
    """Prepare ``claims`` of one story for comparison, in their order."""
    by_article = {reading.article.id: reading for reading in readings}
    sentence_texts = [
        [reading.article.text[s.start : s.end] for s in reading.sentences] for reading in readings
    ]
    weights = Weights([words(text) for texts in sentence_texts for text in texts])
    told = [words(claim.text) for claim in claims]
    stem_rows = _stem_rows(told, encoder)
    rows = encoder.encode([claim.text for claim in claims])
    contexts = {
        reading.article.id: encoder.encode(texts)
        for reading, texts in zip(readings, sentence_texts, strict=True)
    }
    return tuple(
        _view(
            claim, ws, row, by_article[claim.article], weights, stem_rows, contexts[claim.article]
        )
        for claim, ws, row in zip(claims, told, rows, strict=True)
    )


def _view(
    claim: Claim,
    ws: tuple[Word, ...],
    row: Vector,
    reading: Reading,
    weights: Weights,
    stem_rows: Mapping[str, Vector],
    contexts: Vector,
) -> View:
    stems = tuple(dict.fromkeys(w.stem for w in ws if w.content)) or tuple(
        dict.fromkeys(w.stem for w in ws)
    )
    at = _sentence_of(claim, reading)
    span = reading.sentences[at] if reading.sentences else Span(claim.start, claim.end)
    return View(
        claim=claim,
        words=ws,
        stems=stems,
        weights=np.array([weights.of(s) for s in stems], np.float32),
        word_rows=np.array([stem_rows[s] for s in stems], np.float32).reshape(len(stems), -1),
        row=row,
        context=contexts[at] if len(contexts) else row,
        entities=frozenset(claim.entities),
        amounts=quantities(claim.text),
        times=_times(claim, reading),
        negations=negations(ws),
        speaker=_speaker(claim),
        sentence=at,
        place=at / max(1, len(reading.sentences) - 1),
        whole=claim.end - claim.start >= 0.9 * (span.end - span.start),
    )


def _stem_rows(told: Sequence[tuple[Word, ...]], encoder: SentenceEncoder) -> dict[str, Vector]:
    """A vector for every stem, from the first form it has in the story."""
    forms: dict[str, str] = {}
    for ws in told:
        for word in ws:
            forms.setdefault(word.stem, word.text)
    rows = encoder.encode(list(forms.values()))
    return dict(zip(forms, rows, strict=True))


def _sentence_of(claim: Claim, reading: Reading) -> int:
    """The index of the sentence in which the claim starts, or the last before it."""
    starts = [s.start for s in reading.sentences]
    return max(0, sum(start <= claim.start for start in starts) - 1)


def _times(claim: Claim, reading: Reading) -> frozenset[str]:
    inside = (t for t in reading.times if claim.start <= t.start and t.end <= claim.end)
    return frozenset(t.value for t in inside if t.value)


def _speaker(claim: Claim) -> str:
    if not claim.chain:
        return ""
    farthest = claim.chain[-1]
    return farthest.entity or farthest.name.lower()
