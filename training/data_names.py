"""Named entities: CrossNER politics, WikiGold and UNER English, with one set of types.

Their types are coarser or finer than ours: facilities are told from other places and
organizations by their last word.
"""

from pathlib import Path

from training.conll import joined, labelled, sentences
from training.examples import Example, Labelled

CROSSNER = {
    "politician": "person",
    "person": "person",
    "politicalparty": "organization",
    "organisation": "organization",
    "location": "place",
    "country": "place",
    "election": "other",
    "event": "other",
    "misc": "other",
}
WIKIGOLD = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}
UNER = {"PER": "person", "ORG": "organization", "LOC": "place"}
FACILITIES = frozenset(
    [
        "airport",
        "airbase",
        "base",
        "bridge",
        "palace",
        "tower",
        "stadium",
        "arena",
        "hospital",
        "prison",
        "jail",
        "embassy",
        "consulate",
        "mosque",
        "church",
        "cathedral",
        "temple",
        "station",
        "museum",
        "hotel",
        "dam",
        "port",
        "harbour",
        "harbor",
        "monastery",
        "barracks",
        "camp",
        "castle",
        "fort",
        "library",
        "theatre",
        "theater",
        "building",
        "hall",
        "house",
        "mall",
        "plant",
        "reactor",
        "pier",
        "terminal",
        "tunnel",
        "square",
        "avenue",
        "street",
        "road",
        "highway",
        "crossing",
    ]
)
HELD_OUT = 6
"""Every sixth block of WikiGold and UNER is kept for measuring."""

BLOCK = 25
"""Sentences a block: neighbours come from one document and stay on one side."""


def crossner(path: Path) -> list[Example]:
    """Return the sentences of a CrossNER file."""
    return _read(path, word=0, tag=1, types=CROSSNER)


def wikigold(path: Path) -> tuple[list[Example], list[Example]]:
    """Return the sentences of WikiGold: to train on, held out."""
    return _halves(_read(path, word=0, tag=1, types=WIKIGOLD))


def uner(path: Path) -> tuple[list[Example], list[Example]]:
    """Return the sentences of a UNER file: to train on, held out. It has no ``other``."""
    return _halves(_read(path, word=1, tag=2, types=UNER))


def with_facilities(text: str, names: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    """Return the names with places and organizations called like a building made facilities."""
    return tuple(
        Labelled(name.start, name.end, "facility")
        if name.label in ("place", "organization") and is_facility(text[name.start : name.end])
        else name
        for name in names
    )


def is_facility(name: str) -> bool:
    """Tell whether a name of two words or more ends as buildings' and bases' names do."""
    words = name.lower().split()
    return len(words) > 1 and words[-1] in FACILITIES and words != ["white", "house"]


def _read(path: Path, word: int, tag: int, types: dict[str, str]) -> list[Example]:
    examples: list[Example] = []
    for rows in sentences(path.read_text(encoding="utf-8")):
        text, offsets = joined([row[word] for row in rows])
        names = labelled([row[tag] for row in rows], offsets, types)
        examples.append(Example(text, names=with_facilities(text, names)))
    return examples


def _halves(examples: list[Example]) -> tuple[list[Example], list[Example]]:
    train: list[Example] = []
    held: list[Example] = []
    for number, example in enumerate(examples):
        (held if (number // BLOCK) % HELD_OUT == 0 else train).append(example)
    return train, held
