"""Which words of a telling a page marks: the value in dispute, or the words only it has."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sayso.claims.words import words
from sayso.model import Span

QUOTED = re.compile(r"“(.+)”")
LINKS = re.compile(", citing |; ")
MOST_OWN = 0.5
"""Share of a telling's words that may be its own for marks to be easier to read than none."""


class Part(Struct, frozen=True):
    """A stretch of a text, and whether it is marked."""

    text: str
    marked: bool


def parts_with(text: str, value: str) -> tuple[Part, ...]:
    """Return a text in parts, a value marked wherever it stands there.

    Args:
        text: the words of a claim.
        value: what one side tells; of chains of sources each link is marked, of what holds words
            in quotation marks those.
    """
    quoted = QUOTED.search(value)
    told = quoted[1] if quoted else value
    links = [r"\s+".join(map(re.escape, link.split())) for link in LINKS.split(told)]
    pattern = "|".join(link for link in links if link)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE) if pattern else ()
    return _parts(text, [Span(*match.span()) for match in found])


def stretch(text: str, inner: str) -> tuple[Part, ...]:
    """Return a text in parts, ``inner`` marked in it; all of it where that is not in it."""
    start = text.find(inner) if inner else -1
    return _parts(text, [Span(start, start + len(inner)) if start >= 0 else Span(0, len(text))])


def own_words(text: str, others: Sequence[str]) -> tuple[Part, ...]:
    """Return a text in parts, the telling words marked that no other text has.

    Nothing is marked where hardly a word is shared.
    """
    known = {word.stem for other in others for word in words(other)}
    telling = [word for word in words(text) if word.content]
    own = [word for word in telling if word.stem not in known]
    if len(own) > MOST_OWN * len(telling):
        return _parts(text, [])
    return _parts(text, [Span(word.start, word.end) for word in own])


def _parts(text: str, marked: Iterable[Span]) -> tuple[Part, ...]:
    """Cut a text at the marked stretches; those that only a space parts are one."""
    found: list[Span] = []
    for span in marked:
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    parts, at = [], 0
    for span in found:
        parts += [Part(text[at : span.start], False), Part(text[span.start : span.end], True)]
        at = span.end
    return tuple(part for part in (*parts, Part(text[at:], False)) if part.text)
