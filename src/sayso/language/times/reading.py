"""Finds the time expressions of a sentence: what the words say, not yet what they stand for."""

import re
from collections.abc import Iterator
from functools import cache, partial

from sayso.language.times import counted, dates, parts, spans
from sayso.language.times import lexicon as lex
from sayso.language.times.exclusions import is_time
from sayso.language.times.expressions import (
    Date,
    Edge,
    Feast,
    Found,
    PartOf,
    Range,
    Season,
    Slice,
    Whole,
)
from sayso.language.times.rules import Rule, opener_of

_LEAD = 100
"""Characters before a range in which "from" or "postponed" may stand."""
_DEEPEST = 3
"""Expressions within expressions ("the eve of the end of last year") that are followed."""
_WORD = re.compile(r"(?<![\w$€£¥#])(?<!\d[.,])(?:['’](?=\d0s\b)|[^\W_]+)")
_THROUGH = re.compile(
    rf"(?:{lex.DASH}|\s(?:to|through|until|till)\s)(?:the\s|on\s)?", re.IGNORECASE
)
_AND = re.compile(r"\sand\s(?:the\s|on\s)?", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:moved|postponed|delayed|rescheduled|pushed|shifted|brought forward|changed)\b",
    re.IGNORECASE,
)


def read_expressions(text: str, start: int, end: int) -> tuple[Found, ...]:
    """The time expressions of ``text[start:end]`` in order, none overlapping another.

    Args:
        text: the whole text; offsets of the result are into it.
        start: where the sentence begins.
        end: where the sentence ends.
    """
    found: list[Found] = []
    at = start
    for opening in _openings(text, start, end):
        expression = _read_range(text, opening, start, end) if opening >= at else None
        if expression is not None and is_time(text, expression, start, end):
            found.append(expression)
            at = expression.end
    return tuple(found)


def _openings(text: str, start: int, end: int) -> Iterator[int]:
    """Where an expression may begin: at a word that opens one, or at "the" before it."""
    the: int | None = None
    for match in _WORD.finditer(text, start, end):
        opener = opener_of(match.group())
        if opener in _rules():
            yield match.start() if the is None else the
            if the is not None:
                yield match.start()
        the = match.start() if opener == "the" else None


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the words that open them."""
    found: dict[str, list[Rule]] = {}
    for rule in (*dates.rules(), *spans.rules(), *counted.rules(), *parts.rules()):
        for opener in rule.openers:
            found.setdefault(opener, []).append(rule)
    return {opener: tuple(rules) for opener, rules in found.items()}


def _rules_at(text: str, at: int, end: int) -> tuple[Rule, ...]:
    """The rules for the word at a place, or for the one after "the"."""
    word = _WORD.match(text, at, end)
    if word is not None and word.group().lower() == "the":
        word = _WORD.match(text, word.end() + 1, end)
    return _rules().get(opener_of(word.group()), ()) if word else ()


def _read_at(text: str, at: int, end: int, depth: int = 0) -> Found | None:
    """The longest expression that begins at ``at``; the first rule wins a tie."""
    if depth > _DEEPEST:
        return None
    read = partial(_read_at, depth=depth + 1)
    best: Found | None = None
    for rule in _rules_at(text, at, end):
        match = rule.pattern.match(text, at, end)
        found = rule.build(match, end, read) if match else None
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _read_range(text: str, at: int, start: int, end: int) -> Found | None:
    """An expression, and where a second one is joined to it, both as one stretch of time."""
    first = _read_at(text, at, end)
    if first is None or not isinstance(first.says, Date | Feast | Season | Slice | Edge | PartOf):
        return first
    joint = _joint(text, first, start, end)
    second = _read_at(text, joint, end) if joint else None
    if second is None or not _joins(first, second):
        return first
    return Found(first.start, second.end, Range(first.says, second.says))


def _joint(text: str, first: Found, start: int, end: int) -> int | None:
    """Where the second half of a range begins: after "to", a dash, "between ... and"."""
    before = text[max(start, first.start - _LEAD) : first.start]
    opener = re.search(r"\b(from|between)\s(?:the\s)?$", before, re.IGNORECASE)
    word = opener[1].lower() if opener else ""
    match = (_AND if word == "between" else _THROUGH).match(text, first.end, end)
    if match is None or _MOVED.search(before):
        return None
    joined_by_to = match.group().strip().lower().startswith("to")
    return None if joined_by_to and word != "from" and not _is_year(first) else match.end()


def _is_year(found: Found) -> bool:
    return found.says == Date(year=found.says.year) if isinstance(found.says, Date) else False


def _joins(first: Found, second: Found) -> bool:
    """Whether two expressions are of one kind, as the ends of a range are."""
    a, b = first.says, second.says
    if isinstance(a, Date) and isinstance(b, Date):
        given, other = _fields(a), _fields(b)
        return bool(given) == bool(other) and (given <= other or other <= given)
    parts = PartOf | Edge | Date | Whole
    return type(a) is type(b) or (isinstance(a, parts) and isinstance(b, parts))


def _fields(date: Date) -> set[str]:
    names = ("month", "day", "weekday")
    return {name for name in names if getattr(date, name) is not None}
