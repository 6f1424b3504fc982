"""How English writes years, decades, quarters, seasons and feasts."""

import re
from functools import cache

from sayso.knowledge.time_words import time_words
from sayso.language.times import lexicon as lex
from sayso.language.times.expressions import (
    Date,
    Feast,
    Fiscal,
    Found,
    Season,
    Slice,
    Years,
)
from sayso.language.times.rules import FIGURE, ReadAt, Rule, rule, says

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_LONGEST_SPAN = 150
"""Years between two figures beyond which "1914-2025" is no span of years in news."""
_LAST_OLD_DECADE = 20
"""Two-figure decades up to this one are of this century ("the '10s")."""


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    words = time_words()
    seasons, decades = lex.any_of(words.seasons), lex.any_of(words.decades)
    feasts = lex.any_of([*words.fixed_days, *words.easter_days, *words.moving_days])
    after = lex.YEAR_AFTER + lex.YEAR_SHIFT
    of_year = rf"(?:\sof(?:\sthe\syear\b)?)?{after}"
    figure_year = rf"(?P<year>{lex.YEAR})(?![\d%A-Za-z]|[.,:]\d|-\w)"
    ordinals, shifts = {*words.ordinals, "latter"}, words.shifts
    return (
        rule(FIGURE, figure_year, _year),
        rule(
            FIGURE,
            rf"(?P<year>{lex.YEAR}){lex.DASH}(?P<last>{lex.YEAR}|\d\d)(?![\d%-]|[.,:]\d)",
            _span,
        ),
        rule(FIGURE, rf"(?:the\s)?(?P<figures>(?:1[0-9]|20)\d0){lex.APOSTROPHE}?s\b", _decade),
        rule("'", rf"(?:the\s)?{lex.APOSTROPHE}(?P<figures>\d0)s\b", _decade),
        rule(FIGURE, r"the\s(?P<figures>\d0)s\b", _decade),
        rule(words.decades, rf"the\s(?P<word>{decades})\b", _decade),
        rule(
            FIGURE, r"(?:the\s)?(?P<number>\d{1,2}(?:st|nd|rd|th))[\s-]century\b(?!\s?BC)", _century
        ),
        rule(
            ordinals,
            rf"(?:the\s)?(?P<which>first|second|third|fourth|final)[\s-]quarter\b{of_year}",
            _quarter,
        ),
        rule(
            {"Q", FIGURE}, rf"(?:Q(?P<figure>[1-4])|(?P<figure_before>[1-4])Q)\b{of_year}", _quarter
        ),
        rule(
            ordinals,
            rf"(?:the\s)?(?P<which>first|second|latter)\shalf(?P<of>\sof(?:\sthe\syear\b)?){after}",
            _half,
        ),
        rule("H", rf"H(?P<figure>[12])\b{of_year}", _half),
        rule(
            ordinals,
            rf"(?:the\s)?(?P<which>first|last|final)\s(?P<count>{lex.whole_number()})\smonths\sof"
            rf"(?:\sthe\syear\b|{after})",
            _some_months,
        ),
        rule(
            {"fiscal", "FY"},
            rf"(?:the\s)?(?:fiscal(?:\syear)?|FY)\s?(?P<year>{lex.YEAR}|\d\d)\b",
            _fiscal,
        ),
        rule(FIGURE, rf"(?:the\s)?(?P<year>{lex.YEAR})\sfiscal\syear\b", _fiscal),
        rule(
            {*shifts, *words.seasons},
            rf"(?:{lex.SHIFT}\s|(?P<the>the\s))?(?P<season>{seasons})\b{after}",
            _season,
        ),
        rule(
            {*shifts, *(name.removeprefix("the ") for name in _feast_names().values())},
            rf"(?:{lex.SHIFT}\s)?(?P<name>{feasts})(?!\w){after}",
            _feast,
        ),
    )


def _year(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    return says(match, Date(year=int(match["year"])))


def _span(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    first, tail = int(match["year"]), match["last"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if not first < last <= first + _LONGEST_SPAN:
        return None
    return says(match, Years(first, last))


def _decade(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    groups = match.groupdict()
    word = groups.get("word")
    first = time_words().decades[word.lower()] if word else int(groups["figures"])
    if first < 100:
        first += 1900 if first > _LAST_OLD_DECADE else 2000
    return says(match, Years(first, first + 9))


def _century(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    number = lex.day_number(match["number"])
    return says(match, Years(100 * number - 99, 100 * number)) if 1 <= number <= 22 else None


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    word = (groups.get("which") or "").lower()
    figure = groups.get("figure") or groups.get("figure_before")
    return _QUARTERS.get(word, 2) if word else int(figure or 0)


def _quarter(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    number = _number(match)
    return says(match, _slice(match, 3 * number - 2, 3 * number))


def _half(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    of = match.groupdict().get("of")
    dated = match["year"] or match["year_shift"]
    if of and of.lower() == " of" and not dated:
        return None
    first, last = (1, 6) if _number(match) == 1 else (7, 12)
    return says(match, _slice(match, first, last))


def _slice(match: re.Match[str], first: int, last: int) -> Slice:
    return Slice(first, last, lex.year_in(match), lex.shift_in(match, "year_shift"))


def _some_months(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    count = lex.number(match["count"])
    if not 1 <= count <= 11:
        return None
    first, last = (1, count) if match["which"].lower() == "first" else (13 - count, 12)
    return says(match, _slice(match, first, last))


def _fiscal(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    year = int(match["year"])
    return says(match, Fiscal(year if year > 99 else 2000 + year))


def _season(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    found = Season(
        match["season"].lower(),
        lex.year_in(match),
        lex.shift_in(match, "shift"),
        lex.shift_in(match, "year_shift"),
    )
    dated = found.year or found.shift is not None or found.year_shift is not None
    return says(match, found) if dated or _season_alone(match) else None


def _season_alone(match: re.Match[str]) -> bool:
    """Whether the words around show a season: "in the spring", "late summer"."""
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    if re.search(r"\b(?:early|mid|late)[ -](?:in the )?$", before):
        return True
    settled = re.search(r"\b(?:in|over|during|since|by|until|before|after) $", before)
    named = re.compile(r"\s(?:of|from|in|olympic|games|palace)\b", re.IGNORECASE)
    return bool(match["the"] and settled and not named.match(match.string, match.end()))


def _feast(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    word = re.sub(r"\s", " ", match["name"]).replace("’", "'")
    name = _feast_names().get(word.lower(), "")
    if not name or word.islower():
        return None
    found = Feast(
        name,
        lex.year_in(match),
        lex.shift_in(match, "shift"),
        lex.shift_in(match, "year_shift"),
    )
    return says(match, found)


@cache
def _feast_names() -> dict[str, str]:
    words = time_words()
    names = (*words.fixed_days, *words.easter_days, *words.moving_days)
    return {name.lower(): name for name in names}
