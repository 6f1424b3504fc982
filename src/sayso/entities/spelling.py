"""Are two words spellings of one name? A score between 0 and 1, and how the two differ.

A logistic regression over readable features. Its weights (``spelling.json``) are learned by
``training/names.py`` from Latin spellings of the same Arabic and Russian name words.
"""

import math
import re
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct
from rapidfuzz.distance import OSA, Indel, JaroWinkler

_RULES = (
    ("tch", "ch"), ("sch", "sh"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ch", "sh"), ("cz", "sh"),
    ("sz", "sh"), ("ks", "x"), ("qu", "k"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"), ("ei", "i"),
    ("ai", "i"), ("ay", "i"), ("ey", "i"),
    ("ts", "s"), ("tz", "s"), ("z", "s"),
)  # fmt: skip
_SINGLE = str.maketrans({"c": "k", "y": "i", "e": "i", "o": "u", "g": "j"})
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]")
_SILENT = re.compile(r"(?<=.)h|(?<=.)[aeiouy]")
CLOSE = 0.5
"""Words that score less than this are different names."""


class Weights(Struct, frozen=True):
    """The weights of a logistic regression, by feature, and its intercept."""

    intercept: float
    features: dict[str, float]


@cache
def _weights() -> Weights:
    raw = (files("sayso.entities") / "spelling.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, Weights])["word"]


@lru_cache(maxsize=1 << 17)
def sounded(word: str) -> str:
    """A word in a rough common spelling: kh/h, sh/ch, ou/u, e/i, j/g, w/v, no doubled letters."""
    for old, new in _RULES:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word.translate(_SINGLE))


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """The consonants of a word in the common spelling; its first sound is kept."""
    rough = sounded(word)
    first = "a" if rough[:1] in ("i", "u") else rough[:1]
    return _DOUBLED.sub(r"\1", first + _SILENT.sub("", " " + rough[1:]).strip())


def features(left: str, right: str) -> dict[str, float]:
    """What is measured on two words in plain lower case (see ``forms.Form.words``)."""
    longer, shorter = max(len(left), len(right)), min(len(left), len(right))
    rough = (sounded(left), sounded(right))
    bones = (skeleton(left), skeleton(right))
    edits = OSA.distance(left, right)
    return {
        "letters": OSA.normalized_similarity(left, right),
        "sound": OSA.normalized_similarity(*rough),
        "same sound": float(rough[0] == rough[1]),
        "consonants": Indel.normalized_similarity(*bones),
        "same consonants": float(bones[0] == bones[1]),
        "beginning": JaroWinkler.similarity(left, right),
        "first sound": float(rough[0][:1] == rough[1][:1]),
        "last sound": float(rough[0][-1:] == rough[1][-1:]),
        "one edit": float(edits == 1 and shorter > 3),
        "swapped": float(edits == 1 and sorted(left) == sorted(right)),
        "short": float(shorter <= 3),
        "length": math.log(longer + 1.0),
        "length apart": (longer - shorter) / max(longer, 1),
    }


def probability(weights: Weights, values: dict[str, float]) -> float:
    """The answer of a logistic regression, rounded to three places before it decides."""
    total = weights.intercept + sum(
        weights.features[name] * value for name, value in values.items()
    )
    return round(1.0 / (1.0 + math.exp(-total)), 3)


def score(weights: Weights, left: str, right: str) -> float:
    """How likely two words are spellings of one name under these weights."""
    if left == right:
        return 1.0
    if not left or not right or left.isdigit() or right.isdigit():
        return 0.0
    return probability(weights, features(left, right))


@lru_cache(maxsize=1 << 17)
def same_word(left: str, right: str) -> float:
    """How likely two words are spellings of one name."""
    return score(_weights(), *sorted((left, right)))


def may_be_spellings(left: str, right: str) -> bool:
    """Whether comparing is worth the while: the same consonants, or two edits at most."""
    return OSA.distance(left, right, score_cutoff=2) <= 2 or skeleton(left) == skeleton(right)


def difference(left: str, right: str) -> str:
    """How two spellings differ, in words."""
    if left == right:
        return "the same word"
    if OSA.distance(left, right) == 1 and sorted(left) == sorted(right):
        return "two letters swapped"
    if _DOUBLED.sub(r"\1", left) == _DOUBLED.sub(r"\1", right):
        return "a doubled letter"
    if _VOWELS.sub("", left) == _VOWELS.sub("", right):
        return "other vowels"
    if skeleton(left) == skeleton(right):
        return "another way to write the same sounds"
    return "one letter" if OSA.distance(left, right) == 1 else "a close spelling"
