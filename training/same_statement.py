"""Trains the scorer of "the same statement" and writes ``claims/same_statement.json``.

    python training/same_statement.py PAIRS.npz

``PAIRS.npz`` holds, for pairs of claims of annotated events: ``rows`` (features in the order of
``sayso.claims.features.NAMES`` and ``sayso.claims.candidates.RANK_NAMES``), ``same`` (1 when both
claims carry one annotated statement), ``weight`` and ``event`` (for folds).
"""

import sys
from pathlib import Path

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from sayso.claims.features import NAMES
from sayso.claims.scorer import Ensemble, Tree

TARGET = Path(__file__).parents[1] / "src" / "sayso" / "claims" / "same_statement.json"


def classifier() -> HistGradientBoostingClassifier:
    """Return the untrained scorer: 150 small trees, chosen on folds of events."""
    return HistGradientBoostingClassifier(
        max_iter=150,
        learning_rate=0.08,
        max_leaf_nodes=16,
        min_samples_leaf=60,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )


def exported(model: HistGradientBoostingClassifier, threshold: float) -> Ensemble:
    """Return the trained trees as plain values; ``threshold`` was chosen on folds of events."""
    return Ensemble(
        features=NAMES,
        base=float(model._baseline_prediction[0, 0]),
        threshold=threshold,
        trees=tuple(_tree(stage[0].nodes) for stage in model._predictors),
    )


def _tree(nodes: np.ndarray) -> Tree:
    return Tree(
        feature=tuple(-1 if n["is_leaf"] else int(n["feature_idx"]) for n in nodes),
        threshold=tuple(
            0.0 if n["is_leaf"] else round(float(n["num_threshold"]), 6) for n in nodes
        ),
        left=tuple(int(n["left"]) for n in nodes),
        right=tuple(int(n["right"]) for n in nodes),
        value=tuple(round(float(n["value"]), 6) if n["is_leaf"] else 0.0 for n in nodes),
    )


def main(path: str, threshold: float = 0.35) -> None:
    """Train on the pairs in ``path`` and write the scorer."""
    data = np.load(path)
    model = classifier().fit(data["rows"], data["same"], data["weight"])
    TARGET.write_bytes(msgspec.json.encode(exported(model, threshold)) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
