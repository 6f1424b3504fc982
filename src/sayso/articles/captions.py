"""Captions of pictures, told by their credit and their form."""

import re
from collections.abc import Iterator

from sayso.articles.dates import find_date
from sayso.knowledge.boilerplate import boilerplate, plain
from sayso.knowledge.sources import Registry

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\W*$")
_ANY_BRACKET = re.compile(r"\s?[(\[]([^()\[\]]{2,90})[)\]]")
# "Jane Doe/Reuters", "Anna Smith | AFP", "Getty Images" at the end of a line
_SLASHED = re.compile(
    r"[.\s](?:[A-Z][\w.'’-]+\s){0,3}[\w.'’-]+\s?[/|]\s?(?P<who>[A-Z][\w\s.]{1,40})$"
)
_CREDIT_LINE = re.compile(
    r"(?i)^(?:photo|image|picture|video|graphic|illustration|pool photo)s?\s*(?:by|:|/|courtesy|credit)|"
    r"(?:getty images|shutterstock|istock|ap photo|afp photo|epa-efe|via getty images)\W*$"
)
_MOST_WORDS = 90
_CREDIT_LINE_WORDS = 14


def is_caption(line: str, registry: Registry) -> bool:
    """Whether a whole line is the caption or the credit of a picture or video."""
    words = len(line.split())
    if words > _MOST_WORDS:
        return False
    if boilerplate().caption_starts.match(plain(line)):
        return True
    if words <= _CREDIT_LINE_WORDS and _CREDIT_LINE.search(line):
        return True
    return _ends_in_credit(line, registry)


def _ends_in_credit(line: str, registry: Registry) -> bool:
    """A credit in brackets at the end: of a picture, or of an agency right after a day.

    "... in Damascus, Sunday, July 27, 2025 (AP)" is a caption; "... he said. (AP)" ends a text.
    """
    match = _LAST_BRACKET.search(line)
    if not match:
        slashed = _SLASHED.search(line)
        return bool(slashed and registry.find(slashed["who"].strip()) and _dated(line))
    inner, before = match.group(1), line[: match.start()].rstrip()
    if not before:
        return _is_picture_credit(inner)
    if _is_picture_credit(inner):
        return True
    named = registry.find(re.split(r"[/,|]", inner)[-1].strip(" .")) is not None
    if not named and not re.fullmatch(r"(?:[A-Z][\w.'’-]+\s?){1,4}", inner):
        return False
    return _dated(before) or (named and "/" in inner)


def _dated(text: str) -> bool:
    """Whether a full date, with its year, stands at the end of ``text``."""
    tail = text.rstrip(" .,")[-24:]
    found = find_date(tail)
    return bool(found and found.year and found.end == len(tail))


def _is_picture_credit(inner: str) -> bool:
    return bool(boilerplate().caption_credit.search(inner)) and len(inner.split()) <= 12


def picture_credits(line: str) -> Iterator[tuple[int, int]]:
    """Stretches of a paragraph that credit a picture in brackets: ``(AP Photo/Jane Doe)``."""
    for match in _ANY_BRACKET.finditer(line):
        inner = match.group(1)
        if re.match(
            r"(?i)(?:ap|afp|reuters|epa|getty)?\s?(?:photo|image|picture)s?\b\s?(?:by|:|/|courtesy|credit)",
            inner,
        ):
            yield match.start(), match.end()
