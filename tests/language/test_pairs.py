"""Two claims as the reader is given them."""

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.bundle import load
from sayso.language.inference import tokenizer
from sayso.language.pairs import AROUND, LONGEST, InContext, join
from sayso.language.pieces import END, START

PIECES = tokenizer(Path(str(resources.files("sayso.language"))) / "models" / "tokenizer.json")
DAM = InContext("Officials said the dam burst at noon.", 19, 28)
ROAD = InContext("The road is shut.", 0, 17)


def test_words_around_a_claim_are_read_without_their_case() -> None:
    ((ids, features),) = join([(DAM, ROAD)], PIECES)
    first, second = [PIECES.encode(side.sentence, add_special_tokens=False) for side in (DAM, ROAD)]
    assert ids == [START, *first.ids, END, *second.ids, END]
    claimed = [piece for piece, kind in zip(first.tokens, features[1:], strict=False) if kind]
    assert claimed == ["dam", "burst"]
    assert AROUND not in features[len(first.ids) + 2 : -1]


@given(st.integers(0, 399), st.integers(1, 60))
def test_of_a_long_sentence_the_stretch_with_the_claim_is_read(first: int, count: int) -> None:
    words = [f"w{number}" if number % 3 else "dam" for number in range(460)]
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words) + 1)]
    side = InContext(" ".join(words), starts[first], starts[first + count] - 1)
    ((ids, features),) = join([(side, ROAD)], PIECES)
    end = ids.index(END)
    assert end <= LONGEST + 1
    assert any(features[1:end])


@pytest.mark.parametrize("text", ["", " ", "...", "\u200b"])
def test_a_claim_without_a_word_is_answered_too(text: str) -> None:
    ((ids, _),) = join([(InContext(text, 0, len(text)), ROAD)], PIECES)
    assert ids[0] == START


def test_the_order_of_two_claims_does_not_matter() -> None:
    there, back = load(1).pairs.same([(DAM, ROAD), (ROAD, DAM)])
    assert there == back


def test_a_pair_is_answered_the_same_whatever_stands_beside_it() -> None:
    reader = load(1).pairs
    (alone,) = reader.same([(DAM, ROAD)])
    assert reader.same([(ROAD, ROAD), (DAM, ROAD)])[1] == alone


def test_the_same_event_in_other_words_is_held_for_the_same_rather_than_another() -> None:
    broke = InContext("At noon the dam broke, the governor told reporters.", 0, 21)
    same, other = load(1).pairs.same([(DAM, broke), (DAM, ROAD)])
    assert same > other + 0.3
