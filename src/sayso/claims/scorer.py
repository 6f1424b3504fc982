"""Trained scorers: how sure it is that two claims make the same statement.

Each is a small ensemble of decision trees over named features (gradient boosting, Friedman 2001),
made by ``training/same_statement.py`` and kept as plain JSON beside this file.
"""

from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.errors import BadInstallation


class Tree(msgspec.Struct, frozen=True):
    """One tree as columns over its nodes; a leaf has ``feature`` -1 and its ``value``."""

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class Ensemble(msgspec.Struct, frozen=True):
    """Trees whose values add up, on top of ``base``, to the logit of "the same statement"."""

    features: tuple[str, ...]
    base: float
    threshold: float
    trees: tuple[Tree, ...]

    def score(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return for each row of features the probability, rounded to four digits."""
        logit = np.full(len(rows), self.base, np.float64)
        for tree in self.trees:
            logit += _values(tree, rows)
        return np.round(1.0 / (1.0 + np.exp(-logit)), 4)


@cache
def scorer(name: str) -> Ensemble:
    """Return the bundled scorer ``name``.

    Raises:
        BadInstallation: the model file is missing or damaged.
    """
    file = f"{name}.json"
    try:
        raw = resources.files("sayso.claims").joinpath(file).read_bytes()
        return msgspec.json.decode(raw, type=Ensemble)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInstallation(f"{file}: {error}; install sayso again") from error


def _values(tree: Tree, rows: NDArray[np.float32]) -> NDArray[np.float64]:
    feature = np.array(tree.feature)
    threshold = np.array(tree.threshold)
    left, right = np.array(tree.left), np.array(tree.right)
    at = np.zeros(len(rows), np.int64)
    lines = np.arange(len(rows))
    while True:
        inner = feature[at] >= 0
        if not inner.any():
            return np.array(tree.value)[at]
        goes_left = rows[lines, feature[at]] <= threshold[at]
        at = np.where(inner, np.where(goes_left, left[at], right[at]), at)
