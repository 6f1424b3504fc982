"""How well articles are put together into stories: B3 on public sets.

    python -m bench.stories DATA_FOLDER [--json]

DATA_FOLDER holds ``neus`` (its validation half: 307 stories of three) and ``ecbplus`` (each topic
is two confusable events). The weights were fitted on other parts of both; see
``sayso.stories.vectors``. Beside each figure stands the plain baseline: average links over TF-IDF
vectors of all words, at the threshold that is best on 300 stories of the NeuS training half.
"""

import hashlib
import json
import math
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from sayso.language.bundle import load
from sayso.model import Article, Reading
from sayso.stories import group

LEARNING = 300
"""Stories of the training half on which the baseline's threshold is found."""


class Labelled(NamedTuple):
    """An article and the event it reports."""

    title: str | None
    body: str
    event: str


def neus(data: Path, half: str = "val") -> Iterator[Labelled]:
    """The excerpts of a half."""
    for number, line in enumerate((data / f"neus/{half}.source").read_text("utf-8").splitlines()):
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
    return _rounded(figures, len(articles), len(set(events)), len(stories))


def tf_idf(articles: Sequence[Labelled]) -> NDArray[np.float64]:
    """Average links (a dendrogram) over TF-IDF vectors of title and body."""
    bags = [
        Counter(re.findall(r"[a-z0-9]{2,}", f"{title or ''} {body}".lower()))
        for title, body, _ in articles
    ]
    held = Counter(word for bag in bags for word in bag)
    place = {word: number for number, word in enumerate(sorted(held))}
    rows = np.zeros((len(bags), len(place)), np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for word, count in bag.items():
            row[place[word]] = (1 + math.log(count)) * math.log(len(bags) / held[word])
        row /= float(np.linalg.norm(row)) or 1
    apart = np.clip(1 - rows @ rows.T, 0, 2)
    tree: NDArray[np.float64] = linkage(squareform(apart, checks=False), "average")
    return tree


def baseline(articles: Sequence[Labelled], threshold: float) -> Figures:
    """The figures of TF-IDF clusters whose articles are on average nearer than a threshold."""
    return _cut(articles, tf_idf(articles), threshold)


def best_threshold(articles: Sequence[Labelled]) -> float:
    """The threshold at which the baseline does best."""
    tree = tf_idf(articles)
    return max((step / 100 for step in range(50, 100)), key=lambda at: _cut(articles, tree, at).f1)


def _cut(articles: Sequence[Labelled], tree: NDArray[np.float64], threshold: float) -> Figures:
    stories = fcluster(tree, threshold, "distance").tolist()
    events = [article.event for article in articles]
    figures = b_cubed(events, stories)
    return _rounded(figures, len(articles), len(set(events)), len(set(stories)))


def _rounded(
    figures: tuple[float, float, float], articles: int, events: int, stories: int
) -> Figures:
    precision, recall, f1 = (round(figure, 3) for figure in figures)
    return Figures(precision, recall, f1, articles, events, stories)


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
    threshold = best_threshold(list(neus(data, "train"))[: 3 * LEARNING])
    figures = {}
    for name, articles in sets.items():
        figures[name] = measure(articles)._asdict()
        figures[f"{name}, TF-IDF"] = baseline(articles, threshold)._asdict()
    if as_json:
        print(json.dumps(figures))
        return
    for name, row in figures.items():
        print(f"{name:30}", "  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), as_json="--json" in sys.argv)
