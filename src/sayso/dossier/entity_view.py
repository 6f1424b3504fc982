"""People, bodies and places as a page tells them: spellings, and labels by outlet."""

from collections.abc import Sequence

from msgspec import Struct

from sayso.dossier.article_view import passage_anchor
from sayso.dossier.index import Index
from sayso.model import Entity, EntityType, Label, Passage, Story

ENTITY_HEADS: tuple[tuple[EntityType, str], ...] = (
    ("person", "People"),
    ("organization", "Bodies"),
    ("place", "Places"),
    ("facility", "Buildings and sites"),
    ("other", "Other names"),
)


class LabelView(Struct, frozen=True):
    """A label an outlet attaches, linked to where it first does, and how often it does."""

    text: str
    href: str
    uses: int


class EntityView(Struct, frozen=True):
    """Who or what is named, the spellings, and what each outlet calls it."""

    name: str
    variants: tuple[tuple[str, int], ...]
    labels: tuple[tuple[str, tuple[LabelView, ...]], ...]
    reasons: tuple[str, ...]


EntityGroup = tuple[str, tuple[EntityView, ...]]


def view_entities(story: Story, index: Index) -> tuple[EntityGroup, ...]:
    """Return the entities of a story under their heads, most often named first."""
    entities = index.story_entities(story)
    groups = (
        (head, tuple(_view(one, story, index) for one in entities if one.type == kind))
        for kind, head in ENTITY_HEADS
    )
    return tuple((head, views) for head, views in groups if views)


def _view(entity: Entity, story: Story, index: Index) -> EntityView:
    labels: dict[str, list[Label]] = {}
    for label in entity.labels:
        if label.article in story.articles:
            labels.setdefault(index.outlets[label.article], []).append(label)
    return EntityView(
        name=" ".join(entity.name.split()) or "(no name)",
        variants=tuple((variant.text, variant.count) for variant in entity.variants),
        labels=tuple((outlet, _labels(own)) for outlet, own in labels.items()),
        reasons=tuple(map(index.name_articles, entity.reasons)),
    )


def _labels(labels: Sequence[Label]) -> tuple[LabelView, ...]:
    """Return an outlet's labels, those that differ only in case as one."""
    same: dict[str, list[Label]] = {}
    for label in labels:
        same.setdefault(" ".join(label.text.casefold().split()), []).append(label)
    return tuple(
        LabelView(
            " ".join(uses[0].text.split()),
            "#" + passage_anchor(Passage(uses[0].article, uses[0].start, uses[0].end)),
            len(uses),
        )
        for uses in same.values()
    )
