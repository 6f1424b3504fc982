"""Drift: how one rendering of an utterance reads against another, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from sayso.model import Change

_WORD = re.compile(r"\S+")
_MARKS = " \"“”‘’'.,;:!?()[]"


def changes(was: str, now: str) -> tuple[Change, ...]:
    """Return the runs of words that stay, go, come or are replaced from ``was`` to ``now``.

    Quotation marks, punctuation around a word and capitals make no difference.
    """
    return tuple(_runs(_WORD.findall(was), _WORD.findall(now)))


def _runs(was: list[str], now: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [_plain(w) for w in was], [_plain(w) for w in now], False)
    names: dict[str, Literal["same", "added", "dropped", "replaced"]] = {
        "equal": "same", "insert": "added", "delete": "dropped", "replace": "replaced"
    }  # fmt: skip
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        yield Change(names[tag], " ".join(was[a_start:a_end]), " ".join(now[b_start:b_end]))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").strip(_MARKS) or word
