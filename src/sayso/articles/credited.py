"""Captions told by the line beside them, which is nothing but the credit of a picture.

The caption stands above its credit or below it and looks like any sentence; that quotes are never
in it, and that it is tied to no sentence before it, tells which of the two it is. Of sixteen lines
so marked in PolNeAR and FNC-1, all but one were captions.
"""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from sayso.articles.captions import is_bare_credit
from sayso.articles.lines import Line
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.sources import Registry
from sayso.model import Noise

_SPEAKS = re.compile(
    r"[\"“”?!]|(?<!\w)[#@'‘]\w|https?:|"
    r"\b(?:said|says|told|tells|added|according|reported|announced)\b"
)
# What ties a sentence to the one before it, or argues.
_TIED = re.compile(
    r"\b(?:not|never|also|however|too|by contrast|would|could|should|but|because|although|if)\b"
    r"|n[’']t\b|^(?:He|She|It|They|But|And|So|Yet|Still|Then|Meanwhile|This|That|These|Those)\b"
)
_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9]{3})\.\s+(?=[A-Z])")
_AGENCY_WORDS = 3
# There an agency credits the whole text.
_FIRST_LINES, _LAST_LINES = 3, 3
_CAPTION_WORDS = range(6, 46)
_MOST_SENTENCES = 2
_NAMED_WITHIN = 6


def credited_captions(
    lines: Sequence[Line], marked: Set[int], title: str | None, registry: Registry
) -> Iterator[Noise]:
    """Mark lines that hold only a picture's credit, and the captions beside them.

    Args:
        lines: all lines of a text.
        marked: where the lines start that something else has marked as noise.
        title: the headline.
        registry: the known agencies and outlets.
    """
    inner = {line.start for line in lines[_FIRST_LINES:-_LAST_LINES]}
    for before, (line, after) in zip(lines, pairwise(lines[1:]), strict=False):
        agency = line.start in inner and _is_agency(line, registry)
        bare = line.start in inner | marked and is_bare_credit(line, registry)
        if not (agency or bare):
            continue
        yield Noise(line.start, line.end, "caption")
        caption = _caption(before, after, marked) if before.text != title else None
        if caption:
            yield Noise(caption.start, caption.end, "caption")


def _is_agency(line: Line, registry: Registry) -> bool:
    source = registry.find(line.text.rstrip(".")) if line.words <= _AGENCY_WORDS else None
    return source is not None and source.kind == "agency"


def _caption(before: Line, after: Line, marked: Set[int]) -> Line | None:
    """Which of the lines around a credit is its caption: one that may be, if the other may not."""
    if before.start in marked or after.start in marked:
        return None
    may_be = [line for line in (before, after) if _may_be_caption(line)]
    if len(may_be) > 1:
        may_be = [line for line in may_be if _names_at_once(line)]
    return may_be[0] if len(may_be) == 1 else None


def _may_be_caption(line: Line) -> bool:
    """Whether a line is short, quotes nobody and is tied to no other sentence."""
    if line.words not in _CAPTION_WORDS or line.text.endswith(":") or _SPEAKS.search(line.text):
        return False
    sentences = _SENTENCE_BREAK.split(line.text)
    return len(sentences) <= _MOST_SENTENCES and not _TIED.search(line.text)


def _names_at_once(line: Line) -> bool:
    """Whether a full name stands among the first words of a line."""
    words = line.text.split()[: _NAMED_WITHIN + 1]
    return any(is_given_name(a) and b[0].isupper() for a, b in pairwise(words))
