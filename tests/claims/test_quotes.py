"""Quotes: which passages of several articles are joined as one utterance, and their drift."""

import pytest
from tests.claims.fakes import WordsAsVectors

from sayso.claims import quotes
from sayso.claims.quotes import joined
from sayso.claims.utterances import utterances
from sayso.claims.views import views
from sayso.entities import EntityIndex
from sayso.language.sentences import sentences
from sayso.model import Article, Attribution, Reading, Source, Span, Story


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


LONE = [
    ("“The ice was thin. We turned back at dusk,” it ran.", 2),
    ("She called it “thin ice” and left.", 0),
]


@pytest.mark.parametrize(("text", "expected"), LONE)
def test_a_quotation_outside_any_attribution_counts_from_four_words(
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


def test_two_words_of_a_content_tell_something_between_quotation_marks_only() -> None:
    plain = reading("a1", "Ana Reis said of the report that it was late.")
    marked = reading("a2", "Ana Reis said it was “badly late” for the town.")
    assert not utterances(plain, [said(plain, "the report")], EntityIndex(()))
    (utterance,) = utterances(marked, [said(marked, "badly late")], EntityIndex(()))
    assert utterance.text == "badly late"
