"""Given names and the gender they tell, as ``given_names.toml`` lists them."""

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.knowledge.titles import Gender


class GivenNames(Struct, frozen=True):
    """Given names, as written, by the gender they are usual for."""

    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]


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
