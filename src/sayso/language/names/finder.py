"""Names found by rule: capitalised words that knowledge and the rest of the article confirm."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.knowledge.bodies import bodies
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.particles import particles
from sayso.knowledge.places import country_of_people, is_place
from sayso.language.names.types import (
    ends_title,
    is_certain,
    is_title_word,
    known_type,
    takes_of,
    type_of_words,
)
from sayso.language.names.words import Word, words
from sayso.model import EntityType, Span

_TITLE_CASE = 0.8
"""A line with this share of capitals among its longer words is a headline: case tells nothing.
Sentences crowded with titles and names reach two in three."""

_PLACE_PREPOSITIONS = frozenset(["in", "at", "from", "to", "near", "into", "across", "outside"])


class Name(Struct, frozen=True, order=True):
    """A name in a text, without titles and possessive ``'s``.

    ``sure`` tells how a rule knows that it is one and of what type: 2 by a title or a list of
    names, 1 by its own words, 0 only by capitals or by a model.
    """

    start: int
    end: int
    type: EntityType
    sure: int = 0


class Case(Struct, frozen=True):
    """How an article writes its words inside sentences: with a capital, without."""

    capital: frozenset[str]
    small: frozenset[str]


class Line:
    """The words of one sentence, and whether it is a headline in title case or all capitals.

    A line in title case that ends with a full stop (``ended``) is a sentence crowded with names,
    or a headline after all.
    """

    __slots__ = ("crowded", "headline", "words")

    def __init__(self, found: list[Word], ended: bool) -> None:
        self.words = found
        self.crowded = is_headline(found)
        self.headline = self.crowded and (not ended or all(w.text.isupper() for w in found))


def lines_of(text: str, sentences: Sequence[Span]) -> list[Line]:
    """The sentences of an article as words."""
    return [
        Line(words(text, span.start, span.end), text[span.start : span.end].endswith((".", ".”")))
        for span in sentences
    ]


def case_of(lines: Sequence[Line]) -> Case:
    """How the words of an article are written where the start of a sentence does not decide."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for line in lines:
        if line.headline:
            continue
        for word in line.words[1:]:
            (capital if word.capital else small)[word.lower] += 1
    return Case(frozenset(capital), frozenset(small))


def is_headline(found: Sequence[Word]) -> bool:
    """Whether a line is written in title case or all capitals."""
    longer = [word for word in found if len(word.text) > 3 and word.text[:1].isalpha()]
    if len(longer) < 4:
        return False
    return sum(word.capital for word in longer) > _TITLE_CASE * len(longer)


def find(text: str, lines: Sequence[Line]) -> list[Name]:
    """All names of an article that rules can see, in order.

    Headlines are left to the search for repeats: there, case tells nothing.
    """
    case = case_of(lines)
    names: list[Name] = []
    for line in lines:
        if line.headline:
            continue
        for run in _runs(text, line.words, case):
            names.extend(_names_of_run(text, run, line.words))
    return names


def _runs(text: str, found: list[Word], case: Case) -> Iterator[list[Word]]:
    """Runs of capitalised words that stand together, joining words between them."""
    at = 0
    while at < len(found):
        if not _begins_name(found, at, case):
            at += 1
            continue
        stop = at + 1
        while (reach := _next(text, found, at, stop)) > stop:
            stop = reach
        yield found[at:stop]
        at = stop


def _begins_name(found: list[Word], at: int, case: Case) -> bool:
    word = found[at]
    known = particles()
    if word.lower in known.prefixed and _next_is_capital(found, at):
        return True
    if not word.capital or word.lower in known.calendar or not word.text[0].isalpha():
        return False
    if len(word.text) == 1 and not word.dotted:
        return False
    if word.possessive and word.lower in bodies().possessives:
        return True
    inside = at > 0 and word.lower not in known.openers
    return inside or _opens_with_name(found, at, case)


def _next_is_capital(found: list[Word], at: int) -> bool:
    following = found[at + 1 : at + 2]
    return bool(following) and following[0].text[:1].isupper() and found[at].text[:1].islower()


def _opens_with_name(found: list[Word], at: int, case: Case) -> bool:
    """Whether the capital at the start of a sentence is one of a name."""
    word = found[at]
    if word.lower in particles().openers:
        return False
    if word.lower in particles().everyday:
        return word.lower in ("president", "minister", "new") and _next_is_upper(found, at)
    if is_place(word.text) or is_given_name(word.text) or known_type(word.text):
        return True
    if word.lower in case.small:
        return False
    return word.lower in case.capital or word.upper or _next_is_upper(found, at)


def _next_is_upper(found: list[Word], at: int) -> bool:
    following = found[at + 1 : at + 2]
    return (
        bool(following) and following[0].capital and following[0].lower not in particles().openers
    )


