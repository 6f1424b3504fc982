"""Who rests on whom: outlets on the left, whom they pass on in the middle, origins right."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sayso.dossier.paths import Path, Stop, edge_weights
from sayso.dossier.pictures.boxes import PADDING, Box, Lettering, box, lettering, name_of
from sayso.dossier.pictures.crowds import Crowd, Edges, Node, Taken, crowd, lump
from sayso.dossier.pictures.layers import order_columns, place_columns
from sayso.dossier.wording import count

MEASURES = {
    2: (200.0, 0.0, 300.0, 200.0),
    3: (176.0, 176.0, 264.0, 104.0),
    4: (150.0, 150.0, 226.0, 66.0),
    5: (132.0, 132.0, 204.0, 44.0),
}
"""For each number of columns, the widths of outlets, relays and origins, and the room between
two columns: about 880 in all, so that the text is as large as the page's."""
CROWDED = {
    2: (320.0, 0.0, 300.0, 230.0),
    3: (250.0, 166.0, 226.0, 110.0),
    4: (216.0, 140.0, 200.0, 66.0),
    5: (190.0, 126.0, 190.0, 46.0),
}
"""The same for drawings with outlets in groups, whose names need room."""
GAP = 7.0
ARC_ROOM = 34.0
"""Room left of the outlets for the arcs of copies."""
TOP = 34.0
"""Room for the heads of the columns."""
WIDEST = 22.0
"""Width of all that leaves the busiest node."""
MOST_RELAY_COLUMNS = 3
RELAYING = frozenset({"agency", "outlet"})


class Spot(Struct, frozen=True):
    """A node of the drawing: an outlet (its name), a crowd of them, a source, or
    (``waypoint``) the place in an inner column through which all edges to a farther source
    pass."""

    node: Node
    column: int
    waypoint: bool = False


Weights = Mapping[tuple[Spot, Spot], int]


class Ribbon(Struct, frozen=True):
    """A drawn edge: an SVG path, its width, its origin's hue, what it says, and which of
    the drawing's boxes stand at its ends."""

    d: str
    width: float
    hue: int
    title: str
    near: int
    far: int


class Arc(Struct, frozen=True):
    """A drawn copy, from the outlet that carries it to the one it was taken from;
    ``directed`` is false where which of the two came first is not known."""

    d: str
    directed: bool
    title: str


class RestsOnPicture(Struct, frozen=True):
    """A layered drawing, with the heads of its columns and a line that describes it;
    ``crowded`` tells that outlets stand in groups."""

    width: float
    height: float
    heads: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    ribbons: tuple[Ribbon, ...]
    arcs: tuple[Arc, ...]
    description: str
    crowded: bool


def rests_on_picture(
    paths: Sequence[Path], taken: Sequence[Taken] = (), story: str = ""
) -> RestsOnPicture | None:
    """Return the drawing of a story's ways, or None when no outlet names any source.

    Edges are as wide as the number of statements that go along them. Sources beyond the
    eighteen that most statements rest on are drawn as one, and more than twenty outlets in
    groups. Columns are ordered by the barycentres of their neighbours, after Sugiyama, Tagawa
    and Toda (1981). ``taken`` are the passages outlets share, ``story`` the id for links.
    """
    edges = crowd(edge_weights(lump([path for path in paths if path.stops])), taken)
    if not edges:
        return None
    weights = _steps(edges, _column_of(edges))
    spots = dict.fromkeys(spot for edge in weights for spot in edge)
    last = max(spot.column for spot in spots)
    columns = [[spot for spot in spots if spot.column == at] for at in range(last + 1)]
    return _draw(order_columns(columns, weights), weights, taken, story)


# ---------------------------------------------------------------- columns


