"""Boosted trees over named features, trained and written as plain values."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from sayso.claims.scorer import Ensemble, Tree

Rows = NDArray[np.float32]
Column = NDArray[np.float64]


def fit(
    rows: Sequence[Rows],
    truth: Sequence[Column],
    weight: Sequence[Column],
    *,
    trees: int,
    leaves: int,
    least: int,
) -> Any:
    """Train on the rows of several events.

    Args:
        rows: features, one table an event.
        truth: 1.0 or 0.0 for each row.
        weight: how much each row counts.
        trees: how many trees.
        leaves: most leaves a tree.
        least: fewest rows a leaf.
    """
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.07,
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(np.vstack(rows), np.concatenate(truth), np.concatenate(weight))


def chances(model: Any, rows: Rows) -> Column:
    """Return for each row the probability that a model gives, rounded to four digits."""
    if not len(rows):
        return np.zeros(0)
    found: Column = np.round(model.predict_proba(rows)[:, 1], 4)
    return found


def exported(model: Any, threshold: float, features: tuple[str, ...]) -> Ensemble:
    """Return the trained trees as plain values."""
    return Ensemble(
        features=features,
        base=float(model._baseline_prediction[0, 0]),
        threshold=threshold,
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
