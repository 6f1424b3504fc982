"""The boxes of a drawing: what is written in them, how high that makes them, where they link."""

from collections.abc import Sequence

from msgspec import Struct

from sayso.dossier.index import anchor
from sayso.dossier.paths import Stop, source_anchor
from sayso.dossier.pictures.crowds import Crowd, Node
from sayso.dossier.pictures.layout import wrap

FONT = 13.0
LINE = 16.0
SMALL_FONT = 11.0
SMALL_LINE = 13.5
PADDING = 10.0
BADGE = 22.0
"""Room for an origin's letter."""
MOST_LINES = 2
MOST_NAME_LINES = 5
"""Lines of a crowd's names; what has no room is cut, and stands in the box's title."""


class Lettering(Struct, frozen=True):
    """What is written in a box: its lines, and a crowd's names in small letters below."""

    lines: tuple[str, ...] = ()
    small: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The height of all lines, without room around them."""
        return len(self.lines) * LINE + len(self.small) * SMALL_LINE


class Box(Struct, frozen=True):
    """A drawn node: its place, its lines of text (``small`` the names of a crowd's outlets),
    its full name, its origin's key, and where on the page more is told of it."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    small: tuple[tuple[float, str], ...]
    name: str
    kind: str
    letter: str
    hue: int
    href: str


def outlet_anchor(story: str, outlet: str) -> str:
    """Return the HTML id under which a page tells an outlet's part in a story."""
    return anchor("outlet", f"{story}-{outlet}")


def lettering(node: Node, width: float) -> Lettering:
    """Return what is written in a node's box of this width."""
    room = width - 2 * PADDING
    if isinstance(node, Crowd):
        names = wrap(", ".join(node.outlets), SMALL_FONT, room, MOST_NAME_LINES)
        return Lettering(wrap(node.head, FONT, room, MOST_LINES), names)
    if isinstance(node, str):
        return Lettering(wrap(node, FONT, room, MOST_LINES) or ("(no name)",))
    badge = BADGE if node.key else 0
    return Lettering(wrap(node.label, FONT, room - badge, MOST_LINES) or ("(no name)",))


def name_of(node: Node) -> str:
    """Return a node's full name."""
    if isinstance(node, Crowd):
        return f"{node.head}: {', '.join(node.outlets)}"
    return node if isinstance(node, str) else node.name


def box(
    node: Node,
    place: tuple[float, float],
    size: tuple[float, float],
    text: Lettering,
    story: str,
) -> Box:
    """Return the box of a node whose left edge and centre down the drawing are ``place`` and
    whose width and height are ``size``."""
    (left, centre), (width, height) = place, size
    top = centre - text.height / 2
    below = top + len(text.lines) * LINE
    key = node.key if isinstance(node, Stop) else None
    return Box(
        x=left,
        y=round(centre - height / 2, 1),
        width=width,
        height=round(height, 1),
        lines=_placed(text.lines, top + LINE / 2, LINE),
        small=_placed(text.small, below + SMALL_LINE / 2, SMALL_LINE),
        name=name_of(node),
        kind=node.kind if isinstance(node, Stop) else "teller",
        letter=key.letter if key else "",
        hue=key.hue if key else 0,
        href=_href(node, story),
    )


def _placed(lines: Sequence[str], first: float, step: float) -> tuple[tuple[float, str], ...]:
    return tuple((round(first + at * step, 1), line) for at, line in enumerate(lines))


def _href(node: Node, story: str) -> str:
    """Return the link of an outlet or a source; boxes that stand for several have none."""
    if isinstance(node, str):
        return "#" + outlet_anchor(story, node)
    if isinstance(node, Crowd) or node.kind == "other":
        return ""
    return "#" + source_anchor(story, node)
