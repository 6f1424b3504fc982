"""Names in lines in title case, where a model that goes by capitals reads whole lines as names."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sayso.knowledge.cues import verb_forms
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.particles import particles
from sayso.language.names.finder import Case, Line, Name
from sayso.language.names.types import takes_of
from sayso.language.names.words import Word
from sayso.model import EntityType

_LONGEST = 3
"""Words of a person's name that is left where the rest of a line is cut off."""
_IN_BODIES = frozenset(["of", "for", "the", "and"])


def without_overrun(lines: Sequence[Line], case: Case, names: Iterable[Name]) -> Iterator[Name]:
    """The names, those that run on over the words of a line in title case cut short.

    "Ada Okello Is Now Calling Bo Chen" holds a name up to its verb, "Ada Okello Receives" one that
    the article knows; what else it names there is found as a repeat.

    Args:
        lines: the article's sentences.
        case: how the article writes its words.
        names: the names found so far.
    """
    crowded = {word.start: line for line in lines if line.crowded for word in line.words}
    found = list(names)
    known = _persons(lines, [name for name in found if name.start not in crowded])
    for name in found:
        line = crowded.get(name.start)
        inside = [w for w in line.words if name.start <= w.start < name.end] if line else []
        cut = _overrun(inside, name.type, case) or _beyond(inside, name.type, known)
        if not cut:
            yield name
        elif name.type == "person" and 1 < cut <= _LONGEST:
            yield replace(name, end=inside[cut - 1].end)


Spelled = tuple[str, ...]


def _spelled(inside: Sequence[Word]) -> Spelled:
    return tuple(word.lower for word in inside)


def _persons(lines: Sequence[Line], names: Iterable[Name]) -> frozenset[Spelled]:
    """The words of the persons named."""
    words = [word for line in lines for word in line.words]
    starts = [word.start for word in words]
    return frozenset(
        _spelled(words[bisect_left(starts, name.start) : bisect_left(starts, name.end)])
        for name in names
        if name.type == "person"
    )


def _beyond(inside: Sequence[Word], kind: EntityType, known: frozenset[Spelled]) -> int:
    """How many words of a person's name are the full name of somebody known, where more stand
    behind it than a mark of generation; 0 for others."""
    if kind != "person" or _spelled(inside) in known:
        return 0
    for cut in range(len(inside) - 1, 1, -1):
        if _spelled(inside[:cut]) in known:
            return 0 if inside[cut].lower in particles().generations else cut
    return 0


def _overrun(inside: Sequence[Word], kind: EntityType, case: Case) -> int:
    """How many words of a name stand before the first that can be none of it; 0 if all can."""
    body = kind == "organization" and bool(inside) and takes_of(inside[0].text)
    for at, word in enumerate(inside):
        if at and _is_no_name(word, kind, case, body=body):
            return at
    return 0


def _is_no_name(word: Word, kind: EntityType, case: Case, *, body: bool) -> bool:
    if word.lower in _IN_BODIES:
        return False
    if word.lower in particles().openers:
        return not (body and word.lower in particles().joining)
    if kind != "person" or is_given_name(word.text):
        return False
    return word.lower in verb_forms() or word.lower in case.small - case.capital
