"""Where a predicted finding stands in the articles, and which gold finding it thereby tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmark.gold import Finding, Story, Support
from benchmark.names import names_of


@dataclass(frozen=True)
class Span:
    """A predicted wording of a finding."""

    article: str
    start: int
    end: int
    chain: tuple[str, ...]


def spans_of(finding: dict[str, Any], story: Story) -> list[Span]:
    """The spans of a predicted finding, by offsets or by quote."""
    texts = {a.file: a.text for a in story.articles}
    found = []
    for s in finding["spans"]:
        if "quote" in s:
            start = texts[s["article"]].find(s["quote"])
            if start < 0:
                continue
            end = start + len(s["quote"])
        else:
            start, end = s["start"], s["end"]
        found.append(Span(s["article"], start, end, tuple(names_of(s.get("chain", [])))))
    return found


def overlap(gold: Support, guess: Span) -> int:
    """Characters in common, 0 if less than half of the shorter span."""
    if gold.article != guess.article:
        return 0
    common = min(gold.end, guess.end) - max(gold.start, guess.start)
    return common if 2 * common >= min(gold.end - gold.start, guess.end - guess.start) else 0


def covering(gold: Support, spans: Iterable[Span]) -> Span | None:
    """The span that covers a support best, or None."""
    best = max(spans, key=lambda s: overlap(gold, s), default=None)
    return best if best is not None and overlap(gold, best) > 0 else None


def pick(gold: Finding, guesses: Sequence[list[Span]]) -> int | None:
    """The predicted finding that covers most of the gold supports."""

    def worth(i: int) -> tuple[int, int]:
        hits = [c for s in gold.supports if (c := covering(s, guesses[i])) is not None]
        common = sum(max(overlap(s, c) for c in hits) for s in gold.supports) if hits else 0
        return len(hits), common

    if not guesses:
        return None
    best = max(range(len(guesses)), key=lambda i: (*worth(i), -i))
    least = min(2, len({s.article for s in gold.supports}))
    covered = {s.article for s in gold.supports if covering(s, guesses[best]) is not None}
    return best if len(covered) >= least else None
