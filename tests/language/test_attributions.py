"""Who says what: linking, mending, rules, spreading, nesting; spans stay exact."""

import hashlib
import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.language.fakes import FakeTagger, bundle

from sayso.language.reading import read
from sayso.model import Article, Attribution

Parts = tuple[str, str, str]


def attributions(text: str, roles: dict[str, str] | None = None) -> tuple[Attribution, ...]:
    article = Article(id="a1", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    (reading,) = read([article], bundle(FakeTagger(roles)))
    return reading.attributions


def parts(text: str, roles: dict[str, str] | None = None) -> list[Parts]:
    return [
        (
            " | ".join(text[s.start : s.end] for s in item.source),
            " | ".join(text[s.start : s.end] for s in item.cue),
            " | ".join(text[s.start : s.end] for s in item.content),
        )
        for item in attributions(text, roles)
    ]


WORDED: list[tuple[str, str, list[Parts]]] = [
    (
        "source before",
        "Minister Ada Okello said the dam was safe.",
        [("Minister Ada Okello", "said", "the dam was safe")],
    ),
    (
        "source behind",
        "The dam was safe, Minister Ada Okello said.",
        [("Minister Ada Okello", "said", "The dam was safe")],
    ),
    (
        "verb first",
        "“The dam is safe,” said Ada Okello.",
        [("Ada Okello", "said", "“The dam is safe,”")],
    ),
    (
        "according to",
        "According to the coast guard, the ferry was full.",
        [("the coast guard", "According to", "the ferry was full")],
    ),
    (
        "put in between a word that waits and what it waits for",
        "Bo Chen was stopped on Friday after, police say, he had driven through a fence.",
        [("police", "say", "he had driven through a fence")],
    ),
    (
        "who adds to a number says nothing",
        "Bo Chen added 16 points, and Ada Lee had nine of them.",
        [],
    ),
    (
        "a participle carries the subject on",
        "Ada Okello said the dam was safe, adding that it would be inspected.",
        [
            (
                "Ada Okello",
                "said",
                "the dam was safe, adding that it would be inspected",
            ),
        ],
    ),
    (
        "reportedly names nobody",
        "The singer has reportedly bought a vineyard.",
        [("", "reportedly", "The singer has | bought a vineyard")],
    ),
    (
        "a headline's colon",
        "Peru to close copper mine: minister",
        [("minister", ":", "Peru to close copper mine")],
    ),
    ("a noun is no cue", "The report was long and the claims were old.", []),
    ("part of a name is no cue", "The truce in Tell Amra has held for two days.", []),
    (
        "a cue is one in a headline of capitals",
        "Mayor Says Bridge In Tell Amra Will Close",
        [("Mayor", "Says", "Bridge In Tell Amra Will Close")],
    ),
]


@pytest.mark.parametrize(("shape", "text", "found"), WORDED, ids=[row[0] for row in WORDED])
def test_wording_alone_shows_who_says_what(shape: str, text: str, found: list[Parts]) -> None:
    assert parts(text) == found


def test_labels_are_linked_to_the_nearest_cue() -> None:
    text = "Ada thinks it rains but Bo feels it snows."
    roles = {
        "Ada": "source",
        "thinks": "cue",
        "it rains": "content",
        "Bo": "source",
        "feels": "cue",
        "it snows": "content",
    }
    assert parts(text, roles) == [("Ada", "thinks", "it rains"), ("Bo", "feels", "it snows")]


def test_a_cue_without_subject_takes_the_one_before_it() -> None:
    text = "Ada promised a school, vowing that it would be free."
    roles = {
        "Ada": "source",
        "promised": "cue",
        "a school": "content",
        "vowing": "cue",
        "it would be free": "content",
    }
    assert parts(text, roles)[1] == ("Ada", "vowing", "that it would be free")


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Ada tore up the letter, saying that it was late.", "saying", "Ada"),
        ("In March, Ada tore up the letter, saying that it was late.", "saying", ""),
        ("Ada was stopped at the gate, saying that it was late.", "saying", ""),
        ("It snowed for a week, suggesting that it was late.", "suggesting", ""),
    ],
)
def test_a_cue_apart_from_its_subject_takes_who_does_something(
    text: str, cue: str, source: str
) -> None:
    roles = {cue: "cue", "it was late": "content"}
    assert parts(text, roles) == [(source, cue, "that it was late")]


