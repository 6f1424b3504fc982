"""The "that" before a content: part of it, after PolNeAR, but not of what is stated."""

import re

from sayso.model import Span

_BEFORE = re.compile(r"\bthat[\s,:]+$", re.IGNORECASE)
_FIRST = re.compile(r"that[\s,:]+(?!is\b|was\b|would\b|has\b)", re.IGNORECASE)
_FARTHEST = 8
"""Code points before a content among which its "that" stands."""


def with_that(text: str, content: Span) -> Span:
    """Return a content with the "that" right before it."""
    start = max(0, content.start - _FARTHEST)
    found = _BEFORE.search(text[start : content.start])
    return Span(start + found.start(), content.end) if found else content


def without_that(text: str, content: Span) -> Span:
    """Return a content without a "that" it begins with, if anything is left."""
    found = _FIRST.match(text, content.start, content.end)
    return Span(found.end(), content.end) if found and found.end() < content.end else content
