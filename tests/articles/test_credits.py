"""Which agencies a text credits, and where."""

from pathlib import Path
from typing import Any

import pytest
from tests.articles.marks import cases, unmark

from sayso.articles import read


@pytest.mark.parametrize("case", cases("credits.toml"))
def test_the_credits_of_a_text_are_found_with_their_agency(case: Any, tmp_path: Path) -> None:
    text, expected = unmark(case["text"])
    (tmp_path / "article.txt").write_text(text, encoding="utf-8", newline="")
    (article,) = read([tmp_path]).articles
    found = sorted({(credit.start, credit.end) for credit in article.credits})
    assert [text[start:end] for start, end in found] == [text[start:end] for start, end in expected]
    assert [credit.agency for credit in article.credits] == case["agencies"]


def test_a_broadcaster_that_names_itself_in_its_dateline_is_not_credited(tmp_path: Path) -> None:
    (tmp_path / "cnn.txt").write_text("WASHINGTON (CNN) -- The talks ended on Friday.", "utf-8")
    (article,) = read([tmp_path]).articles
    assert article.outlet == "CNN"
    assert article.credits == ()
    assert article.noise[0].reason == "dateline"
