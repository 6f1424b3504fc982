"""Dates as publishers write them, and the choice among candidates."""

import pytest

from sayso.articles.dates import find_date, read_stamp
from sayso.articles.published import (
    Dated,
    choose,
    complete,
    from_address,
    from_name,
    read_date_line,
)
from sayso.model import PublishedCandidate

LINES = [
    ("Tuesday, 14 October 2025", "2025-10-14", "date line"),
    ("October 14, 2025", "2025-10-14", "date line"),
    ("Oct. 14th, 2025", "2025-10-14", "date line"),
    ("TUESDAY, OCTOBER 14, 2025, 10:34 AM", "2025-10-14T10:34", "date line"),
    ("14-Oct-2025", "2025-10-14", "date line"),
    ("14.10.2025", "2025-10-14", "date line"),
    ("2025. 10. 14 09: 01 AM", "2025-10-14T09:01", "date line"),
    ("Published: 14 October 2025, 09:15", "2025-10-14T09:15", "label"),
    ("Published: 14 Oct 2025 11: 25 GMT+02: 00", "2025-10-14T11:25+02:00", "label"),
    ("Posted on October 14, 2025, 3: 37 PM EDT", "2025-10-14T15:37-04:00", "label"),
    ("Posted: 10/14/2025 7:21 AM", "2025-10-14T07:21", "label"),
    ("First published 14 October 2025", "2025-10-14", "label"),
    ("Updated Tue 14 October 2025, 9: 03am AEST", "2025-10-14T09:03+10:00", "label changed"),
    ("Last updated at 14:00 GMT, 14 October 2025", "2025-10-14T14:00+00:00", "label changed"),
    ("8: 05am UK, Tuesday 14 October 2025", "2025-10-14T08:05", "date line"),
    ("Tuesday 14 October 2025 03. 31 BST", "2025-10-14T03:31+01:00", "date line"),
    ("14 October 2025 @ 09: 29 pm", "2025-10-14T21:29", "date line"),
    ("2025-10-14T09:30:00Z", "2025-10-14T09:30+00:00", "date line"),
]


@pytest.mark.parametrize(("line", "value", "origin"), LINES)
def test_a_date_line_is_read(line: str, value: str, origin: str) -> None:
    read = read_date_line(line, 100)
    assert read is not None
    assert [(dated.value, dated.origin) for dated in read.dates] == [(value, origin)]
    assert read.rest == ""
    span = read.dates[0].span
    assert span is not None
    assert find_date(line[span.start - 100 : span.end - 100]) is not None


def test_a_line_may_give_two_dates() -> None:
    read = read_date_line("on April 30, 2025 at 4: 31 AM, updated May 1, 2025 at 8: 33 AM", 0)
    assert read is not None
    assert [(dated.value, dated.origin) for dated in read.dates] == [
        ("2025-04-30T04:31", "label"),
        ("2025-05-01T08:33", "label changed"),
    ]


@pytest.mark.parametrize("line", ["Posted at 3:21 PM, 01/05/2025", "8/2/13 at 1:30 PM", "APR 28"])
def test_a_date_with_two_readings_or_no_year_is_a_date_line_that_tells_nothing(line: str) -> None:
    read = read_date_line(line, 0)
    assert read is not None
    assert read.dates == ()
    assert read.rest == ""


@pytest.mark.parametrize(
    "line",
    [
        "The bridge closed on October 14, 2025 after years of neglect",
        "31 February 2025",
        "Room 14",
        "No date here",
    ],
)
def test_a_sentence_or_an_impossible_day_is_no_date_line(line: str) -> None:
    read = read_date_line(line, 0)
    assert read is None or read.rest


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("2025-10-14", "2025-10-14"),
        ("2025-10-14T09:30:12.345+0300", "2025-10-14T09:30+03:00"),
        ("2025-10-14 09:30", "2025-10-14T09:30"),
        ("20251014T093000Z", "2025-10-14T09:30+00:00"),
        ("Tue, 14 Oct 2025 09:30:00 +0000", "2025-10-14T09:30+00:00"),
        ("October 14, 2025 9:30 pm EST", "2025-10-14T21:30-05:00"),
        ("1760434200", "2025-10-14T09:30+00:00"),
        ("1760434200000", "2025-10-14T09:30+00:00"),
        ("2025-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_publishers_field_is_read_to_the_minute(stamp: str, value: str | None) -> None:
    assert read_stamp(stamp) == value


def test_the_best_origin_decides_and_all_candidates_are_kept() -> None:
    published = choose(
        [
            Dated("2026-07-14", "address"),
            Dated("2025-10-15T08:00", "json-ld changed"),
            Dated("2025-10-14", "json-ld"),
            Dated("2025-10-14T09:30", "meta"),
        ]
    )
    assert (published.value, published.source) == ("2025-10-14T09:30", "meta")
    assert [candidate.value for candidate in published.candidates] == [
        "2025-10-14",
        "2025-10-14T09:30",
        "2026-07-14",
        "2025-10-15T08:00",
    ]
    assert PublishedCandidate("2026-07-14", "meta") in published.candidates


def test_a_date_of_change_stands_in_only_alone() -> None:
    assert choose([Dated("2025-10-15", "meta changed")]).value == "2025-10-15"
    assert choose([]).value is None
    assert choose([]).source == "none"


def test_dates_in_names_and_addresses_must_be_whole_days() -> None:
    assert from_name("syria-20251014-a.txt") == Dated("2025-10-14", "file name")
    assert from_name("20259914.txt") is None
    assert from_name("058431788c82b187.txt") is None
    assert from_address("https://a.example/2025/10/14/visit") == Dated("2025-10-14", "address")
    assert from_address("https://a.example/world/2025/oct/14/visit") == Dated(
        "2025-10-14", "address"
    )
    assert from_address("https://a.example/2025/10/visit") is None


def test_a_day_without_a_year_takes_the_nearest() -> None:
    day = find_date("December 30")
    assert day is not None
    assert complete(day, [Dated("2026-01-02", "meta")]) == "2025-12-30"
    assert complete(day, []) is None
