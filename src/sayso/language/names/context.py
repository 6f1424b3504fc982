"""What the words around a name tell of it: that it is none, that it is a person or a place."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sayso.knowledge.bodies import bodies
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.places import places
from sayso.knowledge.titles import titles
from sayso.language.names.finder import Case, Line, Name
from sayso.language.names.types import known_type
from sayso.language.names.words import words

_IN_PLACE = re.compile(r"\b(?:in|at|near|from|to)\s\Z")
_SITE_BEFORE = re.compile(r"\b([a-z]+)(?: of|,)? \Z")
_CODE = re.compile(r"[^\W\d_][\w-]*\d|\d[\w-]*[^\W\d_]")
"""A word of letters and digits ("AR-15")."""
_CROWD = re.compile(r"[A-Z][a-z]+(?:ers|ors|ists|women|men)")
"""The plural of who does something: at the start of a sentence such a word names nobody."""
_LOOK_BACK = 24
"""Code points before a name in which the noun that tells its kind is looked for."""


def without_everyday(lines: Sequence[Line], case: Case, names: Iterable[Name]) -> Iterator[Name]:
    """The names without single words that owe their capital to the start of a line.

    A word that the article also writes small ("Marry"), or a crowd ("Welders"), that nowhere
    inside a sentence has its capital.
    """
    opening = {line.words[0].start: line.words[0] for line in lines if line.words}
    crowded = {word.start: word for line in lines if line.headline for word in line.words}
    for name in names:
        word = opening.get(name.start) or crowded.get(name.start)
        alone = word is not None and word.end == name.end and word.lower not in case.capital
        if word and alone and name.sure < 2 and not word.possessive:
            leads = name.start in opening and name.type == "person"
            crowd = leads and _CROWD.fullmatch(word.text)
            if crowd or (word.lower in case.small and not is_given_name(word.text)):
                continue
        yield name


def surnames(text: str, names: Iterable[Name]) -> frozenset[str]:
    """The last words of the persons that ``names`` name in full."""
    return frozenset(
        words(text, name.start, name.end)[-1].text
        for name in names
        if name.type == "person" and " " in text[name.start : name.end]
    )


def surnames_as_persons(text: str, ruled: Sequence[Name], tagged: Sequence[Name]) -> Iterator[Name]:
    """The names of rules, a bare surname of a person named in full typed as that person.

    Many surnames are cities too; "in Jackson" stays one.
    """
    known = surnames(text, (*ruled, *tagged))
    for name in ruled:
        alone = name.sure < 2 and text[name.start : name.end] in known
        located = name.sure == 1 and bool(
            _IN_PLACE.search(text, max(0, name.start - 8), name.start)
        )
        yield replace(name, type="person") if alone and not located else name


def retyped(text: str, name: Name, known: frozenset[str]) -> Name:
    """A name with the type knowledge tells for certain: a country, capital or known body; and
    with the one its form or the words before it tell ("MV Tarsk", "the capital, Tarsk"). A
    person's surname, one of ``known``, stays a person's though an agency bears it too."""
    spelled = text[name.start : name.end]
    if name.type == "person" and spelled in known:
        return name
    if " " in spelled and spelled.split()[0] in bodies().vessels:
        return replace(name, type="other")
    told = known_type(spelled)
    if told == "organization" or (told == "place" and name.type == "other"):
        return replace(name, type=told)
    if name.type == "organization" and spelled.replace(".", "").lower() in places().short:
        return replace(name, type="place")
    if name.type == "person" and _CODE.search(spelled):
        return replace(name, type="other")
    if name.type == "person" and " " not in spelled and not is_given_name(spelled):
        match = _SITE_BEFORE.search(text, max(0, name.start - _LOOK_BACK), name.start)
        if match and match[1].lower() in titles().sites | bodies().place_words:
            return replace(name, type="place")
    return name
