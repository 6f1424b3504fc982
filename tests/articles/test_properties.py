"""What holds for any input."""

import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.articles import Coverage, read
from sayso.articles.dates import find_date, read_stamp
from sayso.model import Article

LINES = st.sampled_from(
    [
        "Home World News",
        "Ferry runs aground",
        "Ferry runs aground off Tarn Head",
        "TARN, March 6 (Reuters) - A ferry ran aground.",
        "(AP Photo/Nils Orre)",
        "-",
        "8",
        " ",
        "By Nils Orre",
        "Friday, 6 March 2026",
        "LEAVE A REPLY",
        "Click here to see more.",
        "“We waited,” she said. Click here to see more. No one was hurt.",
        "Source: Xinhua",
        "\ufeff\u200b\u00a0",
        "İstanbul’da köprü kapandı ẞ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=14).map("\n".join),
    st.lists(LINES, max_size=14).map("\r\n".join),
)


def read_bytes(data: bytes, suffix: str) -> Coverage:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"article{suffix}"
        path.write_bytes(data)
        return read([path])


def check(article: Article) -> None:
    """The promises of an Article."""
    assert article.sha256 == sha256(article.text.encode()).hexdigest()
    spans = [*article.noise, *article.credits]
    spans += [c.span for c in article.published.candidates if c.span]  # type: ignore[misc]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
    assert list(article.noise) == sorted(article.noise)
    for before, after in zip(article.noise, article.noise[1:], strict=False):
        assert before.end <= after.start


@pytest.mark.parametrize("suffix", [".txt", ".html", ".json", ".jsonl"])
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_reason(suffix: str, data: bytes) -> None:
    coverage = read_bytes(data, suffix)
    for article in coverage.articles:
        check(article)
    assert coverage.articles or all(unread.reason for unread in coverage.unread)
    assert coverage.articles or coverage.unread


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_a_text_file_comes_back_as_it_was(text: str) -> None:
    for article in read_bytes(text.encode(errors="ignore"), ".txt").articles:
        check(article)
        written = text.encode(errors="ignore").decode()
        assert article.text == written.removeprefix("\ufeff")


@settings(max_examples=60, deadline=None)
@given(title=TEXTS, body=TEXTS)
def test_json_and_pages_keep_the_promises_of_an_article(title: str, body: str) -> None:
    record = json.dumps({"title": title, "text": body})
    page = f"<html><head><title>{title}</title></head><body><article><p>{body}</p></article>"
    for data, suffix in ((record, ".json"), (page, ".html")):
        for article in read_bytes(data.encode(errors="ignore"), suffix).articles:
            check(article)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    data = text.encode(errors="ignore")
    assert read_bytes(data, ".txt").articles[:1] == () or (
        [(a.text, a.noise, a.credits, a.published) for a in read_bytes(data, ".txt").articles]
        == [(a.text, a.noise, a.credits, a.published) for a in read_bytes(data, ".txt").articles]
    )


@given(day=st.dates(), clock=st.times())
def test_an_iso_stamp_is_read_back(day: object, clock: object) -> None:
    stamp = f"{day}T{str(clock)[:5]}"
    year = int(str(day)[:4])
    assert read_stamp(stamp) == (stamp if 1900 <= year <= 2100 else None)


@given(text=st.text(alphabet="0123456789/.-: OctMarchJan,apm", max_size=40))
def test_any_date_found_is_a_day_of_the_calendar(text: str) -> None:
    found = find_date(text)
    if found and found.value:
        assert read_stamp(found.value) == found.value
        assert 0 <= found.start < found.end <= len(text)
