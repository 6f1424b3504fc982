"""Words of sources that decide whether two of them are two (``speaking.toml``)."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Speaking(Struct, frozen=True):
    """The lists of ``speaking.toml``, told at its head."""

    speakers: frozenset[str]
    papers: frozenset[str]
    signed: frozenset[str]
    crowds: frozenset[str]
    institutions: frozenset[str]
    inquirers: frozenset[str]
    nameless: frozenset[str]
    hearsay: frozenset[str]
    media: frozenset[str]
    offices: frozenset[str]
    members: frozenset[str]
    works: frozenset[str]
    staff: frozenset[str]
    outside: frozenset[str]
    charges: frozenset[str]
    prosecutors: frozenset[str]
    counts: frozenset[str]
    spellings: Mapping[str, str]
    ranks: Mapping[str, frozenset[str]]


@cache
def speaking() -> Speaking:
    """The words, read once."""
    raw = (files("sayso.knowledge") / "speaking.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Speaking)
