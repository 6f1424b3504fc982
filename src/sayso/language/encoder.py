"""Sentence vectors: texts in, unit rows out, so that a dot product is a cosine."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.language.inference import batches, session, side_by_side, tokenizer
from sayso.model import ModelCard

WIDTH = 384
LONGEST = 256
"""Word pieces of a text that are read; the model was trained on no more."""


class SentenceEncoder(Protocol):
    """Turns texts into vectors whose dot product tells how alike the texts are."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one a text (n x width), in the order of ``texts``."""
        ...


class OnnxEncoder:
    """The bundled sentence encoder; the model is loaded at first use."""

    def __init__(self, folder: Path, card: ModelCard, threads: int) -> None:
        """Remember where the model lies: ``folder``, its card, and how many threads to use."""
        self._folder = folder
        self._card = card
        self._threads = threads

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a text; of a long text the first 256 word pieces count.

        Raises:
            BadInstallation: the model file is missing or damaged.
        """
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        rows = np.zeros((len(texts), WIDTH), np.float32)
        groups = list(batches([len(ids) for ids in pieces]))
        work = [[pieces[index] for index in group] for group in groups]
        found = side_by_side(partial(_rows, self._session), work, self._threads)
        for group, vectors in zip(groups, found, strict=True):
            rows[group] = vectors
        return rows

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        pieces = tokenizer(self._folder / "tokenizer.json")
        pieces.enable_truncation(LONGEST)
        return pieces

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self._folder / f"{self._card.name}.onnx", self._card.sha256, 1)


def _rows(
    model: onnxruntime.InferenceSession, pieces: Sequence[Sequence[int]]
) -> NDArray[np.float32]:
    longest = max(len(ids) for ids in pieces)
    inputs = np.zeros((len(pieces), longest), np.int64)
    mask = np.zeros_like(inputs)
    for row, ids in enumerate(pieces):
        inputs[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    (rows,) = model.run(["rows"], {"pieces": inputs, "mask": mask})
    return np.asarray(rows, np.float32)
