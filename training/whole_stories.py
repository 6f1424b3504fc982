"""Stories labelled whole: every statement that two of its articles make, and who makes it.

``whole_stories.tsv`` holds places and marks, no text; the texts are those of NeuS (train), of the
bodies of FNC-1 and of PolNeAR (train). A story begins with a row that names its texts; each row
after it is a line of the labels:

    =  the claims make one statement; one with ``+`` makes another of its own besides
    ~  the same fact, one much more general than the other: two findings
    !  the same fact with values that cannot both be right

What no line holds together is different. A large language model read every story whole, once;
of 40 stories labelled by it a second time, blind, the pairs held together agree at F1 .82.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

from msgspec import Struct

FILE = Path(__file__).with_name("whole_stories.tsv")
BEGINS = {"learned": False, "kept back": True}
"""The first column of a row that begins a story: is it learned from, or kept to measure with
(every eighth)?"""

LETTERS = {"~": "g", "!": "c"}
ORDER = "spqcgd"
"""Letters of a pair, that of the row which counts where several hold it first (see ``labelled``).
``q``: both claims make one statement, and either another besides."""

Pairs = dict[tuple[int, int], str]


class Place(Struct, frozen=True):
    """Where a claim stands: the text's name, start and end; and whether it tells more."""

    text: str
    start: int
    end: int
    more: bool = False


class Line(Struct, frozen=True):
    """A row of labels: its kind and the claims it holds together."""

    kind: str
    places: tuple[Place, ...]


class Whole(Struct, frozen=True):
    """A story: its texts, its lines, and whether it is kept back for measuring."""

    texts: tuple[str, ...]
    lines: tuple[Line, ...]
    kept_back: bool


def whole_stories() -> list[Whole]:
    """Return the stories of the file, in its order."""
    found: list[tuple[Sequence[str], list[Line], bool]] = []
    with FILE.open(encoding="utf-8", newline="") as file:
        for first, rest in csv.reader(file, delimiter="\t"):
            if first in BEGINS:
                found.append((rest.split(), [], BEGINS[first]))
            else:
                found[-1][1].append(Line(first, tuple(map(_place, rest.split()))))
    return [Whole(tuple(texts), tuple(lines), kept) for texts, lines, kept in found]


def letters(claims: Sequence[Place], lines: Sequence[Line]) -> Pairs:
    """Return a letter for every two claims (first < second) of different texts.

    Pairs in doubt have none: those of which a claim lies over or under a labelled one, at
    another scale, and which no line tells of.
    """
    at = {(claim.text, claim.start, claim.end): number for number, claim in enumerate(claims)}
    over = _overlapping(claims)
    told: Pairs = {}
    doubt: set[tuple[int, int]] = set()
    for line in lines:
        places = ((at.get((one.text, one.start, one.end)), one.more) for one in line.places)
        held = [(number, more) for number, more in places if number is not None]
        for (i, more), (j, further) in combinations(held, 2):
            key = (min(i, j), max(i, j))
            letter = LETTERS.get(line.kind, "spq"[more + further])
            told[key] = min(letter, told.get(key, "d"), key=ORDER.index)
            doubt.update((min(pair), max(pair)) for pair in product(over[i], over[j]))
    across = (
        (i, j) for i, j in combinations(range(len(claims)), 2) if claims[i].text != claims[j].text
    )
    return {key: told.get(key, "d") for key in across if key in told or key not in doubt}


def _overlapping(claims: Sequence[Place]) -> Mapping[int, list[int]]:
    """The claims that share characters with each claim, itself among them."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        by_text[claim.text].append(number)
    return {
        number: [
            other
            for other in by_text[claim.text]
            if claims[other].start < claim.end and claim.start < claims[other].end
        ]
        for number, claim in enumerate(claims)
    }


def _place(written: str) -> Place:
    text, _, rest = written.rpartition(":")
    start, _, end = rest.rstrip("+").partition("-")
    return Place(text, int(start), int(end), written.endswith("+"))
