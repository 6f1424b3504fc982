"""What tells the type of a name, as ``bodies.toml`` lists it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Bodies(Struct, frozen=True):
    """Words in lower case that tell a type, and well-known names as written."""

    organization_words: frozenset[str]
    facility_words: frozenset[str]
    place_words: frozenset[str]
    company_forms: frozenset[str]
    possessives: frozenset[str]
    sites_behind: frozenset[str]
    organizations: frozenset[str]
    facilities: frozenset[str]
    vessels: frozenset[str]
    compounds: Mapping[str, str]
    acronyms: Mapping[str, str]


@cache
def bodies() -> Bodies:
    """The words and names that tell types."""
    raw = (files("sayso.knowledge") / "bodies.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Bodies)
