"""Entities by where they are mentioned."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from sayso.model import Entity


class EntityIndex:
    """Answers which entities an article names in a stretch of its text."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.by_id: dict[str, Entity] = {entity.id: entity for entity in entities}
        self._mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in self.by_id.values():
            for passage in entity.mentions:
                self._mentions[passage.article].append((passage.start, passage.end, entity.id))
        for found in self._mentions.values():
            found.sort()

    def at(self, article: str, start: int, end: int) -> tuple[str, ...]:
        """Ids of entities with a mention that overlaps the stretch, by position, each once."""
        found = self._mentions.get(article, [])
        first = bisect_left(found, (start,))
        while first > 0 and found[first - 1][1] > start:
            first -= 1
        ids: dict[str, None] = {}
        for mention_start, mention_end, entity in found[first:]:
            if mention_start >= end:
                break
            if mention_end > start:
                ids[entity] = None
        return tuple(ids)

    def mentions(self, article: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Mentions wholly inside the stretch as (start, end, entity id), in order."""
        found = self._mentions.get(article, [])
        inside: list[tuple[int, int, str]] = []
        for mention in found[bisect_left(found, (start,)) :]:
            if mention[0] >= end:
                break
            if mention[1] <= end:
                inside.append(mention)
        return inside
