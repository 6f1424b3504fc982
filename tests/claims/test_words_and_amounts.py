"""Words and amounts as claims compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.quantities import compatible, quantities
from sayso.claims.words import stem, words

SAME_STEM = [
    ("planned", "plans"), ("visited", "visiting"), ("met", "meet"), ("cities", "city"),
    ("told", "tells"), ("elections", "elected"), ("president's", "president"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME_STEM)
def test_forms_of_one_word_are_compared_under_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@given(st.text(max_size=200))
def test_a_word_stands_where_its_offsets_say(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end].lower().replace("’", "'") == word.text


AMOUNTS = [
    ("at least 19 people were hurt", 19.0, "person"),
    ("nearly twenty miners came up", 20.0, "miner"),
    ("a dozen boats sank", 12.0, "boat"),
    ("the firm lost $3.5 billion", 3.5e9, "$"),
    ("prices rose 4.2 percent", 4.2, "%"),
    ("1,200 soldiers left", 1200.0, "soldier"),
]


@pytest.mark.parametrize(("text", "value", "unit"), AMOUNTS)
def test_an_amount_has_a_value_and_what_is_counted(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (pytest.approx(value), stem(unit))


@pytest.mark.parametrize(
    "text", ["on 14 March 2021", "at 3 p.m.", "in 1998", "the 2-1 win", "one of them", "on the 5th"]
)
def test_dates_times_scores_and_a_lone_one_are_no_amounts(text: str) -> None:
    assert quantities(text) == ()


ROUNDED = [("nearly 20 people", "19 people"), ("several people", "four people"),
           ("at least three people", "three people")]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ROUNDED)
def test_an_amount_told_loosely_agrees_with_the_exact_one(one: str, other: str) -> None:
    (a,), (b,) = quantities(one), quantities(other)
    assert compatible(a, b)


def test_amounts_far_apart_do_not_agree() -> None:
    (a,), (b,) = quantities("12 people"), quantities("30 people")
    assert not compatible(a, b)
