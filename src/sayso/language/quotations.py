"""What stands between quotation marks.

Marks come curly or straight, double or single, with stray spaces, opened twice or never
closed. A quotation that runs over a line break goes on when the next line opens none anew;
a mark that never closes ends with its line, one that never opened starts with its line's
sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sayso.model import Span

Side = Literal["open", "close", "either"]

_MARK = re.compile(r"[“”„«»\"]|(?<![\w’'])[‘'](?=\S)|(?<=[\w.,!?…])[’'](?![\w’'])")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_DOUBLE = frozenset('“”„«»"')
_AFTER_OPEN = re.compile(r"[\s(\[—–-]")
_STRAY_SPACE = re.compile(r"[,.?!] \"[a-zA-Z]")
_LONGEST = 3000
"""Code points: a longer stretch between marks is a mark that was never closed."""


FARTHEST = 12
"""Lines in which a quotation left open may find its closing mark."""


LEFT_OPEN = 2
"""Lines without a mark between one that leaves a quotation open and one that opens the next, where
the next was never closed either; all of 4 such in 79 annotated events are quoted on."""


class Quotation(NamedTuple):
    """A quotation with its marks; ``inner`` leaves them out."""

    start: int
    end: int
    opened: bool
    closed: bool

    def inner(self) -> Span:
        """The words between the marks."""
        start, end = self.start + self.opened, self.end - self.closed
        return Span(start, max(start, end))


class _Mark(NamedTuple):
    at: int
    end: int
    side: Side
    double: bool


def quotations(text: str, sentences: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of ``text`` in order; they do not overlap.

    Args:
        text: an article's text.
        sentences: its sentences; only marks inside them count.
    """
    found: list[Quotation] = []
    held: _Mark | None = None
    lines = [(line, tuple(_marks(text, line))) for line in _lines(text, sentences)]
    for number, (line, marks) in enumerate(lines):
        if held is not None and not _goes_on(text, held, lines[number : number + FARTHEST]):
            found.append(_unclosed(text, held, lines[number - 1][0].end))
            held = None
        held = _read_line(text, line, marks, held, found)
    if held is not None:
        found.append(_unclosed(text, held, lines[-1][0].end))
    return tuple(sorted(set(found)))


def _read_line(
    text: str, line: Span, marks: Sequence[_Mark], held: _Mark | None, found: list[Quotation]
) -> _Mark | None:
    """Adds the line's quotations to ``found``; returns the mark left open at its end."""
    for mark in marks:
        if held is not None and mark.double != held.double:
            continue
        if held is None and mark.side != "close":
            held = mark
        elif held is None:
            floor = max((item.end for item in found), default=line.start)
            if mark.double:
                start = _sentence_start(text, max(floor, line.start), mark.at)
                found.append(Quotation(start, mark.end, opened=False, closed=True))
        elif mark.side != "open":
            found.append(Quotation(held.at, mark.end, opened=True, closed=True))
            held = None
    return held if held is not None and held.double else None


def _goes_on(text: str, held: _Mark, lines: Sequence[tuple[Span, Sequence[_Mark]]]) -> bool:
    """Whether an open quotation goes on: the first mark of the next lines closes it, or opens a
    new one where every sentence has a line of its own."""
    for number, (line, marks) in enumerate(lines):
        doubles = [mark for mark in marks if mark.double]
        if line.end - held.at > _LONGEST:
            return False
        if doubles and doubles[0].at == line.start:
            return 0 < number <= LEFT_OPEN and "\n\n" not in text[held.at : line.start]
        if doubles:
            return doubles[0].side != "open"
    return False


def _unclosed(text: str, held: _Mark, end: int) -> Quotation:
    stop = held.at + len(text[held.at : end].rstrip())
    return Quotation(held.at, stop, opened=True, closed=False)


def _lines(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Stretches of sentences between which no line breaks."""
    start: int | None = None
    last = 0
    for sentence in sentences:
        if start is not None and "\n" in text[last : sentence.start]:
            yield Span(start, last)
            start = None
        start = sentence.start if start is None else start
        last = sentence.end
    if start is not None:
        yield Span(start, last)


def _marks(text: str, line: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, line.start, line.end):
        mark = match.group()
        yield _Mark(match.start(), match.end(), _side(text, match), mark[0] in _DOUBLE)


def _side(text: str, match: "re.Match[str]") -> Side:
    mark = match.group()
    if mark in _OPENERS or mark == "‘":
        return "open"
    if mark in _CLOSERS or mark == "’":
        return "close"
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    opens = not before or bool(_AFTER_OPEN.match(before))
    closes = not after or not after.isalnum()
    if opens == closes or _STRAY_SPACE.search(text[max(0, match.start() - 2) : match.end() + 1]):
        return "either"
    return "open" if opens else "close"


def _sentence_start(text: str, floor: int, at: int) -> int:
    """Where the sentence that holds ``at`` starts, not before ``floor``."""
    ends = [match.end() for match in re.finditer(r"[.!?]\s+", text[floor : max(floor, at - 1)])]
    start = floor + (ends[-1] if ends else 0)
    return start + len(text[start:at]) - len(text[start:at].lstrip(" \n,;:"))
