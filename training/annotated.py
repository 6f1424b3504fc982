"""Annotated events as the pipeline reads them: claims beside what the annotators found."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sayso import articles, chains, claims, language
from sayso.entities import EntityIndex, referents, resolve
from sayso.knowledge.sources import registry
from sayso.language.bundle import Bundle
from sayso.model import Claim, Reading, Story


class Event(NamedTuple):
    """One event: its annotation, its readings and claims, and articles' ids by annotated id."""

    gold: dict[str, Any]
    readings: Sequence[Reading]
    claims: Sequence[Claim]
    ids: dict[str, str]


def events(folder: Path, bundle: Bundle) -> Iterator[Event]:
    """Yield the events of a folder in the order of their files' names.

    Every event is a JSON file with ``articles`` (``id``, ``file``) and ``findings``.
    """
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if isinstance(gold, dict) and "findings" in gold:
            yield _event(gold, folder, bundle)


def _event(gold: dict[str, Any], folder: Path, bundle: Bundle) -> Event:
    coverage = articles.read([folder / item["file"] for item in gold["articles"]])
    by_name = {Path(str(article.path)).name: article.id for article in coverage.articles}
    readings = language.read(coverage.articles, bundle)
    story = Story("s1", "", tuple(article.id for article in coverage.articles))
    index = EntityIndex(resolve(readings, [story]))
    found: list[Claim] = []
    for reading in readings:
        meant = referents(reading, index)
        attributed = chains.attach(reading, index, meant, registry())
        found += claims.extract(reading, attributed, index, meant)
    ids = {item["id"]: by_name[Path(item["file"]).name] for item in gold["articles"]}
    return Event(gold, readings, found, ids)
