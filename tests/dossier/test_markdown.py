"""Markdown for notes: complete, and nothing in an article acts as markup."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from sayso.dossier import to_markdown
from sayso.dossier.markdown import escape
from sayso.model import Dossier


def kinds(markdown: str) -> set[str]:
    tokens = MarkdownIt("commonmark").parse(markdown)
    return {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }


@given(st.text(st.sampled_from("ab1 .)*_`[](){}<>#!|~-+=&\\\n\t:/")))
def test_escaped_text_is_read_back_as_it_was(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escape(text))
    read = "".join(
        child.content
        for token in tokens
        for child in token.children or ()
        if child.type in {"text", "text_special"}
    )
    assert read == " ".join(text.split())
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


def test_hostile_text_adds_no_markup(sample: Dossier, hostile: Dossier) -> None:
    assert kinds(to_markdown(hostile)) - kinds(to_markdown(sample)) == set()


def test_everything_a_dossier_tells_is_in_it(sample: Dossier) -> None:
    markdown = to_markdown(sample)
    for text in (
        *(claim.text for claim in sample.claims),
        "Both rest on Tern.",
        *(article.sha256 for article in sample.articles),
        "a harbour official (unnamed) → Tern → Harbour Post, quay-weekly",
        "Lorries in the river",
        "Ilse Brand ×1",
        "photo.jpg",
        "2 March 2026",
        "F1: 0.50",
    ):
        assert text in markdown


def test_the_same_dossier_gives_the_same_markdown(sample: Dossier) -> None:
    assert to_markdown(sample) == to_markdown(sample)


def test_what_is_only_perhaps_one_utterance_is_not_shown(sample: Dossier) -> None:
    unsure = replace(sample, quotes=tuple(replace(quote, sure=False) for quote in sample.quotes))
    assert "## Quotes" in to_markdown(sample)
    assert "## Quotes" not in to_markdown(unsure)


def test_what_one_outlet_gives_twice_in_the_same_words_is_not_shown(sample: Dossier) -> None:
    (quote,) = sample.quotes
    there = {rendering.article for rendering in quote.renderings}
    one = tuple(
        replace(article, outlet="Harbour Post") if article.id in there else article
        for article in sample.articles
    )
    drifting = replace(sample, articles=one)
    same = replace(quote, drift=tuple(replace(drift, changes=()) for drift in quote.drift))
    assert "## Quotes" in to_markdown(drifting)
    assert "## Quotes" not in to_markdown(replace(drifting, quotes=(same,)))
    assert "## Quotes" in to_markdown(replace(sample, quotes=(same,)))
