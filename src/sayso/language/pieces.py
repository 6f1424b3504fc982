"""Texts as the reader model sees them: word pieces, the case of words, open quotation marks.

Training and reading share this module, so that a word looks the same to both.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from tokenizers import Encoding, Tokenizer

SHAPES = 8
"""Case shapes of a word, see ``shape``; 0 stands for padding and special pieces."""

FEATURES = 2 * SHAPES
"""Values of a piece's feature: its word's shape, and ``SHAPES`` more inside a quotation."""

QUOTE_WORDS = 96
"""Words after which a quotation never closed no longer counts as open."""

START, END = 101, 102
"""The special pieces around a text."""

JOINED = frozenset(["Mn", "Mc", "Me", "Cf"])
"""Unicode categories of what belongs to the word before it: marks and invisible joiners."""


class Pieces(Struct, frozen=True):
    """One text in word pieces, without special pieces.

    ``first`` holds the index of each word's first piece, ``words`` each word's offsets.
    """

    ids: tuple[int, ...]
    features: tuple[int, ...]
    first: tuple[int, ...]
    words: tuple[tuple[int, int], ...]


def split(texts: Sequence[str], tokenizer: Tokenizer) -> list[Pieces]:
    """Return each text in pieces; offsets of words are code points into the text."""
    encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [_pieces(text, encoding) for text, encoding in zip(texts, encodings, strict=True)]


def cut(pieces: Pieces, longest: int) -> Pieces:
    """Return the words that fit whole into ``longest`` pieces."""
    if len(pieces.ids) <= longest:
        return pieces
    words = max(number for number, first in enumerate(pieces.first) if first <= longest)
    end = pieces.first[words]
    return Pieces(
        pieces.ids[:end], pieces.features[:end], pieces.first[:words], pieces.words[:words]
    )


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> int:
    """Return the case shape of a word.

    1 lower case, 2 Capitalized, 3 CAPITALS, 4 miXed, 5 with a digit, 6 punctuation,
    7 letters without case.
    """
    if any(char.isdigit() for char in word):
        return 5
    if not any(char.isalpha() for char in word):
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if not word[0].isupper():
        return 4 if any(char.isupper() for char in word) else 7
    return 2 if word[1:].islower() else 4


def quoted(words: Sequence[str]) -> list[bool]:
    """Tell of each word whether it stands between double quotation marks.

    A mark itself counts as inside. An opening mark that is never closed holds for a while
    only, since it may be an inch sign or a slip.
    """
    inside: list[bool] = []
    opened = -1
    for index, word in enumerate(words):
        if opened >= 0 and index - opened > QUOTE_WORDS:
            opened = -1
        opens = word in ("“", "«", "„") or (word == '"' and opened < 0)
        closes = opened >= 0 and word in ("”", "»", '"')
        inside.append(opens or opened >= 0)
        if closes:
            opened = -1
        elif opens:
            opened = index
    return inside


def _pieces(text: str, encoding: Encoding) -> Pieces:
    first: list[int] = []
    words: list[tuple[int, int]] = []
    numbers: list[int] = []
    before: int | None = None
    for index, (word, (start, end)) in enumerate(
        zip(encoding.word_ids, encoding.offsets, strict=True)
    ):
        if word != before:
            first.append(index)
            words.append((start, end))
            before = word
        else:
            words[-1] = (words[-1][0], max(end, words[-1][1]))
        numbers.append(len(words) - 1)
    spans = _tidy(text, words)
    features = _features([text[start:end] for start, end in spans])
    return Pieces(
        tuple(encoding.ids),
        tuple(features[number] for number in numbers),
        tuple(first),
        tuple(spans),
    )


def _features(words: Sequence[str]) -> list[int]:
    inside = quoted(words)
    return [shape(word) + SHAPES * quote for word, quote in zip(words, inside, strict=True)]


def _tidy(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give each word the combining marks after it, and keep words apart and in order."""
    spans: list[tuple[int, int]] = []
    limit = 0
    for index, (start, end) in enumerate(words):
        start = max(start, limit)
        end = max(end, start)
        following = words[index + 1][0] if index + 1 < len(words) else len(text)
        while end < following and unicodedata.category(text[end]) in JOINED:
            end += 1
        spans.append((start, end))
        limit = end
    return spans
