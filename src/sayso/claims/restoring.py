"""A clause without a subject, read with the subject of the clause before it."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from sayso.language.statements import verb_first
from sayso.language.subjects import subject
from sayso.model import Reading, Span


def restored(reading: Reading, span: Span) -> str:
    """Return the words of ``span`` with their subject in square brackets before them.

    Empty when the span begins with a subject of its own, or when none is found before it in
    its sentence.
    """
    text = reading.article.text
    words = text[span.start : span.end]
    if verb_first(words) is None:
        return ""
    for clause in _before(reading, span):
        found = subject(text, clause)
        if found is not None:
            return f"[{text[found.start : found.end]}] {words}"
    return ""


def _before(reading: Reading, span: Span) -> Iterator[Span]:
    """The clauses before ``span`` in its sentence, the nearest first, then all before it."""
    start = attrgetter("start")
    at = bisect_left(reading.sentences, span.start, key=start) - 1
    if at < 0 or reading.sentences[at].start == span.start:
        return
    first = reading.sentences[at].start
    inside = slice(
        bisect_left(reading.clauses, first, key=start),
        bisect_left(reading.clauses, span.start, key=start),
    )
    yield from (clause for clause in reversed(reading.clauses[inside]) if clause.end <= span.start)
    yield Span(first, span.start)
