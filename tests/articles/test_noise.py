"""What is marked as noise, and what must not be."""

from pathlib import Path
from typing import Any

import pytest
from tests.articles.marks import cases, unmark

from sayso.articles import read


@pytest.mark.parametrize("case", cases("noise.toml"))
def test_the_noise_of_a_text_is_marked_and_nothing_else(case: Any, tmp_path: Path) -> None:
    text, expected = unmark(case["text"])
    (tmp_path / "article.txt").write_text(text, encoding="utf-8", newline="")
    (article,) = read([tmp_path]).articles
    found = [text[noise.start : noise.end] for noise in article.noise]
    assert found == [text[start:end] for start, end in expected]
    assert [(noise.start, noise.end) for noise in article.noise] == expected


def test_noise_never_overlaps_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Home\n\nHome\n\n-\n\n8\n\nHome\n", encoding="utf-8")
    (article,) = read([tmp_path]).articles
    assert article.noise
    for before, after in zip(article.noise, article.noise[1:], strict=False):
        assert before.end <= after.start
    assert all(noise.reason for noise in article.noise)


def test_little_of_what_hand_made_gold_tells_is_marked(shared: Path) -> None:
    """At most one character in 200 of the statements that careful readers copied out."""
    import json

    marked = told = 0
    for gold in sorted((shared / "gold" / "train").glob("*-*.json")):
        value = json.loads(gold.read_text(encoding="utf-8"))
        files = {a["id"]: (gold.parent / a["file"]).resolve() for a in value["articles"]}
        articles = {a.path: a for a in read(list(files.values())).articles}
        for finding in value["findings"]:
            for support in finding["supports"]:
                article = articles[str(files[support["article"]])]
                at = article.text.find(support["quote"])
                if at < 0:
                    continue
                end = at + len(support["quote"])
                told += end - at
                marked += sum(
                    max(0, min(end, noise.end) - max(at, noise.start)) for noise in article.noise
                )
    assert told > 100_000
    assert marked / told <= 0.005
