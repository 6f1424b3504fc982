"""What in a text is not the article: marked with a reason, never cut.

The phrases come from the knowledge file ``boilerplate.toml``; here is what no list can hold:
repetition, menus, captions, lone counters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sayso.articles.asides import author_notes, is_aside, is_date_line
from sayso.articles.captions import is_caption, picture_credits, sourced_captions
from sayso.articles.credited import credited_captions
from sayso.articles.lines import Line
from sayso.articles.pictures import is_of_picture
from sayso.articles.repeats import repetitions
from sayso.articles.retold import retold_captions
from sayso.articles.stamps import names_again, stamp_reason
from sayso.articles.unended import unended
from sayso.knowledge.boilerplate import boilerplate, plain
from sayso.knowledge.sources import Registry
from sayso.model import Noise

_COUNTER = re.compile(r"\W*\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d+)?\s?[KkMm]?\W*")
# Rules of a page's style sheet (".photo {", "text-align: left;") and notes in its markup
_STYLE = re.compile(r"[.#@][\w-][^{}]{0,80}\{(?:.*\})?|[a-z-]+:\s?[\w#%.,!() -]+;|<!--.*-->")
_SEPARATORS = re.compile(r"\s*[|»›>•·/]+\s*|\s+[-–—]\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_INSIDE_END = re.compile(r"[.!?](?=\s|$|[\"”)])")
# A menu segment is a label of a few words; more is a sentence.
_MENU_SEGMENT_WORDS = 4
_MENU_SEGMENTS = 3
_MENU_WORDS = 60
_MENU_MARKS = ",;:|»›>/•·-–—"
_MOST_WORDS = 75
_BOX_HEADLINE_WORDS = 25


def find_noise(
    lines: Sequence[Line], title: str | None, head: Iterable[Noise], registry: Registry
) -> tuple[Noise, ...]:
    """The noise of a text: spans that do not overlap, in order, each with its reason.

    ``head`` is what reading the head of the text has marked already (date lines, bylines).
    """
    found = list(head)
    taken = {noise.start for noise in found if noise.reason != "dateline"}
    rest: list[Line] = []
    for number, line in enumerate(lines):
        if line.start in taken:
            continue
        reason = line_reason(line, title, registry)
        if not reason and number and line.text != title:
            reason = _beside(line)
        if reason:
            found.append(Noise(line.start, line.end, reason))
        else:
            rest.append(line)
            found += _inside(line)
    bylines = [
        line.text
        for line in lines
        if any(x.start == line.start and x.reason == "byline" for x in found)
    ]
    marked = {line.start for line in lines} - {line.start for line in rest}
    return join(
        found,
        credited_captions(lines, marked, title, registry),
        author_notes(rest),
        names_again(rest, bylines),
        sourced_captions(rest, registry),
        unended(rest, title),
        _boxes(lines, title),
        repetitions(rest, title),
        retold_captions(rest, title),
        _lone_marks(lines),
    )


def _beside(line: Line) -> str | None:
    """Why a line below the first, which is not the headline, is noise."""
    if is_date_line(line):
        return "date line"
    return "caption" if is_of_picture(line) else None


def line_reason(line: Line, title: str | None, registry: Registry) -> str | None:
    """Why a whole line is noise by itself, or None."""
    if not line.key or line.words > _MOST_WORDS:
        return None
    if _COUNTER.fullmatch(line.text):
        return "counter"
    if _STYLE.fullmatch(line.text):
        return "style sheet"
    if is_menu(line, title):
        return "menu"
    for group in boilerplate().groups:
        if group.marks(line.key, line.words):
            return group.reason
    if stamp := stamp_reason(line, registry):
        return stamp
    if is_aside(line):
        return "promotion"
    return "caption" if is_caption(line, registry) else None


def is_menu(line: Line, title: str | None) -> bool:
    """Whether a line is a menu or a path of sections, perhaps before the headline."""
    if line.words > _MENU_WORDS:
        return False
    sections = boilerplate().sections
    words = [word for raw in line.key.split() if (word := raw.strip(_MENU_MARKS))]
    if not words or words[0] not in sections:
        return bool(words) and _is_segmented(line.text, sections)
    if all(word in sections for word in words):
        return len(words) > 1 or words[0] in boilerplate().section_labels
    headline = plain(title or "")
    if headline and line.key.endswith(headline) and line.key != headline:
        before = line.key[: -len(headline)].split()
        return all(word.strip(_MENU_MARKS) in {*sections, ""} for word in before)
    return _is_segmented(line.text, sections)


def _is_segmented(line: str, sections: frozenset[str]) -> bool:
    if not _SEPARATORS.search(line) or _SENTENCE_END.search(line):
        return False
    segments = [segment for segment in _SEPARATORS.split(line) if segment.strip()]
    if len(segments) < _MENU_SEGMENTS:
        return False
    labels = sum(all(word.casefold() in sections for word in s.split()) for s in segments)
    short = all(len(segment.split()) <= _MENU_SEGMENT_WORDS for segment in segments)
    return short and (labels >= 2 or (labels >= 1 and segments[0].casefold() == "home"))


def _boxes(lines: Sequence[Line], title: str | None) -> Iterator[Noise]:
    """Boxes of other stories: a heading that says so, and the headlines below it."""
    inside = False
    for line in lines:
        if line.key and line.words <= 6 and boilerplate().boxes.match(line.key):
            inside = True
        elif (
            line.words > _BOX_HEADLINE_WORDS
            or _SENTENCE_END.search(line.text)
            or (title and line.key == plain(title))
        ):
            inside = False
        if inside:
            yield Noise(line.start, line.end, "other stories")


def _lone_marks(lines: Sequence[Line]) -> Iterator[Noise]:
    """Lines of punctuation only, with the white space around them."""
    for number, line in enumerate(lines):
        if any(char.isalnum() for char in line.text):
            continue
        start = lines[number - 1].end if number else line.start
        end = lines[number + 1].start if number + 1 < len(lines) else line.end
        yield Noise(start, end, "lone punctuation")


def _inside(line: Line) -> Iterator[Noise]:
    """Promotion and picture credits inside a paragraph."""
    for group in boilerplate().groups:
        for match in group.inside.finditer(line.text) if group.inside else ():
            start = match.start()
            if start and not _SENTENCE_END.search(line.text[:start].rstrip()):
                continue
            end = _INSIDE_END.search(line.text, match.end())
            stop = end.end() if end else len(line.text)
            yield Noise(line.start + start, line.start + stop, group.reason)
        for match in group.anywhere.finditer(line.text) if group.anywhere else ():
            yield Noise(line.start + match.start(), line.start + match.end(), group.reason)
    for start, stop in picture_credits(line.text):
        yield Noise(line.start + start, line.start + stop, "picture credit")


def join(*groups: Iterable[Noise]) -> tuple[Noise, ...]:
    """Sorted, without overlaps: of two that overlap one is made, with the earlier one's reason."""
    apart: list[Noise] = []
    for noise in sorted(set(chain(*groups)), key=lambda n: (n.start, -n.end, n.reason)):
        if not apart or noise.start >= apart[-1].end:
            apart.append(noise)
        elif noise.end > apart[-1].end:
            last = apart.pop()
            apart.append(Noise(last.start, noise.end, last.reason))
    return tuple(apart)
