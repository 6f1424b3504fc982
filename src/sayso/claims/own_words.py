"""What a sentence says in the outlet's own words, beside what others say in it.

"Ada Lee, who has run the port since May, told the council on Monday that the crane was unsafe":
the crane stands on Ada Lee; who she is, and that and when she said so, stands on the outlet. So
does who somebody is that she speaks of: "Lee said Tom Moss, the crane's owner, knew of it".
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sayso.chains import VOUCHES
from sayso.language.attributions.linked import trim
from sayso.language.nearby import spread
from sayso.language.quotations import quotations
from sayso.language.statements import WORD, is_finite
from sayso.language.verbs import verb_groups
from sayso.model import Attribution, Mention, Reading, Span

SHORTEST = 3
"""Words. On 79 annotated events stretches of 2, 3 or 4 words do equally well, and every one
more is one more claim to read."""
_EDGES = " \t\r\n,;:.…—–-“”\"'‘’()"
_CLAUSE = re.compile(r"\b(?:who|whom|whose|which|that)\b|^\w+ing\b", re.IGNORECASE)
_APPOSED = re.compile(
    r",\s+(?P<what>(?:an?|the|his|her|its|their|one\s+of|home\s+to)\s[^,;:“”\"\n—–]{3,120}?)(?=[,;.]|$)"
)
_TITLE = re.compile(r"\b(?:[A-Z][a-z]{0,4}\.\s+)+$")
_LONGEST_TITLE = 20
"""Code points before a name in which its titles stand: "Lt. Gen.", "Mrs."."""


def own_words(reading: Reading, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """The stretches that nobody vouches for, of the sentences in which somebody does.

    Args:
        reading: one article as it was read.
        attributions: its attributions, chains filled.

    Returns:
        Spans in text order, without the marks at their ends; none crosses the end of a sentence.
    """
    said = [
        part
        for item in attributions
        if item.chain and item.confidence >= VOUCHES
        for part in item.content
    ]
    beside = (
        span
        for sentence, parts in _by_sentence(reading.sentences, said)
        for span in _without(reading.article.text, sentence, parts)
    )
    return tuple(sorted({*beside, *_descriptions(reading, said)}))


def _descriptions(reading: Reading, said: Sequence[Span]) -> Iterator[Span]:
    """Who somebody is, told amid what a source says but not in its quoted words.

    Of 32 such places that the gold of 79 annotated events names, 30 stand on the outlet; of 16
    clauses ("Moss, who had seen it") no more than half do.
    """
    text, parts = reading.article.text, spread(said)
    quoted = spread(Span(q.start, q.end) for q in quotations(text, reading.sentences))
    for mention in reading.mentions:
        near = parts.near(Span(mention.start, mention.end))
        part = next((p for p in near if p.start <= mention.start and mention.end <= p.end), None)
        span = _described(text, mention, part) if part is not None else None
        if span is None or any(
            q.start < span.end and span.start < q.end for q in quoted.near(span)
        ):
            continue
        if len(WORD.findall(text, span.start, span.end)) >= SHORTEST:
            yield span


def _described(text: str, mention: Mention, part: Span) -> Span | None:
    """A name with what is told beside it of who bears it, inside ``part``."""
    known = list(mention.labels) if mention.type == "person" else []
    behind = _APPOSED.match(text, mention.end, part.end)
    beside = [*known, *([Span(*behind.span("what"))] if behind else [])]
    told = [
        span
        for span in beside
        if part.start <= span.start and span.end <= part.end and _is_phrase(text, span)
    ]
    if not told:
        return None
    start = min(mention.start, *(span.start for span in told))
    title = _TITLE.search(text, max(part.start, start - _LONGEST_TITLE), start)
    end = max(mention.end, *(span.end for span in told))
    return Span(title.start() if title else start, end)


def _is_phrase(text: str, span: Span) -> bool:
    """Whether a description is no clause and has no verb."""
    words = text[span.start : span.end]
    return not _CLAUSE.search(words) and not any(map(is_finite, verb_groups(words)))


def _by_sentence(
    sentences: Sequence[Span], said: Iterable[Span]
) -> Iterator[tuple[Span, list[Span]]]:
    """Each sentence of which something is said by somebody, and what is, in text order."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Span]] = defaultdict(list)
    for part in said:
        first = max(0, bisect_right(starts, part.start) - 1)
        for at in range(first, bisect_left(starts, part.end)):
            if part.start < sentences[at].end:
                found[at].append(part)
    return ((sentences[at], sorted(found[at])) for at in sorted(found))


def _without(text: str, sentence: Span, said: Sequence[Span]) -> Iterator[Span]:
    """What is left of a sentence without what is said in it, where it is words enough."""
    at = sentence.start
    for part in (*said, Span(sentence.end, sentence.end)):
        rest = trim(text, at, min(part.start, sentence.end), _EDGES)
        if rest is not None and len(WORD.findall(text, rest.start, rest.end)) >= SHORTEST:
            yield rest
        at = max(at, part.end)
