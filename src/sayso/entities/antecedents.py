"""Which of the things named before a pronoun it most likely stands for.

A logistic regression over readable features of pronoun and candidate. Its weights
(``antecedents.json``) are learned by ``training/referents.py`` on the coreference of GUM.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from sayso.entities.spelling import Weights, probability
from sayso.knowledge.titles import Gender
from sayso.model import Span

Place: TypeAlias = Literal["subject", "object", "possessive"]

REACH = 6
"""Sentences a pronoun looks back; in GUM news 99% of antecedents are nearer."""
_PREPOSITION = re.compile(
    r"\b(?:of|with|by|for|to|from|against|on|in|at|about|between|under|after|before|like|as|over"
    r"|behind|than|per|via|into|toward|towards|near|alongside|including)\s+(?:[\w.'’-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_SAID = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|noted|stated|stressed|argued|claimed|tweeted"
)
_SPEAKS_AFTER = re.compile(
    r"[^.,;:“”\"]{0,30},?\s+" + _SAID + r"|asked|insisted|explained|replied|warned|announced)\b"
)
_SPOKEN_BEFORE = re.compile(
    r"(?:" + _SAID + r")|according to)\s+(?:[\w.'’-]+\s+){0,4}\Z", re.IGNORECASE
)
_WHO = re.compile(r",?\s+who(?:se)?\b[^,;.“”]*\Z")
_CLAUSE_BREAK = re.compile(
    r"[,;:–—]|\b(?:that|because|when|while|after|before|who|and|but|if|as)\b"
)


class Seen(Struct, frozen=True):
    """One place before a pronoun where an entity is named or stood for."""

    entity: str
    start: int
    end: int
    sentence: int
    pronoun: bool = False


class Pronoun(Struct, frozen=True):
    """A pronoun in a text: where, in which sentence, its gender and grammatical place."""

    start: int
    end: int
    sentence: int
    gender: Gender
    place: Place
    quoted: bool = False


@cache
def _weights() -> Weights:
    raw = (files("sayso.entities") / "antecedents.json").read_bytes()
    return msgspec.json.decode(raw, type=Weights)


def score(values: dict[str, float]) -> float:
    """How likely a candidate with these features is what the pronoun stands for."""
    return probability(_weights(), values)


def features(
    text: str,
    sentences: Sequence[Span],
    pronoun: Pronoun,
    seen: Sequence[Seen],
    entity: str,
    genders: dict[str, Gender | None],
    speaker: str | None,
) -> dict[str, float]:
    """What is measured on a candidate.

    Args:
        text: the article's text.
        sentences: its sentences.
        pronoun: the pronoun.
        seen: where persons are named before the pronoun, in order.
        entity: the candidate, one of those in ``seen``.
        genders: the gender of each entity, where it is known.
        speaker: the entity that last spoke before the pronoun (see ``last_speaker``).
    """
    own = [item for item in seen if item.entity == entity]
    last = own[-1]
    back = pronoun.sentence - last.sentence
    between = {item.entity for item in seen if item.start > last.start} - {entity}
    subject = _is_subject(text, sentences, last, seen)
    same = back == 0
    counts = Counter(item.entity for item in seen)
    near_clause = same and not _CLAUSE_BREAK.search(text[last.end : pronoun.start])
    return {
        "same sentence": float(same),
        "one sentence back": float(back == 1),
        "two sentences back": float(back == 2),
        "subject": float(subject),
        "after a preposition": float(_after_preposition(text, last)),
        "possessive": float(text[last.end : last.end + 2] in ("'s", "’s")),
        "times named": math.log1p(counts[entity]),
        "share of names": counts[entity] / len(seen),
        "others since": float(min(3, len(between))),
        "gender known": float(genders.get(entity) == pronoun.gender),
        "was a pronoun": float(last.pronoun),
        "spoke last": float(speaker == entity),
        "both subjects": float(subject and pronoun.place == "subject"),
        "possessive near": float(pronoun.place == "possessive" and same),
        "object in one clause": float(pronoun.place == "object" and near_clause),
        "subject in one clause": float(pronoun.place == "subject" and near_clause),
        "quoted by candidate": float(pronoun.quoted and speaker == entity),
        "relative clause": float(same and bool(_WHO.match(text, last.end, pronoun.start))),
        "named first": float(seen[0].entity == entity),
    }


def _is_subject(text: str, sentences: Sequence[Span], item: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a name is the first of its sentence and no preposition governs it."""
    earlier = any(o.sentence == item.sentence and o.start < item.start for o in seen)
    return not earlier and not _after_preposition(text, item, sentences[item.sentence].start)


def _after_preposition(text: str, item: Seen, first: int = 0) -> bool:
    return bool(_PREPOSITION.search(text[max(first, item.start - 50) : item.start]))


def last_speaker(text: str, seen: Sequence[Seen], memory: dict[int, bool]) -> str | None:
    """The entity of ``seen`` that last stood beside a verb of saying.

    ``memory`` keeps what is known of each place, by its start, between calls for one text.
    """
    for item in reversed(seen):
        if item.start not in memory:
            memory[item.start] = _speaks(text, item)
        if memory[item.start]:
            return item.entity
    return None


def _speaks(text: str, item: Seen) -> bool:
    before = text[max(0, item.start - 50) : item.start]
    return bool(_SPEAKS_AFTER.match(text, item.end) or _SPOKEN_BEFORE.search(before))
