"""Linear-chain conditional random field: the best labels, and how likely each is.

All sequences of a batch are walked together, one step a word. ``emissions`` is
(sequences x words x labels), ``lengths`` the true number of words of each sequence.
After Lafferty, McCallum and Pereira (2001).
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float64]

_LEAST = np.finfo(np.float64).tiny


class Transitions(Struct, frozen=True, eq=False):
    """Scores of label pairs (from x to), of first labels and of last labels."""

    between: Floats
    first: Floats
    last: Floats


def batches(lengths: Sequence[int], limit: int) -> Iterator[list[int]]:
    """Yield indexes of ``lengths``, shortest first, so that no padded batch exceeds ``limit``.

    A sequence longer than ``limit`` stands alone.
    """
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[index] * (len(batch) + 1) > limit:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def decode(emissions: Floats, lengths: Ints, transitions: Transitions) -> Ints:
    """Return the best label of every word (Viterbi); after a sequence's end, anything."""
    batch, words, labels = emissions.shape
    back = np.zeros((words, batch, labels), np.int64)
    score = transitions.first + emissions[:, 0]
    for word in range(1, words):
        paths = score[:, :, None] + transitions.between
        back[word] = paths.argmax(1)
        longer = paths.max(1) + emissions[:, word]
        live = (word < lengths)[:, None]
        score = np.where(live, longer, score)
        back[word] = np.where(live, back[word], np.arange(labels))
    best = np.zeros((batch, words), np.int64)
    label = (score + transitions.last).argmax(1)
    for word in range(words - 1, -1, -1):
        best[:, word] = label
        label = back[word][np.arange(batch), label]
    return best


def marginals(emissions: Floats, lengths: Ints, transitions: Transitions) -> Floats:
    """Return the probability of every label at every word; after a sequence's end, anything.

    Forward and backward weights are kept as probabilities, made to sum to one at each word, so
    that a step is a product of matrices (Rabiner, 1989) and no length underflows.
    """
    # Words come first, so that a step reads and writes one block of memory.
    local = np.swapaxes(emissions, 0, 1).astype(np.float64)
    local = np.exp(local - local.max(-1, keepdims=True))
    joint = _forward(local, transitions) * _backward(local, lengths, transitions)
    shares = _shares(joint).astype(np.float32)
    return np.swapaxes(shares, 0, 1)


def _forward(local: Weights, transitions: Transitions) -> Weights:
    step = _weights(transitions.between)
    forward = np.empty_like(local)
    forward[0] = _shares(_weights(transitions.first) * local[0])
    for word in range(1, len(local)):
        forward[word] = _shares((forward[word - 1] @ step) * local[word])
    return forward


def _backward(local: Weights, lengths: Ints, transitions: Transitions) -> Weights:
    step, last = _weights(transitions.between).T, _shares(_weights(transitions.last))
    backward = np.empty_like(local)
    backward[-1] = last
    for word in range(len(local) - 2, -1, -1):
        backward[word] = _shares((local[word + 1] * backward[word + 1]) @ step)
        backward[word, lengths <= word + 1] = last
    return backward


def _weights(scores: Floats) -> Weights:
    """Scores as weights, the largest one."""
    wide = scores.astype(np.float64)
    weights: Weights = np.exp(wide - wide.max())
    return weights


def _shares(weights: Weights) -> Weights:
    """Weights made to sum to one over the labels."""
    shares: Weights = weights / np.maximum(weights.sum(-1, keepdims=True), _LEAST)
    return shares
