"""Articles become readings: every part of language analysis put together, articles side by side."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

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
from sayso.model import Article, CueSort, Progress, Reading, Span

_STAGE = "reading"
_SAID: tuple[CueSort | None, ...] = ("speech", "declare", "report")


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
    for found in side_by_side(partial(_read, bundle.tagger), articles, bundle.threads):
        readings.append(found)
        if progress is not None:
            progress(_STAGE, len(readings), len(articles))
    return tuple(readings)


def _read(tagger: Tagger, article: Article) -> Reading:
    """One article, tagged by itself: what stands in a batch moves the scores of the whole batch,
    and an article is to be read the same alone and among others.
    """
    if not is_understood(article):
        # Without a sentence that is understood, only what needs none is read.
        return Reading(article=article, times=find_times(article, ()))
    outline, text = _outline(article), article.text
    tags = _tag(tagger, text, outline.paragraphs)
    outer = find(text, outline.sentences, outline.quotations, [found.roles for found in tags])
    contents = list(_with_cues(text, outer))
    deeper = dict(zip(contents, _tag(tagger, text, contents), strict=True))
    return _reading(outline, outer, tags, deeper)


def _with_cues(text: str, outer: Sequence[Linked]) -> Iterator[Span]:
    """The contents that hold a cue not linked yet: nothing can be attributed inside the others."""
    cues = sorted({span for item in outer for span in item.cue})
    for content in sorted({span for item in outer for span in item.content}):
        at = content.start
        first = bisect_left(cues, content)
        last = bisect_left(cues, Span(content.end, content.end))
        for cue in (*cues[first:last], Span(content.end, content.end)):
            between = text[at : cue.start]
            if ":" in between or _tells(between):
                yield content
                break
            at = max(at, cue.end)


def _tells(words: str) -> bool:
    """Whether words hold a cue of something said; who feels or plans inside what another says
    seldom matters, and to look for him took a sixth of the time."""
    return "according to" in words or any(map(_is_said, words.split()))


@lru_cache(maxsize=1 << 16)
def _is_said(word: str) -> bool:
    cue = cue_of(word)
    return cue is not None and cue.sort in _SAID


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


def _tag(tagger: Tagger, text: str, spans: Sequence[Span]) -> tuple[Tags, ...]:
    """The labels of stretches of a text, in offsets of that text."""
    found = tagger.tag([text[span.start : span.end] for span in spans])
    return tuple(_moved(tags, span.start) for tags, span in zip(found, spans, strict=True))


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
    inner = find_inside(text, outline.sentences, outer, contents)
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
