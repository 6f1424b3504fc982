"""Makes ``src/sayso/stories/term_shares.json``: in what share of news texts a term stands.

    python training/term_shares.py DATA_FOLDER

DATA_FOLDER holds ``polnear`` (924 articles), ``fnc1`` (904 article bodies) and ``neus`` (the 7,356
excerpts of its training half). Only counts of terms go into the file, no text.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sayso.stories.terms import terms

TARGET = Path(__file__).parents[1] / "src/sayso/stories/term_shares.json"
LEAST = 0.004
"""A term in fewer texts is left out: it is counted as rare."""


def texts(data: Path) -> Iterator[str]:
    """Every text of the three sets."""
    for path in sorted((data / "polnear").rglob("*.txt")):
        yield path.read_text("utf-8")
    csv.field_size_limit(10**9)
    with (data / "fnc1/competition_test_bodies.csv").open(encoding="utf-8", newline="") as rows:
        yield from (row["articleBody"] for row in csv.DictReader(rows))
    for line in (data / "neus/train.source").read_text("utf-8").splitlines():
        yield from (re.sub(r"TITLE=>|ARTICLE=>", "\n", part) for part in line.split("[SEP]"))


def main(data: Path) -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts(data):
        counts.update(set(terms(text)))
        number += 1
    shares = {term: round(count / number, 3) for term, count in counts.items()}
    kept = {term: share for term, share in sorted(shares.items()) if share >= LEAST}
    table = {"sets": ["PolNeAR", "FNC-1", "NeuS (train)"], "texts": number, "shares": kept}
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
