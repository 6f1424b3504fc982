"""The "that" before a content: part of it, after PolNeAR, but not of what is stated."""

import re
from collections.abc import Sequence

from sayso.model import Span

_BEFORE = re.compile(r"\bthat[\s,:]+$", re.IGNORECASE)
_FIRST = re.compile(r"that[\s,:]+(?!is\b|was\b|would\b|has\b)", re.IGNORECASE)
_FARTHEST = 8
"""Code points before a content among which its "that" stands."""


def with_that(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of a content, each with the "that" right before it, were that not the end
    of another part."""
    ends = [part.end for part in content]
    whole = [_with_that(text, part) for part in content]
    return tuple(
        part if any(grown.start < end <= part.start for end in ends) else grown
        for part, grown in zip(content, whole, strict=True)
    )


def _with_that(text: str, part: Span) -> Span:
    start = max(0, part.start - _FARTHEST)
    found = _BEFORE.search(text[start : part.start])
    return Span(start + found.start(), part.end) if found else part


def without_that(text: str, content: Span) -> Span:
    """Return a content without a "that" it begins with, if anything is left."""
    found = _FIRST.match(text, content.start, content.end)
    return Span(found.end(), content.end) if found and found.end() < content.end else content
