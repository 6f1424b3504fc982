"""Who a farthest source is, so that the same one is known again in every article.

A named person, body or document is itself wherever it is quoted. Somebody unnamed is known only
through the outlet or agency that reached him. Who speaks for a named body, or writes on its paper,
is that body.
"""

import re
from collections.abc import Mapping
from typing import Protocol

from anyascii import anyascii
from msgspec import Struct

from sayso.knowledge.places import country_named, country_of_people
from sayso.knowledge.source_words import singular, source_words
from sayso.knowledge.sources import KnownSource
from sayso.knowledge.speaking import speaking
from sayso.knowledge.words import word_lists
from sayso.model import Entity, Source, SourceKind

WORD = re.compile(r"[^\W_]+(?:\.[^\W_])*")
JOINED = re.compile(r",\s*and\s+|,\s*|\s+and\s+|\s*&\s*")
ARROW = " <- "


class Entities(Protocol):
    """Where entities are looked up: ``sayso.entities.EntityIndex`` is one."""

    @property
    def by_id(self) -> Mapping[str, Entity]:
        """The entities by their ids."""


class Known(Protocol):
    """Where outlets and agencies are looked up: ``sayso.knowledge.sources.Registry`` is one."""

    def find(self, name: str) -> KnownSource | None:
        """The source that ``name`` names, or None."""


class Party(Struct, frozen=True):
    """Somebody on whose word statements rest.

    ``key`` is the same for the same party in any article. ``named`` is False for people without
    a name, of whom two mentions may or may not be the same. ``words`` are those that tell it
    from others, ``labels`` the words of roles the articles give it, ``note`` what a reader
    should know of its interest.
    """

    key: str
    name: str
    kind: SourceKind
    named: bool
    words: frozenset[str]
    labels: tuple[frozenset[str], ...] = ()
    note: str = ""


def party(source: Source, via: str, entities: Entities, known: Known) -> Party:
    """Return who ``source`` is.

    Args:
        source: the last link of a chain.
        via: the agency or outlet that reached it, for sources without a name.
        entities: persons and bodies with the labels the articles give them.
        known: agencies and outlets.
    """
    if source.kind in ("agency", "outlet"):
        return media_party(source.name, source.kind, known)
    entity = entities.by_id.get(source.entity or "")
    if entity is not None:
        labels = tuple(dict.fromkeys(telling_words(label.text) for label in entity.labels))
        kind: SourceKind = "person" if entity.type == "person" else source.kind
        kind = "body" if kind == "unnamed" else kind
        words = telling_words(entity.name)
        return Party(f"entity {entity.id}", entity.name, kind, True, words, labels)
    return _by_words(source, via)


def media_party(name: str, kind: SourceKind, known: Known) -> Party:
    """Return the agency or outlet of that name, or the two or three named together."""
    found = [known.find(part) for part in JOINED.split(name)]
    whole = known.find(name)
    if whole is None and len(found) > 1 and all(found):
        names = sorted(each.name for each in found if each)
        return Party(f"media {'+'.join(names)}", name, kind, True, telling_words(name))
    shown = whole.name if whole else name
    note = "state media" if whole and whole.state else ""
    return Party(f"media {plain(shown)}", shown, kind, True, telling_words(shown), (), note)


def _by_words(source: Source, via: str) -> Party:
    """A party known by nothing but its words."""
    words = telling_words(source.name)
    if source.kind == "person":
        return Party(f"person {plain(source.name)}", source.name, "person", True, words)
    owner = _owner(source)
    if owner:
        return Party(f"voice {' '.join(sorted(owner))}", source.name, "body", True, owner)
    if source.kind == "unnamed" or _nobody(words):
        name = f"{via}{ARROW}{source.name}"
        return Party(f"unnamed {plain(via)} {plain(source.name)}", name, "unnamed", False, words)
    return Party(f"{source.kind} {plain(source.name)}", source.name, source.kind, True, words)


def _owner(source: Source) -> frozenset[str]:
    """The words of the body for which a source speaks or writes; none when it names none."""
    lists = speaking()
    words = [singular(word) for word in plain(source.name).split()]
    if not any(word in lists.speakers or word in lists.papers for word in words):
        return frozenset()
    rest = telling_words(source.name) - lists.speakers - lists.papers
    owners = {word for word in _capitalised(source.name) if word in rest and not _nation(word)}
    owners |= {word for word in rest if word in source_words().bodies - lists.crowds}
    return frozenset(owners)


def _nobody(words: frozenset[str]) -> bool:
    """Whether a body or paper is so general that it may be anybody's."""
    lists = speaking()
    return bool(words) and words <= lists.crowds | lists.hearsay


def _capitalised(name: str) -> set[str]:
    return {plain(word) for word in WORD.findall(name) if word[0].isupper()}


def _nation(word: str) -> bool:
    return country_of_people(word.title()) is not None or country_named(word.title()) is not None


def telling_words(name: str) -> frozenset[str]:
    """The words of a name in plain lower-case letters and in the singular, function words aside."""
    words = (singular(word) for word in plain(name).split())
    return frozenset(word for word in words if word not in word_lists().function)


def plain(name: str) -> str:
    """A name in lower-case ASCII words."""
    bare = re.sub(r"['’]s\b|(?<=s)['’](?!\w)", "", name)
    return " ".join(word.replace(".", "") for word in WORD.findall(anyascii(bare).lower()))


def initials(name: str) -> str:
    """The first letters of a name's capitalised words: ``USGS`` of "US Geological Survey"."""
    words = [word.replace(".", "") for word in WORD.findall(name) if word[0].isupper()]
    return "".join(word if word.isupper() and len(word) < 4 else word[0] for word in words)
