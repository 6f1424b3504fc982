"""Figures: so many right of so many, by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def add(self, good: bool) -> None:
        """Count one."""
        self.right += good
        self.of += 1

    @property
    def rate(self) -> float | None:
        """The share that is right."""
        return self.right / self.of if self.of else None

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        rate = self.rate
        return {"rate": None if rate is None else round(rate, 4), "right": self.right, "n": self.of}


Tallies = dict[str, Tally]


def tallies() -> Tallies:
    """A fresh table of tallies."""
    return defaultdict(Tally)


@dataclass
class Result:
    """All figures, and what was wrong."""

    passages: Tallies = field(default_factory=tallies)
    constructions: Tallies = field(default_factory=tallies)
    regions: Tallies = field(default_factory=tallies)
    stories: Tallies = field(default_factory=tallies)
    by_story: dict[str, Tallies] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """For JSON."""

        def table(t: Tallies) -> dict[str, Any]:
            return {k: t[k].plain() for k in sorted(t)}

        return {
            "passages": table(self.passages),
            "constructions": table(self.constructions),
            "regions": table(self.regions),
            "stories": table(self.stories),
            "by_story": {name: table(t) for name, t in self.by_story.items()},
            "wrong": self.wrong,
        }
