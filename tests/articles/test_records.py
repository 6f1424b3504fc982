"""JSON articles in three vocabularies."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.articles import read
from sayso.articles.records import read_record
from sayso.errors import SkipArticle

OWN = {
    "outlet": "Tarn Post",
    "title": "Ferry aground",
    "byline": "Nils Orre",
    "published": "2026-03-06T13:05:00+01:00",
    "url": "https://tarnpost.example/ferry",
    "text": "A ferry ran aground.\nNo one was hurt.",
}
SCHEMA_ORG = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry aground",
    "articleBody": "A ferry ran aground.\nNo one was hurt.",
    "datePublished": "2026-03-06T13:05:00+01:00",
    "author": {"@type": "Person", "name": "Nils Orre"},
    "publisher": {"@type": "NewsMediaOrganization", "name": "Tarn Post"},
    "url": "https://tarnpost.example/ferry",
}
NINJS = {
    "uri": "https://tarnpost.example/ferry",
    "type": "text",
    "versioncreated": "2026-03-06T13:05:00+01:00",
    "headline": "Ferry aground",
    "by": "Nils Orre",
    "copyrightholder": "Tarn Post",
    "body_text": "A ferry ran aground.\nNo one was hurt.",
}
NINJS_MARKED_UP = {
    **{key: value for key, value in NINJS.items() if key != "body_text"},
    "body_xhtml": "<div><p>A ferry <em>ran</em> aground.</p><figure>a picture</figure>"
    "<p>No one\nwas hurt.</p></div>",
}


@pytest.mark.parametrize("record", [OWN, SCHEMA_ORG, NINJS, NINJS_MARKED_UP])
def test_the_three_vocabularies_give_the_same_article(record: Any) -> None:
    draft = read_record(record)
    assert draft.text == "Ferry aground\n\nA ferry ran aground.\nNo one was hurt."
    assert draft.title == "Ferry aground"
    assert draft.byline == "Nils Orre"
    assert draft.outlet == "Tarn Post"
    assert draft.url == "https://tarnpost.example/ferry"
    assert {dated.value for dated in draft.dates} == {"2026-03-06T13:05+01:00"}


def test_a_title_alone_is_an_article_and_so_is_a_text_alone() -> None:
    assert read_record({"title": "Ferry aground"}).text == "Ferry aground"
    assert read_record({"text": "A ferry ran aground."}).text == "A ferry ran aground."


def test_a_title_that_opens_the_body_is_not_said_twice() -> None:
    record = {"title": "Ferry aground", "body": "Ferry Aground\n\nA ferry ran aground."}
    assert read_record(record).text == "Ferry Aground\n\nA ferry ran aground."


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({}, "neither a title nor a text"),
        ({"title": "", "text": "  "}, "neither a title nor a text"),
        ({"text": 5}, "'text' is a number; give it as text"),
        (["a"], "holds a list"),
        ("a", "holds a text"),
        (None, "holds null"),
    ],
)
def test_what_is_no_article_is_refused_with_the_field_at_fault(record: Any, told: str) -> None:
    with pytest.raises(SkipArticle, match=told):
        read_record(record)


def write(folder: Path, name: str, value: object) -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_a_list_in_one_file_gives_an_article_each_and_names_the_bad_ones(tmp_path: Path) -> None:
    path = write(tmp_path, "many.json", [OWN, {"text": 5}, {**OWN, "title": "Second"}])
    coverage = read([path])
    assert [article.path for article in coverage.articles] == [f"{path}:1", f"{path}:3"]
    assert [(unread.path, unread.reason) for unread in coverage.unread] == [
        (f"{path}:2", "field 'text' is a number; give it as text")
    ]


def test_the_articles_of_a_graph_are_found(tmp_path: Path) -> None:
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, SCHEMA_ORG]}
    (article,) = read([write(tmp_path, "graph.json", graph)]).articles
    assert article.title == "Ferry aground"
    assert article.published.source == "json-ld"


def test_each_line_of_a_jsonl_file_is_an_article_and_a_bad_line_is_named(tmp_path: Path) -> None:
    lines = [json.dumps(OWN), "", "{broken", json.dumps({"title": "Second"}), '{"text": "\\ud800"}']
    path = write(tmp_path, "day.jsonl", "\n".join(lines))
    coverage = read([path])
    assert [article.path for article in coverage.articles] == [f"{path}:1", f"{path}:4"]
    assert [unread.path for unread in coverage.unread] == [f"{path}:3", f"{path}:5"]
    assert all("not valid JSON" in unread.reason for unread in coverage.unread)


@pytest.mark.parametrize(("text", "told"), [("[]", "empty list"), ("{", "not valid JSON")])
def test_a_json_file_without_articles_is_named(tmp_path: Path, text: str, told: str) -> None:
    (unread,) = read([write(tmp_path, "a.json", text)]).unread
    assert told in unread.reason
