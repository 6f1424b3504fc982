"""Fits what weighs the reader's answers: the blend, and the second look after it.

Both learn from pairs in doubt of events and stories from which the reader did not learn.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from sayso.claims.blend import NAMES, Blend, doubtful, features, logit
from sayso.claims.views import View
from sayso.language.pairs import PairReader
from training.boosting import Column, Rows, chances, fit

FOLDS = 3
DOUBT = Blend(base=0.0, trees=1.0, reader=0.0, least=0.02, most=0.98, asked=240, threshold=0.57)
"""Which pairs the reader is asked about, and from which score claims are joined. On events held
out and stories kept back .5 finds more links (F1 .655 and .610, .6: .643 and .564), .6 joins more
rightly (of all pairs of a finding .765 and .837 state the same, .5: .735 and .783)."""

MANY = 8
"""Articles as which an event counts when pairs to learn from are chosen: most have three, and a
report of three asks about fewer."""

Pair = tuple[int, int]


class Pairs(NamedTuple):
    """The compared pairs of one event: features, whether the same, weight."""

    views: Sequence[View]
    indexes: NDArray[np.int64]
    rows: Rows
    same: Column
    weight: Column


class Asked(NamedTuple):
    """The pairs of one event that the reader was asked about: both answers, and the truth."""

    pairs: Sequence[Pair]
    trees: Column
    reader: Column
    same: Column
    weight: Column


def second_opinion(
    found: Sequence[Pairs], scores: Sequence[Column], reader: PairReader
) -> tuple[Blend, Any, str]:
    """Return the blend, the second look, and what each gains.

    Args:
        found: events and stories.
        scores: what the trees say of their pairs.
        reader: reads two claims together.
    """
    asked = [ask(item, column, reader) for item, column in zip(found, scores, strict=True)]
    how = blended(asked)
    rows = [_rows(*each, how) for each in zip(found, scores, asked, strict=True)]
    looked = []
    for fold in range(FOLDS):
        model = _look(rows, asked, [n for n in range(len(asked)) if n % FOLDS != fold])
        looked += [(n, chances(model, rows[n])) for n in range(fold, len(asked), FOLDS)]
    answers = {
        "trees": [one.trees for one in asked],
        "reader": [one.reader for one in asked],
        "both": [how.of(one.trees, one.reader) for one in asked],
        "second look": [column for _, column in sorted(looked, key=lambda pair: pair[0])],
    }
    told = (f"{name} {_precision(asked, columns):.3f}" for name, columns in answers.items())
    return how, _look(rows, asked, range(len(asked))), "pairs in doubt, AP: " + ", ".join(told)


def ask(item: Pairs, scores: Column, reader: PairReader) -> Asked:
    """Ask the reader about the pairs of an event that the trees are in doubt about."""
    keys = [(int(i), int(j)) for i, j in item.indexes]
    place = {key: at for at, key in enumerate(keys)}
    pairs = doubtful(dict(zip(keys, scores.tolist(), strict=True)), MANY, DOUBT)
    at = [place[key] for key in pairs]
    told = [(item.views[i].told, item.views[j].told) for i, j in pairs]
    answers = np.asarray(reader.same(told), np.float64)
    return Asked(pairs, scores[at], answers, item.same[at], item.weight[at])


def blended(asked: Sequence[Asked]) -> Blend:
    """Fit the blend."""
    trees, reader, same, weight = (
        np.concatenate([one[column] for one in asked]) for column in range(1, 5)
    )
    model = LogisticRegression(C=10.0)
    model.fit(np.column_stack([logit(trees), logit(reader)]), same, weight)
    (by_trees, by_reader), base = model.coef_[0].tolist(), float(model.intercept_[0])
    return msgspec.structs.replace(
        DOUBT, base=round(base, 4), trees=round(by_trees, 4), reader=round(by_reader, 4)
    )


def _rows(item: Pairs, scores: Column, asked: Asked, how: Blend) -> Rows:
    """The features of the pairs asked about, for the second look."""
    if not asked.pairs:
        return np.zeros((0, len(NAMES)), np.float32)
    keys = [(int(i), int(j)) for i, j in item.indexes]
    both = how.of(asked.trees, asked.reader).tolist()
    known = dict(zip(keys, scores.tolist(), strict=True)) | dict(
        zip(asked.pairs, both, strict=True)
    )
    return features(asked.pairs, asked.trees, asked.reader, known, item.views)


def _look(rows: Sequence[Rows], asked: Sequence[Asked], of: Collection[int]) -> Any:
    """Train the second look on the events with the numbers ``of``."""
    return fit(
        [rows[n] for n in of], [asked[n].same for n in of], [asked[n].weight for n in of],
        trees=80, leaves=8, least=80,
    )  # fmt: skip


def _precision(asked: Sequence[Asked], columns: Sequence[Column]) -> float:
    """The average precision over all pairs asked about."""
    same, weight = (np.concatenate([one[column] for one in asked]) for column in (3, 4))
    return float(average_precision_score(same, np.concatenate(columns), sample_weight=weight))
