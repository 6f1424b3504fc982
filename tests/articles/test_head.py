"""What a plain text tells of itself."""

from pathlib import Path
from typing import Any

import pytest
from tests.articles.marks import cases

from sayso.articles import read


@pytest.mark.parametrize("case", cases("heads.toml"))
def test_a_text_tells_its_title_outlet_byline_and_time(case: Any, tmp_path: Path) -> None:
    (tmp_path / case.get("file", "article.txt")).write_text(case["text"], encoding="utf-8")
    (article,) = read([tmp_path]).articles
    told = {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.value,
    }
    assert told == {key: case.get(key) for key in told}
    assert article.text == case["text"]
