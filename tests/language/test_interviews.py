"""Interviews told turn by turn."""

import pytest

from sayso.language.attributions.interviews import interview

TALK = """The keeper of the dam
NORVIA WATCH: Mrs Lind, will the dam hold?
Oda Lind: It will hold for a year. We look at it daily.
It has held for sixty years.
NORVIA WATCH: And then?
Oda Lind: Then we shall see.

The talk was held in May."""
LIST = """Moss: 12 votes.
Lind: 14 votes.
Arden: none."""

HEADINGS = """What each of them needs
Moss: Win in a walk.
Moss has led in every poll, and the harbour votes for its own.
Lind: Hold on.
Lind was in front until May. Can she be there again?
Arden: A miracle.
Arden has no money."""


def said(text: str) -> list[tuple[str, str]]:
    parts = [(item.source[0], item.content[0]) for item in interview(text)]
    return [(text[a.start : a.end], text[b.start : b.end]) for a, b in parts]


def test_answers_are_the_word_of_who_is_asked_and_questions_state_nothing() -> None:
    first = "It will hold for a year. We look at it daily.\nIt has held for sixty years."
    assert said(TALK) == [("Oda Lind", first), ("Oda Lind", "Then we shall see.")]


@pytest.mark.parametrize("text", [LIST, HEADINGS, "", "Lind: It will hold.", "Who? Lind: I do."])
def test_a_list_or_a_single_line_is_no_interview(text: str) -> None:
    assert said(text) == []
