"""Countries, their people, capitals and seats of government, and other well-known places.

``countries.toml`` has one table a country; ``places.toml`` has regions and cities.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Country(Struct, frozen=True):
    """One country: its names (the first is shown), the words for its people, its capitals,
    and the buildings that stand for its government."""

    names: tuple[str, ...]
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class Places(Struct, frozen=True):
    """Places below the country, as written; short forms in lower case without their dots."""

    regions: frozenset[str]
    cities: frozenset[str]
    short: Mapping[str, str]


@cache
def countries() -> Mapping[str, Country]:
    """The countries by code (ISO 3166-1 alpha-2 where there is one)."""
    raw = (files("sayso.knowledge") / "countries.toml").read_bytes()
    return msgspec.toml.decode(raw, type=dict[str, Country])


@cache
def places() -> Places:
    """Regions and cities."""
    raw = (files("sayso.knowledge") / "places.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Places)


@cache
def _codes() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    names: dict[str, str] = {}
    people: dict[str, str] = {}
    capitals: dict[str, str] = {}
    seats: dict[str, str] = {}
    for code, country in countries().items():
        for table, words in (
            (names, country.names),
            (people, country.people),
            (capitals, country.capitals),
            (seats, country.seats),
        ):
            for word in words:
                table.setdefault(word, code)
    return names, people, capitals, seats


def country_named(name: str) -> str | None:
    """The code of the country a name or short form as written stands for, or None."""
    return _codes()[0].get(name)


def country_of_people(word: str) -> str | None:
    """The code of the country of which ``word`` is the adjective ("Syrian"), or None."""
    people = _codes()[1]
    return people.get(word) or (people.get(word[:-1]) if word.endswith("s") else None)


def country_of_capital(name: str) -> str | None:
    """The code of the country whose capital has this name, or None."""
    return _codes()[2].get(name)


def country_of_seat(name: str) -> str | None:
    """The code of the country whose government sits in a building of this name, or None."""
    return _codes()[3].get(name)


def is_place(name: str) -> bool:
    """Whether a name, as written, is a known country, capital, region or city."""
    known = places()
    return (
        name in known.regions
        or name in known.cities
        or country_named(name) is not None
        or country_of_capital(name) is not None
    )
