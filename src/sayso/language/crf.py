"""Linear-chain conditional random field: the best labels, and how likely each is.

All sequences of a batch are walked together, one step a word. ``emissions`` is
(sequences x words x labels), ``lengths`` the true number of words of each sequence.
After Lafferty, McCallum and Pereira (2001).
"""

from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]


class Transitions(Struct, frozen=True, eq=False):
    """Scores of label pairs (from x to), of first labels and of last labels."""

    between: Floats
    first: Floats
    last: Floats


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
    """Return the probability of every label at every word; after a sequence's end, anything."""
    forward = _forward(emissions, transitions)
    backward = _backward(emissions, lengths, transitions)
    joint = forward + backward
    joint = np.exp(joint - joint.max(-1, keepdims=True))
    shares: Floats = joint / joint.sum(-1, keepdims=True)
    return shares


def _forward(emissions: Floats, transitions: Transitions) -> Floats:
    forward = np.empty_like(emissions)
    forward[:, 0] = transitions.first + emissions[:, 0]
    for word in range(1, emissions.shape[1]):
        before = forward[:, word - 1, :, None] + transitions.between
        forward[:, word] = _log_sum(before, 1) + emissions[:, word]
    return forward


def _backward(emissions: Floats, lengths: Ints, transitions: Transitions) -> Floats:
    backward = np.empty_like(emissions)
    backward[:] = transitions.last
    for word in range(emissions.shape[1] - 2, -1, -1):
        after = transitions.between + (emissions[:, word + 1] + backward[:, word + 1])[:, None, :]
        live = (word + 1 < lengths)[:, None]
        backward[:, word] = np.where(live, _log_sum(after, 2), transitions.last)
    return backward


def _log_sum(scores: Floats, axis: int) -> Floats:
    top = scores.max(axis, keepdims=True)
    total = np.log(np.exp(scores - top).sum(axis)) + top.squeeze(axis)
    return np.asarray(total, np.float32)
