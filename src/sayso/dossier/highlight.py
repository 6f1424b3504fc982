"""An article's text with its evidence marked: paragraphs of properly nested pieces."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape
from msgspec import Struct

from sayso.dossier.printable import printable


class Reference(Struct, frozen=True, order=True):
    """A small link at the end of a mark: where to, what it shows, what it is called."""

    href: str
    label: str
    name: str


class Mark(Struct, frozen=True, order=True):
    """A stretch of the text to mark.

    ``anchor`` becomes the id of its first piece, ``title`` what a pointer shows, and
    ``references`` stand after its last piece.
    """

    start: int
    end: int
    style: str
    anchor: str = ""
    title: str = ""
    references: tuple[Reference, ...] = ()


class Paragraph(Struct, frozen=True):
    """One line of an article's text: its number, where it starts, its marked text."""

    number: int
    start: int
    html: Markup


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """Return the non-empty lines of ``text`` as escaped HTML with ``marks`` nested inside.

    Marks may nest, touch, cross each other and run over several lines: a mark that crosses
    another or the end of a line is closed and opened again, so that the HTML stays a tree.
    Marks of no length and marks outside the text are left out.
    """
    waiting = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
        key=lambda mark: (mark.start, -mark.end),
    )
    waiting.reverse()
    opened: set[Mark] = set()
    open_now: list[Mark] = []
    result: list[Paragraph] = []
    for start, end in lines(text):
        here = [*open_now, *_begun(waiting, end)]
        html = Markup("").join(_pieces(text, start, end, here, opened))
        result.append(Paragraph(len(result) + 1, start, html))
        open_now = [mark for mark in here if mark.end > end]
    return tuple(result)


def _begun(waiting: list[Mark], before: int) -> Iterator[Mark]:
    """Take from the end of ``waiting`` the marks that start before a place."""
    while waiting and waiting[-1].start < before:
        yield waiting.pop()


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line that holds more than white space."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _pieces(
    text: str, start: int, end: int, marks: Sequence[Mark], opened: set[Mark]
) -> Iterator[Markup]:
    """Yield one line as escaped text between opened and closed marks."""
    cuts = {start, end}
    for mark in marks:
        cuts.update(cut for cut in (mark.start, mark.end) if start < cut < end)
    stack: list[Mark] = []
    here: list[Mark] = []
    waiting = list(reversed(marks))
    for left, right in pairwise(sorted(cuts)):
        for mark in _ended(stack, left):
            yield _closing(mark, last=not text[left : mark.end].strip())
        here = [mark for mark in (*here, *_begun(waiting, right)) if mark.end > left]
        for mark in here:
            if mark not in stack:
                stack.append(mark)
                yield _opening(mark, first=mark not in opened)
                opened.add(mark)
        yield escape(printable(text[left:right]))
    for mark in reversed(stack):
        yield _closing(mark, last=not text[end : mark.end].strip())


def _ended(stack: list[Mark], at: int) -> list[Mark]:
    """Take from the stack every mark that ends at ``at`` and, above it, those it crosses."""
    ending = [place for place, mark in enumerate(stack) if mark.end <= at]
    taken = stack[ending[0] :][::-1] if ending else []
    del stack[len(stack) - len(taken) :]
    return taken


def _opening(mark: Mark, *, first: bool) -> Markup:
    anchor = Markup(' id="{}"').format(mark.anchor) if mark.anchor and first else ""
    title = Markup(' title="{}"').format(printable(mark.title)) if mark.title else ""
    return Markup('<span class="{}"{}{}>').format(mark.style, anchor, title)


def _closing(mark: Mark, *, last: bool) -> Markup:
    link = Markup('<a class="ref" href="{}" aria-label="{}">{}</a>')
    links = [
        link.format(one.href, printable(one.name), one.label) for one in mark.references if last
    ]
    return Markup("").join(links) + Markup("</span>")
