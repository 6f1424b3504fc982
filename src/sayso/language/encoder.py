"""Sentence vectors: texts in, unit rows out, so that a dot product is a cosine."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.language.inference import session, side_by_side, tokenizer
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
        for at, row in enumerate(side_by_side(partial(_row, self._session), pieces, self._threads)):
            rows[at] = row
        return rows

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        pieces = tokenizer(self._folder / "tokenizer.json")
        pieces.enable_truncation(LONGEST)
        return pieces

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self._folder / f"{self._card.name}.onnx", self._card.sha256, 1)


def _row(model: onnxruntime.InferenceSession, pieces: Sequence[int]) -> NDArray[np.float32]:
    inputs = np.array([pieces], np.int64)
    (rows,) = model.run(["rows"], {"pieces": inputs, "mask": np.ones_like(inputs)})
    return np.asarray(rows[0], np.float32)
