"""What the comparers of slots look at and what they give: groups of tellings, and drafts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from msgspec import Struct

from sayso.claims.features import likeness, near_over_shorter, pair
from sayso.claims.views import View
from sayso.language.verbs import verb_groups
from sayso.model import Article, Cause, DisagreementKind, Entity, Status, Time

Item = TypeVar("Item")
TOLD: frozenset[Status] = frozenset(("happened", "ongoing"))
"""What is told as a fact; what is ahead or possible is uncertain by itself."""
MILD: frozenset[Cause] = frozenset(("rounding", "scope", "translation or paraphrase"))
"""Causes of a difference that leaves both accounts true."""
SAME = 0.5
"""Score from which two claims are taken to state the same but for a detail."""
SAME_NAMES = 0.5
"""Share of the names of the claim with fewer that both have when they are of one event."""
SURE_SCORE, SURE_NEAR, SURE_LIKENESS = 0.75, 0.66, 0.5
"""What two claims must reach (score, words of near meaning over the shorter, likeness) before a
difference between them is called more than mild: read on 79 events, below it every second was
no difference in one thing."""


class Scene(Struct, frozen=True):
    """What is known around the groups: articles, entities and times of the run by their keys."""

    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    times: Mapping[str, Sequence[Time]]
    scores: Mapping[tuple[str, str], float] = {}

    def score(self, a: View, b: View) -> float:
        """How sure it is that two claims state the same; 0 when they were never compared."""
        keys = (a.claim.id, b.claim.id), (b.claim.id, a.claim.id)
        return max(self.scores.get(key, 0.0) for key in keys)


class Group(Struct, frozen=True):
    """Claims of several articles about the same thing, and the words that tell best what it is."""

    views: tuple[View, ...]
    about: str
    scene: Scene


class Draft(Struct, frozen=True):
    """A disagreement before it is ranked: sides map the value told to the views that tell it.

    ``gap`` is how far the values lie apart, in the comparer's own measure, 0 to 1.
    """

    group: Group
    kind: DisagreementKind
    about: str
    sides: dict[str, list[View]]
    cause: Cause
    reason: str
    gap: float = 0.0


Comparer: TypeAlias = Callable[[Group], Iterator[Draft]]


def published(view: View, scene: Scene) -> str:
    """The publication time of a view's article, or "" when undated."""
    return scene.articles[view.claim.article].published.value or ""


def across(sides: Mapping[str, Sequence[View]]) -> list[tuple[View, View]]:
    """Pairs of claims of different articles that stand on different sides."""
    found = list(sides.values())
    return [
        (a, b)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        for a in one
        for b in other
        if a.claim.article != b.claim.article
    ]


def told_by_one(sides: Mapping[str, Sequence[View]]) -> bool:
    """Tell whether one article stands on two sides: then they need not be of one thing."""
    articles = [{view.claim.article for view in views} for views in sides.values()]
    return any(a & b for at, a in enumerate(articles) for b in articles[at + 1 :])


def outlets_apart(sides: Mapping[str, Sequence[View]]) -> bool:
    """Tell whether at least two sides stand in different articles."""
    articles = [{view.claim.article for view in views} for views in sides.values()]
    return any(a - b and b - a for at, a in enumerate(articles) for b in articles[at + 1 :])


def same_but_for(a: View, b: View, scene: Scene) -> bool:
    """Tell whether two claims of different articles state the same but for a detail."""
    return a.claim.article != b.claim.article and scene.score(a, b) >= SAME


def surely_same(a: View, b: View, scene: Scene) -> bool:
    """Tell whether two claims so surely state the same that a difference can be a conflict."""
    apart = a.claim.article != b.claim.article
    return apart and scene.score(a, b) >= SURE_SCORE and _in_like_words(a, b)


def worded_alike(a: View, b: View) -> bool:
    """Tell whether two claims of different articles are in like words about the same names.

    Asked where the scorer holds two claims apart for the very slot in which they differ: "five
    people were killed", "seven people were killed". What is only planned or possible is left out.
    """
    return told_apart(a, b) and _in_like_words(a, b) and same_names(a, b)


def _in_like_words(a: View, b: View) -> bool:
    both = pair(a, b)
    return near_over_shorter(both) >= SURE_NEAR and likeness(both) >= SURE_LIKENESS


def told_apart(a: View, b: View) -> bool:
    """Tell whether two claims of different articles tell what is, not what will or can be."""
    told = {a.claim.status, b.claim.status} <= TOLD and not (_supposes(a) or _supposes(b))
    return told and a.claim.article != b.claim.article


def _supposes(view: View) -> bool:
    """Whether a claim says what can or would be: "valid only with more than half of the votes"."""
    return any(group.tense in ("modal", "conditional") for group in verb_groups(view.claim.text))


def conflict(sides: Mapping[str, Sequence[View]], scene: Scene) -> bool:
    """Tell whether two claims on different sides surely state the same of the same names."""
    return any(surely_same(a, b, scene) and same_names(a, b) for a, b in across(sides))


def same_names(a: View, b: View) -> bool:
    """Tell whether two claims are about the same names, as far as both name any."""
    fewer = min(len(a.entities), len(b.entities))
    return len(a.entities & b.entities) >= SAME_NAMES * fewer


def connected(items: Sequence[Item], near: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """Put together what is near one another, directly or through others, in order."""
    found: list[list[Item]] = []
    for item in items:
        own = [group for group in found if any(near(item, other) for other in group)]
        joined = [other for group in own for other in group]
        found = [group for group in found if group not in own] + [[*joined, item]]
    return found
