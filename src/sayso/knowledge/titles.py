"""Titles and roles beside a name, as ``titles.toml`` lists them; all words in lower case."""

from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

Gender: TypeAlias = Literal["male", "female"]


class Courtesy(Struct, frozen=True):
    """Forms of address that carry no role, by the gender they tell."""

    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]


class Gendered(Struct, frozen=True):
    """Roles that tell the gender of their bearer."""

    male: frozenset[str]
    female: frozenset[str]


class Titles(Struct, frozen=True):
    """Words of titles, by the place they take in one."""

    roles: frozenset[str]
    before: frozenset[str]
    fields: frozenset[str]
    bodies: frozenset[str]
    sites: frozenset[str]
    kinship: frozenset[str]
    courtesy: Courtesy
    gendered: Gendered


@cache
def titles() -> Titles:
    """The words of titles and roles."""
    raw = (files("sayso.knowledge") / "titles.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Titles)


@cache
def title_words() -> frozenset[str]:
    """Every word that may stand in a title: of roles, kinship, fields, what stands before."""
    known = titles()
    entries = known.roles | known.kinship | known.fields | known.before
    return frozenset(word for entry in entries for word in entry.split())


@cache
def body_words() -> frozenset[str]:
    """Every word of the nouns that describe a body: "state", "news", "agency"."""
    return frozenset(word for entry in titles().bodies for word in entry.split())


def gender_of_title(word: str) -> Gender | None:
    """The gender a title or form of address tells, or None."""
    known, key = titles(), word.lower().rstrip(".")
    if key in known.courtesy.male or key in known.gendered.male:
        return "male"
    if key in known.courtesy.female or key in known.gendered.female:
        return "female"
    return None


def is_courtesy(word: str) -> bool:
    """Whether a word is a form of address ("Mr.", "Sen.", "Dr"), with or without its dot."""
    key, courtesy = word.lower().rstrip("."), titles().courtesy
    return key in courtesy.male or key in courtesy.female or key in courtesy.either
