"""Which items of one text lie near a stretch of it: in a long text not every one is asked."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from sayso.model import Span

Item = TypeVar("Item")
WIDTH = 1000
"""Code points of a part of the text: a few sentences. An item is kept with each part it touches."""


class Nearby(Generic[Item]):
    """Items, numbered in their order, by the parts of a text that their spans touch."""

    def __init__(self, items: Iterable[Item], spans: Callable[[Item], Iterable[Span]]) -> None:
        """Sort in ``items``; ``spans`` tells where one of them stands."""
        self._spans = spans
        self._at: dict[int, set[int]] = defaultdict(set)
        self.items: list[Item] = []
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        """Put an item behind the others."""
        self.items.append(item)
        self._place(len(self.items) - 1)

    def put(self, number: int, item: Item) -> None:
        """Put an item in the place of another."""
        self.items[number] = item
        self._place(number)

    def numbers(self, *spans: Span) -> list[int]:
        """Numbers of all items that share a code point with one of ``spans``, and of some that
        stand close by, in order."""
        return sorted({number for part in _parts(spans) for number in self._at.get(part, ())})

    def near(self, *spans: Span) -> list[Item]:
        """The items of these ``numbers``."""
        return [self.items[number] for number in self.numbers(*spans)]

    def _place(self, number: int) -> None:
        for part in _parts(self._spans(self.items[number])):
            self._at[part].add(number)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


def starting(items: Sequence[_Placed], first: int, end: int) -> slice:
    """Where in ``items``, sorted by their starts, those stand that start from ``first`` on and
    before ``end``."""
    start = attrgetter("start")
    return slice(bisect_left(items, first, key=start), bisect_left(items, end, key=start))


def spread(spans: Iterable[Span]) -> Nearby[Span]:
    """Spans by where they stand."""
    return Nearby(spans, lambda span: (span,))


def _parts(spans: Iterable[Span]) -> set[int]:
    parts: set[int] = set()
    for span in spans:
        parts.update(range(span.start // WIDTH, span.end // WIDTH + 1))
    return parts
