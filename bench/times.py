"""Times: the case table of news, the seeds' gold dates, and assistant-style cases beside them.

    python -m bench.times [--data DIR] [--misses N]

Printed: the share of expressions of ``tests/language/time_cases.toml`` found with their value;
of the gold dates of the seeds (their undated articles dated by their story); and, for
information only, of the single dates and periods in DateTimeModel.json, whose cases are said
to an assistant ("I'll go back on the 4th") and follow other customs: "next week" is from now
on, weekdays lie ahead, and every number may be a date.
"""

import argparse
import json
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sayso.language.sentences import sentences
from sayso.language.times import find_times, parse
from sayso.model import Article, Published, Reading, Story
from sayso.stories.dating import date_undated

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "language" / "time_cases.toml"
Miss = tuple[str, str, str]
"""The text, what was wanted, what was found."""


def article(name: str, text: str, day: str) -> Article:
    """An article published on a day, or undated."""
    published = Published(day, "text") if day else Published()
    return Article(id=name, sha256="", text=text, published=published)


def own_cases() -> Iterator[Miss | None]:
    """Every expression of the case table: None when it came out right."""
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["cases"]:
        text = case["text"]
        times = find_times(article("a", text, case["day"]), sentences(text))
        found = [[text[time.start : time.end], time.value or ""] for time in times]
        for wanted in case["times"]:
            yield None if wanted in found else (text, str(wanted), str(found))
        if not case["times"]:
            yield None if not found else (text, "no time", str(found))


def seeds(folder: Path) -> Iterator[Miss | None]:
    """Every gold date of the seeds, undated articles dated by their story."""
    gold = json.loads((folder / "seeds.json").read_text(encoding="utf-8"))
    texts = {a["id"]: (folder / a["file"]).read_text(encoding="utf-8") for a in gold["articles"]}
    stamps = {d["article"]: d["value"] for d in gold["dates"] if "date stamp" in d["why"]}
    readings = [_reading(article(name, text, stamps.get(name, ""))) for name, text in texts.items()]
    dated = date_undated(readings, [Story("s1", "", tuple(texts))])
    times = {reading.article.id: reading.times for reading in dated}
    for item in gold["dates"]:
        text = texts[item["article"]]
        start = text.find(item["context"]) + item["context"].find(item["quote"])
        end = start + len(item["quote"])
        found = [t.value for t in times[item["article"]] if t.start < end and start < t.end]
        yield None if item["value"] in found else (item["context"], item["value"], str(found))


def _reading(of: Article) -> Reading:
    found = sentences(of.text)
    return Reading(article=of, sentences=found, times=find_times(of, found))


def assistant(path: Path) -> Iterator[Miss | None]:
    """The single dates and periods of the assistant cases, by any of their values."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        text, day = case["Input"], case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        times = find_times(article("a", text, day), sentences(text))
        for result in case["Results"]:
            if not result.get("TypeName", "").endswith((".date", ".daterange")):
                continue
            wanted = set(_values(result))
            start, end = result["Start"], result["End"] + 1
            found = [_bounds(t.value) for t in times if t.value and t.start < end and start < t.end]
            yield None if wanted & set(found) else (text, str(wanted), str(found))


def _values(result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for value in (result.get("Resolution") or {}).get("values", ()):
        if "value" in value:
            yield value["value"], value["value"]
        elif value.get("start") and value.get("end"):
            last = date.fromisoformat(value["end"]) - timedelta(days=1)
            yield value["start"], last.isoformat()


def _bounds(value: str) -> tuple[str, str]:
    period = parse(value)
    return period.first.isoformat(), period.last.isoformat()


def show(name: str, results: list[Miss | None], misses: int) -> None:
    """One figure, and its first misses."""
    wrong = [result for result in results if result is not None]
    right = len(results) - len(wrong)
    print(f"{name:24} {right / max(1, len(results)):.3f}  ({right} of {len(results)})")
    for text, wanted, found in wrong[:misses]:
        print(f"    {text}\n        wanted {wanted}, found {found}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    show("news cases (ours)", list(own_cases()), given.misses)
    gold, foreign = given.data / "gold", given.data / "data/time-cases/DateTimeModel.json"
    if gold.is_dir():
        show("seeds' gold dates", list(seeds(gold)), given.misses)
    if foreign.is_file():
        show("assistant cases", list(assistant(foreign)), given.misses)


if __name__ == "__main__":
    main()
