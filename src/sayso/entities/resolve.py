"""From the mentions of all articles to entities."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.entities.across import Cluster, join
from sayso.entities.forms import Form, form
from sayso.entities.local import Local, local_entities
from sayso.entities.roles import Role, role
from sayso.model import Entity, Label, Passage, Reading, Story, Variant

_MOST_REASONS = 12
"""Reasons kept for one entity; further ones repeat the same pattern."""


def resolve(readings: Sequence[Reading], stories: Sequence[Story] = ()) -> tuple[Entity, ...]:
    """Decide which names over all articles stand for the same person, body, place or facility.

    Args:
        readings: the readings of all articles.
        stories: the stories they tell; an article in none is a story of its own.

    Returns:
        Entities with ids "e1", "e2", ... in order of their first mention; each mention of the
        readings belongs to exactly one entity.
    """
    locals_: list[Local] = []
    for number, reading in enumerate(readings):
        locals_.extend(local_entities(number, reading))
    roles = {n: set(_roles(readings, local)) for n, local in enumerate(locals_)}
    clusters = join(locals_, _story_of(readings, stories), roles)
    return tuple(_entity(n, cluster, readings) for n, cluster in enumerate(clusters, start=1))


def _story_of(readings: Sequence[Reading], stories: Sequence[Story]) -> dict[int, int]:
    told = {article: n for n, story in enumerate(stories) for article in story.articles}
    return {
        number: told.get(reading.article.id, len(stories) + number)
        for number, reading in enumerate(readings)
    }


def _roles(readings: Sequence[Reading], local: Local) -> Iterator[Role]:
    reading = readings[local.article]
    for index in local.mentions:
        for label in reading.mentions[index].labels:
            found = role(reading.article.text[label.start : label.end])
            if found:
                yield found


def _entity(number: int, cluster: Cluster, readings: Sequence[Reading]) -> Entity:
    passages: list[Passage] = []
    labels: list[Label] = []
    variants: Counter[str] = Counter()
    for member in sorted(cluster.members, key=lambda m: (m.article, m.mentions[0])):
        reading = readings[member.article]
        text, article = reading.article.text, reading.article.id
        for mention in (reading.mentions[index] for index in member.mentions):
            passages.append(Passage(article, mention.start, mention.end))
            variants[" ".join(text[mention.start : mention.end].split())] += 1
            labels.extend(
                Label(article, span.start, span.end, " ".join(text[span.start : span.end].split()))
                for span in mention.labels
            )
    return Entity(
        id=f"e{number}",
        type=cluster.type,
        name=_shown(variants, cluster),
        variants=tuple(Variant(text, count) for text, count in _by_count(variants)),
        labels=tuple(dict.fromkeys(labels)),
        mentions=tuple(passages),
        reasons=tuple(dict.fromkeys(cluster.reasons))[:_MOST_REASONS],
    )


def _by_count(variants: Counter[str]) -> list[tuple[str, int]]:
    """Variants, most frequent first, equals in order of appearance."""
    return sorted(variants.items(), key=lambda item: -item[1])


def _shown(variants: Counter[str], cluster: Cluster) -> str:
    """The name shown: of a person the most frequent full form, else the most frequent form."""
    ranked = [text for text, _ in _by_count(variants)]
    if cluster.type == "person":
        full = [text for text in ranked if len(form(text).words) > 1]
        return (full or ranked)[0]
    if cluster.type == "organization":
        written_out = [text for text in ranked if _written_out(form(text))]
        return max(written_out or ranked[:1], key=lambda text: len(form(text).words) > 1)
    return ranked[0]


def _written_out(shape: Form) -> bool:
    return not shape.text.replace(".", "").isupper()
