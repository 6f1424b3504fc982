"""Outlet by outlet: what it had alone, what it took, from whom, and who took from it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sayso.dossier.finding_view import FindingView
from sayso.dossier.index import Index, anchor
from sayso.dossier.paths import Path, Stop, source_anchor
from sayso.dossier.pictures.boxes import outlet_anchor
from sayso.dossier.sources_view import CopyView
from sayso.model import Story

MEDIA = frozenset({"agency", "outlet"})


class Named(Struct, frozen=True):
    """A source an outlet names as its nearest, and for how many statements."""

    label: str
    kind: str
    href: str
    uses: int


class Shared(Struct, frozen=True):
    """An outlet that has passages in common with another, and how long they are together."""

    outlet: str
    characters: int
    directed: bool


class OutletView(Struct, frozen=True):
    """An outlet's part in a story.

    ``alone`` are the statements no other outlet has, ``shared`` the others, ``first`` those of
    them it told first as far as dates are known, ``own_voice`` the statements for which it names
    nobody. ``media`` and ``others`` are whom it names; ``credits`` the agencies whose credit its
    articles carry; ``carries`` and ``carried_by`` the copies; ``cited_by`` who names it.
    """

    anchor: str
    outlet: str
    href: str
    alone: int
    alone_href: str
    shared: int
    first: int
    own_voice: int
    media: tuple[Named, ...]
    others: tuple[Named, ...]
    credits: tuple[str, ...]
    carries: tuple[Shared, ...]
    carried_by: tuple[Shared, ...]
    cited_by: tuple[tuple[str, int], ...]


def view_outlets(
    story: Story,
    views: Sequence[FindingView],
    paths: Sequence[Path],
    copies: Sequence[CopyView],
    index: Index,
) -> tuple[OutletView, ...]:
    """Return the outlets of a story, those with most statements of their own first."""
    articles: dict[str, list[str]] = {}
    for article in story.articles:
        articles.setdefault(index.outlets[article], []).append(article)
    nearest = _nearest(paths)
    rows = (
        _view(story, outlet, own, views, nearest, copies, index) for outlet, own in articles.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.alone, -row.shared)))


def lone_anchor(story: str, outlet: str) -> str:
    """Return the HTML id of the list of what an outlet has alone."""
    return anchor("alone", f"{story}-{outlet}")


def _nearest(paths: Iterable[Path]) -> Mapping[str, Mapping[Stop | None, set[str]]]:
    """Return for each outlet the claims it tells straight on each source's word; None for its
    own voice."""
    claims: dict[str, dict[Stop | None, set[str]]] = {}
    for path in paths:
        stop = path.stops[-1] if path.stops else None
        claims.setdefault(path.outlet, {}).setdefault(stop, set()).add(path.claim)
    return claims


def _view(
    story: Story,
    outlet: str,
    articles: Sequence[str],
    views: Sequence[FindingView],
    nearest: Mapping[str, Mapping[Stop | None, set[str]]],
    copies: Sequence[CopyView],
    index: Index,
) -> OutletView:
    told = [view for view in views if outlet in view.outlets]
    alone = sum(not view.shared for view in told)
    named = _named(story, nearest.get(outlet, {}))
    first = [view.first for view in told if view.shared and view.first.first]
    agencies = (credit.agency for one in articles for credit in index.articles[one].credits)
    return OutletView(
        anchor=outlet_anchor(story.id, outlet),
        outlet=outlet,
        href="#" + anchor("article", articles[0]),
        alone=alone,
        alone_href="#" + lone_anchor(story.id, outlet) if alone else "",
        shared=len(told) - alone,
        first=sum(wording.outlet == outlet for wording in first),
        own_voice=len(nearest.get(outlet, {}).get(None, ())),
        media=tuple(one for one in named if one.kind in MEDIA),
        others=tuple(one for one in named if one.kind not in MEDIA),
        credits=tuple(dict.fromkeys(agencies)),
        carries=_shared((one.original, one) for one in copies if one.copy == outlet),
        carried_by=_shared((one.copy, one) for one in copies if one.original == outlet),
        cited_by=_cited_by(articles[0], nearest, index),
    )


def _named(story: Story, nearest: Mapping[Stop | None, set[str]]) -> tuple[Named, ...]:
    counts = Counter({stop: len(claims) for stop, claims in nearest.items() if stop})
    return tuple(
        Named(stop.label, stop.kind, "#" + source_anchor(story.id, stop), uses)
        for stop, uses in counts.most_common()
    )


def _shared(copies: Iterable[tuple[str, CopyView]]) -> tuple[Shared, ...]:
    """Return the outlets at the other end of copies, the longest first."""
    found = [Shared(other, one.characters, one.directed) for other, one in copies]
    return tuple(sorted(found, key=lambda one: -one.characters))


def _cited_by(
    article: str, nearest: Mapping[str, Mapping[Stop | None, set[str]]], index: Index
) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for outlet, claims in nearest.items():
        for stop, own in claims.items():
            if stop and outlet != index.outlets[article] and index.is_outlet(article, stop.label):
                counts[outlet] += len(own)
    return tuple(counts.most_common())
