"""Words that name a kind of event, from ``event_words.toml``: a table of kinds, each a list of
words in running text."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec


@cache
def event_kinds() -> Mapping[str, str]:
    """The kind of event that a word (lower case) names."""
    raw = (files("sayso.knowledge") / "event_words.toml").read_bytes()
    table = msgspec.toml.decode(raw, type=dict[str, str])
    return {word: kind for kind, words in table.items() for word in words.split()}
