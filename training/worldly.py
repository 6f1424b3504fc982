"""Names of one country's news replaced by names from everywhere, kind by kind."""

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from training.examples import Edit, Example, Labelled, edited

FILE = Path(__file__).with_name("worldly.toml")
SWAPPED = 0.5
"""Share of the names of a text that are replaced, where names are annotated."""

INTO_FACILITY = 0.15
"""Share of replaced places that become buildings or bases, which the public sets lack."""


def renamed(example: Example, chance: random.Random) -> Example:
    """Return the example with each frequent name replaced, the same name the same way."""
    stand_ins: dict[str, str] = {}
    edits: list[Edit] = []
    for found in _pattern().finditer(example.text):
        name = found.group()
        if name not in stand_ins:
            stand_ins[name] = chance.choice(_others()[_kinds()[name]])
        edits.append(Edit(*found.span(), stand_ins[name]))
    return edited(example, edits)


def swapped(example: Example, chance: random.Random) -> Example:
    """Return the example with some of its annotated names replaced by others of their type."""
    names = example.names or ()
    edits: list[Edit] = []
    labels: list[str] = []
    for name in names:
        label = name.label
        if label != "other" and chance.random() < SWAPPED:
            if label == "place" and chance.random() < INTO_FACILITY:
                label = "facility"
            new = _stand_in(label, example.text[name.start : name.end], chance)
            edits.append(Edit(name.start, name.end, new))
        labels.append(label)
    changed = edited(example, edits)
    relabelled = (
        Labelled(_bare(changed.text, name), name.end, label)
        for name, label in zip(changed.names or (), labels, strict=True)
    )
    return replace(changed, names=tuple(relabelled))


def _bare(text: str, name: Labelled) -> int:
    """Return where a name starts without its article."""
    return name.start + (4 if text.startswith("the ", name.start) else 0)


def _stand_in(label: str, name: str, chance: random.Random) -> str:
    if label == "person":
        surname = chance.choice(_others()["surname"])
        return f"{chance.choice(_others()['given'])} {surname}" if " " in name else surname
    kinds = ("organization", "outlet") if label == "organization" else (label,)
    return chance.choice(_others()[chance.choice(kinds)])


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, lists in _lists().items() for name in lists["frequent"]}


@cache
def _others() -> dict[str, list[str]]:
    return {kind: lists["others"] for kind, lists in _lists().items()}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_kinds(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
