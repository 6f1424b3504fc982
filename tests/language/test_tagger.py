"""The reader's labels on plain news sentences, and on texts nobody would write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.bundle import load
from sayso.language.tagger import Tagged, Tagger, Tags


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load(1).tagger


def texts_of(text: str, spans: tuple[Tagged, ...], label: str) -> list[str]:
    return [text[span.start : span.end] for span in spans if span.label == label]


SAID = [
    (
        "The harbour will stay open, the mayor of Varna said on Monday.",
        ["The harbour will stay open"],
        ["the mayor of Varna"],
    ),
    (
        "According to Xinhua, the two ministers will meet in Hanoi next week.",
        ["the two ministers will meet in Hanoi next week"],
        ["Xinhua"],
    ),
    (
        "Colonel Amadou Keita told Reuters that his men had left the base.",
        ["that his men had left the base"],
        ["Colonel Amadou Keita"],
    ),
    (
        "“We will rebuild the bridge,” Governor Lin Mei-hua said.",
        ["“We will rebuild the bridge,”"],
        ["Governor Lin Mei-hua"],
    ),
    (
        "The rebels denied that they had shelled the hospital.",
        ["that they had shelled the hospital"],
        ["The rebels"],
    ),
]


@pytest.mark.parametrize(("text", "contents", "sources"), SAID)
def test_who_says_what_is_found(
    tagger: Tagger, text: str, contents: list[str], sources: list[str]
) -> None:
    (tags,) = tagger.tag([text])
    assert texts_of(text, tags.roles, "content") == contents
    assert texts_of(text, tags.roles, "source") == sources
    assert len(texts_of(text, tags.roles, "cue")) == 1


def test_a_sentence_in_the_outlets_own_voice_has_no_source(tagger: Tagger) -> None:
    (tags,) = tagger.tag(["The dam broke on Sunday night and flooded four villages."])
    assert texts_of("", tags.roles, "source") == []


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("On Tuesday Ngozi Adeyemi flew home.", "Ngozi Adeyemi", "person"),
        ("The delegation then went on to Tashkent.", "Tashkent", "place"),
        ("Officials of the African Union were invited.", "African Union", "organization"),
    ],
)
def test_names_are_found_with_their_type(tagger: Tagger, text: str, name: str, label: str) -> None:
    (tags,) = tagger.tag([text])
    assert texts_of(text, tags.names, label) == [name]


def test_a_sentence_with_two_facts_has_two_clause_starts(tagger: Tagger) -> None:
    text = "The minister resigned after the court had opened an inquiry."
    (tags,) = tagger.tag([text])
    assert tags.clause_starts == (0, text.index("after"))


def test_an_empty_text_has_no_labels(tagger: Tagger) -> None:
    assert tagger.tag(["", " \n "]) == (Tags(), Tags())
    assert tagger.tag([]) == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=120) | st.sampled_from([text for text, *_ in SAID]), max_size=4))
def test_whatever_the_text_labels_are_spans_of_it_in_order(
    tagger: Tagger, texts: list[str]
) -> None:
    found = tagger.tag(texts)
    assert len(found) == len(texts)
    for text, tags in zip(texts, found, strict=True):
        for spans in (tags.roles, tags.names):
            bounds = [offset for span in spans for offset in (span.start, span.end)]
            assert bounds == sorted(bounds)
            for span in spans:
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start : span.end].strip() == text[span.start : span.end]
                assert 0 <= span.score <= 1
        assert list(tags.clause_starts) == sorted(set(tags.clause_starts))
        assert all(0 <= start < len(text) for start in tags.clause_starts)


ODD = [
    "😀🎉 " * 40,
    "قال وزير الخارجية السوري إن الاتفاق سيوقع غدا.",
    "外交部发言人说,会议将于明天举行。",
    "THE MINISTER SAID THE TALKS HAD FAILED",
    "the minister sa1d tbe ta1ks bad fai1ed",
    "x" * 5000,
    "\u200f\u202eThe mayor said so\u202c.",
    "e\u0301" * 200,
    "\x00\x01\ufffd",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read_without_harm(tagger: Tagger, text: str) -> None:
    (tags,) = tagger.tag([text])
    assert all(0 <= span.start < span.end <= len(text) for span in tags.roles + tags.names)


def test_a_long_paragraph_is_read_to_its_end_through_windows(tagger: Tagger) -> None:
    filler = "The road runs along the river and through the old town. " * 60
    text = filler + "The mayor said the bridge was safe."
    (tags,) = tagger.tag([text])
    last = tags.roles[-1]
    assert text[last.start : last.end].startswith("the bridge was safe")
    assert "The mayor" in texts_of(text, tags.roles, "source")


def test_the_same_texts_give_the_same_labels(tagger: Tagger) -> None:
    texts = [text for text, *_ in SAID]
    assert tagger.tag(texts) == tagger.tag(texts)


def test_a_text_that_comes_twice_is_labelled_twice_alike(tagger: Tagger) -> None:
    text, other = SAID[0][0], SAID[1][0]
    first, _, second = tagger.tag([text, other, text])
    assert first == second
    assert first.roles


def test_a_text_is_labelled_the_same_whatever_stands_beside_it(tagger: Tagger) -> None:
    texts = [text for text, _, _ in SAID]
    assert tagger.tag(texts) == tuple(tagger.tag([text])[0] for text in texts)