def _next(text: str, found: list[Word], first: int, stop: int) -> int:
    """How far a run that began at ``first`` and holds ``found[:stop]`` can be carried on."""
    known = particles()
    if stop >= len(found) or not _adjacent(text, found[stop - 1], found[stop]):
        return stop
    word = found[stop]
    if found[stop - 1].text.endswith(".") and word.lower in known.openers:
        return stop
    if word.capital and word.lower not in known.calendar:
        return stop + 1
    linking = word.lower in known.linking or word.lower in ("al", "el")
    opened = takes_of(found[first].text) or takes_of(found[stop - 1].text)
    joining = word.lower in ("of", "for") and opened
    joining = joining or (word.lower == "&" and not is_given_name(found[first].text))
    inside = any(w.lower in ("of", "for") for w in found[first:stop])
    joining = joining or (word.lower in ("and", "the") and inside)
    if not (linking or joining) or stop + 1 >= len(found):
        return stop
    if found[stop + 1].lower == "the" or found[stop + 1].lower in known.linking:
        further = _next(text, found, first, stop + 1) if stop + 2 < len(found) else stop
        return further if further > stop + 1 else stop
    adjacent = _adjacent(text, word, found[stop + 1])
    return stop + 2 if adjacent and found[stop + 1].capital else stop


def _adjacent(text: str, left: Word, right: Word) -> bool:
    """Whether two words may stand in one name; "Syria's" ends one, "People's" does not."""
    gap = text[left.last : right.start]
    if left.possessive or gap in ("' ", "’ "):
        return left.lower in bodies().possessives and gap.strip("'’") == " "
    return gap in (" ", "\u00a0")


def _names_of_run(text: str, run: list[Word], found: list[Word]) -> Iterator[Name]:
    """The names in a run of capitals: what stands before the title, and what after it."""
    run = _without_edges(run)
    if not run:
        return
    if split := _after_place(run):
        yield from _names_of_run(text, run[:split], found)
        yield from _names_of_run(text, run[split:], found)
        return
    whole = type_of_words([word.text for word in run])
    cut = _after_title(run)
    if cut and (whole in (None, "person") or _is_person(run[cut:])):
        yield from _names_of_run(text, _without_title(run[:cut]), found)
        yield Name(run[cut].start, run[-1].end, "person", sure=2 if len(run) - cut < 4 else 0)
        return
    if whole != "place" and all(is_title_word(word.text) for word in run):
        return
    kind = whole or _type_in_context(run, found)
    yield Name(run[0].start, run[-1].end, kind, _sureness(run, whole))


def _sureness(run: list[Word], whole: EntityType | None) -> int:
    if whole is None or any(word.lower in ("and", "&") for word in run):
        return 0
    return 2 if is_certain(" ".join(word.text for word in run)) else 1


def _after_place(run: list[Word]) -> int:
    """The index at which a person's name follows a place's: "of Maine | Joseph Brennan"."""
    for at in range(1, len(run) - 1):
        if is_given_name(run[at].text) and is_place(run[at - 1].text):
            return at
    return 0


def _is_person(rest: list[Word]) -> bool:
    return type_of_words([word.text for word in rest]) == "person"


def _without_edges(run: list[Word]) -> list[Word]:
    """A run without openers and demonyms that belong to no body at its edges."""
    while run and run[0].lower in particles().openers:
        run = run[1:]
    while run and run[-1].lower in particles().joining:
        run = run[:-1]
    return [] if _only_demonym(run) else run


def _only_demonym(run: list[Word]) -> bool:
    """Whether a run names only a people: "Syrian", "North Koreans"."""
    text = " ".join(word.text for word in run)
    return country_of_people(text) is not None and not is_place(text)


def _after_title(run: list[Word]) -> int:
    """The index of the first word after the last title of a run; 0 when there is none."""
    for at in range(len(run) - 1, 0, -1):
        if closes_title(run, at - 1) and not run[at - 1].possessive:
            return at
    return 0


def closes_title(run: Sequence[Word], at: int) -> bool:
    """Whether a title ends with word ``at`` and a name follows; "Martin Luther King Jr" has none.

    A role after a given name is a surname.
    """
    word = run[at]
    if not ends_title(word.text) or (is_given_name(word.text) and not word.dotted):
        return False
    surname = at > 0 and is_given_name(run[at - 1].text) and not is_title_word(run[at - 1].text)
    return not surname and run[at + 1].lower.rstrip(".") not in particles().generations


def _without_title(run: list[Word]) -> list[Word]:
    while run and is_title_word(run[-1].text):
        run = run[:-1]
    return run


def _type_in_context(run: list[Word], found: list[Word]) -> EntityType:
    """The type of a name no knowledge tells: by its form and by the word before it."""
    if len(run) == 1 and run[0].upper:
        return "organization"
    if len(run) in (2, 3) and not any(word.upper for word in run):
        return "person"
    at = found.index(run[0])
    before = found[at - 1].lower if at else ""
    if len(run) > 1 or before == "the":
        return "other"
    return "place" if before in _PLACE_PREPOSITIONS else "person"
