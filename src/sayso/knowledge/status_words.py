"""Words by which a clause shows its status (``status_words.toml``)."""

from functools import cache
from importlib.resources import files

import msgspec


class Report(msgspec.Struct, frozen=True):
    """Verbs that only tell who says so."""

    verbs: frozenset[str]


class Requested(msgspec.Struct, frozen=True):
    """Asking for something: verbs with what must follow them, and duties."""

    verbs: frozenset[str]
    complement: str
    passive_complement: str
    always: frozenset[str]
    imperatives: frozenset[str]
    called: frozenset[str]
    called_complement: str
    unnamed: str
    duty: tuple[str, ...]


class Planned(msgspec.Struct, frozen=True):
    """Something ahead, and words that stand in the same place without being a plan."""

    not_plans: tuple[str, ...]
    verbs: frozenset[str]
    words: tuple[str, ...]
    overtaken: tuple[str, ...]
    deeds: tuple[tuple[str, ...], ...]
    expecting: frozenset[str]


class Possible(msgspec.Struct, frozen=True):
    """Something not certain."""

    modals: frozenset[str]
    words: tuple[str, ...]


class Ongoing(msgspec.Struct, frozen=True):
    """Something going on: words, and verbs that in the present tense tell of a lasting state."""

    words: tuple[str, ...]
    now: tuple[str, ...]
    acts: frozenset[str]
    counting: str
    particles: tuple[str, ...]
    adjectives: frozenset[str]
    lasting: frozenset[str]


class Denied(msgspec.Struct, frozen=True):
    """Something said not to be so: verbs with what they deny, and words."""

    verbs: frozenset[str]
    objects: frozenset[str]
    words: tuple[str, ...]


class StatusWords(msgspec.Struct, frozen=True):
    """All of ``status_words.toml``."""

    report: Report
    requested: Requested
    planned: Planned
    possible: Possible
    ongoing: Ongoing
    denied: Denied


@cache
def status_words() -> StatusWords:
    """The status words, read once."""
    text = files("sayso.knowledge").joinpath("status_words.toml").read_bytes()
    return msgspec.toml.decode(text, type=StatusWords)
