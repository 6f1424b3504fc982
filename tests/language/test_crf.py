"""The best labels and their probabilities, held against counting every path."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.crf import Transitions, batches, decode, marginals

LABELS = 3


def path_score(emissions: np.ndarray, path: tuple[int, ...], transitions: Transitions) -> float:
    score = transitions.first[path[0]] + transitions.last[path[-1]]
    score += sum(emissions[word, label] for word, label in enumerate(path))
    return float(score + sum(transitions.between[a, b] for a, b in pairwise(path)))


@st.composite
def fields(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, Transitions]:
    chance = np.random.default_rng(draw(st.integers(0, 10_000)))
    lengths = np.array(draw(st.lists(st.integers(1, 4), min_size=1, max_size=4)))
    emissions = chance.normal(size=(len(lengths), lengths.max(), LABELS)).astype(np.float32)
    between = chance.normal(size=(LABELS, LABELS)).astype(np.float32)
    first, last = chance.normal(size=(2, LABELS)).astype(np.float32)
    return emissions, lengths, Transitions(between, first, last)


@given(fields())
def test_the_decoded_path_is_the_best_of_all_paths(
    field: tuple[np.ndarray, np.ndarray, Transitions],
) -> None:
    emissions, lengths, transitions = field
    found = decode(emissions, lengths, transitions)
    for row, length in enumerate(lengths):
        scores = {
            path: path_score(emissions[row], path, transitions)
            for path in product(range(LABELS), repeat=length)
        }
        assert scores[tuple(found[row, :length])] == pytest.approx(max(scores.values()), abs=1e-4)


@given(fields())
def test_the_marginals_are_the_shares_of_all_paths(
    field: tuple[np.ndarray, np.ndarray, Transitions],
) -> None:
    emissions, lengths, transitions = field
    found = marginals(emissions, lengths, transitions)
    for row, length in enumerate(lengths):
        expected = np.zeros((length, LABELS))
        for path in product(range(LABELS), repeat=length):
            weight = np.exp(path_score(emissions[row], path, transitions))
            expected[np.arange(length), path] += weight
        expected /= expected.sum(1, keepdims=True)
        assert found[row, :length] == pytest.approx(expected, abs=1e-4)


def test_a_sequence_is_labelled_the_same_alone_and_beside_a_longer_one() -> None:
    chance = np.random.default_rng(7)
    emissions = chance.normal(size=(2, 9, LABELS)).astype(np.float32)
    between = chance.normal(size=(LABELS, LABELS)).astype(np.float32)
    transitions = Transitions(between, *chance.normal(size=(2, LABELS)).astype(np.float32))
    together = decode(emissions, np.array([4, 9]), transitions)[0, :4]
    alone = decode(emissions[:1, :4], np.array([4]), transitions)[0]
    assert together.tolist() == alone.tolist()


@given(st.lists(st.integers(0, 900)))
def test_every_sequence_is_in_one_batch_and_no_padded_batch_is_too_large(
    lengths: list[int],
) -> None:
    found = list(batches(lengths, 800))
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        longest = max(lengths[index] for index in batch)
        assert len(batch) == 1 or longest * len(batch) <= 800


def test_sequences_of_like_length_come_together() -> None:
    assert list(batches([5, 400, 6, 390], 800)) == [[0, 2], [3, 1]]
