"""What the comparers of slots look at and what they give: groups of tellings, and drafts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from sayso.claims.features import near_over_shorter, pair, shared_over_shorter
from sayso.claims.views import View
from sayso.model import Article, Cause, DisagreementKind, Entity, Time

NEAR, SHARED = 0.7, 0.4
"""Shares of the shorter claim from which the rest of two claims counts as the same."""


class Scene(Struct, frozen=True):
    """What is known around the groups: articles, entities and times of the run by their keys."""

    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    times: Mapping[str, Sequence[Time]]


class Group(Struct, frozen=True):
    """Claims of several articles about the same thing.

    ``score`` is how sure it is that they make the same statement; ``shared`` when they are one
    finding, and not two findings near each other.
    """

    views: tuple[View, ...]
    score: float
    shared: bool
    about: str
    scene: Scene


class Draft(Struct, frozen=True):
    """A disagreement before it is ranked: sides map the value told to the views that tell it."""

    group: Group
    kind: DisagreementKind
    about: str
    sides: dict[str, list[View]]
    cause: Cause
    reason: str


Comparer: TypeAlias = Callable[[Group], Iterator[Draft]]


def published(view: View, scene: Scene) -> str:
    """The publication time of a view's article, or "" when undated."""
    return scene.articles[view.claim.article].published.value or ""


def sides_by(views: Sequence[View], told: Mapping[str, str]) -> dict[str, list[View]]:
    """Group views by the value each tells (``told``, by claim id); others are left out."""
    sides: dict[str, list[View]] = {}
    for view in views:
        if view.claim.id in told:
            sides.setdefault(told[view.claim.id], []).append(view)
    return sides


def outlets_apart(sides: Mapping[str, Sequence[View]]) -> bool:
    """Tell whether at least two sides stand in different articles."""
    articles = [{view.claim.article for view in views} for views in sides.values()]
    return any(a - b and b - a for at, a in enumerate(articles) for b in articles[at + 1 :])


def alike(a: View, b: View) -> bool:
    """Tell whether two claims of different articles tell the same but for a detail."""
    if a.claim.article == b.claim.article:
        return False
    both = pair(a, b)
    return near_over_shorter(both) >= NEAR and shared_over_shorter(both) >= SHARED
