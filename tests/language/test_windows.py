"""Long texts in windows: nothing lost, nothing split, context on both sides."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.language.pieces import Pieces
from sayso.language.windows import WINDOW, depths, windows


def text_of(lengths: list[int]) -> Pieces:
    """A text whose words have these numbers of pieces."""
    first = [sum(lengths[:word]) for word in range(len(lengths))]
    count = sum(lengths)
    return Pieces((0,) * count, (0,) * count, tuple(first), tuple((at, at) for at in first))


@given(st.lists(st.integers(1, 100), min_size=1, max_size=300))
def test_every_word_stands_in_a_window_and_no_window_is_too_long(lengths: list[int]) -> None:
    pieces = text_of(lengths)
    found = list(windows(3, pieces))
    assert {word for cut in found for word in range(cut.first, cut.end)} == set(range(len(lengths)))
    for cut in found:
        assert cut.text == 3
        assert cut.length == sum(lengths[cut.first : cut.end]) <= WINDOW
        assert cut.start == sum(lengths[: cut.first])


def test_a_short_text_is_one_window() -> None:
    assert len(list(windows(0, text_of([1] * WINDOW)))) == 1


def test_a_word_longer_than_a_window_stands_alone() -> None:
    found = [(cut.first, cut.end) for cut in windows(0, text_of([1, 400, 1]))]
    assert (1, 2) in found


def test_neighbours_share_words() -> None:
    before, after, *_ = windows(0, text_of([1] * 600))
    assert before.first < after.first < before.end < after.end


def test_a_word_stands_the_deeper_the_further_it_is_from_a_cut() -> None:
    before, after, *_ = windows(0, text_of([1] * 400))
    assert depths(before, 400)[0] > depths(before, 400)[-1] == 0
    assert depths(after, 400)[0] == 0
