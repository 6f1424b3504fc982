"""Along which sources each statement of a story reached the outlet that tells it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sayso.dossier.index import Index, anchor
from sayso.dossier.origin_keys import OriginKey, OriginKeys, key_of, split_name
from sayso.model import Finding, Origin, Source

TOGETHER = re.compile(r",| and ")
"""What stands between the names of sources named together: "Reuters and AFP"."""


class Stop(Struct, frozen=True):
    """A source on the way; ``key`` is set where it is an origin of the story."""

    name: str
    kind: str
    key: OriginKey | None = None

    @property
    def label(self) -> str:
        """What the source is called; through whom it was reached shows in the next stop."""
        return split_name(self.name)[1]


class Path(Struct, frozen=True):
    """The way of one claim, from its origin to just before the outlet.

    ``stops`` is empty where the outlet names nobody and speaks in its own voice.
    """

    claim: str
    outlet: str
    stops: tuple[Stop, ...]


class Branch(Struct, frozen=True):
    """A source, the claims told straight on its word, and who has the statement from it."""

    stop: Stop
    claims: tuple[str, ...]
    branches: tuple["Branch", ...]


def source_anchor(story: str, stop: Stop) -> str:
    """Return the HTML id under which a page tells what rests on a source of a story."""
    return anchor("source", f"{story}-{stop.kind}-{stop.name}")


def finding_paths(finding: Finding, index: Index, keys: OriginKeys) -> tuple[Path, ...]:
    """Return the ways by which the claims of a finding reached their outlets.

    A claim that rests on two origins has two ways. A claim of no origin has its own chain.
    """
    rooted = {claim for origin in finding.origins for claim in origin.claims}
    ways = [
        _rooted_path(finding, claim, origin, index, keys)
        for origin in finding.origins
        for claim in origin.claims
    ]
    ways += [
        _own_path(finding, claim, index, keys) for claim in finding.claims if claim not in rooted
    ]
    return tuple(ways)


def _rooted_path(
    finding: Finding, claim_id: str, origin: Origin, index: Index, keys: OriginKeys
) -> Path:
    claim, outlet = index.stated(finding, claim_id), index.outlet_of_claim[claim_id]
    if not claim.chain and origin.kind == "outlet" and index.is_outlet(claim.article, origin.name):
        return Path(claim_id, outlet, ())
    root = Stop(origin.name, origin.kind, keys.get(key_of(origin)))
    return Path(claim_id, outlet, (root, *_relays(claim.chain, origin, keys)))


def _own_path(finding: Finding, claim_id: str, index: Index, keys: OriginKeys) -> Path:
    stops = tuple(_stop(link, keys) for link in reversed(index.stated(finding, claim_id).chain))
    return Path(claim_id, index.outlet_of_claim[claim_id], stops)


def _stop(link: Source, keys: OriginKeys) -> Stop:
    return Stop(link.name, link.kind, keys.get((link.name, link.kind)))


def _relays(chain: Sequence[Source], origin: Origin, keys: OriginKeys) -> tuple[Stop, ...]:
    """Return a chain from far to near, without its end where that end is the origin itself.

    Where the origin is no end but a link before it, as when one article tells whom an agency
    cites and another names the agency alone, what is farther than that link is left out.
    """
    links = list(reversed(chain))
    if links and _is_origin(links[0], origin):
        links = links[1:]
    named = [place for place, link in enumerate(links) if _names(link, origin)]
    return tuple(_stop(link, keys) for link in links[named[-1] + 1 if named else 0 :])


def _names(link: Source, origin: Origin) -> bool:
    """Tell whether an origin is called by a link's name, alone or beside another's."""
    name, whole = link.name.casefold(), origin.name.casefold()
    together = {part.strip() for part in TOGETHER.split(whole)}
    return name == whole or (link.kind == origin.kind and name in together)


def _is_origin(link: Source, origin: Origin) -> bool:
    if "unnamed" in {link.kind, origin.kind}:
        return link.kind == origin.kind
    return link.kind == origin.kind or link.name.casefold() in origin.name.casefold()


def chain_tree(paths: Iterable[Path]) -> tuple[Branch, ...]:
    """Return the ways of a finding joined into trees, one for each origin."""
    return _grow([(path.stops, path.claim) for path in paths if path.stops])


def _grow(ways: Iterable[tuple[tuple[Stop, ...], str]]) -> tuple[Branch, ...]:
    below: dict[Stop, list[tuple[tuple[Stop, ...], str]]] = {}
    for stops, claim in ways:
        below.setdefault(stops[0], []).append((stops[1:], claim))
    return tuple(
        Branch(
            stop=stop,
            claims=tuple(claim for rest, claim in children if not rest),
            branches=_grow([child for child in children if child[0]]),
        )
        for stop, children in below.items()
    )


def edge_weights(paths: Iterable[Path]) -> Mapping[tuple[Stop | str, Stop], int]:
    """Return how many claims go along each step, from the outlet (its name) outwards."""
    claims: dict[tuple[Stop | str, Stop], set[str]] = {}
    for path in paths:
        nodes: tuple[Stop | str, ...] = (path.outlet, *reversed(path.stops))
        for near, far in zip(nodes, path.stops[::-1], strict=False):
            claims.setdefault((near, far), set()).add(path.claim)
    return {edge: len(ids) for edge, ids in claims.items()}
