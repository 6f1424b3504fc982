"""What the bundled reader answers about two texts: do they state the same; what is the status.

The reader is given both texts at once, so that every word of one is read beside the other's.
"""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.language.inference import batches, session, side_by_side, tokenizer
from sayso.language.pieces import END, START, Pieces, cut, split
from sayso.model import ModelCard, Status

LONGEST = 90
"""Word pieces of either text that are read; the model was trained on no more."""

STATUSES: tuple[Status, ...] = (
    "happened",
    "ongoing",
    "planned",
    "requested",
    "possible",
    "denied",
)
"""In the order of the model's answers."""

Floats = NDArray[np.float32]


class PairReader(Protocol):
    """Answers about two texts read together."""

    def same(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return how sure it is (0 to 1) of each pair that both texts state the same."""
        ...

    def statuses(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return the probabilities (pairs x ``STATUSES``) of the first text's status.

        The second text of a pair is the sentence the first stands in.
        """
        ...


class OnnxPairReader:
    """The bundled reader, asked about pairs; the model is loaded at first use."""

    def __init__(self, folder: Path, card: ModelCard, threads: int) -> None:
        """Remember where the model lies: ``folder``, its card, and how many threads to use."""
        self._folder = folder
        self._card = card
        self._threads = threads

    def same(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return how sure the model is (0 to 1), the mean of both orders of a pair.

        Raises:
            BadInstallation: the model file is missing or damaged.
        """
        turned = [(second, first) for first, second in pairs]
        answers = self._answers([*pairs, *turned])[:, 0]
        mean = (answers[: len(pairs)] + answers[len(pairs) :]) / 2
        sure: Floats = (1 / (1 + np.exp(-mean))).astype(np.float32)
        return sure

    def statuses(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return the probabilities of the first text's statuses (pairs x ``STATUSES``).

        Raises:
            BadInstallation: the model file is missing or damaged.
        """
        answers = self._answers(pairs)[:, 1:]
        raised = np.exp(answers - answers.max(1, keepdims=True, initial=-np.inf))
        sure: Floats = raised / raised.sum(1, keepdims=True)
        return sure

    def _answers(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        texts = sorted({text for pair in pairs for text in pair})
        read = dict(zip(texts, split(texts, self._tokenizer), strict=True))
        pieces = {text: cut(each, LONGEST) for text, each in read.items()}
        joined = [_joined(pieces[first], pieces[second]) for first, second in pairs]
        answers = np.zeros((len(pairs), 1 + len(STATUSES)), np.float32)
        groups = list(batches([len(ids) for ids, _ in joined]))
        work = [[joined[index] for index in group] for group in groups]
        found = side_by_side(partial(_run, self._session), work, self._threads)
        for group, rows in zip(groups, found, strict=True):
            answers[group] = rows
        return answers

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return tokenizer(self._folder / "tokenizer.json")

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self._folder / f"{self._card.name}.onnx", self._card.sha256, 1)


def _run(
    model: onnxruntime.InferenceSession, group: Sequence[tuple[list[int], list[int]]]
) -> Floats:
    longest = max(len(ids) for ids, _ in group)
    inputs, mask, features = (np.zeros((len(group), longest), np.int64) for _ in range(3))
    for row, (ids, marks) in enumerate(group):
        inputs[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
        features[row, : len(ids)] = marks
    feed = {"pieces": inputs, "mask": mask, "features": features}
    (answers,) = model.run(["answers"], feed)
    return np.asarray(answers, np.float32)


def _joined(first: Pieces, second: Pieces) -> tuple[list[int], list[int]]:
    """Piece numbers and features of a pair, both texts between special pieces."""
    ids = [START, *first.ids, END, *second.ids, END]
    return ids, [0, *first.features, 0, *second.features, 0]
