"""The lines of a text, with their places."""

import re

from msgspec import Struct

from sayso.knowledge.boilerplate import plain

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")


class Line(Struct, frozen=True):
    """A line that is not blank, trimmed: ``text`` stands at ``start`` to ``end``.

    ``words`` is how many words it has, ``key`` the line as it is compared with others.
    """

    start: int
    end: int
    text: str
    words: int
    key: str


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank, in order; any kind of line end counts."""
    lines = []
    for match in _LINE.finditer(text):
        trimmed = match.group().strip()
        if trimmed:
            start = match.start() + match.group().index(trimmed[0])
            words = len(trimmed.split())
            lines.append(Line(start, start + len(trimmed), trimmed, words, plain(trimmed)))
    return tuple(lines)
