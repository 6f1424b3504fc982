"""Personal pronouns of one person, in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.entities.antecedents import Place, Pronoun
from sayso.knowledge.titles import Gender
from sayso.model import Span

_PRONOUN = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OPEN, _CLOSE = "“", "”"
_NO_NOUN = re.compile(
    r"\s+(?:to|and|or|in|on|at|for|with|by|from|as|that|who|but|if|when|while|after|before|because"
    r"|about|into|over|up|down|out|off|not|a|an|the|is|was|has|had|would|could|will)\b",
    re.IGNORECASE,
)


def pronouns(text: str, sentences: Sequence[Span]) -> Iterator[Pronoun]:
    """Every "he", "she" and their other forms inside the sentences, in order."""
    starts = [sentence.start for sentence in sentences]
    for match in _PRONOUN.finditer(text):
        number = bisect_right(starts, match.start()) - 1
        if number < 0 or match.end() > sentences[number].end or match[1].isupper():
            continue
        yield Pronoun(
            start=match.start(),
            end=match.end(),
            sentence=number,
            gender=_gender(match[1]),
            place=_place(text, match),
            quoted=_quoted(text[sentences[number].start : match.start()]),
        )


def _gender(word: str) -> Gender:
    return "male" if word.lower() in ("he", "him", "his", "himself") else "female"


def _place(text: str, match: re.Match[str]) -> Place:
    word = match[1].lower()
    if word in ("he", "she"):
        return "subject"
    if word == "her":
        following = text[match.end() : match.end() + 12]
        noun = following[:1] == " " and not _NO_NOUN.match(following)
        return "possessive" if noun else "object"
    return "possessive" if word == "his" else "object"


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of the beginning of a sentence."""
    if _OPEN in before or _CLOSE in before:
        return before.rfind(_OPEN) > before.rfind(_CLOSE)
    return before.count('"') % 2 == 1
