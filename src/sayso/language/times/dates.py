"""How English writes days, weekdays, months, and dates in figures."""

import re
from functools import cache

from sayso.knowledge.time_words import time_words
from sayso.language.times import lexicon as lex
from sayso.language.times.expressions import Date, Found, Numeric, Range
from sayso.language.times.rules import FIGURE, ReadAt, Rule, rule, says


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    month, weekday, part = lex.month(), lex.weekday(), lex.day_part()
    before = rf"(?:(?P<weekday>{weekday})(?:\s{part})?,?\s\(?(?:the\s)?)?"
    after = lex.YEAR_AFTER + lex.YEAR_SHIFT
    day = rf"(?P<day>{lex.ORDINAL_DAY})"
    last = rf"(?P<last>{lex.ORDINAL_DAY})"
    joined = r"(?:\s?[-–—]\s?|\s(?:to|through|until|and)\s)"
    day_month = rf"{day}(?:\sof)?\s(?P<month>{month})(?!\w)"
    month_day = rf"(?P<month>{month})\s(?:the\s)?{day}{lex.NO_COUNT}"
    months, weekdays, shifts = lex.month_openers(), lex.weekday_openers(), time_words().shifts
    return (
        rule(
            FIGURE,
            rf"(?P<year>{lex.YEAR})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>{lex.DAY})"
            r"(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?)?(?![\d-])",
            _iso,
        ),
        rule(
            FIGURE,
            r"(?P<first>\d{1,2})\s?(?P<stroke>[/.])\s?(?P<second>\d{1,2})\s?(?P=stroke)\s?"
            r"(?P<year>(?:1[89]|20)\d\d|\d\d)(?!\d|[/.]\d)",
            _numeric,
        ),
        rule(months | weekdays, before + month_day + after, _date),
        rule({FIGURE, *weekdays}, before + day_month + after, _date),
        rule(months, rf"(?P<month>{month})\s{day}{joined}{last}{lex.NO_COUNT}" + after, _days),
        rule(FIGURE, rf"{day}{joined}{last}(?:\sof)?\s(?P<month>{month})(?!\w)" + after, _days),
        rule(
            weekdays, rf"(?P<weekday>{weekday}),?\sthe\s(?P<day>{lex.DAY}(?:st|nd|rd|th))\b", _date
        ),
        rule({*months, *shifts}, rf"(?:{lex.SHIFT}\s)?(?P<month>{month})(?!\w)" + after, _date),
        rule(
            {*weekdays, *shifts},
            rf"(?:{lex.SHIFT}\s)?(?P<weekday>{weekday})(?!\w)(?:\s(?:{part})\b)?"
            r"(?:\s(?:of\s)?(?P<week_shift>last|this|next)\sweek\b)?",
            _date,
        ),
        rule(
            FIGURE,
            rf"the\s(?P<day>{lex.DAY}(?:st|nd|rd|th))"
            r"(?:\sof\s(?P<month_shift>this|last|next|the)\smonth\b|(?=[,.;:)]|\s*$))",
            _day_alone,
        ),
    )


def _iso(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    """A day, or a month that cannot be a span of years ("2025-07", but not "2007-08")."""
    day, year, month = match["day"], int(match["year"]), int(match["month"])
    if day is None and month > year % 100:
        return None
    return says(match, Date(year, month, int(day) if day else None))


def _numeric(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    first, second = int(match["first"]), int(match["second"])
    if min(first, second) > 12 or not 1 <= min(first, second) <= max(first, second) <= 31:
        return None
    return says(match, Numeric(first, second, year, day_first=match["stroke"] == "."))


def _date(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    groups = match.groupdict()
    month, day, weekday = groups.get("month"), groups.get("day"), groups.get("weekday")
    found = Date(
        year=lex.year_in(match),
        month=lex.calendar_number(month) if month else None,
        day=lex.day_number(day) if day else None,
        weekday=lex.calendar_number(weekday) if weekday else None,
        shift=lex.shift_in(match, "shift"),
        year_shift=lex.shift_in(match, "year_shift"),
        week_shift=lex.shift_in(match, "week_shift"),
    )
    return says(match, _named_day(match, found))


def _named_day(match: re.Match[str], date: Date) -> Date:
    """With its year, a day known by its date alone ("the Sept. 11 attacks")."""
    if date.year is not None or date.day is None:
        return date
    word = re.compile(r"[,\s]*([\w-]+)").match(match.string, match.end())
    for named in time_words().named_days:
        same = (named.month, named.day) == (date.month, date.day)
        if same and word and word[1] in named.after:
            return Date(year=named.year, month=named.month, day=named.day)
    return date


def _days(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    """From one day to another of a month: "March 2-4", "3 to 5 May"."""
    first, last = lex.day_number(match["day"]), lex.day_number(match["last"])
    joined_by_and = " and " in match.group().lower()
    if first >= last or (joined_by_and and not _follows(match, "between")):
        return None
    month = lex.calendar_number(match["month"])
    year, year_shift = lex.year_in(match), lex.shift_in(match, "year_shift")
    ends = (Date(year, month, day, year_shift=year_shift) for day in (first, last))
    return says(match, Range(*ends))


def _follows(match: re.Match[str], word: str) -> bool:
    return match.string[: match.start()].rstrip().lower().endswith(word)


def _day_alone(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    """A day of the month alone, after a word of time: "on the 15th"."""
    if not any(_follows(match, word) for word in (" on", "until", " by", "before", "since", "On")):
        return None
    word = match["month_shift"]
    shift = lex.shift("this" if word and word.lower() == "the" else word)
    return says(match, Date(day=lex.day_number(match["day"]), month_shift=shift))
