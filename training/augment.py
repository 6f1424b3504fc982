"""Small changes to a training text that ought not to change its labels.

News comes with straight quotation marks, with curly ones, or with none after a careless
extraction; headlines come in lower case or in capitals; names come from everywhere.
"""

import random
import re

from training.examples import Edit, Example, edited
from training.worldly import renamed, swapped

STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
QUOTES = re.compile("[“”‘’]")
DOUBLE = re.compile('[“”"]')
HEADLINE = 90
"""Characters; a shorter paragraph may be turned into a headline's letters."""


def augmented(example: Example, chance: random.Random) -> Example:
    """Return the example, changed in a few ways by chance."""
    if example.roles and chance.random() < 0.05:
        example = cropped(example, chance)
    if example.roles is not None and chance.random() < 0.3:
        example = renamed(example, chance)
    if example.names and chance.random() < 0.4:
        example = swapped(example, chance)
    if chance.random() < 0.5:
        example = edited(example, _swap(example.text, QUOTES, STRAIGHT))
    if chance.random() < 0.04:
        example = edited(example, [Edit(*m.span(), "") for m in DOUBLE.finditer(example.text)])
    if (len(example.text) < HEADLINE and chance.random() < 0.1) or chance.random() < 0.02:
        example = edited(example, _recased(example.text, chance))
    return example


def cropped(example: Example, chance: random.Random) -> Example:
    """Return a text that starts in mid-sentence at one of its sources, or at a content.

    What somebody says is read once more to find who is quoted inside: such texts start so.
    """
    starts = [span.start for span in example.roles or () if span.label != "cue"]
    return edited(example, [Edit(0, chance.choice(starts), "")]) if starts else example


def _swap(text: str, pattern: re.Pattern[str], other: dict[str, str]) -> list[Edit]:
    return [Edit(*found.span(), other[found.group()]) for found in pattern.finditer(text)]


def _recased(text: str, chance: random.Random) -> list[Edit]:
    new = chance.choice([text.lower(), text.upper(), text.title()])
    return [] if len(new) != len(text) else _letters(text, new)


def _letters(text: str, new: str) -> list[Edit]:
    return [
        Edit(at, at + 1, letter)
        for at, (was, letter) in enumerate(zip(text, new, strict=True))
        if was != letter
    ]
