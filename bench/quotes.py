"""The quotes beside the simplest way to find them, on the scored events.

    python -m bench.quotes --data DIR [--train]

The baseline takes what stands between quotation marks, sentence by sentence, and joins passages
of two articles whose words overlap, by average links; every threshold is tried and its best kept.
``recall`` is the share of the gold's pairs of renderings that are joined; ``told`` the share of
the joined pairs that the gold has too, which names the main utterances only; ``right`` the same
share of the pairs of which both passages are rendered in the gold: the others there show two
utterances as one. The sure quotes are those that a dossier shows to people.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from rapidfuzz.fuzz import token_set_ratio

import sayso
from bench.events import events
from sayso.claims.clusters import clusters
from sayso.language.quotations import quotations
from sayso.language.sentences import sentences
from sayso.model import Passage

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)
LEAST = 12
"""Characters: shorter passages between marks are words in question, not utterances."""
Joined = Sequence[Sequence[Passage]]


def between_marks(dossier: sayso.Dossier, threshold: float) -> Joined:
    """Clusters of quoted sentences whose words overlap."""
    found = [
        Passage(article.id, max(s.start, q.start), min(s.end, q.end))
        for article in dossier.articles
        for spans in [sentences(article.text)]
        for q in (quotation.inner() for quotation in quotations(article.text, spans))
        for s in spans
        if min(s.end, q.end) - max(s.start, q.start) >= LEAST
    ]
    texts = {article.id: article.text for article in dossier.articles}
    scores = {
        (i, j): token_set_ratio(
            texts[a.article][a.start : a.end], texts[b.article][b.start : b.end]
        )
        / 100.0
        for (i, a), (j, b) in combinations(enumerate(found), 2)
        if a.article != b.article
    }
    groups = clusters([p.article for p in found], scores, threshold, one_a_group=False)
    return [[found[i] for i in group] for group in groups if len(group) > 1]


class Figures(NamedTuple):
    """Shares of pairs of passages, 1.0 where there are none."""

    recall: float
    told: float
    right: float


def figures(gold: dict[str, Any], dossier: sayso.Dossier, joined: Joined) -> Figures:
    """How the joined passages of one event agree with the gold."""
    told = _told(gold, dossier)
    met = [any(_touches(pair, group) for group in joined) for pair in told]
    pairs = [
        (a, b) for group in joined for a, b in combinations(group, 2) if a.article != b.article
    ]
    right = [any(_touches(pair, known) for known in told) for pair in pairs]
    rendered = {passage for pair in told for passage in pair}
    named = [
        good
        for pair, good in zip(pairs, right, strict=True)
        if all(_touches((passage,), rendered) for passage in pair)
    ]
    return Figures(mean(met or [1.0]), mean(right or [1.0]), mean(named or [1.0]))


def _told(gold: dict[str, Any], dossier: sayso.Dossier) -> list[tuple[Passage, Passage]]:
    """The gold's pairs of renderings, of two articles each."""
    names = {Path(str(a.path)).name: a for a in dossier.articles}
    files = {item["id"]: Path(item["file"]).name for item in gold["articles"]}
    told: list[tuple[Passage, Passage]] = []
    for utterance in gold["same_quotes"]:
        placed = []
        for rendering in utterance["renderings"]:
            article = names[files[rendering["article"]]]
            at = article.text.find(rendering["quote"])
            placed.append(Passage(article.id, at, at + len(rendering["quote"])))
        told += [(a, b) for a, b in combinations(placed, 2) if a.article != b.article]
    return told


def _touches(pair: Sequence[Passage], group: Iterable[Passage]) -> bool:
    """Tell whether every passage of a pair overlaps some passage of a group."""
    return all(
        any(p.article == q.article and min(p.end, q.end) > max(p.start, q.start) for q in group)
        for p in pair
    )


def main() -> None:
    """Print the figures of the quotes and of the baseline, the mean over the events."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--train", action="store_true", help="the development events instead")
    given = parser.parse_args()
    ours: list[Figures] = []
    sure: list[Figures] = []
    plain: dict[float, list[Figures]] = {threshold: [] for threshold in THRESHOLDS}
    for _, gold_file, paths in events(given.data, train=given.train):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        if gold["same_quotes"]:
            dossier = sayso.report(paths, sayso.Options(one_story=True))
            ours.append(figures(gold, dossier, [quote.renderings for quote in dossier.quotes]))
            shown = [quote.renderings for quote in dossier.quotes if quote.sure]
            sure.append(figures(gold, dossier, shown))
            for threshold, rows in plain.items():
                rows.append(figures(gold, dossier, between_marks(dossier, threshold)))
    best = max(plain.values(), key=lambda rows: sum(row.recall + row.told for row in rows))
    for name, rows in (("quotes", ours), ("sure quotes", sure), ("quoted words", best)):
        recall, told, right = (mean(column) for column in zip(*rows, strict=True))
        print(f"{name:14} recall {recall:.3f}  told {told:.3f}  right {right:.3f}")


if __name__ == "__main__":
    main()
