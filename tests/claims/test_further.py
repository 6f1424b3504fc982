"""A sentence that makes two statements stands in two findings."""

from msgspec.structs import replace
from tests.claims.test_refining import compared

from sayso.claims.further import further

THRESHOLD = 0.6


def test_a_sentence_of_two_statements_shares_each_with_other_articles() -> None:
    seen = compared(
        "The dam burst and the bridge was closed.", "The dam gave way.", "No car may cross now."
    ).views
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.1}
    assert further(seen, [[0, 1]], scores, THRESHOLD) == [[0, 2]]


def test_a_claim_left_over_takes_its_surest_match_though_that_is_drawn_to_others() -> None:
    seen = compared(
        "The mayor opened the bridge, which cost nine million.",
        "The mayor opened the bridge built by Tarn Steel.",
        "The price of the bridge was nine million.",
        "Tarn Steel made the girders.",
    ).views
    scores = {(0, 1): 0.95, (0, 2): 0.75, (1, 2): 0.1, (1, 3): 0.65, (0, 3): 0.1, (2, 3): 0.1}
    assert further(seen, [[0, 1]], scores, THRESHOLD) == [[0, 2]]
    doubtful = {**scores, (0, 2): 0.65}
    assert further(seen, [[0, 1]], doubtful, THRESHOLD) == []


def test_what_a_finding_tells_is_not_told_again() -> None:
    seen = compared("The dam burst.", "The dam gave way.", "Rain fell all night.").views
    assert further(seen, [[0, 1]], {(0, 1): 0.9, (1, 2): 0.3}, THRESHOLD) == []


def test_an_outlet_that_says_it_twice_makes_no_further_finding() -> None:
    first, second, third = compared(
        "The dam burst.", "The dam gave way.", "The dam gave way."
    ).views
    again = replace(third, claim=replace(third.claim, article="a1", start=200, end=217))
    scores = {(0, 1): 0.9, (0, 2): 0.8}
    assert further([first, second, again], [[0, 1]], scores, THRESHOLD) == []
