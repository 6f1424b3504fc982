"""Words that tell a statement as not certain; see ``certainty.toml``."""

from functools import cache
from importlib import resources

import msgspec


class CertaintyWords(msgspec.Struct, frozen=True):
    """The lists of ``certainty.toml``."""

    hedges: frozenset[str]
    charges: frozenset[str]


@cache
def certainty_words() -> CertaintyWords:
    """Return the bundled lists."""
    raw = resources.files("sayso.knowledge").joinpath("certainty.toml").read_bytes()
    return msgspec.toml.decode(raw, type=CertaintyWords)
