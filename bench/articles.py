"""How much of an article's body is read from a web page, and how little else.

    python -m bench.articles --data DIR

DIR holds ``data/article-extraction/`` (181 pages with their true bodies). Figures are precision,
recall and F1 over shingles of four words, the mean over pages, as the set's own evaluation
defines them. There trafilatura 2.0 has F1 .958.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from sayso.articles.webpage import read_page
from sayso.errors import SkipArticle
from sayso.knowledge.sources import registry

SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, counted; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    runs = [tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]
    return Counter(runs if words else [])


def compare(truth: str, read: str) -> tuple[float, float]:
    """Precision and recall of a text read against the true one."""
    wanted, got = shingles(truth), shingles(read)
    shared = (wanted & got).total()
    precision = shared / got.total() if got else float(not wanted)
    recall = shared / wanted.total() if wanted else float(not got)
    return precision, recall


def pages(data: Path) -> Iterator[tuple[bytes, str]]:
    """The pages and their true bodies."""
    folder = data / "data" / "article-extraction"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, record in sorted(truth.items()):
        page = (folder / "html" / f"{name}.html.gz").read_bytes()
        yield gzip.decompress(page), record["articleBody"]


def body_of(data: bytes) -> str:
    """The body that is read from a page; empty where the page is refused."""
    try:
        draft = read_page(data, registry())
    except SkipArticle:
        return ""
    return draft.text.removeprefix(f"{draft.title}\n\n")


def measure(data: Path) -> dict[str, float]:
    """Mean precision, recall and F1, and milliseconds a page."""
    scores, start = [], time.perf_counter()
    for page, truth in pages(data):
        scores.append(compare(truth, body_of(page)))
    took = 1000 * (time.perf_counter() - start) / max(1, len(scores))
    precision, recall = mean(p for p, _ in scores), mean(r for _, r in scores)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1, "ms_per_page": took}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    for name, value in measure(parser.parse_args().data).items():
        print(f"{name:12} {value:.3f}")


if __name__ == "__main__":
    main()
