"""What the bundled reader answers about two claims: do they state the same.

The reader is given both at once, each in the sentence it stands in, so that every word of one
is read beside the other's; the words around a claim are told apart by having no case.
"""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.language.inference import session, side_by_side, tokenizer
from sayso.language.pieces import END, START, Pieces, split
from sayso.model import ModelCard

LONGEST = 90
"""Word pieces of either sentence that are read; the model was trained on no more."""

SURELY_NOT = -2.0
"""The logit below which a pair is not read in the other order too. Of 1,398 pairs that five events
ask about 772 lie below it; the mean of both orders is then -1.4 at most. A report takes a fifth
less time."""

AROUND = 0
"""The feature of a piece that stands beside the claim."""

Floats = NDArray[np.float32]


class InContext(Struct, frozen=True):
    """A claim, from ``start`` to ``end`` (code points) of the sentence it stands in."""

    sentence: str
    start: int
    end: int


class PairReader(Protocol):
    """Answers about two claims read together."""

    def same(self, pairs: Sequence[tuple[InContext, InContext]]) -> Floats:
        """Return how sure it is (0 to 1) of each pair that both state the same."""
        ...


class OnnxPairReader:
    """The bundled reader, asked about pairs; the model is loaded at first use."""

    def __init__(self, folder: Path, card: ModelCard, threads: int) -> None:
        """Remember where the model lies: ``folder``, its card, and how many threads to use."""
        self._folder = folder
        self._card = card
        self._threads = threads

    def same(self, pairs: Sequence[tuple[InContext, InContext]]) -> Floats:
        """Return how sure the model is (0 to 1), the mean of both orders of a pair; of a pair that
        is surely not the same the first alone.

        Raises:
            BadInstallation: the model file is missing or damaged.
        """
        ordered = [(min(pair, key=_place), max(pair, key=_place)) for pair in pairs]
        mean = self._answers(ordered)
        again = np.flatnonzero(mean > SURELY_NOT)
        mean[again] = (mean[again] + self._answers([ordered[at][::-1] for at in again])) / 2
        sure: Floats = (1 / (1 + np.exp(-mean))).astype(np.float32)
        return sure

    def _answers(self, pairs: Sequence[tuple[InContext, InContext]]) -> Floats:
        joined = join(pairs, self._tokenizer)
        answers = side_by_side(partial(_answer, self._session), joined, self._threads)
        return np.fromiter(answers, np.float32, len(pairs))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return tokenizer(self._folder / "tokenizer.json")

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self._folder / f"{self._card.name}.onnx", self._card.sha256, 1)


def _place(side: InContext) -> tuple[str, int, int]:
    """Orders two claims alike, whichever is asked about first."""
    return side.sentence, side.start, side.end


def join(
    pairs: Sequence[tuple[InContext, InContext]], tokenizer: Tokenizer
) -> list[tuple[list[int], list[int]]]:
    """Return piece numbers and features of each pair: both sentences between special pieces."""
    sentences = sorted({side.sentence for pair in pairs for side in pair})
    read = dict(zip(sentences, split(sentences, tokenizer), strict=True))
    sides = {side: _focused(read[side.sentence], side) for pair in pairs for side in pair}
    return [_joined(*sides[first], *sides[second]) for first, second in pairs]


def _focused(pieces: Pieces, side: InContext) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A sentence's pieces and features; of a long one the stretch around the claim."""
    inside = [number for number, (start, end) in enumerate(pieces.words)
              if start < side.end and end > side.start]  # fmt: skip
    ends = [*pieces.first, len(pieces.ids)]
    first, last = (ends[inside[0]], ends[inside[-1] + 1]) if inside else (0, len(pieces.ids))
    features = tuple(
        feature if first <= at < last else AROUND for at, feature in enumerate(pieces.features)
    )
    spare = max(0, LONGEST - (last - first)) // 2
    start = max(0, min(first - spare, len(pieces.ids) - LONGEST))
    return pieces.ids[start : start + LONGEST], features[start : start + LONGEST]


def _answer(model: onnxruntime.InferenceSession, joined: tuple[list[int], list[int]]) -> float:
    inputs, features = (np.array([row], np.int64) for row in joined)
    feed = {"pieces": inputs, "mask": np.ones_like(inputs), "features": features}
    (answers,) = model.run(["same"], feed)
    return float(answers[0])


def _joined(
    ids: Sequence[int], features: Sequence[int], more: Sequence[int], marks: Sequence[int]
) -> tuple[list[int], list[int]]:
    return [START, *ids, END, *more, END], [0, *features, 0, *marks, 0]
