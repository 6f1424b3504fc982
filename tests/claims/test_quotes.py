"""Quotes: which passages of several articles are joined as one utterance, and their drift."""

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from tests.claims.fakes import WordsAsVectors

from sayso.claims import quotes
from sayso.claims.quotes import joined, surely_or_perhaps, with_a_speaker
from sayso.claims.utterances import utterances
from sayso.claims.views import View, views
from sayso.entities import EntityIndex
from sayso.language.pairs import InContext
from sayso.language.sentences import sentences
from sayso.model import Article, Attribution, CueSort, Reading, Source, Span, Story


def reading(name: str, text: str) -> Reading:
    return Reading(article=Article(id=name, sha256="", text=text), sentences=sentences(text))


def said(article: Reading, content: str) -> Attribution:
    start = article.article.text.index(content)
    return Attribution(
        id=f"{article.article.id}t1",
        article=article.article.id,
        cue=(Span(at := article.article.text.rindex(SAYING), at + len(SAYING)),),
        content=(Span(start, start + len(content)),),
        chain=(Source("Ana Reis", "person", "e1"),),
    )


SAYING = "said"
WORDS = "The dam will hold through the winter rain"
RENDERED = [
    f"“{WORDS},” Ana Reis said to the council on Monday.",
    f"Ana Reis said the river was calm. “{WORDS}.”",
]


def test_one_quotation_of_two_articles_is_one_utterance() -> None:
    told = [reading("a1", RENDERED[0]), reading("a2", RENDERED[1])]
    attributions = {item.article.id: [said(item, WORDS)] for item in told}
    story = Story("s1", "", ("a1", "a2"))
    (quote,) = quotes(story, told, attributions, EntityIndex(()), WordsAsVectors())
    texts = {item.article.id: item.article.text for item in told}
    assert [texts[p.article][p.start : p.end] for p in quote.renderings] == [WORDS, WORDS]
    assert quote.speaker == "e1"
    assert {change.op for drift in quote.drift for change in drift.changes} == {"same"}


def test_an_utterance_of_one_article_alone_is_no_quote() -> None:
    told = [reading("a1", RENDERED[0]), reading("a2", "The council met in the old mill.")]
    attributions = {"a1": [said(told[0], WORDS)]}
    story = Story("s1", "", ("a1", "a2"))
    assert not quotes(story, told, attributions, EntityIndex(()), WordsAsVectors())


def test_one_sentence_may_give_what_another_article_gives_in_two() -> None:
    told = [
        reading("a1", "“We opened the gates early. We lost no boat.”"),
        reading("a2", "She said they opened the gates early and lost no boat."),
    ]
    content = "they opened the gates early and lost no boat"
    claims = [
        *utterances(told[0], (), EntityIndex(())),
        *utterances(told[1], [said(told[1], content)], EntityIndex(())),
    ]
    seen = views(claims, told, WordsAsVectors())
    assert joined(seen, {(0, 2): 0.9, (1, 2): 0.8}, 0.5) == [[0, 1, 2]]


LINES = [
    reading("a1", "“The gates are open now. The boats are safe now.”"),
    reading("a2", "“The gates are open today. The boats are safe today.”"),
]


def lines() -> tuple[View, ...]:
    claims = [claim for each in LINES for claim in utterances(each, (), EntityIndex(()))]
    return views(claims, LINES, WordsAsVectors())


def test_two_lines_of_one_speech_stay_apart_when_each_has_a_better_match() -> None:
    scores = {(0, 2): 0.9, (1, 3): 0.9, (0, 3): 0.4, (1, 2): 0.4}
    assert joined(lines(), scores, 0.1) == [[0, 2], [1, 3]]


def test_what_is_joined_less_surely_is_kept_beside() -> None:
    found = surely_or_perhaps(lines(), {(0, 2): 0.9, (1, 3): 0.15}, 0.25)
    assert found == [([0, 2], True), ([1, 3], False)]


def test_a_pair_that_is_sure_by_itself_but_in_no_cluster_is_kept_beside() -> None:
    found = surely_or_perhaps(lines(), {(0, 2): 0.9, (1, 3): 0.9, (0, 3): 0.4}, 0.25)
    assert found == [([0, 2], True), ([1, 3], True), ([0, 3], False)]


def test_passages_that_nobody_says_are_not_compared() -> None:
    told = [
        reading("a1", "Little was said. He was charged with flooding a mill."),
        reading("a2", "The miller was charged with flooding a mill. “It was rain,” he said."),
    ]
    contents = [said(told[0], "flooding a mill"), said(told[1], "flooding a mill")]
    unnamed = [replace(item, chain=()) for item in contents]
    claims = [
        *utterances(told[0], unnamed[:1], EntityIndex(())),
        *utterances(told[1], unnamed[1:], EntityIndex(())),
    ]
    seen = views(claims, told, WordsAsVectors())
    pairs = np.array([(0, 1), (0, 2)])
    assert with_a_speaker(seen, pairs, np.array([0.9, 0.8])) == {(0, 2): 0.8}


