"""The case table of news times, expression by expression."""

import tomllib
from pathlib import Path

import pytest

from sayso.language.sentences import sentences
from sayso.language.times import find_times
from sayso.model import Article, Published

TABLE = Path(__file__).with_name("time_cases.toml")
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["cases"]


def read(case):
    published = Published(case["day"] or None, "text" if case["day"] else "none")
    article = Article(id="a1", sha256="", text=case["text"], published=published)
    times = find_times(article, sentences(article.text))
    return [[article.text[time.start : time.end], time.value or ""] for time in times]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['day']} {c['text'][:60]}" for c in CASES])
def test_a_text_has_the_times_a_reader_finds_in_it(case):
    assert read(case) == case["times"]
