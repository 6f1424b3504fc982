"""What "who" or "which" stands for: the name or noun phrase right before it."""

import re
from collections.abc import Sequence

from sayso.knowledge.source_words import singular, source_words
from sayso.model import Mention, Span

NEAR = 40
"""Code points before the word in which a name or noun it stands for ends."""
FAR = 80
"""The same with a place, a party or an office between: "Ada Lee of Kent, a judge, who"."""
_RELATIVE = re.compile(
    r"(?:(?:all|both|most|many|some|several|one|two|three)\s+of\s+)?(?:who|which|whom)\b|that$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_WORDS_BETWEEN = re.compile(r"(?<![(\w])\w+\s+\w+(?!\))")
_ASIDES = re.compile(
    r"(?:\s+of\s+[A-Z][\w ]*|\s*\([^)]*\))?"
    r"(?:,\s+(?:(?:an?|the|his|her)\s)?[^,;:.“”\"]{1,60})?,?\s*"
)
_NOUN_PHRASE = re.compile(
    r"(?:\b(?i:an?|the|his|her|their|its|some|several|many|one|two|three|four|those|other)\s+"
    r"(?:[\w’'-]+\s+){0,3})?[\w’'-]+$"
)


def is_relative(words: str) -> bool:
    """Whether the words of a source begin with a pronoun for what stands before them."""
    return _RELATIVE.match(words.strip()) is not None


def antecedent(text: str, mentions: Sequence[Mention], span: Span) -> Span | None:
    """The words that a relative pronoun stands for, or None.

    Args:
        text: the article's text.
        mentions: the names in it, in order.
        span: the pronoun, with or without its clause; other words have no antecedent.
    """
    if not is_relative(text[span.start : span.end]):
        return None
    return _person(text, mentions, span) or _name(text, mentions, span) or _noun(text, span)


def _person(text: str, mentions: Sequence[Mention], span: Span) -> Span | None:
    """The person before "who", with at most what describes them between."""
    if not text.startswith(("who", "Who"), span.start):
        return None
    for mention in reversed(mentions):
        if mention.type == "person" and span.start - FAR < mention.end <= span.start:
            between = text[mention.end : span.start]
            return Span(mention.start, mention.end) if _ASIDES.fullmatch(between) else None
    return None


def _name(text: str, mentions: Sequence[Mention], span: Span) -> Span | None:
    """The name before the pronoun, with at most one word between."""
    end = len(text[: span.start].rstrip(" ,)"))
    names = [mention for mention in mentions if mention.start < end <= mention.end + NEAR]
    if not names or _WORDS_BETWEEN.search(text[names[-1].end : span.start]):
        return None
    return Span(names[-1].start, names[-1].end)


def _noun(text: str, span: Span) -> Span | None:
    """The noun phrase before the pronoun that names people or a body."""
    paragraph = text.rfind("\n\n", 0, span.start) + 1
    before = text[: span.start].rstrip(" ,)")
    for match in reversed(list(_WORD.finditer(before, max(paragraph, len(before) - NEAR)))):
        noun = singular(match.group().lower())
        if source_words().is_person(noun) or noun in source_words().bodies:
            phrase = _NOUN_PHRASE.search(text, paragraph, match.end())
            return Span(phrase.start(), phrase.end()) if phrase else None
    return None
