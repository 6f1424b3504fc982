"""Models that answer what a test tells them to."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.language.bundle import Bundle
from sayso.language.pairs import InContext
from sayso.language.tagger import Tagged, Tags


class FakeTagger:
    """Labels the words it is told to, wherever they stand in a text."""

    def __init__(self, roles: Mapping[str, str] | None = None, starts: Sequence[str] = ()) -> None:
        self.roles = dict(roles or {})
        self.starts = tuple(starts)

    def tag(self, texts: Sequence[str]) -> tuple[Tags, ...]:
        return tuple(self._tags(text) for text in texts)

    def _tags(self, text: str) -> Tags:
        roles = [
            Tagged(text.index(words), text.index(words) + len(words), label, 0.9)
            for words, label in self.roles.items()
            if words in text
        ]
        starts = [text.index(words) for words in self.starts if words in text]
        return Tags(tuple(sorted(roles, key=lambda role: role.start)), (), tuple(sorted(starts)))


class FakeEncoder:
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), 384), np.float32)


class FakePairReader:
    """Holds no two claims for the same."""

    def same(self, pairs: Sequence[tuple[InContext, InContext]]) -> NDArray[np.float32]:
        return np.zeros(len(pairs), np.float32)


def bundle(tagger: FakeTagger | None = None) -> Bundle:
    return Bundle(tagger=tagger or FakeTagger(), encoder=FakeEncoder(), pairs=FakePairReader())