@pytest.mark.parametrize(
    ("other", "one"),
    [("“I do not,” he said.", False), ("“I do,” he said.", True), ("“I care,” he said.", False)],
)
def test_words_that_tell_nothing_are_one_utterance_only_word_for_word(
    other: str, one: bool
) -> None:
    told = [reading("a1", "“I do,” he said."), reading("a2", other)]
    claims = [claim for each in told for claim in utterances(each, (), EntityIndex(()))]
    seen = views(claims, told, WordsAsVectors())
    found = with_a_speaker(seen, np.array([(0, 1)]), np.array([0.9]))
    assert found == ({(0, 1): 0.9} if one else {})


ASKED = [
    ("called for", "act", "the mill to be closed", True),
    ("insistence", None, "that the mill is safe", True),
    ("promised", "declare", "to close the old mill", True),
    ("sentenced", "act", "the miller to pay for it", False),
    ("hoped", "belief", "the mill is safe", False),
    ("announced", "declare", "a new mill", False),
]


@pytest.mark.parametrize(("cue", "sort", "content", "expected"), ASKED)
def test_what_nobody_vouches_for_is_said_where_a_cue_tells_of_words(
    cue: str, sort: CueSort | None, content: str, expected: bool
) -> None:
    text = f"Ana Reis {cue} {content}."
    article = reading("a1", text)
    at, start = text.index(cue), text.index(content)
    told = Attribution(
        id="t1",
        article="a1",
        cue=(Span(at, at + len(cue)),),
        content=(Span(start, start + len(content)),),
        chain=(Source("Ana Reis", "person", "e1"),),
        confidence=0.4,
        sort=sort,
    )
    (utterance,) = utterances(article, [told], EntityIndex(()))
    assert (utterance.attribution is not None) == expected
    assert bool(utterance.chain) == expected


def test_quoted_words_are_not_lost_to_a_passage_behind_them() -> None:
    text = "Ana Reis said to “hold the line” about the old mill that she wants to keep."
    article = reading("a1", text)
    inner = "the old mill that she wants to keep"
    outer = f"to “hold the line” about {inner}"
    contents = [said(article, outer), replace(said(article, inner), id="a1t2")]
    (utterance,) = utterances(article, contents, EntityIndex(()))
    assert utterance.text == outer


class Reader:
    """A stand-in reader that gives one answer to whatever it is asked."""

    def __init__(self, answer: float) -> None:
        self.answer = answer

    def same(self, pairs: Sequence[tuple[InContext, InContext]]) -> NDArray[np.float32]:
        return np.full(len(pairs), self.answer, np.float32)


def test_the_reader_has_a_say_in_what_is_one_utterance() -> None:
    told = [
        reading("a1", "Ana Reis said the winter rain will not break the dam."),
        reading("a2", "Ana Reis said the dam will hold through the rain."),
    ]
    contents = ["the winter rain will not break the dam", "the dam will hold through the rain"]
    attributions = {
        item.article.id: [said(item, content)] for item, content in zip(told, contents, strict=True)
    }
    story = Story("s1", "", ("a1", "a2"))
    given = (story, told, attributions, EntityIndex(()), WordsAsVectors())
    assert any(quote.sure for quote in quotes(*given, Reader(0.999)))
    assert not any(quote.sure for quote in quotes(*given, Reader(0.001)))


LONE = [
    ("“The ice was thin. We turned back at dusk,” it ran.", 2),
    ("She called it “thin ice” and left.", 1),
    ("She called it “ice” and left.", 0),
]


@pytest.mark.parametrize(("text", "expected"), LONE)
def test_a_quotation_outside_any_attribution_counts_from_two_words(
    text: str, expected: int
) -> None:
    assert len(utterances(reading("a1", text), (), EntityIndex(()))) == expected


def test_sentences_of_a_quotation_that_no_content_touches_are_utterances_too() -> None:
    article = reading("a1", "“The ice was very thin. We all turned back at dusk,” she said.")
    found = utterances(article, [said(article, "We all turned back at dusk")], EntityIndex(()))
    assert [claim.text.rstrip(".,") for claim in found] == [
        "The ice was very thin", "We all turned back at dusk"
    ]  # fmt: skip
    assert [bool(claim.chain) for claim in found] == [False, True]


def test_of_passages_in_one_another_the_inner_ones_stay_together() -> None:
    whole = "the crew left the wall at dawn and would not go back, saying it “could burst”"
    article = reading("a1", f"Ana Reis said {whole}.")
    parts = ["the crew left the wall at dawn and would not go back", "it “could burst”"]
    contents = [said(article, content) for content in (whole, *parts)]
    assert [claim.text for claim in utterances(article, contents, EntityIndex(()))] == parts


def test_whom_an_outlet_cites_is_no_utterance() -> None:
    text = "Ana Reis said so, citing two guards of the dam."
    article = reading("a1", text)
    cited = "two guards of the dam"
    start = text.index(cited)
    link = Source(cited, "unnamed", span=Span(start, start + len(cited)))
    told = said(article, cited)
    assert not utterances(article, [replace(told, chain=(*told.chain, link))], EntityIndex(()))


def test_two_words_of_a_content_tell_something_between_quotation_marks_only() -> None:
    plain = reading("a1", "Ana Reis said of the report that it was late.")
    marked = reading("a2", "Ana Reis said it was “badly late” for the town.")
    assert not utterances(plain, [said(plain, "the report")], EntityIndex(()))
    (utterance,) = utterances(marked, [said(marked, "badly late")], EntityIndex(()))
    assert utterance.text == "badly late"
