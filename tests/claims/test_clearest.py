"""Which member's words stand for a finding."""

import pytest

from sayso.language.statements import only_says


@pytest.mark.parametrize(
    "words",
    [
        "Mayor Lena Ortiz has told the harbour council",
        "A spokesman for the mill said in a statement",
    ],
)
def test_words_that_tell_only_that_somebody_spoke_state_nothing(words):
    assert only_says(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said the bridge is shut",
        "Lena Ortiz opened the bridge",
        "The mayor called the bridge “a gift”",
        "Bridge open again",
    ],
)
def test_words_that_tell_more_stand_for_a_finding(words):
    assert not only_says(words)
