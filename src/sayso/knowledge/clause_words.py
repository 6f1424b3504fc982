"""Words by which a piece of a sentence shows whether it reads alone (``clause_words.toml``)."""

from functools import cache
from importlib.resources import files

import msgspec


class ClauseWords(msgspec.Struct, frozen=True):
    """The lists of ``clause_words.toml``."""

    hanging: frozenset[str]
    dividing: frozenset[str]
    binding: tuple[str, ...]
    prepositions: frozenset[str]
    leading: tuple[str, ...]
    thinking: frozenset[str]
    questions: frozenset[str]
    dependent: tuple[str, ...]
    joining: tuple[str, ...]
    subordinate: tuple[str, ...]
    subjects: tuple[str, ...]
    fronted: frozenset[str]
    pronouns: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """The clause words, read once."""
    text = files("sayso.knowledge").joinpath("clause_words.toml").read_bytes()
    return msgspec.toml.decode(text, type=ClauseWords)
