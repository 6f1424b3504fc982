"""Small words inside names, as ``particles.toml`` lists them; all in lower case."""

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Particles(Struct, frozen=True):
    """Particles by what they do in a name, and capitalised words that begin none."""

    prefixed: frozenset[str]
    linking: frozenset[str]
    joining: frozenset[str]
    generations: frozenset[str]
    honours: frozenset[str]
    openers: frozenset[str]
    everyday: frozenset[str]
    calendar: frozenset[str]
    tails: frozenset[str]


@cache
def particles() -> Particles:
    """The particles of names."""
    raw = (files("sayso.knowledge") / "particles.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Particles)
