"""Labels over a text by the bundled reader model: who says what, names, where clauses start.

One pass of the encoder serves all three. A text longer than the model's window is read in
windows that overlap; each word takes its scores from the window in which it stands deepest.
The best label sequence is then sought over the whole text at once.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol

import msgspec
import numpy as np
import onnxruntime
from msgspec import Struct
from tokenizers import Tokenizer

from sayso.errors import BadInstallation
from sayso.language.crf import Floats, Ints, Transitions, batches, decode, marginals
from sayso.language.inference import session, tokenizer
from sayso.language.pieces import Pieces, split
from sayso.language.windows import Window, depths, windows
from sayso.model import ModelCard

START, END = 101, 102
DECODED_WORDS = 20_000
"""Words, padding included, decoded together; keeps memory bounded whatever comes in."""


class Tagged(Struct, frozen=True):
    """A labelled stretch of one text, in code points, and how sure the model is (0 to 1)."""

    start: int
    end: int
    label: str
    score: float


class Tags(Struct, frozen=True):
    """All labels of one text, each kind in order of its start.

    ``roles`` carry ``source``, ``cue`` or ``content``; ``names`` carry an entity type;
    ``clause_starts`` are offsets at which an elementary statement begins.
    """

    roles: tuple[Tagged, ...] = ()
    names: tuple[Tagged, ...] = ()
    clause_starts: tuple[int, ...] = ()


class Tagger(Protocol):
    """Labels texts."""

    def tag(self, texts: Sequence[str]) -> tuple[Tags, ...]:
        """Return the labels of each text, a paragraph or less, in the order of ``texts``."""
        ...


class Head(Struct, frozen=True):
    """A sequence labeller's BIO labels and transition scores, as stored in the model file."""

    labels: tuple[str, ...]
    between: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]
    last: tuple[float, ...]

    def transitions(self) -> Transitions:
        """Return the scores as arrays."""
        return Transitions(
            np.array(self.between, np.float32),
            np.array(self.first, np.float32),
            np.array(self.last, np.float32),
        )


class Heads(Struct, frozen=True):
    """What the model's columns mean: role labels, name labels, then one clause-start score."""

    roles: Head
    names: Head


class OnnxTagger:
    """The bundled reader; the model is loaded at first use."""

    def __init__(self, folder: Path, card: ModelCard) -> None:
        """Remember where the model lies: ``folder``, and its card."""
        self._folder = folder
        self._card = card
        self._loading = Lock()

    def tag(self, texts: Sequence[str]) -> tuple[Tags, ...]:
        """Return the labels of each text, in the order of ``texts``; several threads may ask.

        Raises:
            BadInstallation: the model file is missing or damaged.
        """
        once = list(dict.fromkeys(texts))
        found = dict(zip(once, self._tag_all(once), strict=True))
        return tuple(found[text] for text in texts)

    def _tag_all(self, texts: Sequence[str]) -> list[Tags]:
        self._load()
        pieces = split(texts, self._tokenizer)
        tags = [Tags()] * len(texts)
        lengths = [len(each.words) for each in pieces]
        for group in batches(lengths, DECODED_WORDS):
            chosen = [index for index in group if lengths[index]]
            if chosen:
                found = self._tag([pieces[index] for index in chosen])
                for index, each in zip(chosen, found, strict=True):
                    tags[index] = each
        return tags

    def _tag(self, pieces: Sequence[Pieces]) -> list[Tags]:
        scores = self._scores(pieces)
        lengths = np.array([len(each.words) for each in pieces])
        cut = len(self._heads.roles.labels)
        roles = spans(scores[:, :, :cut], lengths, self._heads.roles, pieces)
        names = spans(scores[:, :, cut:-1], lengths, self._heads.names, pieces)
        return [
            Tags(roles[row], names[row], _starts(scores[row, : lengths[row], -1], each))
            for row, each in enumerate(pieces)
        ]

    def _scores(self, pieces: Sequence[Pieces]) -> Floats:
        """Return the scores of every word: texts x words x columns, zero beyond a text's end."""
        cuts = [cut for index, each in enumerate(pieces) for cut in windows(index, each)]
        columns = len(self._heads.roles.labels) + len(self._heads.names.labels) + 1
        longest = max(len(each.words) for each in pieces)
        scores = np.zeros((len(pieces), longest, columns), np.float32)
        depth = np.full((len(pieces), longest), -1)
        for cut in cuts:
            here = depths(cut, len(pieces[cut.text].words))
            words = slice(cut.first, cut.end)
            deeper = here > depth[cut.text, words]
            depth[cut.text, words][deeper] = here[deeper]
            scores[cut.text, words][deeper] = self._run(cut, pieces[cut.text])[deeper]
        return scores

    def _run(self, cut: Window, text: Pieces) -> Floats:
        """Return the word scores of a window."""
        stop = cut.start + cut.length
        inputs = np.array([[START, *text.ids[cut.start : stop], END]], np.int64)
        features = np.array([[0, *text.features[cut.start : stop], 0]], np.int64)
        feed = {"pieces": inputs, "mask": np.ones_like(inputs), "features": features}
        (scores,) = self._session.run(["scores"], feed)
        first = np.array(text.first[cut.first : cut.end])
        return np.asarray(scores[0, first - cut.start + 1], np.float32)

    def _load(self) -> None:
        """Load what is not loaded yet, once, whichever thread comes first."""
        with self._loading:
            _ = self._tokenizer, self._heads

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return tokenizer(self._folder / "tokenizer.json")

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self._folder / f"{self._card.name}.onnx", self._card.sha256, 1)

    @cached_property
    def _heads(self) -> Heads:
        stored = self._session.get_modelmeta().custom_metadata_map.get("heads", "")
        try:
            return msgspec.json.decode(stored, type=Heads)
        except msgspec.DecodeError as error:
            raise BadInstallation(
                f"{self._card.name}.onnx does not describe its heads: install sayso again"
            ) from error


def spans(
    scores: Floats, lengths: Ints, head: Head, pieces: Sequence[Pieces]
) -> list[tuple[Tagged, ...]]:
    """Return the best labelling of each text as spans; a span's score is its words' mean."""
    transitions = head.transitions()
    best = decode(scores, lengths, transitions)
    sure = np.take_along_axis(marginals(scores, lengths, transitions), best[:, :, None], 2)
    return [
        tuple(_spans(best[row, : lengths[row]], sure[row, :, 0], head.labels, each))
        for row, each in enumerate(pieces)
    ]


def _spans(best: Ints, sure: Floats, labels: Sequence[str], pieces: Pieces) -> Iterator[Tagged]:
    starts = [word for word in range(len(best)) if labels[best[word]][0] == "B"]
    for first in starts:
        end = first + 1
        while end < len(best) and labels[best[end]][0] == "I":
            end += 1
        start, stop = pieces.words[first][0], pieces.words[end - 1][1]
        score = round(float(sure[first:end].mean()), 4)
        if start < stop:
            yield Tagged(start, stop, labels[best[first]][2:], score)


def _starts(scores: Floats, pieces: Pieces) -> tuple[int, ...]:
    return tuple(pieces.words[word][0] for word in np.flatnonzero(scores > 0))
