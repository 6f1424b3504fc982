"""Elementary statements."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.fakes import FakeTagger, bundle

from sayso.language.reading import read
from sayso.model import Article, Reading


def reading_of(text: str, starts: tuple[str, ...] = ()) -> Reading:
    article = Article(id="a1", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    (reading,) = read([article], bundle(FakeTagger(starts=starts)))
    return reading


def clauses(text: str, starts: tuple[str, ...] = ()) -> list[str]:
    return [text[c.start : c.end] for c in reading_of(text, starts).clauses]


CASES = [
    (
        "two verbs of one subject",
        "The ship left Oran and reached Genoa on Sunday.",
        ["The ship left Oran", "reached Genoa on Sunday."],
    ),
    (
        "a relative clause is shown with its antecedent",
        "Police arrested Bo Chen, who fled to Genoa in May.",
        ["Police arrested Bo Chen", "Bo Chen, who fled to Genoa in May."],
    ),
    (
        "a frame is no clause",
        "Ada Okello said the dam was safe.",
        ["the dam was safe"],
    ),
    (
        "a purpose stays with its verb",
        "The envoy flew to Quito to meet the president.",
        ["The envoy flew to Quito to meet the president."],
    ),
]


@pytest.mark.parametrize(("shape", "text", "found"), CASES, ids=[case[0] for case in CASES])
def test_a_sentence_falls_into_its_statements(shape: str, text: str, found: list[str]) -> None:
    assert clauses(text) == found


def test_a_frame_that_tells_more_is_a_clause_of_its_own() -> None:
    text = "Ada told the assembly of the northern district in May that the dam was safe."
    roles = {"Ada": "source", "told": "cue", "the dam was safe": "content"}
    article = Article(id="a1", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    (reading,) = read([article], bundle(FakeTagger(roles)))
    assert [text[c.start : c.end] for c in reading.clauses] == [
        "Ada told the assembly of the northern district in May",
        "the dam was safe",
    ]


def test_starts_seen_by_a_model_come_before_the_rules() -> None:
    text = "The ship left Oran and reached Genoa while the crew slept below."
    assert clauses(text, ("while the crew",)) == [
        "The ship left Oran and reached Genoa",
        "the crew slept below.",
    ]


FRAGMENTS = st.sampled_from(
    ["The ship left", " and ", "who fled", ", ", "“", "”", ". ", "\n", "; ", "Ada said that ",
     "it was safe", " — ", "Oran", "to meet ", "because ", "ß", "🙂", "which "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=20).map("".join))
def test_each_clause_lies_inside_one_sentence(text: str) -> None:
    reading = reading_of(text)
    assert list(reading.clauses) == sorted(set(reading.clauses))
    for clause in reading.clauses:
        assert clause.start < clause.end
        assert any(s.start <= clause.start and clause.end <= s.end for s in reading.sentences)
