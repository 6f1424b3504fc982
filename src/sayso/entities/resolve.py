"""From the mentions of all articles to entities."""

from collections.abc import Iterator, Sequence

from sayso.entities.across import join
from sayso.entities.cluster import Cluster
from sayso.entities.local import Local, local_entities
from sayso.entities.making import make
from sayso.entities.roles import Role, role
from sayso.model import Entity, Reading, Story


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
    named = [
        (readings[member.article], readings[member.article].mentions[index])
        for member in sorted(cluster.members, key=lambda m: (m.article, m.mentions[0]))
        for index in member.mentions
    ]
    return make(f"e{number}", cluster.type, named, cluster.reasons)
