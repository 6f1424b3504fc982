"""Words as the reader model sees them: pieces, case, quotation marks, offsets."""

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from sayso.language.inference import tokenizer
from sayso.language.pieces import FEATURES, Pieces, quoted, shape, split


@pytest.fixture(scope="module")
def pieces_of() -> Tokenizer:
    folder = Path(str(resources.files("sayso.language"))) / "models"
    return tokenizer(folder / "tokenizer.json")


def words_of(text: str, pieces: Pieces) -> list[str]:
    return [text[start:end] for start, end in pieces.words]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", 1),
        ("Damascus", 2),
        ("A", 2),
        ("NATO", 3),
        ("McCain", 4),
        ("iPhone", 4),
        ("2016", 5),
        ("B-52", 5),
        ("—", 6),
        ("😀", 6),
        ("مرحبا", 7),
        ("O’Brien", 4),
        ("Ürümqi", 2),
    ],
)
def test_a_word_has_the_shape_of_its_case(word: str, expected: int) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“ We stay ” he said", "11110000"),
        ('" We stay " he said', "11110000"),
        ("he said « no »", "00111"),
        ("six inches ” wide", "0000"),
        ("no marks at all", "0000"),
    ],
)
def test_words_between_double_quotation_marks_are_inside(text: str, inside: str) -> None:
    found = "".join("1" if each else "0" for each in quoted(text.split()))
    assert found == inside[: len(found)]


def test_a_quotation_never_closed_ends_after_a_while() -> None:
    assert not quoted(["“", *["word"] * 200])[-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("   ", []),
        ("Hello, world!", ["Hello", ",", "world", "!"]),
        ("al-Sharaa’s office", ["al", "-", "Sharaa", "’", "s", "office"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("São Paulo", ["São", "Paulo"]),
        ("x" * 300 + " end", ["x" * 300, "end"]),
    ],
)
def test_words_are_found_with_exact_offsets(
    pieces_of: Tokenizer, text: str, words: list[str]
) -> None:
    (pieces,) = split([text], pieces_of)
    assert words_of(text, pieces) == words


@given(st.lists(st.text(max_size=80), max_size=4))
def test_whatever_the_text_words_stand_in_order_within_it(
    pieces_of: Tokenizer, texts: list[str]
) -> None:
    for text, pieces in zip(texts, split(texts, pieces_of), strict=True):
        bounds = [offset for word in pieces.words for offset in word]
        assert bounds == sorted(bounds)
        assert all(0 <= offset <= len(text) for offset in bounds)
        assert len(pieces.first) == len(pieces.words)
        assert len(pieces.features) == len(pieces.ids)
        assert all(0 <= feature < FEATURES for feature in pieces.features)
