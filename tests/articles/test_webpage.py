"""HTML pages: the body, and what the page says of itself."""

from contextlib import suppress

import pytest

from sayso.articles.draft import Draft
from sayso.articles.published import choose
from sayso.articles.webpage import MOST_MARKUP, read_page
from sayso.errors import SkipArticle
from sayso.knowledge.sources import registry

BODY = """<article><h1>Ferry runs aground off Tarn Head</h1>
<p>A ferry with 120 people aboard ran aground off Tarn Head on Friday, the coast guard said in
a statement that was released shortly after noon.</p>
<p>No one was hurt, according to the harbour master, Marta Sund, who spoke to reporters on the pier
while the passengers were being brought ashore.</p>
<p>The ferry was built in 1974 and was due to be replaced this year, owners said.</p></article>"""


def page(head: str = "", body: str = BODY) -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>{body}"
        "<aside><h3>Most read</h3><ul><li>Ten soups for a cold week</li></ul></aside>"
        "</body></html>"
    ).encode()


def read(head: str = "", body: str = BODY) -> Draft:
    return read_page(page(head, body), registry())


def test_the_text_is_title_blank_line_body() -> None:
    draft = read()
    assert draft.title == "Ferry runs aground off Tarn Head"
    first, blank, rest = draft.text.split("\n", 2)
    assert (first, blank) == ("Ferry runs aground off Tarn Head", "")
    assert rest.startswith("A ferry with 120 people aboard")
    assert rest.count("\n") == 2
    assert "soups" not in draft.text
    assert "Home" not in draft.text


def test_json_ld_tells_title_byline_outlet_and_time() -> None:
    draft = read(
        """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Tarn Post"},
        {"@type": ["NewsArticle"], "headline": "Ferry aground &amp; safe",
         "datePublished": "2026-03-06T13:05:00Z", "dateModified": "2026-03-07T08:00:00Z",
         "author": [{"@type": "Person", "name": "Nils Orre"}, {"name": "Marta Sund"}],
         "publisher": {"@type": "Organization", "name": "The Tarn Post"},
         "mainEntityOfPage": {"@id": "https://tarnpost.example/ferry"}}]}</script>"""
    )
    assert draft.title == "Ferry aground & safe"
    assert draft.byline == "Nils Orre, Marta Sund"
    assert draft.outlet == "The Tarn Post"
    assert draft.url == "https://tarnpost.example/ferry"
    assert [(dated.value, dated.origin) for dated in draft.dates] == [
        ("2026-03-06T13:05+00:00", "json-ld"),
        ("2026-03-07T08:00+00:00", "json-ld changed"),
    ]


def test_line_ends_inside_json_ld_strings_are_forgiven_and_broken_json_ld_is_passed_over() -> None:
    draft = read(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Two\nlines"}'
        '</script><script type="application/ld+json">{"@type": "NewsArticle", </script>'
    )
    assert draft.title == "Two lines"


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2026-03-06T13:05:00+01:00">',
        '<meta name="parsely-pub-date" content="2026-03-06T13:05:00+01:00">',
        '<meta itemprop="datePublished" content="2026-03-06T13:05:00+01:00">',
        '<meta name="DC.date.issued" content="2026-03-06T13:05+01:00">',
        '<meta name="date" content="Fri, 06 Mar 2026 13:05:00 +0100">',
    ],
)
def test_meta_tags_tell_the_time(tag: str) -> None:
    published = choose(read(tag).dates)
    assert (published.value, published.source) == ("2026-03-06T13:05+01:00", "meta")


def test_json_ld_goes_before_meta_tags_and_both_are_kept() -> None:
    draft = read(
        '<meta property="article:published_time" content="2026-03-05">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
        '"2026-03-06"}</script>'
    )
    published = choose(draft.dates)
    assert (published.value, published.source) == ("2026-03-06", "json-ld")
    assert [candidate.value for candidate in published.candidates] == ["2026-03-06", "2026-03-05"]


def test_a_time_element_counts_below_the_heading_and_outside_of_teasers() -> None:
    teaser = "<aside><time datetime='2020-01-01'>old</time></aside>"
    own = BODY.replace("</h1>", "</h1><time datetime='2026-03-06T13:05Z'>6 March</time>")
    assert [dated.value for dated in read(body=teaser + own).dates] == ["2026-03-06T13:05+00:00"]
    assert read(body=BODY + teaser).dates == ()


def test_the_outlet_is_known_by_its_address_whoever_is_named_as_publisher() -> None:
    head = (
        '<link rel="canonical" href="https://www.theguardian.com/world/ferry">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": '
        '{"name": "Associated Press"}}</script>'
    )
    assert read(head).outlet == "The Guardian"


def test_an_agency_named_as_publisher_is_not_the_outlet() -> None:
    head = (
        '<link rel="canonical" href="https://tarnpost.example/ferry">'
        '<meta property="og:site_name" content="Tarn Post">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": '
        '{"name": "Associated Press"}}</script>'
    )
    assert read(head).outlet == "Tarn Post"


def test_the_name_of_the_site_is_cut_from_the_title() -> None:
    head = (
        '<meta property="og:title" content="Ferry aground - Tarn Post">'
        '<meta property="og:site_name" content="Tarn Post">'
    )
    assert read(head).title == "Ferry aground"


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(SkipArticle, match="no article text"):
        read_page(b"<html><body><div></div></body></html>", registry())


def test_scripts_do_not_count_towards_the_largest_page_but_markup_does() -> None:
    filler = "x = 1;" * (MOST_MARKUP // 6 + 1)
    assert read(f"<script>{filler}</script>").title == "Ferry runs aground off Tarn Head"
    with pytest.raises(SkipArticle, match="save the article alone"):
        read(body=f"<div>{filler}</div>")


@pytest.mark.parametrize("markup", ["<script>" * 50_000, "<div>" * 50_000 + "x", "<" * 50_000])
def test_hostile_markup_ends_in_a_draft_or_a_reason(markup: str) -> None:
    with suppress(SkipArticle):
        assert read_page(markup.encode(), registry()).text
