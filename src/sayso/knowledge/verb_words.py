"""Verb forms by which a clause shows past, present or future (``verb_words.toml``)."""

from functools import cache
from importlib.resources import files

import msgspec


class Auxiliaries(msgspec.Struct, frozen=True):
    """Auxiliary verbs, negations, and the words that may stand inside a verb group."""

    future: frozenset[str]
    conditional: frozenset[str]
    modal: frozenset[str]
    be_present: frozenset[str]
    be_past: frozenset[str]
    have_present: frozenset[str]
    have_past: frozenset[str]
    do: frozenset[str]
    do_past: frozenset[str]
    negations: frozenset[str]
    between: frozenset[str]


class Planned(msgspec.Struct, frozen=True):
    """Words that tell what is ahead, and those after which "to ..." did happen or is laid on."""

    adjectives: frozenset[str]
    realized: frozenset[str]
    directives: frozenset[str]
    invitations: frozenset[str]
    schedule: frozenset[str]
    events: frozenset[str]
    ahead: tuple[str, ...]


class Neighbours(msgspec.Struct, frozen=True):
    """Words by which a verb is told from a noun or a name."""

    pronouns: frozenset[str]
    determiners: frozenset[str]
    no_verbs: frozenset[str]
    not_adverbs: frozenset[str]


class Present(msgspec.Struct, frozen=True):
    """Finite verbs of the present tense."""

    verbs: frozenset[str]


class Past(msgspec.Struct, frozen=True):
    """Irregular past forms, participles, and words that only look like a past form."""

    irregular: frozenset[str]
    participles: frozenset[str]
    bare: frozenset[str]
    not_past: frozenset[str]


class VerbWords(msgspec.Struct, frozen=True):
    """All of ``verb_words.toml``."""

    auxiliaries: Auxiliaries
    planned: Planned
    neighbours: Neighbours
    present: Present
    past: Past


@cache
def verb_words() -> VerbWords:
    """The verb words, read once."""
    text = files("sayso.knowledge").joinpath("verb_words.toml").read_bytes()
    return msgspec.toml.decode(text, type=VerbWords)
