"""Do two names name one thing? Each comparison gives a score between 0 and 1 and its reason."""

import math
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct
from rapidfuzz.distance import OSA

from sayso.entities.forms import Form, expanded, initials
from sayso.entities.spelling import CLOSE, Weights, difference, probability, same_word, skeleton
from sayso.knowledge.bodies import bodies
from sayso.knowledge.given_names import is_nickname
from sayso.knowledge.places import is_place
from sayso.knowledge.sources import registry
from sayso.model import EntityType

SAME_SURNAME = 0.75
"""Least likeness of two surnames: a typo is one edit away, other names are further."""
_SHORTEST_ACRONYM = 3
_SHORT = 3
"""In words of no more letters a letter is another name, not a slip."""
_LIKENESS_BY_LENGTH = {2: 0.97, 3: 0.95, 4: 0.93, 5: 0.78, 6: 0.7}


class Comparison(Struct, frozen=True):
    """How far two names agree, and why."""

    score: float
    reason: str


class Alignment(Struct, frozen=True):
    """Words of two names put side by side, and the words left over on each side."""

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    crossed: bool


@cache
def weights(kind: str) -> Weights:
    """The weights for whole names of a kind: "person" or "body"."""
    raw = (files("sayso.entities") / "spelling.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, Weights])[kind]


def likeness(left: str, right: str, spelled: Callable[[str, str], float] = same_word) -> float:
    """How likely two words are one; an initial agrees with what it begins, "Bill" with William."""
    if len(left) == 1 or len(right) == 1:
        return 0.9 if left[:1] == right[:1] else 0.0
    if is_nickname(left, right):
        return 0.98
    return spelled(left, right)


def align(
    left: tuple[str, ...],
    right: tuple[str, ...],
    alike: Callable[[str, str], float] = likeness,
) -> Alignment:
    """Put the words of two names side by side, best pairs first, each word used once."""
    scored = sorted(
        ((alike(a, b), -abs(i - j), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda item: (-item[0], -item[1], item[2], item[3]),
    )
    used: list[tuple[int, int, float]] = []
    for score, _, i, j in scored:
        free = all(i != a and j != b for a, b, _ in used)
        if score >= CLOSE and free:
            used.append((i, j, score))
    used.sort()
    taken_left, taken_right = {i for i, _, _ in used}, {j for _, j, _ in used}
    return Alignment(
        pairs=tuple((left[i], right[j], score) for i, j, score in used),
        left=tuple(word for i, word in enumerate(left) if i not in taken_left),
        right=tuple(word for j, word in enumerate(right) if j not in taken_right),
        crossed=[j for _, j, _ in used] != sorted(j for _, j, _ in used),
    )


def name_features(
    left: Form, right: Form, alike: Callable[[str, str], float] = likeness
) -> dict[str, float]:
    """What is measured on two whole names."""
    side = align(left.words, right.words, alike)
    scores = [score for *_, score in side.pairs]
    apart = min(len(side.left), len(side.right))
    extra = abs(len(left.words) - len(right.words))
    forms_left = [word for word in side.left if word in bodies().company_forms]
    forms_right = [word for word in side.right if word in bodies().company_forms]
    numbers = any(word.isdigit() for word in (*side.left, *side.right))
    joined = alike("".join(left.words), "".join(right.words))
    return {
        "pairs": math.log(1.0 + len(scores)),
        "weakest pair": min(scores, default=0.0),
        "mean pair": sum(scores) / len(scores) if scores else 0.0,
        "apart": float(min(3, apart)),
        "extra": float(min(3, extra)),
        "crossed": float(side.crossed),
        "last words": alike(left.surname, right.surname),
        "first words": alike(left.given, right.given),
        "joined": joined,
        "one word": float(min(len(left.words), len(right.words)) == 1),
        "legal form only": float(bool(forms_left or forms_right)) * float(apart <= 1),
        "numbers differ": float(numbers),
        "same": float(left.words == right.words),
    }


@lru_cache(maxsize=1 << 16)
def _probability(kind: str, left: Form, right: Form) -> float:
    return probability(weights(kind), name_features(left, right))


def _told(left: Form, right: Form) -> str:
    """How two spellings differ, word by word."""
    side = align(left.words, right.words)
    changes = [f"{a}/{b}: {difference(a, b)}" for a, b, _ in side.pairs if a != b]
    left_over = [*side.left, *side.right]
    if left_over:
        changes.append(f"one has {' '.join(left_over)} besides")
    detail = "; ".join(changes) or "the same words"
    return f"“{left.text}” and “{right.text}” ({detail})"


def persons(left: Form, right: Form, near: bool = False) -> Comparison:
    """Compare two names of persons, given name and surname apart.

    ``near`` tells that both stand in one story: there, a full name that differs in a letter of
    one word is a slip.
    """
    if left.key == right.key:
        return Comparison(1.0, f"“{left.text}” and “{right.text}” are the same name")
    if left.suffix != right.suffix:
        return Comparison(
            0.0, f"only one of “{left.text}” and “{right.text}” is {left.suffix or right.suffix}"
        )
    if near and _is_slip(left.words, right.words):
        return Comparison(0.9, f"one story, one name but for a slip: {_told(left, right)}")
    if len(left.words) > 1 and len(right.words) > 1 and given_names_conflict(left, right):
        return Comparison(0.0, f"“{left.text}” and “{right.text}” have different given names")
    if min(len(left.words), len(right.words)) > 1 and not surnames_agree(left, right):
        return Comparison(0.0, f"“{left.text}” and “{right.text}” have different surnames")
    side = align(left.words, right.words)
    unlike = [(a, b) for a, b, score in side.pairs if score < _needed(a, b)]
    if unlike:
        return Comparison(0.0, f"{unlike[0][0]} and {unlike[0][1]} are different names")
    score = _probability("person", left, right)
    return Comparison(score, f"spellings of one name: {_told(left, right)}")


def _is_slip(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names are the same but for one edit in one longer word."""
    if len(left) != len(right) or len(left) < 2:
        return False
    unlike = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    one, two = unlike[0]
    return min(len(one), len(two)) > _SHORT and OSA.distance(one, two) == 1


def _needed(left: str, right: str) -> float:
    """The least likeness of two words of a name; a letter more or less changes a short one."""
    shorter = min(len(left), len(right))
    return _LIKENESS_BY_LENGTH.get(shorter, CLOSE if shorter > 1 else 0.0)


def surnames_agree(left: Form, right: Form) -> bool:
    """Whether the last words are spellings of one, or one name ends where the other goes on."""
    return same_word(left.surname, right.surname) >= SAME_SURNAME or bool(
        {left.surname, right.surname} & (set(left.words) & set(right.words))
    )


def given_names_conflict(left: Form, right: Form) -> bool:
    """Whether the words before the surname name two people ("Bashar", "Hafez")."""
    side = align(left.words, right.words)
    return bool(side.left) and bool(side.right) and not _swapped_or_joined(left, right)


def _swapped_or_joined(left: Form, right: Form) -> bool:
    """Whether two names are one when written in one word: "Abdul Rahman", "Abdulrahman"."""
    return _nearly_same("".join(left.words), "".join(right.words))


def others(left: Form, right: Form) -> Comparison:
    """Compare two names of bodies, facilities or places."""
    if left.key == right.key:
        return Comparison(1.0, f"“{left.text}” and “{right.text}” are the same name")
    if left.country and right.country:
        return Comparison(0.0, f"“{left.text}” and “{right.text}” are two countries")
    known = known_source(left.text)
    if known and known == known_source(right.text):
        return Comparison(1.0, f"“{left.text}” and “{right.text}” are names of {known}")
    full_left, full_right = expanded(left.words), expanded(right.words)
    if full_left == full_right:
        return Comparison(1.0, f"“{left.text}” and “{right.text}” differ by a known short form")
    if is_acronym(left, right) or is_acronym(right, left):
        return Comparison(
            0.9, f"“{left.text}” and “{right.text}”: one is the initials of the other"
        )
    if left.country or right.country:
        return Comparison(0.0, f"“{left.text}” and “{right.text}”: only one is a country")
    if is_place(left.text) and is_place(right.text) and not same_sounds(left, right):
        return Comparison(0.0, f"“{left.text}” and “{right.text}” are two known places")
    one = (
        Form(text=left.text, words=full_left),
        Form(text=right.text, words=full_right),
    )
    return _spelled(*one)


def same_sounds(left: Form, right: Form) -> bool:
    """Whether two names have the same consonants, word by word ("Youssef", "Yusuf")."""
    return left.suffix == right.suffix and [skeleton(word) for word in left.words] == [
        skeleton(word) for word in right.words
    ]


@cache
def known_source(name: str) -> str | None:
    """The agency or outlet known under a name that means nothing else."""
    source = registry().find(name)
    return source.name if source and name not in source.common else None


def _spelled(left: Form, right: Form) -> Comparison:
    """Bodies and places: every word must have its like; a word more makes another thing."""
    side = align(left.words, right.words)
    loose = [w for w in (*side.left, *side.right) if w not in bodies().company_forms]
    unlike = [(a, b) for a, b, _ in side.pairs if not _nearly_same(a, b)]
    if unlike:
        return Comparison(0.0, f"{unlike[0][0]} and {unlike[0][1]} are different words")
    weakest = min((score for *_, score in side.pairs), default=0.0)
    if loose and same_word("".join(left.words), "".join(right.words)) < 0.9:
        return Comparison(0.0, f"only one of “{left.text}” and “{right.text}” has {loose[0]}")
    return Comparison(round(weakest, 3), f"spellings of one name: {_told(left, right)}")


def _nearly_same(left: str, right: str) -> bool:
    """Whether two words differ by an edit or in vowels only: names of bodies are plain words."""
    return OSA.distance(left, right) <= 1 or skeleton(left) == skeleton(right)


def is_acronym(short: Form, long: Form) -> bool:
    """Whether one name is the initials of the other."""
    letters = short.text.replace(".", "")
    return (
        len(letters) >= _SHORTEST_ACRONYM
        and letters.isupper()
        and len(long.words) >= _SHORTEST_ACRONYM
        and initials(long.text) == letters
    )


def compare(kind: EntityType, left: Form, right: Form, near: bool = False) -> Comparison:
    """Compare two names of things of one type; ``near`` when both stand in one story."""
    return persons(left, right, near) if kind == "person" else others(left, right)
