"""Who rests on whom: outlets on the left, whom they pass on in the middle, origins right."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.dossier.paths import Path, Stop, edge_weights
from sayso.dossier.pictures.layers import order_columns, place_columns
from sayso.dossier.pictures.layout import wrap
from sayso.dossier.wording import count

FONT = 13.0
LINE = 16.0
PADDING = 10.0
TIGHT_PADDING = 4.0
MOST_ROOMY = 24
"""Boxes in a column up to which they are drawn with full padding."""
MEASURES = {
    2: (200.0, 0.0, 300.0, 200.0),
    3: (176.0, 176.0, 264.0, 104.0),
    4: (150.0, 150.0, 226.0, 66.0),
    5: (132.0, 132.0, 204.0, 44.0),
}
"""For each number of columns, the widths of outlets, relays and origins, and the room between
two columns: about 880 in all, so that the text is as large as the page's."""
GAP = 7.0
ARC_ROOM = 34.0
"""Room left of the outlets for the arcs of copies."""
TOP = 34.0
"""Room for the heads of the columns."""
WIDEST = 22.0
"""Width of all that leaves the busiest node."""
MOST_ORIGINS = 18
MOST_RELAY_COLUMNS = 3
RELAYING = frozenset({"agency", "outlet"})


class Spot(Struct, frozen=True):
    """A node of the drawing: an outlet (its name), a source, or (``waypoint``) the place in
    an inner column through which all edges to a farther source pass."""

    node: Stop | str
    column: int
    waypoint: bool = False


Weights = Mapping[tuple[Spot, Spot], int]


class Box(Struct, frozen=True):
    """A drawn node: its place, its lines of text, its full name, its origin's key."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    name: str
    kind: str
    letter: str
    hue: int


class Ribbon(Struct, frozen=True):
    """A drawn edge: an SVG path, its width, its origin's hue, what it says."""

    d: str
    width: float
    hue: int
    title: str


class Arc(Struct, frozen=True):
    """A drawn copy, from the outlet that carries it to the one it was taken from;
    ``directed`` is false where which of the two came first is not known."""

    d: str
    directed: bool
    title: str


class RestsOnPicture(Struct, frozen=True):
    """A layered drawing, with the heads of its columns and a line that describes it."""

    width: float
    height: float
    heads: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    ribbons: tuple[Ribbon, ...]
    arcs: tuple[Arc, ...]
    description: str


def rests_on_picture(
    paths: Sequence[Path], copies: Sequence[tuple[str, str, bool]] = ()
) -> RestsOnPicture | None:
    """Return the drawing of a story's ways, or None when no outlet names any source.

    Edges are as wide as the number of statements that go along them. Sources beyond the
    eighteen that most statements rest on are drawn as one. Columns are ordered by the
    barycentres of their neighbours, after Sugiyama, Tagawa and Toda (1981). ``copies`` are
    the outlet that carries a copy, the one it is taken from, and whether that is known.
    """
    edges = edge_weights(_lump([path for path in paths if path.stops]))
    if not edges:
        return None
    weights = _steps(edges, _column_of(edges))
    spots = dict.fromkeys(spot for edge in weights for spot in edge)
    last = max(spot.column for spot in spots)
    columns = [[spot for spot in spots if spot.column == at] for at in range(last + 1)]
    return _draw(order_columns(columns, weights), weights, copies)


def _lump(paths: Sequence[Path]) -> list[Path]:
    """Return the paths with all but the busiest origins drawn as one."""
    claims: dict[Stop, set[str]] = {}
    for path in paths:
        claims.setdefault(path.stops[0], set()).add(path.claim)
    ranked = sorted(claims, key=lambda stop: -len(claims[stop]))
    if len(ranked) <= MOST_ORIGINS:
        return list(paths)
    small = frozenset(ranked[MOST_ORIGINS - 1 :])
    other = Stop(f"{len(small)} other sources", "other")
    return [
        replace(path, stops=(other, *path.stops[1:])) if path.stops[0] in small else path
        for path in paths
    ]


# ---------------------------------------------------------------- columns


def _column_of(edges: Mapping[tuple[Stop | str, Stop], int]) -> dict[Stop | str, int]:
    """Return each node's column: outlets 0, relays by their distance, origins last."""
    passing = {near for near, _ in edges}
    column: dict[Stop | str, int] = {
        far: 1 for _, far in edges if far in passing or far.kind in RELAYING
    }
    forward = _without_circles(
        {edge: weight for edge, weight in edges.items() if edge[0] in column and edge[1] in column}
    )
    for _ in range(MOST_RELAY_COLUMNS):
        for near, far in forward:
            column[far] = min(max(column[far], column[near] + 1), MOST_RELAY_COLUMNS)
    last = max(column.values(), default=0) + 1
    for near, far in edges:
        column.setdefault(far, last)
        if isinstance(near, str):
            column[near] = 0
    return column


def _without_circles(
    edges: Mapping[tuple[Stop | str, Stop], int],
) -> list[tuple[Stop | str, Stop]]:
    """Return the edges without those that would close a circle, the weakest of it left out."""
    after: dict[Stop | str, set[Stop | str]] = {}
    kept = []
    for near, far in sorted(edges, key=lambda edge: -edges[edge]):
        reached: set[Stop | str] = {far}
        open_nodes: list[Stop | str] = [far]
        while open_nodes:
            new = after.get(open_nodes.pop(), set()) - reached
            reached |= new
            open_nodes += new
        if near not in reached:
            kept.append((near, far))
            after.setdefault(near, set()).add(far)
    return kept


