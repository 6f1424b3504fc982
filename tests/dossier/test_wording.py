"""Dates, counts and lists in words; what an outlet is called."""

import pytest

from sayso.articles.outlets import outlet_labels
from sayso.dossier.wording import count, excerpt, headline, say_date, say_gap, say_list, sentence
from sayso.model import Article


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "undated"),
        ("", "undated"),
        ("2026", "2026"),
        ("2026-03", "March 2026"),
        ("2026-03-02", "2 March 2026"),
        ("2026-03-02T09:30", "2 March 2026, 09:30"),
        ("2026-03-02T09:30:15Z", "2 March 2026, 09:30 UTC"),
        ("2026-03-02T09:30+03:00", "2 March 2026, 09:30 (UTC+03:00)"),
        ("2026-03-02/2026-03-04", "2–4 March 2026"),
        ("2026-03-30/2026-04-02", "30 March – 2 April 2026"),
        ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2024-12/2025-10-14", "December 2024 – 14 October 2025"),
        ("2026-13-02", "2026-13-02"),
        ("2026-00-02", "2026-00-02"),
        ("spring", "spring"),
    ],
)
def test_dates_are_said_as_a_reader_writes_them(value: str | None, said: str) -> None:
    assert say_date(value) == said


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("2026-03-02", "2026-03-03", "1 day"),
        ("2024-12-08", "2025-10-14", "10 months"),
        ("2011", "2024-12", "13 years"),
    ],
)
def test_gaps_are_said_in_round_numbers(earlier: str, later: str, said: str) -> None:
    assert say_gap(earlier, later) == said


def test_counts_and_lists_read_as_english() -> None:
    assert [count(number, "story", "stories") for number in (0, 1, 1200)] == [
        "0 stories",
        "1 story",
        "1,200 stories",
    ]
    assert [say_list(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_reason_becomes_a_sentence_and_a_claim_a_heading() -> None:
    assert sentence("both  rest on Tern") == "Both rest on Tern."
    assert sentence("Really?") == "Really?"
    assert sentence("") == ""
    assert headline("al-Amin\nleft") == "Al-Amin left"


def test_an_excerpt_is_cut_at_a_word() -> None:
    assert excerpt("one two three four", 13) == "one two …"
    assert excerpt("one two", 13) == "one two"


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"outlet": " Harbour  Post "}, "Harbour Post"),
        (
            {"outlet": "The Very Long Name of an Outlet That Goes On"},
            "The Very Long Name of an Outlet…",
        ),
        ({"url": "https://www.tide.example/2026/3"}, "tide.example"),
        ({"url": "http://[broken", "path": "x/quay-weekly.txt"}, "quay-weekly"),
        ({"path": "in/0003_58431788c82b187f.txt"}, "File 0003"),
        ({"path": "in/42.txt"}, "File 42"),
        ({"path": "in/facade.txt"}, "facade"),
        ({}, "Article a1"),
    ],
)
def test_an_outlet_has_a_short_readable_name(fields: dict[str, str], label: str) -> None:
    article = Article(id="a1", text="", sha256="", **fields)
    assert outlet_labels([article]) == {"a1": label}


def test_two_files_of_one_name_are_kept_apart() -> None:
    articles = [
        Article(id=identifier, path=f"{identifier}/page.html", text="", sha256="")
        for identifier in ("a1", "a2")
    ]
    assert outlet_labels(articles) == {"a1": "page (a1)", "a2": "page (a2)"}


def test_two_articles_of_one_outlet_share_its_name() -> None:
    articles = [
        Article(id=identifier, outlet="Tide", text="", sha256="") for identifier in ("a1", "a2")
    ]
    assert outlet_labels(articles) == {"a1": "Tide", "a2": "Tide"}
