"""Two words: spellings of one name, or two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.entities.spelling import CLOSE, difference, same_word, skeleton

_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ahmed", "ahmad"),
        ("shaibani", "sheibani"),
        ("khmeimim", "hmeimim"),
        ("tartus", "tartous"),
        ("gaddafi", "qaddafi"),
        ("zelensky", "zelenskyy"),
        ("sergei", "sergey"),
        ("nowak", "novak"),
        ("hussein", "husayn"),
        ("kiev", "kyiv"),
    ],
)
def test_spellings_of_one_name_are_close(left: str, right: str) -> None:
    assert same_word(left, right) >= CLOSE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("bashar", "hafez"),
        ("bill", "hillary"),
        ("moon", "kim"),
        ("lavrov", "belousov"),
        ("hassan", "hussein"),
        ("obama", "trump"),
        ("2004", "2005"),
    ],
)
def test_different_names_are_not_close(left: str, right: str) -> None:
    assert same_word(left, right) < CLOSE


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("sharaa", "sahraa", "two letters swapped"),
        ("zelensky", "zelenskyy", "a doubled letter"),
        ("ahmed", "ahmad", "other vowels"),
        ("khmeimim", "hmeimim", "another way to write the same sounds"),
        ("novak", "novak", "the same word"),
    ],
)
def test_the_difference_is_told_in_words(left: str, right: str, told: str) -> None:
    assert difference(left, right) == told


@given(_WORDS, _WORDS)
def test_likeness_is_symmetric_and_between_nought_and_one(left: str, right: str) -> None:
    assert same_word(left, right) == same_word(right, left)
    assert 0.0 <= same_word(left, right) <= 1.0


@given(_WORDS)
def test_a_word_is_itself_and_its_skeleton_keeps_the_first_sound(word: str) -> None:
    assert same_word(word, word) == 1.0
    assert len(skeleton(word)) >= 1
