"""Given names and the gender they tell, as ``given_names.toml`` lists them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.knowledge.titles import Gender


class GivenNames(Struct, frozen=True):
    """Given names, as written, by the gender they are usual for, and short forms of them."""

    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]
    nicknames: Mapping[str, tuple[str, ...]]


@cache
def given_names() -> GivenNames:
    """The given names by gender."""
    raw = (files("sayso.knowledge") / "given_names.toml").read_bytes()
    return msgspec.toml.decode(raw, type=GivenNames)


def is_given_name(word: str) -> bool:
    """Whether a word, as written, is a known given name."""
    known = given_names()
    return word in known.male or word in known.female or word in known.either


def gender_of_name(word: str) -> Gender | None:
    """The gender a given name tells, or None when it is unknown or usual for both."""
    known = given_names()
    if word in known.male:
        return "male"
    return "female" if word in known.female else None


@cache
def _long_forms() -> Mapping[str, frozenset[str]]:
    return {
        short.lower(): frozenset(name.lower() for name in names)
        for short, names in given_names().nicknames.items()
    }


def is_nickname(left: str, right: str) -> bool:
    """Whether one of two given names, in lower case, is a short form of the other."""
    known = _long_forms()
    return right in known.get(left, ()) or left in known.get(right, ())
