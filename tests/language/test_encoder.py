"""Sentence vectors: unit rows, in order, alike for alike texts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.bundle import load
from sayso.language.encoder import WIDTH, SentenceEncoder


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return load(1).encoder


def test_no_texts_give_no_rows(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, WIDTH)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_whatever_the_text_its_row_has_length_one(
    encoder: SentenceEncoder, texts: list[str]
) -> None:
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), WIDTH)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-3)


def test_rows_stand_in_the_order_of_the_texts(encoder: SentenceEncoder) -> None:
    texts = ["A very much longer text about a harbour. " * 12, "ships", "a harbour with ships"]
    forward, backward = encoder.encode(texts), encoder.encode(texts[::-1])[::-1]
    assert np.sum(forward * backward, axis=1) == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        (
            "The minister arrived in Cairo on Monday.",
            "On Monday the minister reached Cairo.",
            "Wheat prices fell for a third week.",
        ),
        (
            "At least 12 people died in the flood.",
            "The flood killed a dozen people.",
            "The film won two prizes.",
        ),
        (
            "The two sides signed a ceasefire.",
            "A truce was agreed by both parties.",
            "The train was late again.",
        ),
    ],
)
def test_a_paraphrase_lies_nearer_than_another_subject(
    encoder: SentenceEncoder, text: str, near: str, far: str
) -> None:
    rows = encoder.encode([text, near, far])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.3


def test_of_a_very_long_text_only_the_beginning_is_read(encoder: SentenceEncoder) -> None:
    text = "The dam broke at night. " * 400
    rows = encoder.encode([text, text + "Wheat prices fell."])
    assert rows[0] @ rows[1] == pytest.approx(1, abs=1e-4)


def test_a_row_is_the_same_whatever_stands_beside_it(encoder: SentenceEncoder) -> None:
    texts = ["The dam burst.", "The road is shut, the council of the lower valley said on Friday."]
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert np.array_equal(encoder.encode(texts), alone)
