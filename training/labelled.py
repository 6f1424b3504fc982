"""Pairs of claims of two outlets, labelled one by one: do both make the same statement?

``labelled.tsv`` holds places and letters, no text; the texts are those of NeuS (train), of the
bodies of FNC-1 and of PolNeAR (train). Each side is a file, its sentence and in it the claim:

    s  the same statement for a reader
    p  one statement in common, which is the main one of either; the other tells more besides
    g  the same fact, one much more general than the other: two findings
    c  the same fact with values that cannot both be right
    d  different statements

A large language model read every pair in its sentences after these definitions. 110 pairs were
labelled twice: four in five letters agree, and of s or p against the rest nine in ten (Cohen's
kappa .82).
"""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from sayso.language.pairs import InContext

FILE = Path(__file__).with_name("labelled.tsv")
KEPT_BACK = "kept back"
"""Stands in the last column of pairs to measure with: those of every eighth story."""

SAME = {"s": 1.0, "p": 0.85, "q": 0.7, "g": 0.25, "c": 0.3, "d": 0.0}
"""How much two claims with a letter state the same; ``q`` stands in whole stories alone."""


class Side(Struct, frozen=True):
    """A claim's place: the text's name, its sentence's start and end, its own start and end."""

    text: str
    sentence: tuple[int, int]
    claim: tuple[int, int]


class Labelled(Struct, frozen=True):
    """Two claims, the letter they were given, and whether they are kept back for measuring."""

    first: Side
    second: Side
    letter: str
    kept_back: bool


def labelled() -> list[Labelled]:
    """Return the labelled pairs."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(_side(row[:5]), _side(row[5:10]), row[10], row[11] == KEPT_BACK)
            for row in csv.reader(file, delimiter="\t")
        ]


def stories(pairs: Sequence[Labelled]) -> list[list[Labelled]]:
    """Return the pairs story by story: those of texts that a chain of pairs connects."""
    home: dict[str, str] = {}
    for pair in pairs:
        kept, gone = (home.setdefault(side.text, side.text) for side in (pair.first, pair.second))
        if kept != gone:
            home = {text: kept if place == gone else place for text, place in home.items()}
    found: dict[str, list[Labelled]] = defaultdict(list)
    for pair in pairs:
        found[home[pair.first.text]].append(pair)
    return list(found.values())


class Texts:
    """The texts that were labelled, by the names they have in the file of labels."""

    def __init__(self, data: Path) -> None:
        """Remember where the public sets lie."""
        self._data = data

    def in_context(self, side: Side) -> InContext:
        """Return a claim in its sentence."""
        (start, end), (first, last) = side.sentence, side.claim
        return InContext(self[side.text][start:end], first - start, last - start)

    def __getitem__(self, name: str) -> str:
        """Return a text.

        Raises:
            KeyError: there is no such text.
        """
        kind, _, rest = name.partition("-")
        if kind == "neus":
            story, _, side = rest.partition("-")
            return _excerpt(_stories_of_neus(self._data)[int(story)], int(side))
        if kind == "fnc":
            return _bodies(self._data)[rest]
        if kind == "pol":
            return _articles(self._data)[rest].read_text(encoding="utf-8")
        raise KeyError(name)


def _side(columns: Sequence[str]) -> Side:
    start, end, first, last = map(int, columns[1:])
    return Side(columns[0], (start, end), (first, last))


def _excerpt(story: str, side: int) -> str:
    title, _, body = story.split("[SEP]")[side].partition("ARTICLE=>")
    return f"{title.replace('TITLE=>', '').strip()}\n\n{body.strip()}\n"


@cache
def _stories_of_neus(data: Path) -> list[str]:
    return (data / "neus" / "train.source").read_text(encoding="utf-8").splitlines()


@cache
def _bodies(data: Path) -> Mapping[str, str]:
    path = data / "fnc1" / "competition_test_bodies.csv"
    with path.open(encoding="utf-8") as file:
        return {row["Body ID"]: row["articleBody"] for row in csv.DictReader(file)}


@cache
def _articles(data: Path) -> Mapping[str, Path]:
    return {path.stem: path for path in (data / "polnear" / "train").rglob("*.txt")}
