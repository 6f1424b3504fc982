"""Descriptions that stand for a thing named elsewhere: "the Syrian president", "the agency"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from sayso.entities.roles import Role, role
from sayso.knowledge.places import country_named, country_of_people
from sayso.knowledge.titles import titles
from sayso.model import Span

Kind: TypeAlias = Literal["person", "organization", "capital"]

_OPENING = re.compile(
    r"\b(?:(?:the|this|that|his|her|its|their|our)\s+|(?=(?-i:[A-Z])[\w.-]{1,30}(?:\s[\w.-]{1,30})?['’]s\s))",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s*((?:[^\W\d_]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*)(['’][sS])?")
_LONGEST = 6
"""Words between the determiner and the head of a description."""
_FOLLOWS_NAME = re.compile(r"\s+(?:[A-Z][\w’'-]+|al-[A-Z])|\s+of\s+")


class Description(Struct, frozen=True):
    """A description: where it stands, what kind of thing, its head noun, and its role."""

    start: int
    end: int
    sentence: int
    kind: Kind
    head: str
    country: str | None = None
    role: Role | None = None


def descriptions(
    text: str, sentences: Sequence[Span], taken: Sequence[Span]
) -> Iterator[Description]:
    """Every definite description of one person or body in the sentences, in order.

    Args:
        text: the article's text.
        sentences: its sentences.
        taken: mentions and their labels, in order; what they cover describes what they name.
    """
    starts = [span.start for span in taken]
    for number, sentence in enumerate(sentences):
        at = sentence.start
        while match := _OPENING.search(text, at, sentence.end):
            found = _description(text, match, sentence, number)
            at = max(match.end(), match.start() + 1)
            if found and not _overlaps(found, taken, starts):
                yield found
                at = found.end


def _overlaps(found: Description, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a description is the title of a name; a country inside it does no harm."""
    at = bisect_right(starts, found.end) - 1
    while at >= 0 and at > bisect_right(starts, found.start) - 40:
        span = taken[at]
        if span.start < found.end and found.start < span.end:
            inside = found.start <= span.start and span.end < found.end
            if not inside:
                return True
        at -= 1
    return False


def _description(
    text: str, opening: re.Match[str], sentence: Span, number: int
) -> Description | None:
    """The description that begins here, up to its head noun, or None."""
    words: list[tuple[str, int]] = []
    best: tuple[int, Kind] | None = None
    at = opening.end()
    for _ in range(_LONGEST):
        match = _WORD.match(text, at, sentence.end)
        if not match:
            break
        word = match[1].lower()
        words.append((match[1], match.end(1)))
        kind = _kind(word, words)
        if kind:
            best = (match.end(1), kind)
            if match[2]:
                break
        elif not (match[2] or _modifies(match[1])):
            break
        at = match.end()
    if best is None:
        return None
    end, kind = best
    return _made(text, opening, end, number, kind, words)


def _made(
    text: str,
    opening: re.Match[str],
    end: int,
    number: int,
    kind: Kind,
    words: list[tuple[str, int]],
) -> Description | None:
    start = opening.start()
    if kind == "person" and _FOLLOWS_NAME.match(text, end):
        return None
    whole = text[start:end]
    head = next(word for word, stop in words if stop == end)
    told = role(whole) if kind == "person" else None
    country = told.country if told else _country(whole)
    of_a_name = opening.start() == opening.end()
    if of_a_name and country is None:
        return None
    return Description(start, end, number, kind, head.lower(), country, told)


def _country(whole: str) -> str | None:
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]\.)*", whole)
    for at in range(len(words)):
        for text in (" ".join(words[at : at + 2]), words[at]):
            code = country_of_people(text) or country_named(text)
            if code:
                return code
    return None


def _kind(word: str, words: list[tuple[str, int]]) -> Kind | None:
    known = titles()
    if word == "capital":
        return "capital"
    if word in known.roles or word in known.kinship:
        return "person"
    return "organization" if word in known.bodies and words else None


def _modifies(word: str) -> bool:
    """Whether a word may stand between a determiner and the head of a description."""
    known, key = titles(), word.lower()
    return (
        key in known.before
        or key in known.fields
        or word[:1].isupper()
        or country_of_people(word) is not None
        or key in ("news", "state", "state-run", "private", "official")
    )