def _column_of(edges: Edges) -> dict[Node, int]:
    """Return each node's column: outlets 0, relays by their distance, origins last."""
    passing = {near for near, _ in edges}
    column: dict[Node, int] = {far: 1 for _, far in edges if far in passing or far.kind in RELAYING}
    forward = _without_circles(
        {edge: weight for edge, weight in edges.items() if edge[0] in column and edge[1] in column}
    )
    for _ in range(MOST_RELAY_COLUMNS):
        for near, far in forward:
            column[far] = min(max(column[far], column[near] + 1), MOST_RELAY_COLUMNS)
    last = max(column.values(), default=0) + 1
    for near, far in edges:
        column.setdefault(far, last)
        if not isinstance(near, Stop):
            column[near] = 0
    return column


def _without_circles(edges: Edges) -> list[tuple[Node, Stop]]:
    """Return the edges without those that would close a circle, the weakest of it left out."""
    after: dict[Node, set[Node]] = {}
    kept = []
    for near, far in sorted(edges, key=lambda edge: -edges[edge]):
        reached: set[Node] = {far}
        open_nodes: list[Node] = [far]
        while open_nodes:
            new = after.get(open_nodes.pop(), set()) - reached
            reached |= new
            open_nodes += new
        if near not in reached:
            kept.append((near, far))
            after.setdefault(near, set()).add(far)
    return kept


def _steps(edges: Edges, column: Mapping[Node, int]) -> dict[tuple[Spot, Spot], int]:
    """Return the edges cut into steps from a column to the next, by way of waypoints."""
    weights: dict[tuple[Spot, Spot], int] = {}
    for (near, far), weight in edges.items():
        here = Spot(near, column[near])
        for at in range(column[near] + 1, column[far]):
            there = Spot(far, at, waypoint=True)
            weights[here, there] = weights.get((here, there), 0) + weight
            here = there
        there = Spot(far, column[far])
        weights[here, there] = weights.get((here, there), 0) + weight
    return weights


# ---------------------------------------------------------------- drawing


def _draw(
    columns: Sequence[Sequence[Spot]], weights: Weights, taken: Sequence[Taken], story: str
) -> RestsOnPicture:
    spots = [spot for column in columns for spot in column]
    crowded = any(isinstance(spot.node, Crowd) for spot in columns[0])
    outlet_width, relay_width, origin_width, between = (CROWDED if crowded else MEASURES)[
        len(columns)
    ]
    widths = [outlet_width, *[relay_width] * (len(columns) - 2), origin_width]
    margin = ARC_ROOM if taken else 0.0
    lefts = [margin + sum(widths[:at]) + between * at for at in range(len(widths))]
    load = {spot: max(_load(spot, weights, 0), _load(spot, weights, 1)) for spot in spots}
    unit = min(4.0, WIDEST / max(load.values()))
    texts = {
        spot: Lettering() if spot.waypoint else lettering(spot.node, widths[spot.column])
        for spot in spots
    }
    heights = {
        spot: max(load[spot] * unit, texts[spot].height + (0 if spot.waypoint else PADDING))
        for spot in spots
    }
    centres = place_columns(columns, weights, heights, GAP)
    boxes = tuple(
        box(
            spot.node,
            (lefts[spot.column], TOP + centres[spot]),
            (widths[spot.column], heights[spot]),
            texts[spot],
            story,
        )
        for spot in spots
        if not spot.waypoint
    )
    bottom = max(centres[spot] + heights[spot] / 2 for spot in spots)
    return RestsOnPicture(
        width=round(lefts[-1] + widths[-1] + 2, 1),
        height=round(TOP + bottom + 4, 1),
        heads=tuple(zip(lefts, _heads(len(columns)), strict=True)),
        boxes=boxes,
        ribbons=_ribbons(spots, weights, centres, unit, lefts, widths),
        arcs=_arcs(taken, centres, margin, whole=crowded),
        description=_description(columns),
        crowded=crowded,
    )


def _heads(columns: int) -> list[str]:
    relays = ["whom they cite", "whom those cite", "and those"][: columns - 2]
    return ["Outlets", *relays, "Origins"][:columns]


