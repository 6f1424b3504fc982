"""What a text is about: its words, the countries it names in any way, the kinds of event."""

import math

import pytest

from sayso.stories.terms import terms
from sayso.stories.times import WINDOW, cost


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Talks resume in Kyiv", "@UA"),
        ("Ukrainians vote on Sunday", "@UA"),
        ("The Kremlin declined to comment", "@RU"),
        ("He flew to the United States", "@US"),
        ("the U.S. economy", "@US"),
        ("South Korea's parliament", "@KR"),
        ("Fire in the Ukrainian capital", "kyiv"),
        ("Nine killed in a raid", "#attack"),
        ("A magnitude 6 tremor", "#quake"),
        ("Gemeinderäte tagen", "gemeinderäte"),
    ],
)
def test_a_term_is_found(text: str, term: str) -> None:
    assert term in terms(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("South Korea's parliament", "@KP"),
        ("capital gains in Ukrainian firms", "kyiv"),
        ("a", "a"),
        ("", ""),
    ],
)
def test_a_term_is_not_found(text: str, term: str) -> None:
    assert term not in terms(text)


@pytest.mark.parametrize(
    ("days", "odds"), [(0, 0), (2, 0), (3, 0.5), (WINDOW, 4), (WINDOW + 1, math.inf)]
)
def test_time_between_two_reports_costs_more_by_the_day(days: float, odds: float) -> None:
    assert cost(100, 100 + days) == cost(100 + days, 100) == odds


def test_an_unknown_time_costs_nothing() -> None:
    assert cost(math.nan, 100) == cost(math.nan, math.nan) == 0
