"""Cue words."""

import pytest

from sayso.knowledge.cues import cue_of, verb_forms


@pytest.mark.parametrize(
    ("words", "verb", "sort", "stance"),
    [
        ("has also said in a statement", "say", "speech", "asserts"),
        ("According to", "according to", "report", "asserts"),
        ("denied", "deny", "speech", "denies"),
        ("did not deny", "deny", "speech", "asserts"),
        ("didn’t say", "say", "speech", "doubts"),
        ("plans", "plan", "plan", "asserts"),
        ("admitted", "admit", "declare", "asserts"),
        ("calling on", "call", "act", "asserts"),
        (":", ":", "speech", "asserts"),
    ],
)
def test_a_cue_tells_its_sort_and_stance(words: str, verb: str, sort: str, stance: str) -> None:
    cue = cue_of(words)
    assert cue is not None
    assert (cue.verb, cue.sort, cue.stance) == (verb, sort, stance)


def test_unlisted_words_are_no_cue() -> None:
    assert cue_of("walked slowly") is None


@pytest.mark.parametrize("form", ["says", "saying", "planned", "echoes", "denied", "concurred"])
def test_verbs_are_known_in_every_form(form: str) -> None:
    assert form in verb_forms()
