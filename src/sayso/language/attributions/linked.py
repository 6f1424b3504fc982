"""The value the steps of attribution hand on: a source, a cue and contents that belong together."""

from collections.abc import Iterable

from msgspec import Struct

from sayso.model import Span


class Linked(Struct, frozen=True):
    """One attribution before it gets its id, kind and stance.

    ``score`` is 0 to 1; ``reason`` tells which step found it or mended it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0
    reason: str = ""

    def start(self) -> int:
        """The first code point of any part."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


def trim(text: str, start: int, end: int, loose: str = " \t\n\r,;:—–-") -> Span | None:
    """The stretch without the ``loose`` characters at its ends; None when nothing is left."""
    while start < end and text[start] in loose:
        start += 1
    while end > start and text[end - 1] in loose:
        end -= 1
    return Span(start, end) if start < end else None


def length(spans: Iterable[Span]) -> int:
    """Code points in all."""
    return sum(span.end - span.start for span in spans)


def shared(these: Iterable[Span], those: Iterable[Span]) -> int:
    """Code points that both lists of spans hold; neither overlaps itself."""
    # Asked of every two attributions of an article: most lie apart.
    others = tuple(those)
    total = 0
    for one in these:
        for other in others:
            if other.start < one.end and one.start < other.end:
                total += min(one.end, other.end) - max(one.start, other.start)
    return total
