"""Titles, roles and appositions beside a name: "Syrian Foreign Minister", "a former rebel"."""

import re
from collections.abc import Iterable, Sequence

from sayso.knowledge.particles import particles
from sayso.knowledge.places import country_of_people
from sayso.knowledge.titles import body_words, titles
from sayso.language.names.finder import Name
from sayso.language.names.types import is_title_word
from sayso.language.names.words import Word, words
from sayso.model import EntityType, Span

_LONGEST_TITLE = 9
"""Words before a name that may form its title."""
_LONGEST_APPOSITION = 16
"""Words of an apposition or relative clause after a name; longer ones are clauses of news."""
_APPOSITION = re.compile(r"\s*,\s+|\s+[–—-]\s+")
_ENDS_PHRASE = re.compile(r"[,.;:!?()\"“”\n]|\s[–—-]\s|$")
_WHO = re.compile(r"who\s+(?:\w+ly\s+|once\s+|had\s+|has\s+|now\s+|previously\s+)*(\w+)\b")
_ROLE_VERBS = frozenset(
    ["headed", "heads", "led", "leads", "ruled", "rules", "ran", "runs", "chairs", "chaired",
     "founded", "served", "serves", "commanded", "commands", "represents", "represented", "was",
     "is"]
)  # fmt: skip
_JOINED = re.compile(r"\s+and\s+(?=(?:a|an|the|his|her|its)\s)")
_INSIDE = frozenset(["of", "the", "and", "for", "to", "in", "at", "'s", "on"])
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "one", "another"])


def labels(text: str, name: Name, names: Sequence[Name], sentence: Span) -> tuple[Span, ...]:
    """The titles, roles and descriptions an article sets beside a name.

    Args:
        text: the article's text.
        name: the name.
        names: all names of the sentence, in order.
        sentence: the sentence the name stands in; a label does not leave it.

    Returns:
        Spans in order, determiner included ("a former al-Qaeda leader").
    """
    found = [
        *_before(text, name, sentence),
        *_after(text, name, names, sentence),
    ]
    return tuple(sorted({_trim(text, span) for span in found}))


def _heads(kind: EntityType) -> frozenset[str]:
    """The nouns that may be the head of a description of a thing of this type."""
    known = titles()
    if kind == "person":
        return known.roles | known.kinship
    if kind == "organization":
        return known.bodies
    if kind == "other":
        return known.roles | known.kinship | known.bodies | known.sites
    return known.sites


def _before(text: str, name: Name, sentence: Span) -> Iterable[Span]:
    """The title in front of a name, a comma between them or not."""
    found = words(text, sentence.start, name.start)
    if not found:
        return ()
    gap = text[found[-1].last : name.start]
    if gap.strip() not in ("", ",", "“", '"') or found[-1].possessive:
        return ()
    comma = "," in gap
    if not _is_head(found, name.type) or (comma and not _has_determiner(text, found)):
        return ()
    first = _first_of_phrase(text, found)
    phrase = found[first:]
    if all(_is_courtesy_only(word) for word in phrase):
        return ()
    return (Span(phrase[0].start, phrase[-1].last),)


def _is_head(found: list[Word], kind: EntityType) -> bool:
    """Whether the last word, or the last two, can be the head of a description."""
    last = found[-1].lower
    two = f"{found[-2].lower} {last}" if len(found) > 1 else last
    heads = _heads(kind)
    alone = kind == "person" and last in ("fugitive", "then-president")
    return last in heads or two in heads or alone or (_singular(last) in heads and kind != "person")


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _has_determiner(text: str, found: list[Word]) -> bool:
    """Whether a phrase before a comma is a description ("Syria's president, Ahmed ...,")."""
    phrase = found[_first_of_phrase(text, found) :]
    if phrase[0].lower in _DETERMINERS or any(word.possessive for word in phrase):
        return True
    return len(phrase) > 1 and country_of_people(phrase[0].text) is not None


