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
        columns = np.ascontiguousarray(rows.T, np.float64)
        for tree in self.trees:
            logit += _values(tree, columns)
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


def _values(tree: Tree, columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """The value of the leaf that each row comes to.

    Every node strikes out, for the rows that pass it on the right, the leaves on its left; of the
    leaves that remain the first is the row's (QuickScorer, Lucchese et al. 2015).
    """
    leaves, left_of = _leaves(tree)
    open_ = np.full(columns.shape[1], (1 << len(leaves)) - 1, np.uint64)
    for node, feature in enumerate(tree.feature):
        if feature >= 0:
            right = columns[feature] > tree.threshold[node]
            open_ &= ~(right * np.uint64(left_of[node]))
    first = np.frexp((open_ & (~open_ + np.uint64(1))).astype(np.float64))[1] - 1
    found: NDArray[np.float64] = np.array([tree.value[leaf] for leaf in leaves])[first]
    return found


def _leaves(tree: Tree) -> tuple[list[int], dict[int, int]]:
    """The leaves from left to right, and for each inner node those on its left, as bits."""
    leaves: list[int] = []
    left_of: dict[int, int] = {}

    def visit(node: int) -> int:
        if tree.feature[node] < 0:
            leaves.append(node)
            return 1 << (len(leaves) - 1)
        left_of[node] = visit(tree.left[node])
        return left_of[node] | visit(tree.right[node])

    visit(0)
    return leaves, left_of
