"""How English names a part, an edge or the eve of another time."""

import re
from functools import cache

from sayso.knowledge.time_words import time_words
from sayso.language.times import lexicon as lex
from sayso.language.times.expressions import (
    Around,
    Date,
    Deictic,
    Edge,
    Eve,
    Expression,
    Feast,
    Found,
    Nth,
    Offset,
    Part,
    PartOf,
    SinceThen,
    Trailing,
    Whole,
    Years,
)
from sayso.language.times.rules import ReadAt, Rule, rule, says

_DEADLINE = re.compile(r"\b(?:by|until|till|before)(?:\sthe)?\s$")
_UNIT = re.compile(r"(?:the\s)?(year|month|week|decade|century|quarter)\b", re.IGNORECASE)
_PARTS: dict[str, Part] = {"early": "early", "late": "late"}


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    return (
        rule(
            ("early", "mid", "late", "earlier", "later", "middle"),
            r"(?:the\s)?(?P<part>early|mid|late|earlier|later|middle)[\s-]"
            r"(?:part\sof\s|in\s|on\s|of\s|into\s)?(?:the\s)?",
            _part,
        ),
        rule(
            ("end", "close", "start", "beginning", "turn", "middle"),
            r"(?:the\s)?(?P<edge>end|close|start|beginning|turn|middle)\sof\s(?:the\s)?",
            _edge,
        ),
        rule(
            lex.UNITS,
            rf"(?:the\s)?(?P<unit>year|month|week|decade)(?:{lex.APOSTROPHE}s\s|[\s-])end\b",
            _units_end,
        ),
        rule(
            time_words().ordinals,
            rf"(?:the\s)?(?P<number>{lex.any_of(time_words().ordinals)})\s"
            rf"(?:(?P<unit>day|week|weekend|month)|(?P<weekday>{lex.weekday()}))\s(?:of|in)\s(?:the\s)?",
            _nth,
        ),
        rule(lex.UNITS, r"(?:the\s)?(?P<unit>week|weekend|month)\sof\s(?:the\s)?", _around),
        rule(("eve",), r"(?:the\s)?eve\sof\s(?:the\s)?", _eve),
    )


def _inner(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    """The expression after a match; "the year" and the like count here as this year."""
    found = read(match.string, match.end(), end)
    unit = _UNIT.match(match.string, match.end(), end)
    if found is None and unit is not None and " the " in f" {match.group().lower()}":
        return Found(unit.start(), unit.end(), Whole(unit[1].lower(), 0))
    if found is None or isinstance(found.says, Deictic | SinceThen | Trailing | Offset):
        return None
    return found


def _part(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    inner = _inner(match, end, read)
    if inner is None or isinstance(inner.says, PartOf | Edge):
        return None
    word = match["part"].lower()
    if word in {"earlier", "later"}:
        return says(match, inner.says, inner.end)
    return says(match, PartOf(_PARTS.get(word, "mid"), inner.says), inner.end)


def _edge(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    inner = _inner(match, end, read)
    if inner is None or isinstance(inner.says, Edge):
        return None
    word = match["edge"].lower()
    expression: Expression = Edge(word in {"end", "close"}, inner.says, _is_deadline(match))
    if word == "middle":
        expression = PartOf("mid", inner.says)
    return says(match, expression, inner.end)


def _units_end(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    return says(match, Edge(True, Whole(match["unit"].lower(), 0), _is_deadline(match)))


def _is_deadline(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    return bool(_DEADLINE.search(before))


def _nth(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    inner = _inner(match, end, read)
    if inner is None or not isinstance(inner.says, Date | Whole | Years):
        return None
    number, weekday = time_words().ordinals[match["number"].lower()], match["weekday"]
    unit = "day" if weekday else match["unit"].lower()
    of_weekday = lex.calendar_number(weekday) if weekday else None
    return says(match, Nth(number, unit, inner.says, of_weekday), inner.end)


def _around(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    inner = read(match.string, match.end(), end)
    if inner is None or not (isinstance(inner.says, Date | Feast) and _is_single_day(inner.says)):
        return None
    return says(match, Around(match["unit"].lower(), inner.says), inner.end)


def _is_single_day(date: Date | Feast) -> bool:
    return isinstance(date, Feast) or date.day is not None or date.weekday is not None


def _eve(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    inner = read(match.string, match.end(), end)
    if inner is None or not isinstance(inner.says, Date | Deictic | Feast):
        return None
    return says(match, Eve(inner.says), inner.end)
