"""The time words as pieces of regular expressions, and what a matched word stands for."""

import re
from collections.abc import Iterable
from functools import cache

from sayso.knowledge.time_words import time_words

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL_DAY = rf"{DAY}(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]|20)\d\d"
APOSTROPHE = r"['’]"
DASH = r"\s?[-–—/]\s?"
UNITS = ("day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")
UNIT = f"(?:{'|'.join(UNITS)})"
SHIFT = r"(?P<shift>last|this\spast|this\scoming|this|next|past|coming|current|present|upcoming)"
YEAR_AFTER = rf"(?:(?:,|\sof|\sin)?\s(?P<year>{YEAR})(?![\d%]|[.,:]\d|-\w|\s(?:GMT|hours|local)))?"
YEAR_SHIFT = r"(?:,?(?:\sof)?\s(?P<year_shift>last|this|next)\syear\b)?"
NO_COUNT = (
    r"(?!\d|[.,:]\d|%|[-–]?(?:year|day|month|week|member|point|man|foot|mile|hour)s?\b"
    r"|\s(?:percent|per\scent|million|billion|people|a\.m|p\.m|am\b|pm\b))"
)
_HEDGES = (
    "about|around|nearly|almost|roughly|some|just|approximately|more than|over|less than|at least"
    "|only|barely|exactly"
).split("|")
_TENS = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"-(?:one|two|three|four|five|six|seven|eight|nine)"
)


def _ordered(patterns: Iterable[str]) -> str:
    """The patterns as one alternative, longest first."""
    return "(?:" + "|".join(sorted(patterns, key=lambda word: (-len(word), word))) + ")"


def any_of(words: Iterable[str]) -> str:
    """Any of the given words or names, in either spelling of the apostrophe."""
    return _ordered(
        re.escape(word).replace("'", APOSTROPHE).replace(r"\ ", r"\s") for word in words
    )


@cache
def month() -> str:
    """Any month, long or short."""
    return _calendar(time_words().months)


@cache
def weekday() -> str:
    """Any weekday, long or short."""
    return _calendar(time_words().weekdays)


def _calendar(table: dict[int, tuple[str, ...]]) -> str:
    """Long names as they are; short ones may end in a full stop."""
    return _ordered(
        pattern
        for long, *short in table.values()
        for pattern in (long, *(rf"{name}\b\.?" for name in short))
    )


@cache
def day_part() -> str:
    """A part of the day, as it may follow a day."""
    return any_of(time_words().day_parts.words)


@cache
def whole_number() -> str:
    """A whole number in figures or words, "a" and "an" included."""
    return rf"(?:\d{{1,4}}|{_TENS}|{any_of(time_words().numbers)})"


@cache
def distance() -> str:
    """A number and a unit ("about two and a half years"); read by :func:`amount`."""
    return (
        rf"(?:{any_of(_HEDGES)}\s)?(?P<count>half\san?|a\scouple\sof|{whole_number()})(?P<half>\sand\sa\shalf)?"
        rf"[\s-](?P<unit>hour|minute|{UNIT}|centurie)s?(?P<half_after>\sand\sa\shalf)?\b"
    )


@cache
def distance_openers() -> frozenset[str]:
    """The words a :func:`distance` may begin with, besides figures."""
    return frozenset({"half", *time_words().numbers, *_HEDGES})


@cache
def month_openers() -> frozenset[str]:
    """The words a month may begin with."""
    return frozenset(name for names in time_words().months.values() for name in names)


@cache
def weekday_openers() -> frozenset[str]:
    """The words a weekday may begin with."""
    return frozenset(name for names in time_words().weekdays.values() for name in names)


def amount(match: re.Match[str]) -> tuple[int, str] | None:
    """The number and unit of a :func:`distance`: halves in smaller units, hours in days."""
    unit, count = unit_name(match["unit"]), match["count"].lower()
    half_of_one = count.startswith("half")
    whole = 0 if half_of_one else 2 if count.startswith("a couple") else number(count)
    if unit in {"hour", "minute"}:
        return whole // (24 if unit == "hour" else 1440), "day"
    if unit == "fortnight":
        return 2 * whole, "week"
    if not (half_of_one or match["half"] or match["half_after"]):
        return whole, unit
    if unit not in {"year", "decade", "century"}:
        return None
    size = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}[unit]
    return whole * size[0] + size[0] // 2, size[1]


@cache
def _calendar_numbers() -> dict[str, int]:
    words = time_words()
    tables = (*words.months.items(), *words.weekdays.items())
    return {name.lower(): number for number, names in tables for name in names}


def calendar_number(word: str) -> int:
    """1 to 12 for a month, 1 (Monday) to 7 for a weekday."""
    return _calendar_numbers()[word.lower().rstrip(".")]


def number(word: str) -> int:
    """The value of a whole number in figures or words."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    return sum(time_words().numbers[part] for part in word.split("-"))


def day_number(word: str) -> int:
    """The day of the month in "15" or "15th"."""
    return int(re.sub(r"\D", "", word))


def unit_name(word: str) -> str:
    """The unit in its singular: "months" -> "month", "centuries" -> "century"."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def shift(word: str | None) -> int | None:
    """-1, 0 or 1 for "last", "this", "next" and their like."""
    return time_words().shifts[word.lower().split()[-1]] if word else None


def shift_in(match: re.Match[str], name: str) -> int | None:
    """The shift in a match's group, None without such a group."""
    word = match.groupdict().get(name)
    if word and word.lower().split() == ["this", "past"]:
        return -1
    return shift(word)


def year_in(match: re.Match[str]) -> int | None:
    """The year in a match's group "year", None without one."""
    word = match.groupdict().get("year")
    return int(word) if word else None