def test_a_verb_with_a_subject_of_its_own_does_not_take_the_one_before() -> None:
    text = "Bo shouted that it rained, though Ada Okello, his aunt, said that it snowed."
    roles = {
        "Bo": "source",
        "shouted": "cue",
        "it rained": "content",
        "said": "cue",
        "it snowed": "content",
    }
    assert parts(text, roles)[1][0] == "Ada Okello, his aunt"


def test_whom_it_was_told_to_is_no_part_of_the_content() -> None:
    text = "Bo told Reuters that the road was open."
    roles = {"Bo": "source", "told": "cue", "Reuters that the road was open": "content"}
    assert parts(text, roles) == [("Bo", "told", "that the road was open")]


def test_what_the_outlet_adds_is_no_part_of_the_content() -> None:
    text = "Bo claimed the road was open, though the map shows none."
    roles = {
        "Bo": "source",
        "claimed": "cue",
        "the road was open, though the map shows none": "content",
    }
    assert parts(text, roles) == [("Bo", "claimed", "the road was open")]


def test_who_is_accused_is_not_who_says_so() -> None:
    text = "A man accused of theft left the hall."
    roles = {"A man": "source", "accused": "cue", "of theft": "content"}
    assert parts(text, roles) == [("", "accused", "of theft")]


def test_a_quotation_of_many_sentences_is_one_content() -> None:
    text = "“We rose early. Nobody came. We left,” said Bo Chen."
    assert parts(text) == [("Bo Chen", "said", "“We rose early. Nobody came. We left,”")]


def test_a_quotation_nobody_holds_goes_to_who_was_quoted_before() -> None:
    text = "“We have no water,” said Bo Chen.\n\n“The cattle are dying and nobody comes.”"
    ((source, _, content),) = parts(text)
    assert (source, content) == (
        "Bo Chen",
        "“We have no water,” | “The cattle are dying and nobody comes.”",
    )


def test_what_stands_inside_a_content_knows_what_holds_it() -> None:
    text = "Captain Bo Chen said the ferry was full, according to the coast guard."
    roles = {"Captain Bo Chen": "source", "said": "cue", "the ferry was full": "content"}
    outer, inner = attributions(text, roles)
    assert (outer.within, inner.within) == (None, outer.id)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The dam is safe,” said Ada Okello.", "direct"),
        ("Ada Okello said the dam was “safe as a house” now.", "mixed"),
        ("Ada Okello said the dam was safe.", "indirect"),
    ],
)
def test_quotation_marks_tell_the_kind(text: str, kind: str) -> None:
    assert attributions(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ada Okello said the dam was safe.", "asserts"),
        ("Ada Okello denied that the dam was cracked.", "denies"),
        ("Ada Okello did not say that the dam was safe.", "doubts"),
    ],
)
def test_the_cue_tells_the_stance(text: str, stance: str) -> None:
    assert attributions(text)[0].stance == stance


def test_a_plan_vouches_for_less_than_words_do() -> None:
    roles = {"Bo": "source", "wants": "cue", "a new bridge": "content"}
    (plan,) = attributions("Bo wants a new bridge.", roles)
    (words,) = attributions("Bo Chen said the bridge was new.")
    assert plan.sort == "plan"
    assert plan.confidence < 0.5 <= words.confidence


def test_menu_lines_left_out_as_noise_say_nothing() -> None:
    assert attributions("Home | World | Sports\n\n8\n\nSubscribe now") == ()


FRAGMENTS = st.sampled_from(
    [
        "Ada Okello said", " that ", "the dam was safe", ", ", "“", "”", '"', ". ", "\n", "\n\n",
        "according to ", "Reuters", "he added", ", adding that ", "Bo Chen", ": ", "reportedly ",
        "is expected to ", "’", " and ", "who told ", "citing ", "المتحدث", "🙂", "! ", "said",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=25).map("".join))
@example("Ada Okello said, adding that \n“Ada Okello saidAda Okello said")
def test_spans_lie_inside_the_text_and_no_part_overlaps_itself(text: str) -> None:
    found = attributions(text)
    assert len({item.id for item in found}) == len(found)
    for item in found:
        assert item.cue
        assert item.content
        for spans in (item.source, item.cue, item.content):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            ordered = sorted(spans)
            assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))
        assert item.within is None or item.within in {other.id for other in found}


@settings(max_examples=30, deadline=None)
@given(st.lists(FRAGMENTS, max_size=15).map("".join))
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    assert attributions(text) == attributions(text)
