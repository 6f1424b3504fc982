"""How well articles are put together into stories: B3 on public sets.

    python -m bench.stories DATA_FOLDER [--json]

DATA_FOLDER holds ``neus`` (its validation half: 307 stories of three) and ``ecbplus`` (each topic
is two confusable events). The weights were fitted on other parts of both; see
``sayso.stories.vectors``.
"""

import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sayso.language.bundle import load
from sayso.model import Article, Reading
from sayso.stories import group


class Labelled(NamedTuple):
    """An article and the event it reports."""

    title: str | None
    body: str
    event: str


def neus(data: Path) -> Iterator[Labelled]:
    """The excerpts of the validation half."""
    for number, line in enumerate((data / "neus/val.source").read_text("utf-8").splitlines()):
        for part in line.split("[SEP]"):
            if found := re.match(r"\s*TITLE=>\s*(.*?)\s*ARTICLE=>\s*(.*)", part, re.DOTALL):
                yield Labelled(found.group(1).rstrip("."), found.group(2), f"n{number}")


def ecbplus(data: Path) -> Iterator[Labelled]:
    """The documents of ECB+ by subtopic, without the address that opens the added half."""
    for path in sorted((data / "ecbplus/xml").glob("*/*.xml")):
        added = "plus" in path.name
        sentences: dict[int, list[str]] = defaultdict(list)
        for token in ET.parse(path).getroot().iter("token"):
            sentences[int(token.get("sentence", 0))].append(token.text or "")
        lines = [" ".join(sentences[number]) for number in sorted(sentences)][added:]
        yield Labelled(None, "\n".join(lines), path.parent.name + "plus" * added)


def readings(articles: Sequence[Labelled]) -> Iterator[Reading]:
    """The articles as readings without any analysis: grouping needs none."""
    for number, (title, body, _) in enumerate(articles):
        text = f"{title}\n\n{body}" if title else body
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield Reading(article=Article(id=f"a{number}", title=title, text=text, sha256=digest))


class Figures(NamedTuple):
    """B3 precision, recall and F1, with the numbers of articles, events and stories."""

    precision: float
    recall: float
    f1: float
    articles: int
    events: int
    stories: int


def b_cubed(events: Sequence[Hashable], stories: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over articles (Bagga and Baldwin, 1998)."""
    event_of, story_of = defaultdict(set), defaultdict(set)
    for number, (event, story) in enumerate(zip(events, stories, strict=True)):
        event_of[event].add(number)
        story_of[story].add(number)
    shared = [len(event_of[e] & story_of[s]) for e, s in zip(events, stories, strict=True)]
    pairs = list(zip(shared, events, stories, strict=True))
    precision = sum(n / len(story_of[s]) for n, _, s in pairs) / len(pairs)
    recall = sum(n / len(event_of[e]) for n, e, _ in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(articles: Sequence[Labelled]) -> Figures:
    """Group the articles and compare with their events."""
    stories = group(tuple(readings(articles)), load(1).encoder)
    place = {article: story.id for story in stories for article in story.articles}
    events = [article.event for article in articles]
    figures = b_cubed(events, [place[f"a{number}"] for number in range(len(articles))])
    return Figures(*(round(x, 3) for x in figures), len(articles), len(set(events)), len(stories))


def titles_only(articles: Sequence[Labelled]) -> list[Labelled]:
    """The same articles with nothing but their titles."""
    return [article._replace(body="") for article in articles]


def main(data: Path, *, as_json: bool) -> None:
    """Measure on every set and print the figures."""
    excerpts = list(neus(data))
    sets = {
        "neus val": excerpts,
        "neus val, titles only": titles_only(excerpts),
        "ecb+": list(ecbplus(data)),
    }
    figures = {name: measure(articles)._asdict() for name, articles in sets.items()}
    if as_json:
        print(json.dumps(figures))
        return
    for name, row in figures.items():
        print(f"{name:24}", "  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), as_json="--json" in sys.argv)