def _first_of_phrase(text: str, found: list[Word]) -> int:
    """The index of the first word of the noun phrase that ends with the last word."""
    first = len(found) - 1
    while first > 0 and len(found) - first < _LONGEST_TITLE:
        word, gap = found[first - 1], text[found[first - 1].last : found[first].start]
        if gap.strip(" \u00a0-"):
            break
        if word.lower in _DETERMINERS:
            return first - 1
        if not _may_stand_in_title(found, first - 1):
            break
        first -= 1
    while first < len(found) - 1 and found[first].lower in _INSIDE - {"the"}:
        first += 1
    return first


def _may_stand_in_title(found: list[Word], at: int) -> bool:
    word = found[at]
    if word.possessive or is_title_word(word.text) or word.lower in body_words():
        return True
    if word.lower in particles().openers and at == 0 and word.lower != "new":
        return False
    if word.lower == "of":
        return at > 0 and is_title_word(found[at - 1].text)
    return word.capital and word.lower not in particles().calendar


def _is_courtesy_only(word: Word) -> bool:
    return (word.dotted and word.lower in ("mr", "mrs", "ms", "dr")) or word.lower in (
        "mr", "mrs", "ms", "miss", "dr"
    )  # fmt: skip


def _after(text: str, name: Name, names: Sequence[Name], sentence: Span) -> Iterable[Span]:
    """Appositions and relative clauses behind a name, and "the Reuters news agency"."""
    yield from _noun_behind(text, name, sentence)
    opening = _APPOSITION.match(text, name.end, sentence.end)
    if not opening or (name.type not in ("person", "organization") and "," not in opening.group()):
        return
    start = opening.end()
    end = _end_of_phrase(text, start, sentence.end, names)
    phrase = words(text, start, end)
    if not phrase or len(phrase) > _LONGEST_APPOSITION:
        return
    if _WHO.match(text, start, end):
        verb = _WHO.match(text, start, end)
        if verb and verb[1] in _ROLE_VERBS:
            yield Span(start, end)
        return
    for piece in _pieces(text, start, end):
        if _describes(words(text, piece.start, piece.end), name.type):
            yield piece


def _noun_behind(text: str, name: Name, sentence: Span) -> Iterable[Span]:
    """The noun that follows a body's name: "the Reuters news agency"."""
    if name.type not in ("organization", "other"):
        return
    following = words(text, name.end, min(sentence.end, name.end + 30))[:2]
    if following and text[name.end : following[0].start] == " ":
        two = " ".join(word.lower for word in following)
        if len(following) == 2 and two in titles().bodies:
            yield Span(following[0].start, following[1].end)
        elif following[0].lower in titles().bodies and not following[0].capital:
            yield Span(following[0].start, following[0].end)


def _end_of_phrase(text: str, start: int, limit: int, names: Sequence[Name]) -> int:
    """Where a phrase that begins at ``start`` ends; a dot inside a name ends nothing."""
    at = start
    while match := _ENDS_PHRASE.search(text, at, limit):
        inside = any(n.start < match.start() < n.end for n in names)
        abbreviated = text[match.start()] == "." if match.start() < limit else False
        if match.start() < limit and (inside or (abbreviated and match.end() < limit - 1)):
            at = match.end()
            continue
        return match.start()
    return limit


def _pieces(text: str, start: int, end: int) -> Iterable[Span]:
    at = start
    for match in _JOINED.finditer(text, start, end):
        yield Span(at, match.start())
        at = match.end()
    yield Span(at, end)


def _describes(phrase: list[Word], kind: EntityType) -> bool:
    """Whether a phrase behind a comma describes the name: a determiner or people, and a head."""
    if not phrase:
        return False
    heads = _heads(kind)
    head = next((at for at, word in enumerate(phrase[:8]) if _names_head(phrase, at, heads)), None)
    if head is None:
        return False
    first = phrase[0]
    opens = (
        first.lower in _DETERMINERS
        or first.possessive
        or is_title_word(first.text)
        or any(word.possessive for word in phrase[:3])
    )
    return opens and not any(word.lower in ("said", "says", "told") for word in phrase)


def _names_head(phrase: list[Word], at: int, heads: frozenset[str]) -> bool:
    two = " ".join(word.lower for word in phrase[at : at + 2])
    return not phrase[at].possessive and (phrase[at].lower in heads or two in heads)


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))
