"""The words of a claim as they are compared: where they stand, their stem, what they weigh."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from sayso.knowledge.words import word_lists

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*\.?(?<=[^\W\d_])")
_SUFFIXES = (
    ("iness", "y"), ("fulness", "ful"), ("ations", "ate"), ("ation", "ate"), ("ements", ""),
    ("ement", ""), ("ments", ""), ("ment", ""), ("sses", "ss"), ("ities", "ity"), ("ies", "y"),
    ("ied", "y"), ("ings", ""), ("ing", ""), ("ions", ""), ("ion", ""), ("edly", ""), ("ed", ""),
    ("ers", "er"), ("es", ""), ("ly", ""), ("s", ""),
)  # fmt: skip
SHORTEST_STEM = 3


class Word(Struct, frozen=True):
    """One word: offsets into the text it was read from, lower case, stem, whether it tells."""

    start: int
    end: int
    text: str
    stem: str
    content: bool


def words(text: str) -> tuple[Word, ...]:
    """Return the words and numbers of ``text`` in order."""
    found = (
        (m.start(), m.end(), m.group().lower().replace("’", "'")) for m in _WORD.finditer(text)
    )
    return tuple(Word(s, e, lower, stem(lower), is_content(lower)) for s, e, lower in found)


def is_content(lower: str) -> bool:
    """Tell whether a word in lower case carries meaning of its own."""
    return lower.removesuffix("'s") not in word_lists().function


@cache
def stem(lower: str) -> str:
    """Return the form under which a word in lower case is compared.

    Irregular forms by the list, else the longest known ending is taken off, with a doubled
    final consonant or a final "e" made single, so that "planned", "plans", "plan" agree.
    """
    word = lower.removesuffix("'s").removesuffix("'")
    known = word_lists().irregular.get(word)
    if known:
        return known
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return _close(word[: -len(suffix)] + instead)
    return _close(word)


def _close(word: str) -> str:
    if len(word) > SHORTEST_STEM + 1 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if len(word) > SHORTEST_STEM and word.endswith("e") else word


def negations(found: Iterable[Word]) -> int:
    """Count the words that turn a statement into its opposite."""
    return sum(word.text in word_lists().negation or word.text.endswith("n't") for word in found)


class Weights:
    """How telling each stem is in a story: rare among its sentences weighs more."""

    def __init__(self, sentences: Sequence[Iterable[Word]]) -> None:
        """Count in how many ``sentences`` each stem stands."""
        self._total = len(sentences)
        self._seen = Counter(stem for ws in sentences for stem in {w.stem for w in ws if w.content})

    def of(self, stem: str) -> float:
        """Return the weight of a stem: the logarithm of its inverse sentence frequency."""
        return math.log((self._total + 1) / (self._seen.get(stem, 0) + 0.5))
