"""Words by which a report tells that something is not (``polarity_words.toml``)."""

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class PolarityWords(Struct, frozen=True):
    """All of ``polarity_words.toml``."""

    denying: frozenset[str]
    undone: frozenset[str]
    governing: frozenset[str]
    supposed: tuple[str, ...]
    partly: tuple[str, ...]
    weakened: tuple[str, ...]
    nobody: tuple[str, ...]
    particles: frozenset[str]
    several: tuple[str, ...]
    turning: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]


@cache
def polarity_words() -> PolarityWords:
    """The words, read once."""
    raw = (files("sayso.knowledge") / "polarity_words.toml").read_bytes()
    return msgspec.toml.decode(raw, type=PolarityWords)
