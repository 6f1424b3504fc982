"""Words that tell what kind of source a phrase names (``source_words.toml``)."""

import re
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

NAME_START = r"(?-i:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z])"
"""How a name begins that is no weekday: "told state television Tuesday"."""


class Carried(Struct, frozen=True):
    """Nouns that take up a source named before, by its kind; ``pairs`` people named together,
    ``strangers`` nobody."""

    people: frozenset[str]
    outlets: frozenset[str]
    documents: frozenset[str]
    pairs: frozenset[str]
    strangers: frozenset[str]


class Pronouns(Struct, frozen=True):
    """Pronouns by what they may stand for."""

    person: frozenset[str]
    several: frozenset[str]
    thing: frozenset[str]


class SourceWords(Struct, frozen=True):
    """All of ``source_words.toml``."""

    acts: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    media: frozenset[str]
    media_of: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    networks: frozenset[str]
    reporting: frozenset[str]
    opening: frozenset[str]
    states: frozenset[str]
    trades: frozenset[str]
    state_names: tuple[str, ...]
    outlet_names: tuple[str, ...]
    outlet_endings: tuple[str, ...]
    longer_names: tuple[str, ...]
    head_ends: tuple[str, ...]
    carried: Carried
    pronouns: Pronouns

    def is_person(self, noun: str) -> bool:
        """Whether a noun in the singular is an office or a description of people."""
        return noun in self.people or noun in titles().roles


@cache
def outlet_word() -> re.Pattern[str]:
    """What in a name tells an outlet."""
    words, endings = source_words().outlet_names, source_words().outlet_endings
    named = "|".join(map(re.escape, words))
    ended = "|".join(map(re.escape, endings))
    return re.compile(rf"\b(?:{named}|Channel \d+)\b|(?:{ended})\b")


@cache
def described_medium() -> re.Pattern[str]:
    """An outlet without its name: "state television", "a local radio station", "Chad's state
    media", "Iranian television"."""
    media = "|".join(sorted(source_words().media))
    whose = r"(?:the\s+|an?\s+)?(?-i:(?:[A-Z][\w-]+\s+){0,2}[A-Z][\w-]+(?:['’]s?)?\s+)?"
    people = r"(?-i:[A-Z][a-z]+(?:an|ish|ese|i|ch|ek))"
    return re.compile(
        rf"\b{whose}(?:(?:{_owners()})\s+(?-i:[a-z-]+\s+)?"
        rf"(?:(?:{media}|news)\s+(?:station|channel|network|agency|outlet)s?|(?:{media})s?)"
        rf"|(?<![\w-]){people}\s+(?:{media})s?)\b(?!\s+{NAME_START})",
        re.IGNORECASE,
    )


def _owners() -> str:
    return "|".join(sorted(map(re.escape, source_words().media_of), key=len, reverse=True))


@cache
def named_medium() -> re.Pattern[str]:
    """An outlet nobody lists, by its name and what it is: "Germany's Bild newspaper", "public
    broadcaster ZKR"; the group ``who`` is the name."""
    media = "|".join(sorted({*source_words().media, "daily", "weekly"} - {"media"}))
    noun = (
        r"(?:(?:TV|tv|television|radio)\s+(?:station|channel|network)"
        rf"|news\s+(?:agency|site|website|outlet|portal|channel|programme|program)|{media})"
    )
    word = rf"{NAME_START}[\w.&’'-]*"
    name = rf"(?-i:{word}(?:\s+(?:(?:of|the|de|la)\s+)*{word}|\s+\d+){{0,3}})(?<!['’]s)"
    front = rf"(?:the\s+|an?\s+)?(?-i:[A-Z][\w-]+['’]s\s+)?(?:(?:{_owners()})\s+){{0,2}}"
    return re.compile(
        rf"\b{front}(?:(?-i:[A-Z][a-z]+\s+)?(?:{noun}|channel|station|website|portal)\s+(?P<who>{name})"
        rf"|(?P<owner>{name})\s+(?-i:{noun}|TV))\b",
        re.IGNORECASE,
    )


@cache
def longer_name() -> re.Pattern[str]:
    """What goes on behind an outlet's name and makes it another's."""
    return re.compile(rf"\s+(?:{'|'.join(source_words().longer_names)})\b")


@cache
def state_name() -> re.Pattern[str]:
    """What in a name tells an office of state."""
    return re.compile(rf"\b(?:{'|'.join(source_words().state_names)})\b")


@cache
def head_end() -> re.Pattern[str]:
    """Where the head of a noun phrase ends."""
    words = "|".join(source_words().head_ends)
    return re.compile(rf",|[(\[]|\s[—–-]+\s|\b(?:{words})\b", re.IGNORECASE)


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