def _steps(
    edges: Mapping[tuple[Stop | str, Stop], int], column: Mapping[Stop | str, int]
) -> dict[tuple[Spot, Spot], int]:
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
    columns: Sequence[Sequence[Spot]],
    weights: Weights,
    copies: Sequence[tuple[str, str, bool]],
) -> RestsOnPicture:
    spots = [spot for column in columns for spot in column]
    outlet_width, relay_width, origin_width, between = MEASURES[len(columns)]
    widths = [outlet_width, *[relay_width] * (len(columns) - 2), origin_width]
    margin = ARC_ROOM if copies else 0.0
    lefts = [margin + sum(widths[:at]) + between * at for at in range(len(widths))]
    load = {spot: max(_load(spot, weights, 0), _load(spot, weights, 1)) for spot in spots}
    unit = min(4.0, WIDEST / max(load.values()))
    texts = {spot: _lines(spot, widths[spot.column]) for spot in spots}
    padding = PADDING if len(columns[0]) <= MOST_ROOMY else TIGHT_PADDING
    heights = {
        spot: max(load[spot] * unit, len(texts[spot]) * LINE + (0 if spot.waypoint else padding))
        for spot in spots
    }
    centres = place_columns(columns, weights, heights, GAP)
    boxes = tuple(
        _box(spot, lefts[spot.column], widths[spot.column], centres[spot], heights[spot], texts)
        for spot in spots
        if not spot.waypoint
    )
    bottom = max(centres[spot] + heights[spot] / 2 for spot in spots)
    outlets = sum(1 for spot in spots if isinstance(spot.node, str))
    sources = len(boxes) - outlets
    return RestsOnPicture(
        width=round(lefts[-1] + widths[-1] + 2, 1),
        height=round(TOP + bottom + 4, 1),
        heads=tuple(zip(lefts, _heads(len(columns)), strict=True)),
        boxes=boxes,
        ribbons=_ribbons(spots, weights, centres, unit, lefts, widths),
        arcs=_arcs(copies, centres, margin),
        description=f"{count(outlets, 'outlet')} and the {count(sources, 'source')} they name.",
    )


def _heads(columns: int) -> list[str]:
    relays = ["whom they cite", "whom those cite", "and those"][: columns - 2]
    return ["Outlets", *relays, "Origins"][:columns]


def _load(spot: Spot, weights: Weights, end: int) -> int:
    return sum(weight for edge, weight in weights.items() if edge[end] == spot)


def _lines(spot: Spot, width: float) -> tuple[str, ...]:
    if spot.waypoint:
        return ()
    badge = 22 if isinstance(spot.node, Stop) and spot.node.key else 0
    name = spot.node if isinstance(spot.node, str) else spot.node.label
    return wrap(name, FONT, width - 2 * PADDING - badge) or ("(no name)",)


def _box(
    spot: Spot,
    left: float,
    width: float,
    centre: float,
    height: float,
    texts: Mapping[Spot, tuple[str, ...]],
) -> Box:
    lines, node = texts[spot], spot.node
    first = TOP + centre - (len(lines) - 1) * LINE / 2
    key = node.key if isinstance(node, Stop) else None
    return Box(
        x=left,
        y=round(TOP + centre - height / 2, 1),
        width=width,
        height=round(height, 1),
        lines=tuple((round(first + at * LINE, 1), line) for at, line in enumerate(lines)),
        name=node if isinstance(node, str) else node.name,
        kind="teller" if isinstance(node, str) else node.kind,
        letter=key.letter if key else "",
        hue=key.hue if key else 0,
    )


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
    drawn = []
    for edge, weight in weights.items():
        near, far = edge
        start = (lefts[near.column] + widths[near.column], leaves[edge])
        d = _curve(start, (lefts[far.column], enters[edge]))
        title = f"{_name(near)} → {_name(far)}: {count(weight, 'statement')}"
        drawn.append(Ribbon(d, _thickness(weight, unit), _hue(far), title))
    for spot in spots:
        if spot.waypoint:
            y, x = TOP + centres[spot], lefts[spot.column]
            d = f"M{x:.1f} {y:.1f}H{x + widths[spot.column]:.1f}"
            weight = _load(spot, weights, 1)
            drawn.append(Ribbon(d, _thickness(weight, unit), _hue(spot), _name(spot)))
    return tuple(drawn)


def _arcs(
    copies: Iterable[tuple[str, str, bool]], centres: Mapping[Spot, float], left: float
) -> tuple[Arc, ...]:
    """Return an arc beside the outlets for each copy of which both outlets are drawn."""
    arcs = []
    for copy, original, directed in copies:
        ends = [centres.get(Spot(outlet, 0)) for outlet in (copy, original)]
        if copy != original and ends[0] is not None and ends[1] is not None:
            y1, y2 = TOP + ends[0], TOP + ends[1]
            bend = left - min(ARC_ROOM * 1.2, 14 + abs(y2 - y1) / 6)
            d = f"M{left:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {left:.1f} {y2:.1f}"
            verb = "carries passages of" if directed else "shares passages with"
            title = f"{copy} {verb} {original}"
            arcs.append(Arc(d, directed, title))
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


def _name(spot: Spot) -> str:
    return spot.node if isinstance(spot.node, str) else spot.node.name


def _hue(spot: Spot) -> int:
    return spot.node.key.hue if isinstance(spot.node, Stop) and spot.node.key else 0
