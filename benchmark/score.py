"""Score anybody's predictions against the benchmark.

python -m benchmark.score PREDICTIONS.json              tables for people
python -m benchmark.score PREDICTIONS.json --json       the same figures for machines
python -m benchmark.score PREDICTIONS.json --wrong      also every wrong passage and finding
python -m benchmark.score --gold                        the gold itself, as a predictions file
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmark.gold import (
    Chain,
    Finding,
    Passage,
    Story,
    gold_predictions,
    load_passages,
    load_stories,
    load_story,
)
from benchmark.names import chain_right, far_right, kinds_of, names_of
from benchmark.spans import Span, covering, pick, spans_of
from benchmark.tallies import Result, Tallies, tallies


def shown(names: Iterable[str]) -> str:
    """A chain for people."""
    return " <- ".join(names) or "(own voice)"


def _kinds(result: Result, right: Chain, predicted: Sequence[Any]) -> None:
    for gold, kind in zip(right, kinds_of(predicted), strict=True):
        if kind is not None:
            result.passages["kind"].add(kind == gold.kind)


def score_passages(passages: Sequence[Passage], predicted: dict[str, Any], result: Result) -> None:
    """Chains of single passages. A passage without a prediction counts as wrong."""
    for p in passages:
        given = predicted.get(p.id)
        guess = given["chain"] if given is not None else None
        names = names_of(guess or [])
        right = None if guess is None else chain_right(p.chain, p.accept, names)
        far = guess is not None and far_right(p.chain, p.accept, names)
        good = right is not None
        group = "named" if p.chain else "own voice"
        for name, value in (("chain", good), ("far", far)):
            result.passages[name].add(value)
            result.passages[f"{name}, {group}"].add(value)
        result.constructions[p.construction].add(good)
        result.regions[p.region].add(good)
        if right is not None and guess:
            _kinds(result, right, guess)
        if not good:
            want = shown(g.names[0] for g in p.chain)
            have = "nothing" if guess is None else shown(names)
            result.wrong.append(f"{p.id} {p.construction}: want {want}; have {have} | {p.claim}")


def _story_chains(gold: Finding, guesses: Sequence[list[Span]], t: Tallies) -> None:
    flat = [s for g in guesses for s in g]
    for s in gold.supports:
        hit = covering(s, flat)
        t["support chain"].add(
            hit is not None and chain_right(s.chain, s.accept, hit.chain) is not None
        )
        t["support far"].add(hit is not None and far_right(s.chain, s.accept, hit.chain))
    for a, b in combinations(gold.supports, 2):
        if a.article != b.article:
            t["pairs joined"].add(any(covering(a, g) and covering(b, g) for g in guesses))


def _count_right(gold: Finding, guess: dict[str, Any]) -> bool:
    if gold.count is None:
        return bool(guess["verdict"] == "cannot tell")
    return bool(guess["verdict"] != "cannot tell" and guess.get("origins") == gold.count)


def _shown_verdict(story: Story, gold: Finding, guess: dict[str, Any] | None) -> str:
    """A wrong verdict or count for people."""
    have = "not found" if guess is None else f"{guess['verdict']} ({guess.get('origins')})"
    key = " key" if gold.key else ""
    return (
        f"{story.name} {gold.id}{key}: want {gold.verdict} ({gold.count}); "
        f"have {have} | {gold.text}"
    )


def _score_finding(gold: Finding, guess: dict[str, Any] | None, t: Tallies) -> tuple[bool, bool]:
    """Count one finding; whether its verdict and its count are right."""
    verdict = guess is not None and guess["verdict"] == gold.verdict
    count = guess is not None and _count_right(gold, guess)
    t["found"].add(guess is not None)
    t["verdict"].add(verdict)
    t["count"].add(count)
    if gold.key:
        t["key verdict"].add(verdict)
        t["key count"].add(count)
    return verdict, count


def score_story(story: Story, predicted: dict[str, Any] | None, result: Result) -> None:
    """Verdicts and counts of one story's findings."""
    t = tallies()
    given = [] if predicted is None else predicted["findings"]
    guesses = [spans_of(f, story) for f in given]
    every = True
    for f in story.findings:
        at = pick(f, guesses)
        guess = None if at is None else given[at]
        verdict, count = _score_finding(f, guess, t)
        every = every and verdict
        _story_chains(f, guesses, t)
        if not (verdict and count):
            result.wrong.append(_shown_verdict(story, f, guess))
    t["all verdicts"].add(every)
    result.by_story[story.name] = t
    for name, tally in t.items():
        result.stories[name].right += tally.right
        result.stories[name].of += tally.of


def score(
    predictions: dict[str, Any],
    passages: Sequence[Passage] | None = None,
    stories: Sequence[Story] | None = None,
) -> Result:
    """All figures for a predictions file."""
    result = Result()
    known = load_passages() if passages is None else passages
    score_passages(known, predictions.get("passages", {}), result)
    for story in load_stories() if stories is None else stories:
        score_story(story, predictions.get("stories", {}).get(story.name), result)
    return result


def _table(title: str, t: Tallies, order: Callable[[str], Any] = str) -> None:
    print(f"\n{title}")
    for name in sorted(t, key=order):
        rate = t[name].rate
        figure = "    -" if rate is None else f"{rate:5.3f}"
        print(f"  {name:<31}{figure}  {t[name].right:>4} of {t[name].of}")


def _print(result: Result, wrong: bool) -> None:
    _table("Passages", result.passages)
    _table("Passages, whole chain by construction", result.constructions)
    _table("Passages, whole chain by region", result.regions)
    _table("Stories", result.stories)
    print("\nStories, one by one: found, verdict, count; key verdict, key count")
    for name, t in result.by_story.items():
        cells = [f"{t[k].right}/{t[k].of}" for k in ("found", "verdict", "count")]
        key = ["yes" if t[k].right else "no" for k in ("key verdict", "key count")]
        print(f"  {name:<34}{'  '.join(cells)}   {' '.join(key)}")
    if wrong:
        print("\nWrong")
        for line in result.wrong:
            print(f"  {line}")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Score predictions against the benchmark.")
    parser.add_argument("predictions", nargs="?", type=Path)
    parser.add_argument("--gold", action="store_true", help="print the gold as predictions")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    parser.add_argument(
        "--story", type=Path, action="append", default=[], help="one more story folder"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = _options()
    given = parser.parse_args(arguments)
    stories = [*load_stories(), *(load_story(p) for p in given.story)]
    if given.gold:
        print(json.dumps(gold_predictions(load_passages(), stories), ensure_ascii=False, indent=1))
        return 0
    if given.predictions is None:
        parser.error("a predictions file is needed")
    predictions = json.loads(given.predictions.read_text(encoding="utf-8"))
    result = score(predictions, stories=stories)
    if given.json:
        print(json.dumps(result.plain(), ensure_ascii=False, indent=1))
    else:
        _print(result, given.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
