"""Which member's words stand for a finding."""

import pytest
from tests.claims.telling import group

from sayso.claims.clearest import clearest
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


@pytest.mark.parametrize(
    "leaning",
    [
        "She will sell the old ferry to the museum next spring.",
        "In addition, she will sell the old ferry to the museum next spring.",
        "On Friday, she said the old ferry goes to the museum next spring.",
    ],
)
def test_a_claim_that_leans_on_what_was_said_before_stands_for_no_finding(leaning):
    plain = "Mayor Ortiz will sell the old ferry to the museum next spring."
    views = group(leaning, plain).views
    assert clearest([0, 1], views, {(0, 1): 0.9}) == 1


def test_a_claim_that_stands_for_another_finding_gives_way() -> None:
    texts = "The old ferry was sold.", "The harbour board sold its old ferry to the museum."
    views = group(*texts).views
    scores = {(0, 1): 0.9}
    first = clearest([0, 1], views, scores)
    assert clearest([0, 1], views, scores, {first}) == 1 - first


def test_words_that_tell_when_somebody_made_remarks_give_way_to_what_happened():
    seen = group(
        "Ortiz made the remarks on Friday during her first visit to the flooded mill.",
        "Against the backdrop of a wet spring, Lena Ortiz, who was elected mayor of the town in "
        "March, made her first visit to the flooded mill on Friday.",
    ).views
    assert clearest([0, 1], seen, {(0, 1): 0.9}) == 1
