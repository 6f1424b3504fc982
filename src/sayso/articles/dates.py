"""Dates and times as publishers write them, read to ISO 8601."""

import re
from datetime import UTC, date, datetime
from functools import cache

from msgspec import Struct

from sayso.knowledge.time_words import time_words

# Zone names that stand for one offset only, the usual one where news uses them.
_ZONES = {
    "Z": "+00:00", "GMT": "+00:00", "UTC": "+00:00", "BST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "EST": "-05:00",
    "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "IST": "+05:30", "PKT": "+05:00", "SGT": "+08:00",
    "HKT": "+08:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00",
    "NZST": "+12:00", "NZDT": "+13:00",
}  # fmt: skip
_EARLIEST, _LATEST = 1900, 2100
_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?:(?:T|\s+)(?P<hour>\d{1,2})\s?:\s?(?P<minute>\d{2})(?:\s?:\s?\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_PACKED = re.compile(
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})T(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s?[./]\s?(?P<m>\d{1,2})\s?[./]\s?(?P<d>\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})(?P<sep>\s?[./-]\s?)(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)"
)
# Two readings, or a year of two digits: it is a date, but not one to rely on.
_UNSURE = re.compile(r"(?<!\d)\d{1,2}(\s?[./-]\s?)\d{1,2}\1(?:\d{4}|\d{2})(?!\d)")
_MONTH_FIRST_ZONES = re.compile(r"\b(?:[ECMP][SD]?T)\b")
_CLOCK = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})(?:\s?[:.]\s?(?P<minute>\d{2})(?:\s?:\s?\d{2})?)?\s?"
    r"(?P<half>[ap]\.?\s?m\b\.?)|"
    r"(?<![\d.])(?P<hour24>\d{1,2})\s?[:.h]\s?(?P<minute24>\d{2})(?:\s?:\s?\d{2})?\s?(?!\d)",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"(?:(?:GMT|UTC)\s?)?(?P<sign>[+-])\s?(?P<h>\d{1,2})(?:\s?:?\s?(?P<m>\d{2}))?(?!\d)|"
    rf"\b(?P<name>{'|'.join(sorted(_ZONES, key=len, reverse=True))})\b"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


class FoundDate(Struct, frozen=True):
    """A calendar day in a text; ``year`` is None where the text leaves it out."""

    start: int
    end: int
    month: int
    day: int
    year: int | None
    clock: str = ""

    @property
    def value(self) -> str | None:
        """ISO 8601, or None without a year."""
        if self.year is None:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}{self.clock}"


def find_date(text: str) -> FoundDate | None:
    """The first full date in ``text``; failing that, the first day and month without a year."""
    readers = (_iso, _in_words, _year_first, _numeric)
    found = [match for reader in readers if (match := reader(text))]
    return min(found, key=lambda match: (match.year is None, match.start)) if found else None


def without_unsure_date(text: str) -> str | None:
    """``text`` without a date that cannot be relied on ("01/05/2011", "8/2/13"); None if there is
    no such date in it."""
    bare, count = _UNSURE.subn(" ", text, count=1)
    return bare if count else None


def read_stamp(value: str) -> str | None:
    """A publisher's date field ("2025-10-14T09:30:00Z", "Tue, 14 Oct 2025 ...") as ISO, or None.

    Seconds are dropped; a time keeps its zone if one is given.
    """
    text = value.strip()
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return moment.strftime("%Y-%m-%dT%H:%M+00:00")
    packed = _PACKED.match(text)
    if packed:
        found = _checked(packed, *(int(packed[name]) for name in "ymd"))
        return found.value + _iso_clock(packed) if found and found.value else None
    found = find_date(text)
    if not found or not found.value:
        return None
    return found.value if found.clock else with_clock(found.value, text[found.end :])


def with_clock(day: str, text: str) -> str:
    """``day`` with the time of day that stands in ``text``, if any."""
    match = _CLOCK.search(text)
    if not match:
        return day
    hour = int(match["hour"] or match["hour24"])
    minute = int(match["minute"] or match["minute24"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return day
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return day
    return f"{day}T{hour:02}:{minute:02}{_zone(text[match.end() :])}"


def without_clock(text: str) -> str:
    """``text`` without its time of day and zone."""
    return _CLOCK.sub(" ", _ZONE.sub(" ", text))


def _zone(text: str) -> str:
    match = _ZONE.search(text[:16])
    if not match:
        return ""
    if match["name"] and not re.match(r"\s?[+-]\s?\d", text[match.end() :]):
        return _ZONES[match["name"]]
    match = match if match["sign"] else _ZONE.search(text[: match.end() + 12], match.end())
    if not match or not match["sign"] or int(match["h"]) > 14:
        return ""
    return f"{match['sign']}{int(match['h']):02}:{match['m'] or '00'}"


def _iso(text: str) -> FoundDate | None:
    match = _ISO.search(text)
    if not match:
        return None
    found = _checked(match, *(int(match[name]) for name in "ymd"))
    return found and FoundDate(
        found.start, found.end, found.month, found.day, found.year, _iso_clock(match)
    )


def _iso_clock(match: re.Match[str]) -> str:
    if match["hour"] is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return ""
    zone = (match["zone"] or "").replace(":", "")
    zone = "+00:00" if zone == "Z" else zone and f"{zone[:3]}:{zone[3:]}"
    return f"T{int(match['hour']):02}:{match['minute']}{zone}"


def _year_first(text: str) -> FoundDate | None:
    match = _YEAR_FIRST.search(text)
    return _checked(match, *(int(match[name]) for name in "ymd")) if match else None


def _numeric(text: str) -> FoundDate | None:
    """``14/10/2025`` and ``10/14/2025``. Where both readings are possible: with dots the day comes
    first, beside a US time zone the month; else none."""
    match = _NUMERIC.search(text)
    if not match:
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if "." in match["sep"] or first > 12 or first == second:
        return _checked(match, year, second, first)
    if second > 12 or _MONTH_FIRST_ZONES.search(text):
        return _checked(match, year, first, second)
    return None


@cache
def _word_patterns() -> tuple[dict[str, int], tuple[re.Pattern[str], ...]]:
    months = {
        form.casefold(): number for number, forms in time_words().months.items() for form in forms
    }
    month = rf"(?P<month>{'|'.join(sorted(months, key=len, reverse=True))})\b\.?"
    day = r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
    year = r"(?P<y>\d{4})(?!\d)"
    forms = (
        rf"\b{month}[\s-]+{day}(?:\s?,\s?|\s+|-){year}",
        rf"{day}[\s-]+(?:of\s+)?{month}(?:\s?,\s?|\s+|-){year}",
        rf"\b{month}\s+{day}",
        rf"{day}\s+{month}",
    )
    return months, tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _in_words(text: str) -> FoundDate | None:
    months, patterns = _word_patterns()
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            year = int(match["y"]) if "y" in pattern.groupindex else None
            found = _checked(match, year, months[match["month"].casefold()], int(match["d"]))
            if found:
                return found
    return None


def _checked(match: re.Match[str], year: int | None, month: int, day: int) -> FoundDate | None:
    if year is not None and not _EARLIEST <= year <= _LATEST:
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return FoundDate(match.start(), match.end(), month, day, year)
