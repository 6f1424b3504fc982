"""A letter and a hue for every origin of a story, the same wherever it is shown."""

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_uppercase

from msgspec import Struct

from sayso.model import Finding, Origin

THROUGH = " <- "
"""What stands in an unnamed origin's name between who reached it and what it is called."""
HUES = 8
"""Hues that stay apart for readers with colour-blindness; the style sheet has as many."""


class OriginKey(Struct, frozen=True):
    """How an origin is shown: ``letter`` tells it apart without colour; hue 0 is grey."""

    letter: str
    hue: int
    name: str
    kind: str

    @property
    def label(self) -> str:
        """The name in running text: ``a Syrian source, through Reuters``."""
        return origin_label(self.name)


def split_name(name: str) -> tuple[str, str]:
    """Return through whom an unnamed origin was reached (or nothing), and what it is called."""
    through, _, source = name.rpartition(THROUGH)
    return through, source


def origin_label(name: str) -> str:
    """Return an origin's name in running text, those it was reached through nearest first."""
    through, source = split_name(name)
    nearer = [part for part in reversed(through.split(THROUGH)) if part]
    return ", through ".join((source, *nearer))


OriginKeys = Mapping[tuple[str, str], OriginKey]


def origin_keys(findings: Iterable[Finding], outlet_of: Mapping[str, str]) -> OriginKeys:
    """Return a key for each origin of a story's findings, by name and kind.

    ``outlet_of`` gives the outlet of each claim. Origins that more outlets rest on come
    first (A, B, ...), then those of more claims; the first eight have a hue of their own.
    """
    claims: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        for origin in finding.origins:
            claims.setdefault(key_of(origin), []).extend(origin.claims)
    place = {key: index for index, key in enumerate(claims)}

    def weight(key: tuple[str, str]) -> tuple[int, int, int]:
        outlets = {outlet_of[claim] for claim in claims[key] if claim in outlet_of}
        return (-len(outlets), -len(set(claims[key])), place[key])

    return {
        key: OriginKey(letter(index), index + 1 if index < HUES else 0, *key)
        for index, key in enumerate(sorted(claims, key=weight))
    }


def key_of(origin: Origin) -> tuple[str, str]:
    """Return what tells an origin from another within a story: its name and kind."""
    return (origin.name, origin.kind)


def letter(index: int, alphabet: Sequence[str] = ascii_uppercase) -> str:
    """Return A ... Z, AA, AB, ... for 0, 1, ..."""
    head, tail = divmod(index, len(alphabet))
    return (letter(head - 1, alphabet) if head else "") + alphabet[tail]
