"""Boilerplate phrases."""

import pytest

from sayso.knowledge.boilerplate import Phrases, boilerplate, plain


@pytest.mark.parametrize(
    ("line", "as_compared"),
    [
        ("LEAVE A REPLY", "leave a reply"),
        ("  Read  “More”: ", "read 'more"),
        ("Don’t miss…", "don't miss"),
        ("— Advertisement —", "advertisement"),
        ("***", ""),
    ],
)
def test_lines_are_compared_without_case_quotes_and_ends(line: str, as_compared: str) -> None:
    assert plain(line) == as_compared


@pytest.mark.parametrize(
    ("phrase", "line", "whole", "matches"),
    [
        ("read * on telegram", "Read “Zamin” on Telegram!", True, True),
        ("read * on telegram", "Read on Telegram", True, False),
        ("# comments", "1.2K comments", True, True),
        ("# comments", "Comments", True, False),
        ("share", "Share this", True, False),
        ("related:", "Related: a story", False, True),
        ("related:", "Related to him", False, False),
        ("sign up for", "Sign up forever", False, False),
        ("* is on telegram", "Zamin News is on Telegram", False, True),
    ],
)
def test_a_phrase_matches_its_lines(phrase: str, line: str, whole: bool, matches: bool) -> None:
    assert Phrases([phrase], whole=whole).match(plain(line)) is matches


def test_every_group_has_a_reason_and_a_limit() -> None:
    reasons = [group.reason for group in boilerplate().groups]
    assert len(set(reasons)) == len(reasons)
    assert all(group.most_words > 0 for group in boilerplate().groups)


@pytest.mark.parametrize(
    "line",
    [
        "The president read more than a hundred letters on Monday.",
        "Follow-up talks are planned for May.",
        "Advertising spending fell by a third.",
        "Print media suffered most, the union said.",
        "Share prices fell on Monday.",
        "Like his father, he joined the navy.",
        "Mail from abroad arrives late.",
        "Comments by the minister angered the unions.",
        "Watch officers saw the ship at noon.",
        "Video evidence was shown to the court on Monday.",
        "End of term exams were put off.",
        "More than 40 people were hurt.",
        "Edited transcripts were given to the court.",
    ],
)
def test_sentences_that_begin_with_words_of_boilerplate_match_nothing(line: str) -> None:
    key = plain(line)
    known = boilerplate()
    assert not any(g.exact.match(key) or g.starts.match(key) for g in known.groups)
    assert not known.caption_starts.match(key)
    assert not known.boxes.match(key)
