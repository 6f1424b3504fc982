"""Make a predictions file with Sayso's public interface.

python -m benchmark.run_sayso PREDICTIONS.json [--story FOLDER ...]

A passage is read as a text file of its own. The articles of a story are read together, as JSON
articles with the head data that the story gives (title, outlet, byline, hour).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sayso
from benchmark.gold import Article, Passage, Story, load_passages, load_stories, load_story


def plain(dossier: sayso.Dossier, folder: Path) -> dict[str, Any]:
    """A dossier as its public JSON."""
    path = folder / "dossier.json"
    sayso.save(dossier, path)
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return data


def links(chain: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """A dossier's chain as a predicted chain."""
    return [{"name": one["name"], "kind": one["kind"]} for one in chain]


def likeness(start: int, end: int, a: int, b: int) -> float:
    """Characters in common, of all the characters of two spans."""
    common = min(end, b) - max(start, a)
    return common / (max(end, b) - min(start, a)) if common > 0 else 0.0


def passage_chain(passage: Passage, folder: Path) -> list[dict[str, str]]:
    """The chain of the claim that is most like the marked one; of an attribution, if none."""
    path = folder / f"{passage.id}.txt"
    path.write_text(passage.text, encoding="utf-8")
    data = plain(sayso.read(path), folder)
    shift = data["articles"][0]["text"].find(passage.text)
    start = shift + passage.text.index(passage.claim)
    end = start + len(passage.claim)
    said = [(c["start"], c["end"], c["chain"]) for c in data["claims"]]
    said += [(s["start"], s["end"], a["chain"]) for a in data["attributions"] for s in a["content"]]
    best = max(said, key=lambda s: likeness(start, end, s[0], s[1]), default=None)
    if best is None or likeness(start, end, best[0], best[1]) == 0.0:
        return []
    return links(best[2])


def _written(article: Article, folder: Path) -> Path:
    path = folder / Path(article.file).with_suffix(".json").name
    fields = {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "text": article.body,
    }
    known = {k: v for k, v in fields.items() if v is not None}
    path.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    return path


def _shifts(data: dict[str, Any], story: Story) -> dict[str, tuple[str, int, int]]:
    """By article id: file, where the body begins as read, and what to add to get to the file."""
    files = {Path(a.file).stem: a for a in story.articles}
    found = {}
    for read in data["articles"]:
        article = files[Path(read["path"]).stem]
        body = article.body.strip()
        there = read["text"].index(body)
        found[read["id"]] = (article.file, there, article.text.index(body) - there)
    return found


def story_findings(story: Story, folder: Path) -> list[dict[str, Any]]:
    """All findings of a story with their spans in the story's own files."""
    inner = folder / story.name
    inner.mkdir()
    paths = [_written(a, inner) for a in story.articles]
    data = plain(sayso.report(paths, sayso.Options(one_story=True)), folder)
    shifts = _shifts(data, story)
    claims = {c["id"]: c for c in data["claims"]}
    findings = []
    for f in data["findings"]:
        spans = []
        for c in (claims[i] for i in f["core"] or f["claims"]):
            file, body, shift = shifts[c["article"]]
            # The title stands at the head of both texts, so its offsets stay.
            add = shift if c["start"] >= body else 0
            spans.append(
                {
                    "article": file,
                    "start": c["start"] + add,
                    "end": c["end"] + add,
                    "chain": links(c["chain"]),
                }
            )
        findings.append(
            {
                "text": f["text"],
                "spans": spans,
                "verdict": f["independence"],
                "origins": f["fewest_origins"] if f["origins"] else 0,
                "reasons": f["reasons"],
            }
        )
    return findings


def predict(stories: Sequence[Story]) -> dict[str, Any]:
    """Sayso's predictions for all passages and the given stories."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return {
            "tool": "sayso",
            "passages": {p.id: {"chain": passage_chain(p, folder)} for p in load_passages()},
            "stories": {s.name: {"findings": story_findings(s, folder)} for s in stories},
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Make a predictions file with Sayso.")
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--story", type=Path, action="append", default=[])
    given = parser.parse_args(arguments)
    stories = [*load_stories(), *(load_story(p) for p in given.story)]
    predictions = predict(stories)
    written = json.dumps(predictions, ensure_ascii=False, indent=1)
    given.predictions.write_text(written + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
