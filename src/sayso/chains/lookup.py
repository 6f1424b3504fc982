"""Which attribution a stretch of text stands under."""

from collections.abc import Iterable

from sayso.model import Attribution, Span

VOUCHES = 0.5
"""Confidence from which a source stands for what is said; plans and wishes lie below."""
MOST = 0.6
"""Share of a stretch that a content must hold to cover it."""


def chain_at(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    """The innermost attribution whose content holds most of ``span``, or None.

    Args:
        attributions: those of one article.
        span: a clause, a sentence or a quotation.

    Returns:
        Of the attributions whose source vouches for the content, the one with the shortest
        content; None means the outlet's own voice.
    """
    best: Attribution | None = None
    for attribution in attributions:
        if attribution.confidence < VOUCHES or not _covers(attribution, span):
            continue
        if best is None or _size(attribution) < _size(best):
            best = attribution
    return best


def _covers(attribution: Attribution, span: Span) -> bool:
    inside = sum(
        max(0, min(part.end, span.end) - max(part.start, span.start))
        for part in attribution.content
    )
    return inside > 0 and inside >= MOST * (span.end - span.start)


def _size(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)
