"""Make many reprints of the one wire item in stories/01-one-wire-item, as a story with gold.

python -m benchmark.reprints FOLDER [--count 40]

Every reprint has another outlet, hour and headline. By fixed rules some have a new first
sentence, some lose their last paragraphs, and the credit line changes or is left out. The
item stays one, so each finding has one origin however many papers print it. The same count
gives the same bytes.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmark.gold import HERE, Chain, Finding, Story, load_story

SUBJECTS = (
    "Ice road",
    "Road to Yarran",
    "Winter route",
    "Northern oil track",
    "Frozen highway",
    "Yarran lifeline",
    "Oilfield's ice road",
    "River crossing",
)
FATES = (
    "shut early",
    "closed as lorry sinks",
    "gives way under fuel lorry",
    "out of use until spring",
    "too thin for traffic",
)
LEADS = (
    "The thaw has come too soon for the men of the north.",
    "It cracked like a whip, and then there was water.",
    "Supplies are the talk of the oil towns this week.",
    "Another winter, another short season on the ice.",
)
TOWNS = ("Ashby", "Brenmoor", "Caldwick", "Dunlow", "Elverton", "Farnhill", "Gorseby", "Hexley")
PAPERS = ("Gazette", "Echo", "Argus", "Advertiser", "Evening News")
CREDITS = ("(AFP)", "", "Source: AFP", "With AFP inputs", "Agence France-Presse")


def _text(number: int, base: Sequence[str]) -> str:
    """The body of one reprint."""
    paragraphs = list(base[: len(base) - number % 4])
    if number % 3 == 2:
        paragraphs.insert(0, LEADS[number // 3 % len(LEADS)])
    credit = CREDITS[number % len(CREDITS)]
    if credit.startswith("("):
        paragraphs[-1] += f" {credit}"
    elif credit:
        paragraphs.append(credit)
    return "\n\n".join(paragraphs)


def _article(number: int, base: Sequence[str], start: datetime) -> tuple[dict[str, str], str]:
    """Head data and full text of one reprint."""
    when = start + timedelta(minutes=17 * (number + 1))
    paper = PAPERS[number // len(TOWNS) % len(PAPERS)]
    head = {
        "file": f"{number + 1:03d}.txt",
        "outlet": f"The {TOWNS[number % len(TOWNS)]} {paper}",
        "published": f"{when:%Y-%m-%dT%H:%MZ}",
        "title": f"{SUBJECTS[number % len(SUBJECTS)]} {FATES[number // 8 % len(FATES)]}",
    }
    line = f"{head['outlet']}, {when.day} {when:%B %Y}, {when:%H:%M} GMT"
    return head, f"{head['title']}\n{line}\n\n{_text(number, base)}\n"


def _written(chain: Chain) -> list[str]:
    return [f"{one.kind}: {' | '.join(one.names)}" for one in chain]


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _finding(finding: Finding, texts: dict[str, str]) -> list[str]:
    """The gold of one finding over all reprints that still carry its words."""
    first = finding.supports[0]
    lines = ["", "[[finding]]", f"id = {_toml(finding.id)}", f"text = {_toml(finding.text)}"]
    if finding.key:
        lines.append("key = true")
    lines += [
        f"verdict = {_toml(finding.verdict)}",
        f"count = {finding.count}",
        f"origins = {_toml(list(finding.origins))}",
        f"reason = {_toml(finding.reason)}",
    ]
    for file, text in texts.items():
        if first.quote in text:
            lines += [
                "",
                "[[finding.support]]",
                f"article = {_toml(file)}",
                f"quote = {_toml(first.quote)}",
                f"chain = {_toml(_written(first.chain))}",
                f"accept = {_toml([_written(c) for c in first.accept])}",
            ]
    return lines


def make(folder: Path, count: int = 40, source: Story | None = None) -> Story:
    """Write the reprints and their gold to a folder and read them back as a story."""
    story = source or load_story(HERE / "stories" / "01-one-wire-item")
    item = story.articles[0]
    base = item.body.strip().removeprefix("YARRAN (AFP) - ").split("\n\n")
    start = datetime.strptime(item.published, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    folder.mkdir(parents=True, exist_ok=True)
    lines = ['about = "One wire item, reprinted many times under new headlines."']
    texts = {}
    for number in range(count):
        head, text = _article(number, base, start)
        (folder / head["file"]).write_text(text, encoding="utf-8")
        texts[head["file"]] = text
        lines += ["", "[[article]]", *(f"{k} = {_toml(v)}" for k, v in head.items())]
    for finding in story.findings:
        lines += _finding(finding, texts)
    (folder / "gold.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_story(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Write reprints of one wire item as a story.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    given = parser.parse_args(arguments)
    story = make(given.folder, given.count)
    print(f"{len(story.articles)} reprints, {len(story.findings)} findings in {given.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
