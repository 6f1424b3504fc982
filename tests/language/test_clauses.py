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
        "a title belongs to the antecedent",
        "Police arrested former mayor Bo Chen, who fled to Genoa in May.",
        ["Police arrested former mayor Bo Chen", "former mayor Bo Chen, who fled to Genoa in May."],
    ),
    (
        "an 'of' before the antecedent is no part of it",
        "The court raised the fate of former mayor Bo Chen, who fled to Genoa in May.",
        [
            "The court raised the fate of former mayor Bo Chen",
            "former mayor Bo Chen, who fled to Genoa in May.",
        ],
    ),
    (
        "an antecedent begins with a whole word",
        "The court heard lawsuits and angry farmers who wanted their land back.",
        ["The court heard lawsuits and angry farmers", "farmers who wanted their land back."],
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
    (
        "a condition stays with what it is a condition of",
        "The strike will go on, if the ministry refuses to pay the men.",
        ["The strike will go on, if the ministry refuses to pay the men."],
    ),
    (
        "without a verb a piece joins the clause before it",
        "The bridge was closed on Monday, with no word about the cause.",
        [
            "The bridge was closed on Monday",
            "The bridge was closed on Monday, with no word about the cause.",
        ],
    ),
    (
        "a condition is not left out",
        "The ship may leave Oran with its grain if the harbour pilot agrees.",
        ["The ship may leave Oran with its grain if the harbour pilot agrees."],
    ),
    (
        "one more of the same is not left out",
        "The crew cleaned the old ship and the boats, and the guns.",
        ["The crew cleaned the old ship and the boats, and the guns."],
    ),
    (
        "a subordinate word goes where a subject follows",
        "The town slept while the river rose by a metre.",
        ["The town slept", "the river rose by a metre."],
    ),
    (
        "a clause of a longer quotation has no lone mark",
        "“The dam held and we saw no damage to the gates.",
        ["The dam held", "we saw no damage to the gates."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "text", "found"), CASES, ids=[case[0] for case in CASES])
def test_a_sentence_falls_into_its_statements(shape: str, text: str, found: list[str]) -> None:
    assert clauses(text) == found


def clauses_said(text: str, **roles: str) -> list[str]:
    article = Article(id="a1", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    tagger = FakeTagger({words: role for role, words in roles.items()})
    (reading,) = read([article], bundle(tagger))
    return [text[c.start : c.end] for c in reading.clauses]


def test_a_frame_that_tells_more_than_who_speaks_is_a_clause_of_its_own() -> None:
    text = "Ada signed a letter to the northern district in May that the dam was safe."
    assert clauses_said(text, source="Ada", cue="signed", content="the dam was safe") == [
        "Ada signed a letter to the northern district in May",
        "the dam was safe",
    ]


def test_a_participle_ends_before_the_words_that_lead_over_to_what_is_said() -> None:
    text = "praising the “old ties” of the two ports and asserting that Genoa was safe."
    found = clauses_said(text, cue="asserting", content="Genoa was safe")
    assert found == ["praising the “old ties” of the two ports", "Genoa was safe"]


def test_a_frame_that_only_says_is_widened_to_what_is_said() -> None:
    text = "Ada told the northern district that the dam was safe; rain fell all night."
    assert clauses_said(text, source="Ada", cue="told", content="the dam was safe") == [
        "Ada told the northern district that the dam was safe",
        "the dam was safe",
        "rain fell all night.",
    ]


def test_words_that_lead_over_to_a_quotation_are_left_out() -> None:
    text = "Ada visited the old dam above Oran on Monday, saying “the gates are safe.”"
    found = clauses_said(text, source="Ada", cue="saying", content="“the gates are safe.”")
    assert found == ["Ada visited the old dam above Oran on Monday", "“the gates are safe.”"]


def test_a_frame_that_only_says_who_speaks_to_whom_is_no_clause() -> None:
    text = "Ada has told Bo that the dam was safe."
    found = clauses_said(text, source="Ada", cue="has told", content="the dam was safe")
    assert found == ["the dam was safe"]


def test_starts_seen_by_a_model_come_before_the_rules() -> None:
    text = "The ship left Oran and reached Genoa while the crew slept below."
    assert clauses(text, ("while the crew",)) == [
        "The ship left Oran and reached Genoa",
        "the crew slept below.",
    ]


def test_what_hangs_on_a_statement_is_left_out_and_stands_by_itself_where_it_says_something() -> (
    None
):
    text = "Following the vote, the ship left Oran, carrying grain, and has since reached Genoa."
    starts = ("the ship left", "carrying grain", "and has since")
    assert clauses(text, starts) == [
        "Following the vote, the ship left Oran, carrying grain, and has since reached Genoa.",
        "the ship left Oran",
        "has since reached Genoa.",
    ]


def test_a_subordinate_word_goes_at_the_start_of_a_sentence_too() -> None:
    text = "Because the harbour was closed, it means the ship never left Oran."
    assert clauses(text, ("it means",)) == [
        "the harbour was closed",
        "it means the ship never left Oran.",
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The harbour board of Oran dismissed reports that the dam had burst in May.",
            "dismissed",
            "reports that the dam had burst in May",
        ),
        (
            "The dam had burst in May, according to the harbour board of Oran.",
            "according to",
            "The dam had burst in May",
        ),
    ],
    ids=["it breaks off at its verb", "according to somebody"],
)
def test_a_frame_that_states_nothing_is_no_clause(text: str, cue: str, content: str) -> None:
    source = text[text.lower().index("the harbour board of oran") :][:25]
    assert clauses_said(text, source=source, cue=cue, content=content) == [content]


def test_what_is_only_included_stands_in_no_clause_of_its_own() -> None:
    text = "The ship left Oran with ten men, including the mayor, and has since reached Genoa."
    found = clauses(text, ("including the mayor", "and has since"))
    assert not any(clause.startswith("including") for clause in found)


def test_a_participle_in_front_of_its_subject_is_no_clause() -> None:
    text = "Speaking to a crowd in Oran, Bo Chen, who runs the port, put the cost at a million."
    found = clauses(text, ("Bo Chen", "who runs", "put the cost"))
    assert "Speaking to a crowd in Oran" not in found


def test_a_cue_in_one_clause_is_no_frame_of_the_next() -> None:
    text = "A trip was proposed in May when Bo came to Oran, but no date was set."
    found = clauses_said(text, cue="was proposed", content="A trip")
    assert found == ["A trip was proposed in May", "Bo came to Oran", "no date was set."]


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
