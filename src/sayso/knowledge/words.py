"""Words of English that comparisons of statements need: function words, negation, irregular forms.

``words.toml`` holds two lists in running text (``function``, ``negation``) and a table
``irregular`` from a form to the form it is compared under.
"""

from functools import cache
from importlib import resources

import msgspec


class _File(msgspec.Struct, frozen=True):
    function: str
    negation: str
    irregular: dict[str, str]


class WordLists(msgspec.Struct, frozen=True):
    """The lists, ready to look up; all in lower case with straight apostrophes."""

    function: frozenset[str]
    negation: frozenset[str]
    irregular: dict[str, str]


@cache
def word_lists() -> WordLists:
    """Return the bundled lists."""
    raw = resources.files("sayso.knowledge").joinpath("words.toml").read_bytes()
    file = msgspec.toml.decode(raw, type=_File)
    return WordLists(
        function=frozenset(file.function.split()),
        negation=frozenset(file.negation.split()),
        irregular=file.irregular,
    )
