"""Words that tell what kind of source a phrase names (``source_words.toml``)."""

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.knowledge.titles import titles

_IRREGULAR = {"people": "people", "men": "man", "women": "woman", "spokesmen": "spokesman"} | {
    "media": "media",
    "children": "child",
    "wives": "wife",
    "witness": "witness",
    "press": "press",
    "police": "police",
    "data": "data",
    "congress": "congress",
}


class Carried(Struct, frozen=True):
    """Nouns that take up a source named before, by its kind; ``strangers`` take up nobody."""

    people: frozenset[str]
    outlets: frozenset[str]
    documents: frozenset[str]
    strangers: frozenset[str]


class Pronouns(Struct, frozen=True):
    """Pronouns by what they may stand for."""

    person: frozenset[str]
    several: frozenset[str]
    thing: frozenset[str]


class SourceWords(Struct, frozen=True):
    """All of ``source_words.toml``."""

    documents: frozenset[str]
    outlets: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    networks: frozenset[str]
    reporting: frozenset[str]
    carried: Carried
    pronouns: Pronouns

    def is_person(self, noun: str) -> bool:
        """Whether a noun in the singular is an office or a description of people."""
        return noun in self.people or noun in titles().roles


@cache
def source_words() -> SourceWords:
    """The words, read once."""
    raw = (files("sayso.knowledge") / "source_words.toml").read_bytes()
    return msgspec.toml.decode(raw, type=SourceWords)


def singular(noun: str) -> str:
    """The singular of a lower-case noun, by its ending."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
