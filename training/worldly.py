"""Names of one country's news replaced by names from everywhere, kind by kind."""

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from training.examples import Edit, Example, edited

FILE = Path(__file__).with_name("worldly.toml")


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
