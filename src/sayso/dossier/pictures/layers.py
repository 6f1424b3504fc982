"""A layered drawing of a directed graph: columns, an order in each, a height for each."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from sayso.dossier.pictures.layout import spread

Node = TypeVar("Node", bound=Hashable)
FILL = 0.8
"""Share of the longest column that a shorter one is spread over."""
SWEEPS = 6
"""Passes of ordering and of placing; more changed nothing on stories of 5 to 60 articles."""


def order_columns(
    columns: Sequence[Sequence[Node]], weights: Mapping[tuple[Node, Node], float]
) -> list[list[Node]]:
    """Return the columns, each in an order that keeps edges from crossing (barycentres).

    ``weights`` gives for each edge, from a column to the next, how much it counts.
    """
    ordered = [list(column) for column in columns]
    neighbours = _neighbours(weights)
    for sweep in range(SWEEPS):
        forth = range(1, len(ordered))
        for place in forth if sweep % 2 == 0 else reversed(range(len(ordered) - 1)):
            beside = ordered[place - 1 if sweep % 2 == 0 else place + 1]
            position = {node: (at + 0.5) / len(beside) for at, node in enumerate(beside)}
            ordered[place] = _by_barycentre(ordered[place], position, neighbours)
    return ordered


def _by_barycentre(
    column: Sequence[Node],
    position: Mapping[Node, float],
    neighbours: Mapping[Node, Mapping[Node, float]],
) -> list[Node]:
    """Sort by where the neighbours stand; a node without any keeps about its place."""
    kept = {node: (at + 0.5) / len(column) for at, node in enumerate(column)}
    return sorted(
        column,
        key=lambda node: round(_mean(neighbours.get(node, {}), position, kept[node]), 6),
    )


def place_columns(
    columns: Sequence[Sequence[Node]],
    weights: Mapping[tuple[Node, Node], float],
    heights: Mapping[Node, float],
    gap: float,
) -> dict[Node, float]:
    """Return the centre of each node down its column, near its neighbours' and apart.

    ``gap`` is the least room between two nodes; short columns beside a long one get more.
    """
    neighbours = _neighbours(weights)
    gaps = _gaps(columns, heights, gap)
    centres: dict[Node, float] = {}
    for column, room in zip(columns, gaps, strict=True):
        stacked = spread([0.0] * len(column), [heights[node] for node in column], room)
        centres |= dict(zip(column, stacked, strict=True))
    for _ in range(SWEEPS):
        for column, room in zip(columns, gaps, strict=True):
            wanted = [_mean(neighbours.get(node, {}), centres, centres[node]) for node in column]
            placed = spread(wanted, [heights[node] for node in column], room)
            centres |= dict(zip(column, placed, strict=True))
    top = min((centres[node] - heights[node] / 2 for node in centres), default=0.0)
    return {node: round(centre - top, 1) for node, centre in centres.items()}


def _gaps(
    columns: Sequence[Sequence[Node]], heights: Mapping[Node, float], least: float
) -> list[float]:
    """Return for each column a gap with which it takes up most of the longest one's length."""
    lengths = [sum(heights[node] for node in column) for column in columns]
    longest = max(
        length + least * (len(column) - 1) for column, length in zip(columns, lengths, strict=True)
    )
    return [
        max(least, (longest * FILL - length) / max(len(column), 1))
        for column, length in zip(columns, lengths, strict=True)
    ]


def _neighbours(
    weights: Mapping[tuple[Node, Node], float],
) -> dict[Node, dict[Node, float]]:
    found: dict[Node, dict[Node, float]] = {}
    for (near, far), weight in weights.items():
        found.setdefault(near, {})[far] = weight
        found.setdefault(far, {})[near] = weight
    return found


def _mean(
    neighbours: Mapping[Node, float], position: Mapping[Node, float], default: float
) -> float:
    beside = [(position[node], weight) for node, weight in neighbours.items() if node in position]
    total = sum(weight for _, weight in beside)
    return sum(at * weight for at, weight in beside) / total if total else default
