"""Cue words: how a text tells that somebody says, reports, believes or plans something.

``cues.toml`` holds them by sort and stance; verbs stand there in their dictionary form, with
the past forms beside it where they are irregular.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.model import CueSort, Stance

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEGATIONS = frozenset(["not", "never", "n't", "no", "neither", "nor", "hardly"])
_VOWELS = "aeiou"
_SHORT_SYLLABLE = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")


class Cue(Struct, frozen=True):
    """What a cue word tells: the sort of act, and what the source does to the content."""

    verb: str
    sort: CueSort
    stance: Stance


class _Group(Struct, frozen=True):
    sort: CueSort
    stance: Stance
    verbs: tuple[str, ...]


class Frames(Struct, frozen=True):
    """Whole expressions that attribute, and verbs that need no "that" before the content."""

    according: tuple[str, ...]
    words_of: tuple[str, ...]
    plain: tuple[str, ...]
    nouns_too: frozenset[str]
    adverbs: tuple[str, ...]
    impersonal: tuple[str, ...]


class _File(Struct, frozen=True):
    cue: tuple[_Group, ...]
    frames: Frames


@cache
def _file() -> _File:
    raw = (files("sayso.knowledge") / "cues.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_File)


def frames() -> Frames:
    """The expressions that attribute without a verb of their own."""
    return _file().frames


@cache
def words_of() -> str:
    """A pattern for "in the words of" and its like."""
    return "|".join(frame.replace(" ", r"\s+") for frame in frames().words_of)


@cache
def verb_forms() -> dict[str, Cue]:
    """Every form of every cue verb, in lower case ("says", "pointing out"), and its cue."""
    found: dict[str, Cue] = {}
    for group in _file().cue:
        for verb in group.verbs:
            for form in _forms(verb):
                found.setdefault(form, Cue(verb.split(" ")[0], group.sort, group.stance))
    return found


def cue_of(words: str) -> Cue | None:
    """What the cue expression ``words`` ("has also said in a statement") tells.

    Returns:
        The cue of its first known verb, of "according to" and its like, or None when no word
        of it is known. A negated verb of saying ("did not say") denies nothing: its stance
        is "doubts", for nothing is asserted; a negated denial asserts.
    """
    if words.strip() in (":", "-", "–", "—"):
        return Cue(":", "speech", "asserts")
    lowered = " ".join(_WORD.findall(words.lower().replace("’", "'")))
    known = verb_forms()
    tokens = lowered.split()
    for at, token in enumerate(tokens):
        cue = known.get(" ".join(tokens[at : at + 2])) or known.get(token)
        if cue is not None:
            negated = any(word in _NEGATIONS or word.endswith("n't") for word in tokens[:at])
            return _negated(cue) if negated else cue
    frames = _file().frames
    if any(f" {frame} " in f" {lowered} " for frame in (*frames.according, *frames.words_of)):
        return Cue("according to", "report", "asserts")
    return None


def _negated(cue: Cue) -> Cue:
    stance: Stance = "asserts" if cue.stance == "denies" else "doubts"
    return Cue(cue.verb, cue.sort, stance)


def _forms(entry: str) -> Iterator[str]:
    """The forms of a verb; "point out" inflects its first word, "write wrote written" is given."""
    base, *rest = entry.split(" ")
    if rest and rest[0] in ("for", "on", "out"):
        yield from (f"{form} {rest[0]}" for form in _forms(base))
        return
    yield base
    yield _third_person(base)
    yield _gerund(base)
    yield from rest or [_past(base)]


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if _consonant_y(base) else base + "s"


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if _consonant_y(base):
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in _VOWELS


def _doubles(base: str) -> bool:
    """One short syllable closed by one consonant doubles it: plan, planned; slam, slammed."""
    return bool(_SHORT_SYLLABLE.fullmatch(base))
