"""Features of many pairs at once, rivals, and trees: each against the plain way to compute it."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.fakes import WordsAsVectors

from sayso.claims import features
from sayso.claims.candidates import PER_ARTICLE, candidates
from sayso.claims.features import pair
from sayso.claims.rivals import NAMES as RIVAL_NAMES
from sayso.claims.rivals import standing
from sayso.claims.scorer import Ensemble, Tree
from sayso.claims.table import Table, measure
from sayso.claims.views import View, views
from sayso.model import Article, Claim, Reading, Source, Span

ARTICLES = (
    "The dam at Corvo burst on Monday. At least 12 people drowned, the mayor said. Rescue boats "
    "reached the lower town.",
    "A dam burst near the town of Corvo. Twelve people did not survive. “We never saw such a "
    "flood,” Ana Reis said.",
    "Boats will reach the lower town today. 30 people drowned when the dam burst. The mayor "
    "denied that the dam was never repaired.",
)


def told() -> tuple[View, ...]:
    """The sentences of three invented articles as views; some are attributed."""
    readings, claims = [], []
    for n, text in enumerate(ARTICLES):
        ends = [at + 1 for at, mark in enumerate(text) if mark == "." and text[at - 1] != "."]
        spans = [Span(s, e) for s, e in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
        readings.append(
            Reading(article=Article(id=f"a{n}", sha256="", text=text), sentences=tuple(spans))
        )
        for k, span in enumerate(spans):
            claims.append(
                Claim(
                    id=f"a{n}c{k}", article=f"a{n}", start=span.start, end=span.end,
                    text=text[span.start : span.end], entities=tuple(f"e{x}" for x in range(k)),
                    chain=(Source("Ana Reis", "person", f"e{k}"),) if k else (),
                    status="planned" if "will" in text[span.start : span.end] else "happened",
                )
            )  # fmt: skip
    return views(claims, readings, WordsAsVectors())


def test_features_in_arrays_are_those_of_single_pairs() -> None:
    seen = told()
    indexes = np.array(list(combinations(range(len(seen)), 2)))
    singly = features.measure([pair(seen[i], seen[j]) for i, j in indexes])
    at_once = measure(Table(seen), indexes)
    for column, name in enumerate(features.NAMES):
        assert at_once[:, column] == pytest.approx(singly[:, column], abs=1e-5), name


def test_a_claim_meets_at_most_a_few_claims_of_another_article() -> None:
    seen = told()
    found = candidates(seen)
    assert len(found)
    for i, j in found:
        assert i < j
        assert seen[i].claim.article != seen[j].claim.article
    assert len(found) <= len(seen) * PER_ARTICLE * 2 * (len(ARTICLES) - 1)


def test_a_third_article_supports_a_pair_by_its_scores_with_both() -> None:
    seen = told()
    pairs = np.array([(0, 3), (0, 6), (3, 6)])
    columns = standing(pairs, np.array([0.5, 0.8, 0.4], np.float32), seen)
    support = columns[:, RIVAL_NAMES.index("support")]
    assert support == pytest.approx([0.8 * 0.4, 0.5 * 0.4, 0.5 * 0.8])


def test_neighbouring_sentences_that_match_speak_for_a_pair() -> None:
    seen = told()
    columns = standing(np.array([(0, 3), (1, 4)]), np.array([0.5, 0.9], np.float32), seen)
    beside = columns[:, RIVAL_NAMES.index("neighbour_match")]
    assert beside == pytest.approx([0.9, 0.5])


TREE = Tree(
    feature=(0, -1, 1, -1, -1),
    threshold=(0.5, 0.0, 2.0, 0.0, 0.0),
    left=(1, 0, 3, 0, 0),
    right=(2, 0, 4, 0, 0),
    value=(0.0, 1.0, 0.0, -1.0, 3.0),
)


@given(st.lists(st.tuples(st.floats(-1, 2, width=32), st.floats(0, 4, width=32)), min_size=1))
def test_a_tree_gives_each_row_the_value_of_its_leaf(rows: list[tuple[float, float]]) -> None:
    expected = [1.0 if x <= 0.5 else (-1.0 if y <= 2.0 else 3.0) for x, y in rows]
    scores = Ensemble(("x", "y"), 0.0, 0.5, (TREE,)).score(np.array(rows, np.float32))
    assert scores == pytest.approx(1 / (1 + np.exp(-np.array(expected))), abs=1e-4)
