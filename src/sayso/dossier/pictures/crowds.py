"""What a large drawing shows as one: small sources, and outlets that rest on the same."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sayso.dossier.paths import Path, Stop
from sayso.dossier.wording import count

Key = TypeVar("Key", bound=Hashable)
MOST_OUTLETS = 20
"""Outlets up to which each has a box of its own; found by looking at 5, 20 and 60."""
MOST_CROWDS = 16
MOST_ORIGINS = 18
MOST_RELAYS = 14


class Taken(Struct, frozen=True):
    """Passages an outlet has in common with another: ``directed`` when it is known that it took
    them, ``whole`` when they are most of its text."""

    copy: str
    original: str
    directed: bool
    whole: bool


class Crowd(Struct, frozen=True):
    """Outlets drawn as one box, and what they have in common."""

    head: str
    outlets: tuple[str, ...]


Node: TypeAlias = Stop | str | Crowd
Edges: TypeAlias = Mapping[tuple[Node, Stop], int]


def lump(paths: Sequence[Path]) -> list[Path]:
    """Return the paths with all but the busiest origins drawn as one, and all but the busiest
    of those who pass on."""
    small = _small((path.stops[0], path.claim) for path in paths)
    passing = _small(
        ((stop, path.claim) for path in paths for stop in path.stops[1:]), most=MOST_RELAYS
    )
    other = Stop(f"{len(small)} other sources", "other")
    media = Stop(f"{len(passing)} others who cite", "other")
    return [
        replace(
            path,
            stops=(
                other if path.stops[0] in small else path.stops[0],
                *dict.fromkeys(media if stop in passing else stop for stop in path.stops[1:]),
            ),
        )
        for path in paths
    ]


def _small(uses: Iterable[tuple[Stop, str]], most: int = MOST_ORIGINS) -> frozenset[Stop]:
    """Return the sources beyond the ``most`` on which most claims rest, one left of them."""
    claims: dict[Stop, set[str]] = {}
    for stop, claim in uses:
        claims.setdefault(stop, set()).add(claim)
    ranked = sorted(claims, key=lambda stop: -len(claims[stop]))
    return frozenset(ranked[most - 1 :]) if len(ranked) > most else frozenset()


def crowd(edges: Mapping[tuple[Stop | str, Stop], int], taken: Sequence[Taken]) -> Edges:
    """Return the edges with the outlets of a large story drawn in groups.

    Reprints stand with the text they reprint. The other outlets are grouped by the source they
    name for most statements, which of several is the one most outlets name. Beyond sixteen
    groups the smallest are drawn as one.
    """
    outlets = list(dict.fromkeys(near for near, _ in edges if isinstance(near, str)))
    if len(outlets) <= MOST_OUTLETS:
        return {(near, far): weight for (near, far), weight in edges.items()}
    families = _families(outlets, taken)
    groups = _groups(outlets, families, edges)
    home = {outlet: node for node, members in groups.items() for outlet in members}
    joined: dict[tuple[Node, Stop], int] = {}
    for (near, far), weight in edges.items():
        node = home[near] if isinstance(near, str) else near
        joined[node, far] = joined.get((node, far), 0) + weight
    return joined


def _families(outlets: Sequence[str], taken: Sequence[Taken]) -> dict[str, str]:
    """Return the outlet whose text each reprint goes back to."""
    parent = {one.copy: one.original for one in taken if one.whole}
    families: dict[str, str] = {}
    for outlet in outlets:
        root, seen = outlet, {outlet}
        while root in parent and parent[root] not in seen:
            root = parent[root]
            seen.add(root)
        if root != outlet:
            families[outlet] = families[root] = root
    return families


def _groups(
    outlets: Sequence[str],
    families: Mapping[str, str],
    edges: Mapping[tuple[Stop | str, Stop], int],
) -> dict[Node, tuple[str, ...]]:
    """Return the nodes drawn for the outlets, and the outlets of each."""
    by_text = _grouped((outlet for outlet in outlets if outlet in families), families.__getitem__)
    mainstay = _mainstays(edges)
    by_source = _grouped(
        (outlet for outlet in outlets if outlet not in families), mainstay.__getitem__
    )
    groups: list[tuple[str, tuple[str, ...]]] = [
        (f"{count(len(own), 'outlet')} with the text of {root}", own)
        for root, own in by_text.items()
    ]
    groups += [
        (f"{count(len(own), 'outlet')}, most on {stop.label}", own)
        for stop, own in by_source.items()
    ]
    groups.sort(key=lambda group: -len(group[1]))
    rest = tuple(outlet for _, own in groups[MOST_CROWDS - 1 :] for outlet in own)
    if len(groups) > MOST_CROWDS:
        groups[MOST_CROWDS - 1 :] = [(count(len(rest), "other outlet"), rest)]
    return {own[0] if len(own) == 1 else Crowd(head, own): own for head, own in groups}


def _grouped(items: Iterable[str], key: Callable[[str], Key]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, tuple[str, ...]] = {}
    for item in items:
        found[key(item)] = (*found.get(key(item), ()), item)
    return found


def _mainstays(edges: Mapping[tuple[Stop | str, Stop], int]) -> dict[str, Stop]:
    """Return the source each outlet names for most statements, one drawn by itself if any."""
    named: dict[Stop, int] = {}
    for near, far in edges:
        named[far] = named.get(far, 0) + isinstance(near, str)
    best: dict[str, Stop] = {}

    def weight(edge: tuple[Stop | str, Stop]) -> tuple[bool, int, int]:
        return (edge[1].kind == "other", -edges[edge], -named[edge[1]])

    for near, far in sorted(edges, key=weight):
        if isinstance(near, str):
            best.setdefault(near, far)
    return best