def _description(columns: Sequence[Sequence[Spot]]) -> str:
    tellers = [spot.node for spot in columns[0]]
    outlets = sum(len(node.outlets) if isinstance(node, Crowd) else 1 for node in tellers)
    sources = sum(not spot.waypoint for column in columns[1:] for spot in column)
    return f"{count(outlets, 'outlet')} and the {count(sources, 'source')} they name."


def _load(spot: Spot, weights: Weights, end: int) -> int:
    return sum(weight for edge, weight in weights.items() if edge[end] == spot)


def _ribbons(
    spots: Iterable[Spot],
    weights: Weights,
    centres: Mapping[Spot, float],
    unit: float,
    lefts: Sequence[float],
    widths: Sequence[float],
) -> tuple[Ribbon, ...]:
    leaves = _ports(weights, centres, unit, near=True)
    enters = _ports(weights, centres, unit, near=False)
    drawn_spots = (spot for spot in spots if not spot.waypoint)
    number = {spot.node: at for at, spot in enumerate(drawn_spots)}
    drawn = []
    for edge, weight in weights.items():
        near, far = edge
        start = (lefts[near.column] + widths[near.column], leaves[edge])
        d = _curve(start, (lefts[far.column], enters[edge]))
        title = f"{name_of(near.node)} → {name_of(far.node)}: {count(weight, 'statement')}"
        ends = number[near.node], number[far.node]
        drawn.append(Ribbon(d, _thickness(weight, unit), _hue(far), title, *ends))
    for spot in spots:
        if spot.waypoint:
            y, x = TOP + centres[spot], lefts[spot.column]
            d = f"M{x:.1f} {y:.1f}H{x + widths[spot.column]:.1f}"
            weight = _load(spot, weights, 1)
            ends = number[spot.node], number[spot.node]
            title = name_of(spot.node)
            drawn.append(Ribbon(d, _thickness(weight, unit), _hue(spot), title, *ends))
    return tuple(drawn)


def _arcs(
    taken: Iterable[Taken], centres: Mapping[Spot, float], left: float, *, whole: bool
) -> tuple[Arc, ...]:
    """Return an arc beside the outlets for each copy between two boxes; ``whole`` leaves out
    those of single passages."""
    home = {
        outlet: spot
        for spot in centres
        if spot.column == 0
        for outlet in (spot.node.outlets if isinstance(spot.node, Crowd) else (spot.node,))
    }
    arcs = []
    for one in taken:
        here, there = home.get(one.copy), home.get(one.original)
        if here and there and here != there and (one.whole or not whole):
            y1, y2 = TOP + centres[here], TOP + centres[there]
            bend = left - min(ARC_ROOM * 1.2, 14 + abs(y2 - y1) / 6)
            d = f"M{left:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {left:.1f} {y2:.1f}"
            verb = "carries passages of" if one.directed else "shares passages with"
            arcs.append(Arc(d, one.directed, f"{one.copy} {verb} {one.original}"))
    return tuple(arcs)


def _ports(
    weights: Weights, centres: Mapping[Spot, float], unit: float, *, near: bool
) -> dict[tuple[Spot, Spot], float]:
    """Return where each edge meets the side of its box, in the order of the other ends."""
    own, other = (0, 1) if near else (1, 0)
    at: dict[Spot, list[tuple[Spot, Spot]]] = {}
    for edge in weights:
        at.setdefault(edge[own], []).append(edge)
    ports: dict[tuple[Spot, Spot], float] = {}
    for spot, edges in at.items():
        y = TOP + centres[spot] - sum(weights[edge] for edge in edges) * unit / 2
        for edge in sorted(edges, key=lambda edge: centres[edge[other]]):
            ports[edge] = round(y + weights[edge] * unit / 2, 1)
            y += weights[edge] * unit
    return ports


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    bend = max(22.0, abs(x2 - x1) / 2)
    return f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def _thickness(weight: int, unit: float) -> float:
    return round(max(1.0, weight * unit), 1)


def _hue(spot: Spot) -> int:
    return spot.node.key.hue if isinstance(spot.node, Stop) and spot.node.key else 0
