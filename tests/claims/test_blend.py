"""The reader's second opinion: which pairs it is asked about, and what its answer changes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tests.claims.test_refining import compared

from sayso.claims.blend import NAMES, Blend, doubtful, features, reconsidered
from sayso.claims.scorer import Ensemble
from sayso.language.pairs import InContext

HOW = Blend(base=0.0, trees=1.0, reader=1.0, least=0.1, most=0.9, asked=5, threshold=0.5)


class Sure:
    """A stand-in reader that holds any two texts for the same, and keeps what it was asked."""

    def __init__(self, answer: float) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []

    def same(self, pairs: Sequence[tuple[InContext, InContext]]) -> NDArray[np.float32]:
        self.asked += [(first.sentence, second.sentence) for first, second in pairs]
        return np.full(len(pairs), self.answer, np.float32)


def test_the_reader_is_asked_about_doubtful_pairs_alone_and_moves_them() -> None:
    seen = compared("A dam burst.", "The dam broke.", "Rain fell.").views
    reader = Sure(0.9)
    scores = reconsidered({(0, 1): 0.5, (0, 2): 0.01, (1, 2): 0.95}, seen, reader, HOW)
    assert reader.asked == [("A dam burst.", "The dam broke.")]
    assert scores == {(0, 1): 0.9, (0, 2): 0.01, (1, 2): 0.95}


def test_without_a_doubt_nothing_is_asked() -> None:
    seen = compared("A dam burst.", "Rain fell.").views
    reader = Sure(0.9)
    assert reconsidered({(0, 1): 0.05}, seen, reader, HOW) == {(0, 1): 0.05}
    assert reader.asked == []


def test_the_most_doubtful_come_first_when_not_all_can_be_asked() -> None:
    scores = {(0, 1): 0.15, (0, 2): 0.4, (1, 2): 0.3, (2, 3): 0.85}
    assert doubtful(scores, 2, HOW) == [(0, 2), (1, 2)]


def test_a_second_look_tells_of_the_pairs_asked_about_alone() -> None:
    seen = compared("A dam burst.", "The dam broke.", "Rain fell.").views
    look = Ensemble(NAMES, base=-2.0, threshold=0.5, trees=())
    scores = reconsidered({(0, 1): 0.5, (0, 2): 0.01, (1, 2): 0.95}, seen, Sure(0.9), HOW, look)
    assert scores == {(0, 1): 0.1192, (0, 2): 0.01, (1, 2): 0.95}


def test_a_third_article_speaks_for_a_pair() -> None:
    seen = compared("A dam burst.", "The dam broke.", "The dam gave way.").views
    both = np.array([0.5]), np.array([0.5])
    alone = features([(0, 1)], *both, {(0, 1): 0.5, (0, 2): 0.1, (1, 2): 0.1}, seen)
    held = features([(0, 1)], *both, {(0, 1): 0.5, (0, 2): 0.9, (1, 2): 0.9}, seen)
    support = NAMES.index("support")
    assert held[0, support] > alone[0, support]
