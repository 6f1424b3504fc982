"""Lines that end like no sentence: captions and headlines of other stories among paragraphs.

Many desks set captions and links without a full stop, and a page read as plain text keeps them as
lines of their own. Only texts whose paragraphs do end are looked at. Of 280 such lines in the
bodies of FNC-1 and PolNeAR read by eye, about nine in ten stood beside the article; the rest were
headings of long explainers.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.articles.captions import in_title_case
from sayso.articles.lines import Line
from sayso.model import Noise

_ENDED = re.compile(r"[.!?…:;,][\"”’')\]]*$")
# Numbered and dashed items, "A: Uber, Lyft", scores and prices are lists of the article's own;
# tweets are what somebody says.
_ITEM = re.compile(r"\d+\s?[.):–—-]|\W|\w{1,2}:\s|.*[$€£]\s?\d+$|.*\d\D+\d+$")
_TWEET = re.compile(r"https?:|\bpic\.twitter|(?<!\w)[#@]\w")
_SAID = re.compile(r"\b(?:said|told)\b|^[^\"“]*”")
# "June 3 - Tarn Hall", "Aust (knee)": of a list, where it stands below the last paragraph.
_LISTED = re.compile(r"^[A-Z][a-z]{2,8}\.?\s\d|[()@]|\s[-–—]{1,2}\s.*,")
_PROSE_WORDS = 12
_LINE_WORDS = range(6, 46)
_TOP_WORDS = range(4, 10)
_TAIL_WORDS = range(4, 15)
_LEAST = 4
"""A line with an end that has more words is a sentence of the article."""
_HEADING_WORDS = 10
_MOST_HEADINGS = 3
"""Shorter lines than ``_HEADING_WORDS``: more of them are the headings of a long article."""
_IN_A_ROW = 3
_MOST_UNENDED = 0.4
"""Share of lines without an end from which a text is a list, or is broken inside its sentences."""


def unended(lines: Sequence[Line], title: str | None) -> Iterator[Noise]:
    """Mark lines without an end that stand beside the paragraphs of an article.

    Args:
        lines: the lines of a text that nothing else has marked.
        title: the headline, which is never marked.
    """
    prose = [number for number, line in enumerate(lines) if _is_prose(line)]
    if not prose or not _has_sentences([line for line in lines if line.text != title]):
        return
    yield from _top(lines[: prose[0]], title)
    yield from _tail(lines[prose[-1] + 1 :], title)
    found = list(_between(lines[prose[0] : prose[-1] + 1], title))
    headings = sum(line.words < _HEADING_WORDS for line in found)
    for line in found:
        if line.words >= _HEADING_WORDS or headings <= _MOST_HEADINGS:
            yield Noise(line.start, line.end, _reason(line))


def _top(lines: Sequence[Line], title: str | None) -> Iterator[Noise]:
    """Short lines under the headline: the title of a video, of another story."""
    under = next((n for n, line in enumerate(lines, 1) if line.text == title), len(lines))
    for line in lines[under:]:
        if line.words in _TOP_WORDS and _stands_beside(line):
            yield Noise(line.start, line.end, _reason(line))


def _tail(lines: Sequence[Line], title: str | None) -> Iterator[Noise]:
    """Lines of a headline's length below the last sentence: other stories, tags."""
    said = [
        n for n, line in enumerate(lines, 1) if line.words > _LEAST and _ENDED.search(line.text)
    ]
    for line in lines[said[-1] if said else 0 :]:
        listed = _LISTED.search(line.text) or line.text == title
        if line.words in _TAIL_WORDS and _stands_beside(line) and not listed:
            yield Noise(line.start, line.end, _reason(line))


def _between(lines: Sequence[Line], title: str | None) -> Iterator[Line]:
    """Lines without an end between two paragraphs, a few in a row at most."""
    run: list[Line] = []
    before = lines[0]
    for line in lines:
        if line.text != title and not _ENDED.search(line.text):
            run.append(line)
            continue
        goes_on = before.text.endswith(":") or line.text[0].islower()
        if len(run) <= _IN_A_ROW and not goes_on:
            yield from (item for item in run if item.words in _LINE_WORDS and _stands_beside(item))
        run, before = [], line


def _stands_beside(line: Line) -> bool:
    """Whether a line is none of the article's own lists, and nobody's words."""
    return (
        not _ENDED.search(line.text)
        and not line.text[0].islower()
        and not _ITEM.match(line.text.lstrip("'‘"))
        and not _TWEET.search(line.text)
        and not _SAID.search(line.text)
        and line.text.count('"') % 2 == 0
    )


def _reason(line: Line) -> str:
    return "other stories" if _is_titled(line) else "caption or other story"


def _is_titled(line: Line) -> bool:
    return line.text.isupper() or in_title_case(line.text)


def _is_prose(line: Line) -> bool:
    return line.words >= _PROSE_WORDS and bool(_ENDED.search(line.text))


def _has_sentences(lines: Sequence[Line]) -> bool:
    """Whether most lines that look like no headline end as sentences do."""
    long = [x for x in lines if x.words >= _LINE_WORDS.start and not _is_titled(x)]
    return sum(not _ENDED.search(line.text) for line in long) <= _MOST_UNENDED * len(long)
