"""Number words, multipliers and the words that loosen an amount; see ``quantities.toml``."""

from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Bound = Literal["above", "least", "most", "below", "about"]


class _Between(msgspec.Struct, frozen=True):
    words: str


class QuantityWords(msgspec.Struct, frozen=True):
    """The tables of ``quantities.toml``; ``loose`` gives the least and the most of a
    word, ``persons`` are words for people counted, ``some_persons`` those of them that leave
    people out."""

    persons: tuple[str, ...]
    some_persons: tuple[str, ...]
    units: dict[str, int]
    ordinals: dict[str, int]
    multipliers: dict[str, int]
    loose: dict[str, tuple[float, float]]
    modifiers: dict[str, Bound]
    between: _Between


@cache
def quantity_words() -> QuantityWords:
    """Return the bundled tables."""
    raw = resources.files("sayso.knowledge").joinpath("quantities.toml").read_bytes()
    return msgspec.toml.decode(raw, type=QuantityWords)
