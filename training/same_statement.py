"""Trains the scorers of "the same statement" and "the same utterance" on annotated events.

    python -m training.same_statement GOLD_FOLDER [--out FOLDER]

GOLD_FOLDER holds one JSON file an event (findings with supports, utterances with renderings; the
articles' files beside it). Three scorers are written: ``first_look`` sees a pair alone,
``same_statement`` and ``same_utterance`` see it among its rivals. What they learn of the rivals
comes from first looks by models that did not see the event (folds of whole events).
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from sayso import articles, chains, claims, language
from sayso.claims.candidates import candidates
from sayso.claims.features import NAMES, measure, pair
from sayso.claims.rivals import NAMES as RIVAL_NAMES
from sayso.claims.rivals import standing
from sayso.claims.scorer import Ensemble, Tree
from sayso.claims.utterances import utterances
from sayso.claims.views import View, views
from sayso.entities import EntityIndex, referents, resolve
from sayso.knowledge.sources import registry
from sayso.language.bundle import Bundle, load
from sayso.model import Article, Claim, Story

TARGET = Path(__file__).parents[1] / "src" / "sayso" / "claims"
FOLDS = 3
UNKNOWN = 0.3
"""Weight of a pair of which one claim carries nothing annotated: it may be a gap in the gold."""
FAR, KEPT = 0.35, 0.15
"""Of pairs less alike than FAR that share little, the share KEPT is enough to learn from."""
COVERED = 0.5
THRESHOLDS = {"first_look": 0.5, "same_statement": 0.55, "same_utterance": 0.18}
"""Chosen on folds of the training events, for precision."""

Rows = NDArray[np.float32]
Spans = list[tuple[str, str, int, int]]


class Pairs(NamedTuple):
    """The compared pairs of one event: features, whether the same, weight."""

    views: Sequence[View]
    indexes: NDArray[np.int64]
    rows: Rows
    same: NDArray[np.float64]
    weight: NDArray[np.float64]


def events(folder: Path, bundle: Bundle) -> Iterator[tuple[Pairs, Pairs]]:
    """The pairs of statements and of utterances of every event."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if isinstance(gold, dict) and "findings" in gold:
            yield _event(gold, folder, bundle)


def _event(gold: dict[str, Any], folder: Path, bundle: Bundle) -> tuple[Pairs, Pairs]:
    coverage = articles.read([folder / item["file"] for item in gold["articles"]])
    by_name = {Path(str(a.path)).name: a for a in coverage.articles}
    by_id = {item["id"]: by_name[Path(item["file"]).name] for item in gold["articles"]}
    readings = language.read(coverage.articles, bundle)
    entities = resolve(readings, [Story("s1", "", tuple(a.id for a in coverage.articles))])
    index = EntityIndex(entities)
    statements: list[Claim] = []
    said: list[Claim] = []
    for reading in readings:
        meant = referents(reading, index)
        attributed = chains.attach(reading, index, meant, registry())
        statements += claims.extract(reading, attributed, index, meant)
        said += utterances(reading, attributed, index)
    supports = [(f["id"], s) for f in gold["findings"] for s in f["supports"]]
    renderings = [(str(n), r) for n, q in enumerate(gold["same_quotes"]) for r in q["renderings"]]
    return (
        _pairs(views(statements, readings, bundle.encoder), _spans(supports, by_id), UNKNOWN),
        _pairs(views(said, readings, bundle.encoder), _spans(renderings, by_id), 1.0),
    )


def _spans(items: list[tuple[str, dict[str, str]]], by_id: dict[str, Article]) -> Spans:
    found = ((key, by_id[item["article"]], item["quote"]) for key, item in items)
    placed = ((key, a.id, a.text.find(quote), len(quote)) for key, a, quote in found)
    return [(key, article, at, at + length) for key, article, at, length in placed if at >= 0]


def _pairs(seen: Sequence[View], gold: Spans, unknown: float) -> Pairs:
    indexes = candidates(seen)
    carried = [{key for key, *span in gold if _covers(view.claim, *span)} for view in seen]
    return Pairs(
        views=seen,
        indexes=indexes,
        rows=measure([pair(seen[i], seen[j]) for i, j in indexes]),
        same=np.array([bool(carried[i] & carried[j]) for i, j in indexes], float),
        weight=np.array([1.0 if carried[i] and carried[j] else unknown for i, j in indexes]),
    )


def _covers(claim: Claim, article: str, start: int, end: int) -> bool:
    shared = min(claim.end, end) - max(claim.start, start)
    return (
        claim.article == article
        and shared > 0
        and shared >= COVERED * min(claim.end - claim.start, end - start)
    )


def fit(found: Sequence[Pairs], trees: int, leaves: int, least: int) -> Any:
    """Train one scorer; pairs that are plainly unlike are thinned out."""
    chance = np.random.default_rng(0)
    likeness, shared = NAMES.index("likeness"), NAMES.index("shared_over_shorter")
    rows, same, weight = [], [], []
    for item in found:
        near = (item.rows[:, likeness] > FAR) | (item.rows[:, shared] > FAR) | (item.same > 0)
        kept = near | (chance.random(len(near)) < KEPT)
        rows.append(item.rows[kept])
        same.append(item.same[kept])
        weight.append(np.where(near, item.weight, item.weight / KEPT)[kept])
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.08,
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(np.vstack(rows), np.concatenate(same), np.concatenate(weight))


def among_rivals(found: Sequence[Pairs], first: Sequence[Any]) -> list[Pairs]:
    """Add to each event how its pairs stand, by the first look of its fold's model."""
    added = []
    for number, item in enumerate(found):
        if len(item.rows):
            looks = first[number % len(first)].predict_proba(item.rows)[:, 1]
            scores = np.round(looks, 4).astype(np.float32)
            rows = np.hstack([item.rows, standing(item.indexes, scores, item.views)])
            added.append(item._replace(rows=rows))
    return added


def exported(model: Any, name: str, features: tuple[str, ...]) -> Ensemble:
    """Return the trained trees as plain values."""
    return Ensemble(
        features=features,
        base=float(model._baseline_prediction[0, 0]),
        threshold=THRESHOLDS[name],
        trees=tuple(_tree(stage[0].nodes) for stage in model._predictors),
    )


def _tree(nodes: np.ndarray) -> Tree:
    leaf = nodes["is_leaf"].astype(bool)
    threshold = np.where(leaf, 0.0, nodes["num_threshold"]).round(6)
    return Tree(
        feature=tuple(np.where(leaf, -1, nodes["feature_idx"]).tolist()),
        threshold=tuple(threshold.tolist()),
        left=tuple(nodes["left"].tolist()),
        right=tuple(nodes["right"].tolist()),
        value=tuple(np.where(leaf, nodes["value"], 0.0).round(6).tolist()),
    )


def main() -> None:
    """Read the events, train the three scorers, write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    found = list(events(options.gold, load(1)))
    statements, said = [a for a, _ in found], [b for _, b in found]
    folds = [
        fit([x for n, x in enumerate(statements) if n % FOLDS != fold], 80, 16, 60)
        for fold in range(FOLDS)
    ]
    models = {
        "first_look": (fit(statements, 80, 16, 60), NAMES),
        "same_statement": (fit(among_rivals(statements, folds), 120, 16, 60), NAMES + RIVAL_NAMES),
        "same_utterance": (fit(among_rivals(said, folds), 60, 8, 30), NAMES + RIVAL_NAMES),
    }
    for name, (model, features) in models.items():
        value = msgspec.json.encode(exported(model, name, features))
        (options.out / f"{name}.json").write_bytes(value + b"\n")


if __name__ == "__main__":
    main()
