"""How a clause is shown alone: with the words a relative pronoun stands for, without the
conjunction that joins it to what came before, without loose marks."""

import re
from functools import cache

from sayso.knowledge.clause_words import clause_words
from sayso.knowledge.titles import title_words
from sayso.knowledge.words import word_lists
from sayso.language.statements import FAR, WORD, unquoted, verb_first, waits
from sayso.model import Span

_LOOSE = " \t\r\n,;:—–―-"
_RELATIVE = re.compile(r"(?:who|which|whose|whom|where|that)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?<!\w)(?:(?i:the|a|an)\s+)?((?:[a-z][a-z-]*\s+){0,3})"
    r"(?:[A-Z][\w.’'-]*|[a-z]{1,3}-[A-Z]\w*)"
    r"(?:\s+(?:al|de|von|van|bin|of|the|[A-Z][\w.’'-]*|[a-z]{1,3}-[A-Z]\w*))*,?\s*$"
)
_NOUN_PHRASE = re.compile(
    r"(?<!\w)(?:the|a|an|his|her|its|their|this|that|these|those|some|any|no|one|two|three|\d[\d,.]*)\s+"
    r"(?:[\w.’'“”\"-]+\s+){0,4}[\w.’'“”\"-]+,?\s*$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(?<!\w)[\w.’'-]+,?\s*$")


def shown(text: str, start: int, piece: Span) -> Span:
    """The piece as shown: a relative clause with its antecedent, else without its conjunction
    and without a quotation mark that has no partner in it."""
    if piece.start > start and is_relative(text, piece):
        return Span(_antecedent(text, start, piece.start), piece.end)
    if match := _subordinate().match(text, piece.start, piece.end):
        return Span(match.end(), piece.end)
    match = conjunction().match(text, piece.start, piece.end)
    shown = Span(match.end(), piece.end) if match else piece
    if match and match.group().endswith("that ") and verb_first(words_at(text, shown)):
        shown = Span(match.end() - len("that "), piece.end)
    return tight(text, unquoted(text, shown))


def is_relative(text: str, piece: Span) -> bool:
    """A relative pronoun first, and no verb before it whose object it would begin."""
    match = _RELATIVE.match(text, piece.start)
    return match is not None and not waits(word_before(text, piece.start))


def _antecedent(text: str, start: int, end: int) -> int:
    """Where the words begin that a relative pronoun at ``end`` stands for."""
    start = max(start, end - FAR)
    before = text[start:end]
    name = _NAME.search(before)
    if name is not None:
        titles = name[1].split()
        while titles and (titles[0] not in title_words() or titles[0] in word_lists().function):
            titles.pop(0)
        kept = name[1].rstrip().endswith(" ".join(titles)) and len(titles) == len(name[1].split())
        return start + (name.start() if kept else name.start(1) + _skipped(name[1], len(titles)))
    match = _NOUN_PHRASE.search(before) or _LAST_WORD.search(before)
    return start + match.start() if match else end


def _skipped(words: str, kept: int) -> int:
    """Characters of ``words`` before its last ``kept`` ones."""
    found = list(re.finditer(r"\S+\s+", words))
    return found[-kept].start() if kept else len(words)


def word_before(text: str, at: int) -> str:
    """The last word before an offset; empty where none stands near."""
    found = WORD.findall(text, max(0, at - 40), at)
    return found[-1] if found else ""


@cache
def conjunction() -> re.Pattern[str]:
    """A conjunction that is left out before what it joins."""
    joining = "|".join(clause_words().joining)
    return re.compile(rf"(?:(?i:{joining})\s+(?=\w)|that,?\s+(?=\w))+|,\s+")


@cache
def _subordinate() -> re.Pattern[str]:
    """A subordinate word that is left out where a subject and a verb follow at once."""
    lists = clause_words()
    subjects = "|".join(lists.subjects)
    return re.compile(
        rf"(?i:{'|'.join(lists.subordinate)})\s+(?=(?:(?i:{subjects})\b|[A-Z])[^,;:]*$|"
        rf"(?:he|she|it|they|we|I|you)\b)"
    )


def without_conjunction(text: str, piece: Span) -> str:
    """The words of a piece behind the conjunction with which it begins."""
    match = conjunction().match(text, piece.start, piece.end)
    return text[match.end() if match else piece.start : piece.end]


def words_at(text: str, piece: Span) -> str:
    """The words of a piece."""
    return text[piece.start : piece.end]


def tight(text: str, piece: Span) -> Span:
    """A piece without loose marks at its ends, where words are left."""
    return trimmed(text, piece.start, piece.end) or piece


def trimmed(text: str, start: int, end: int) -> Span | None:
    """What lies between two offsets without loose marks at its ends; None where no word does."""
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end) if WORD.search(text, start, end) else None
