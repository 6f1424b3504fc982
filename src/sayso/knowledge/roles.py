"""Words that tell how an office is held ("interim", "former"); see ``roles.toml``."""

from functools import cache
from importlib import resources

import msgspec


class RoleWords(msgspec.Struct, frozen=True):
    """The lists of ``roles.toml``."""

    qualifiers: tuple[str, ...]


@cache
def role_words() -> RoleWords:
    """Return the bundled lists."""
    raw = resources.files("sayso.knowledge").joinpath("roles.toml").read_bytes()
    return msgspec.toml.decode(raw, type=RoleWords)
