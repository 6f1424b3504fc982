"""Annotated events as the recipes read them: readings, attributions, and where the gold stands."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from sayso import articles, chains, language
from sayso.claims import extract
from sayso.entities import EntityIndex, Referent, referents, resolve
from sayso.knowledge.sources import registry
from sayso.language.bundle import Bundle
from sayso.model import Article, Attribution, Claim, Entity, Passage, Reading, Story
from sayso.stories import date_undated

COVERED = 0.5
"""Share of the shorter of two passages from which they tell the same."""


class Event(Struct, frozen=True):
    """One event: its gold, and its articles as they were read.

    ``attributions`` and ``meant`` (what pronouns and descriptions stand for) go by article id.
    """

    gold: dict[str, Any]
    story: Story
    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    index: EntityIndex
    attributions: Mapping[str, Sequence[Attribution]]
    meant: Mapping[str, Sequence[Referent]]

    def passage(self, support: Mapping[str, str]) -> Passage | None:
        """Where a quote of the gold stands, or None when it is not found."""
        article = self._article(support["article"])
        at = article.text.find(support["quote"])
        return Passage(article.id, at, at + len(support["quote"])) if at >= 0 else None

    def _article(self, name: str) -> Article:
        (file,) = (item["file"] for item in self.gold["articles"] if item["id"] == name)
        found = (r.article for r in self.readings if Path(str(r.article.path)).name == _name(file))
        return next(found)


def events(folder: Path, bundle: Bundle) -> Iterator[Event]:
    """Read the annotated events of ``folder``, in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if isinstance(gold, dict) and "findings" in gold:
            yield read_event(gold, folder, bundle)


def read_event(gold: dict[str, Any], folder: Path, bundle: Bundle) -> Event:
    """Read the articles that ``gold`` names, files of ``folder``, as one event."""
    coverage = articles.read([folder / item["file"] for item in gold["articles"]])
    story = Story("s1", gold["event"], tuple(article.id for article in coverage.articles))
    readings = date_undated(language.read(coverage.articles, bundle), [story])
    entities = resolve(readings, [story])
    index = EntityIndex(entities)
    meant = {reading.article.id: referents(reading, index) for reading in readings}
    attributions = {
        reading.article.id: chains.attach(reading, index, meant[reading.article.id], registry())
        for reading in readings
    }
    return Event(gold, story, readings, entities, index, attributions, meant)


def shared(claim: Claim, passage: Passage) -> int:
    """Characters that a claim and a passage have in common."""
    return max(0, min(claim.end, passage.end) - max(claim.start, passage.start)) * (
        claim.article == passage.article
    )


def covers(claim: Claim, passage: Passage) -> bool:
    """Tell whether at least half of the shorter lies in the other."""
    shorter = min(claim.end - claim.start, passage.end - passage.start)
    return 0 < shared(claim, passage) >= COVERED * shorter


def claims_of(event: Event) -> list[Claim]:
    """Return the claims of an event, as the pipeline extracts them."""
    return [
        claim
        for reading in event.readings
        for claim in extract(
            reading,
            event.attributions[reading.article.id],
            event.index,
            event.meant[reading.article.id],
        )
    ]


def findings_of(event: Event, claims: Sequence[Claim]) -> list[frozenset[str]]:
    """Return the ids of the gold findings that each claim carries."""
    supports = [
        (finding["id"], place)
        for finding in event.gold["findings"]
        for support in finding["supports"]
        if (place := event.passage(support))
    ]
    return [frozenset(key for key, place in supports if covers(claim, place)) for claim in claims]


def _name(file: str) -> str:
    return Path(file).name
