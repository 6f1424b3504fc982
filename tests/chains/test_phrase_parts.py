"""Where a source's phrase ends, and whose office it tells."""

import pytest

from sayso.chains.phrase_parts import before_verb, is_hearsay, office_holder
from sayso.model import Mention, Span

ENDS = [
    ("a verb behind a name", "Ann Lee echoed her remark in a letter", "Ann Lee"),
    ("a form of being", "the news of the trip was", "the news of the trip"),
    ("a participle and who did it", "Ann Lee quoted by the paper", "Ann Lee quoted by the paper"),
    ("a relative clause", "a man who was at the port", "a man who was at the port"),
    ("no verb at all", "the head of the port", "the head of the port"),
]


def mentions(text: str) -> list[Mention]:
    at = text.find("Ann Lee")
    return [Mention(at, at + len("Ann Lee"), "person")] if at >= 0 else []


@pytest.mark.parametrize(("what", "text", "words"), ENDS, ids=[row[0] for row in ENDS])
def test_the_words_of_a_source_end_before_its_verb(what: str, text: str, words: str) -> None:
    found = before_verb(text, mentions(text), Span(0, len(text)))
    assert text[found.start : found.end] == words


HOLDERS = [
    ("Secretary of State Ann Lee", True),
    ("Former Secretary of the Interior Ann Lee", True),
    ("British Ambassador to the US Dame Ann Lee", True),
    ("a spokesman of Mayor Ann Lee", False),
    ("Adviser to President Ann Lee", False),
    ("Ministers of State Ann Lee", False),
    ("Friend of Ann Lee", False),
]


@pytest.mark.parametrize(("text", "holds"), HOLDERS, ids=[row[0] for row in HOLDERS])
def test_the_bearer_of_an_office_told_whole_is_meant_by_it(text: str, holds: bool) -> None:
    head = Span(0, min(text.find(word) for word in (" of ", " to ") if word in text))
    found = office_holder(text, mentions(text), Span(0, len(text)), head)
    assert (found is not None) == holds


@pytest.mark.parametrize(
    ("words", "hearsay"),
    [
        ("reports from Ardel", True),
        ("Reports", True),
        ("media reports", True),
        ("subsequent rumours", True),
        ("a report", False),
        ("police reports", False),
        ("the reporters", False),
    ],
)
def test_what_many_have_written_is_hearsay_and_what_a_body_writes_is_not(
    words: str, hearsay: bool
) -> None:
    assert is_hearsay(words) is hearsay
