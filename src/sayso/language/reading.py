"""Articles become readings: every part of language analysis put together, batched over all."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge.cues import cue_of
from sayso.language.attributions import Linked, assemble, find, find_inside
from sayso.language.bundle import Bundle
from sayso.language.clauses import clauses
from sayso.language.inference import side_by_side
from sayso.language.languages import is_understood
from sayso.language.names import mentions
from sayso.language.quotations import Quotation, quotations
from sayso.language.sentences import sentences
from sayso.language.tagger import Tagged, Tagger, Tags
from sayso.language.times import find_times
from sayso.model import Article, Progress, Reading, Span

_STAGE = "reading"

TOGETHER = 40_000
"""Code points of articles read in one go, some 6,500 words: ten batches of the reader."""


class _Outline(Struct, frozen=True):
    """What is known of an article before any model has seen it."""

    article: Article
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[Span, ...]


def read(
    articles: Sequence[Article], bundle: Bundle, *, progress: Progress | None = None
) -> tuple[Reading, ...]:
    """Read the language of articles.

    Args:
        articles: the articles.
        bundle: the models, and on how many threads to read.
        progress: called with "reading", articles done, articles in all.

    Returns:
        One reading an article, in the same order. Attributions have no chain yet.
    """
    readings: list[Reading] = []
    groups = list(_groups(articles))
    for found in side_by_side(partial(_read, bundle.tagger), groups, bundle.threads):
        for reading in found:
            readings.append(reading)
            if progress is not None:
                progress(_STAGE, len(readings), len(articles))
    return tuple(readings)


def _groups(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """Articles that are tagged together: enough for full batches, few enough to share the work.

    The number of threads has no say, since what stands in a batch moves the last digit of its
    scores.
    """
    group: list[Article] = []
    size = 0
    for article in articles:
        if group and size + len(article.text) > TOGETHER:
            yield group
            group, size = [], 0
        group.append(article)
        size += len(article.text)
    if group:
        yield group


def _read(tagger: Tagger, articles: Sequence[Article]) -> list[Reading]:
    outlines = [_outline(article) for article in articles if is_understood(article)]
    outer = _tag(tagger, [(o.article.text, o.paragraphs) for o in outlines])
    linked = [
        find(o.article.text, o.sentences, o.quotations, [tags.roles for tags in found])
        for o, found in zip(outlines, outer, strict=True)
    ]
    contents = [
        list(_with_cues(o.article.text, items)) for o, items in zip(outlines, linked, strict=True)
    ]
    inner = _tag(
        tagger, [(o.article.text, spans) for o, spans in zip(outlines, contents, strict=True)]
    )
    made = {
        outline.article.id: _reading(outline, items, found, dict(zip(spans, deeper, strict=True)))
        for outline, items, found, spans, deeper in zip(
            outlines, linked, outer, contents, inner, strict=True
        )
    }
    return [made.get(article.id) or _full_dates_only(article) for article in articles]


def _full_dates_only(article: Article) -> Reading:
    """Without a sentence that is understood, only what needs none is read."""
    return Reading(article=article, times=find_times(article, ()))


def _with_cues(text: str, outer: Sequence[Linked]) -> Iterator[Span]:
    """The contents that hold a cue not linked yet: nothing can be attributed inside the others."""
    cues = sorted({span for item in outer for span in item.cue})
    for content in sorted({span for item in outer for span in item.content}):
        at = content.start
        first = bisect_left(cues, content)
        last = bisect_left(cues, Span(content.end, content.end))
        for cue in (*cues[first:last], Span(content.end, content.end)):
            between = text[at : cue.start]
            if ":" in between or cue_of(between) is not None:
                yield content
                break
            at = max(at, cue.end)


def _outline(article: Article) -> _Outline:
    found = sentences(article.text, article.noise)
    return _Outline(
        article, found, quotations(article.text, found), tuple(_paragraphs(article.text, found))
    )


def _paragraphs(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """Runs of sentences between which no line breaks and nothing is left out."""
    start: int | None = None
    end = 0
    for sentence in found:
        if start is not None and text[end : sentence.start].strip(" \t") == "" and start < end:
            end = sentence.end
            continue
        if start is not None:
            yield Span(start, end)
        start, end = sentence.start, sentence.end
    if start is not None:
        yield Span(start, end)


def _tag(tagger: Tagger, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[Tags, ...]]:
    """The labels of stretches of many texts, in offsets of those texts, tagged in one go."""
    pieces = [text[span.start : span.end] for text, spans in texts for span in spans]
    tags = iter(tagger.tag(pieces))
    return [tuple(_moved(next(tags), span.start) for span in spans) for _, spans in texts]


def _moved(tags: Tags, by: int) -> Tags:
    return Tags(
        roles=tuple(_shifted(tags.roles, by)),
        names=tuple(_shifted(tags.names, by)),
        clause_starts=tuple(at + by for at in tags.clause_starts),
    )


def _shifted(tagged: Sequence[Tagged], by: int) -> Iterator[Tagged]:
    return (replace(item, start=item.start + by, end=item.end + by) for item in tagged)


def _reading(
    outline: _Outline,
    outer: Sequence[Linked],
    tags: Sequence[Tags],
    deeper: Mapping[Span, Tags],
) -> Reading:
    article, text = outline.article, outline.article.text
    contents = [deeper.get(span, Tags()).roles for item in outer for span in item.content]
    inner = find_inside(text, outer, contents)
    attributions = assemble(article.id, text, outline.quotations, outer, inner)
    starts = [at for found in tags for at in found.clause_starts]
    names = [name for found in tags for name in found.names]
    return Reading(
        article=article,
        sentences=outline.sentences,
        clauses=clauses(text, outline.sentences, starts, attributions),
        mentions=mentions(text, outline.sentences, names or None),
        attributions=attributions,
        times=find_times(article, outline.sentences),
    )
