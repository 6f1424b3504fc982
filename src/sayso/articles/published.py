"""When an article was published: every date it gives for itself, and the choice among them."""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from sayso.articles.dates import (
    FoundDate,
    find_date,
    with_clock,
    without_clock,
    without_unsure_date,
)
from sayso.model import Published, PublishedCandidate, PublishedFrom, Span

# Where a date stood, best first. A date of change stands in only where no other is known; an
# address may carry the date of another day, even months ahead (seen in the wild).
ORIGINS: tuple[str, ...] = (
    "json-ld", "meta", "time element", "feed", "label", "stamp", "date line", "dateline",
    "file name", "address", "json-ld changed", "meta changed", "label changed",
)  # fmt: skip
_FROM: dict[str, PublishedFrom] = {
    "json-ld": "json-ld", "json-ld changed": "json-ld", "meta": "meta", "meta changed": "meta",
    "time element": "meta", "address": "meta", "feed": "feed", "file name": "file",
}  # fmt: skip

_LABEL = re.compile(
    r"^\W*(?:(?:first|originally|last|story|date|article)\s+)*"
    r"(?:(?P<first>published|posted|created|issued|released?|filed|dated?|on(?=\s))|"
    r"(?P<changed>updated?|modified|edited|upd))\b(?:\s+(?:on|at|time|date))*\s*:?\s*",
    re.IGNORECASE,
)
_CHANGED_WITHIN = re.compile(r"(?i)\b(?=(?:last\s+)?(?:updated|modified)\b)")
_DIGIT = re.compile(r"\d")
_STAMP = re.compile(
    r"\s*(?:date|published|posted|updated)(?:\s+on)?\s*:?\s+"
    r"(?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s\d{4}|"
    r"[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4})"
    r"(?=[ \t]+\S)[ \t]+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?", re.IGNORECASE
)
_SMALL_WORDS = re.compile(
    r"\b(?:at|on|by|last|uk|us|(?-i:[ECMP]T|[A-Z]{2}[DS]T)|local|time|hrs|hours|edition|[AP]\.?M\.?)\b|@",
    re.IGNORECASE,
)
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_ADDRESS_DATE = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-])", re.IGNORECASE
)


class Dated(Struct, frozen=True):
    """A date found, and where: one of ``ORIGINS``."""

    value: str
    origin: str
    span: Span | None = None


class DateLine(Struct, frozen=True):
    """What a line that holds nothing but dates says; ``rest`` is what else stands in it."""

    dates: tuple[Dated, ...]
    rest: str


def choose(found: Iterable[Dated]) -> Published:
    """The publication time: the first of the best origin, with the time of day of any other
    candidate that gives one for the same day. All candidates are kept, best first."""
    ranked = sorted(found, key=lambda dated: ORIGINS.index(dated.origin))
    if not ranked:
        return Published()
    best = ranked[0]
    if len(best.value) == len("2025-10-14"):
        same_day = [d for d in ranked if d.value.startswith(best.value) and "T" in d.value]
        best = next((dated for dated in same_day if "changed" not in dated.origin), best)
    candidates = dict.fromkeys(
        PublishedCandidate(dated.value, _FROM.get(dated.origin, "text"), dated.span)
        for dated in ranked
    )
    return Published(best.value, _FROM.get(best.origin, "text"), tuple(candidates))


def stamp(text: str) -> tuple[Dated, int] | None:
    """A date put before the first sentence on its own line ("date 2025-10-14 The trip ..."),
    and where the text begins."""
    match = _STAMP.match(text)
    found = match and find_date(match["date"])
    if not match or not found or not found.value:
        return None
    return Dated(found.value, "stamp", Span(match.start("date"), match.end("date"))), match.end()


def read_date_line(line: str, start: int) -> DateLine | None:
    """Read a line that gives the article's date ("Published: 12 March 2026, 09:15"), or None.

    ``start`` is where the line stands in the text. Words that belong to no date are returned as
    ``rest``; the caller decides whether they fit.
    """
    if not _DIGIT.search(line):
        return None
    dates: list[Dated] = []
    rest: list[str] = []
    offset = start
    for part in _CHANGED_WITHIN.split(line):
        found = _read_part(part, offset)
        offset += len(part)
        if found:
            dates.append(found[0])
            rest.append(found[1])
        elif part.strip(" |,;·•–—-"):
            rest.append(_bare(_LABEL.sub("", part)))
    if not dates:
        return _unsure(line)
    return DateLine(tuple(dates), " ".join(filter(None, rest)))


def _unsure(line: str) -> DateLine | None:
    """A line whose date has two readings, or no year: a date line that tells no date."""
    body = _LABEL.sub("", line)
    bare = without_unsure_date(body)
    if bare is None:
        found = find_date(body)
        bare = body[: found.start] + " " + body[found.end :] if found else None
    return None if bare is None else DateLine((), _bare(bare))


def _read_part(part: str, offset: int) -> tuple[Dated, str] | None:
    label = _LABEL.match(part)
    changed = bool(label and label["changed"])
    body_at = label.end() if label else 0
    found = find_date(part[body_at:])
    if not found or not found.value:
        return None
    before, after = part[body_at : body_at + found.start], part[body_at + found.end :]
    value = found.value
    if not found.clock:
        value = with_clock(value, after)
        value = value if "T" in value else with_clock(value, before)
    origin = "label changed" if changed else "label" if label else "date line"
    span = Span(offset + body_at + found.start, offset + body_at + found.end)
    return Dated(value, origin, span), _bare(f"{before} {after}")


def _bare(text: str) -> str:
    text = _SMALL_WORDS.sub(" ", _WEEKDAY.sub(" ", without_clock(text)))
    return " ".join(text.split()).strip(" |,;:·•–—-/()[].")


def from_name(name: str) -> Dated | None:
    """A date in a file's name (``2025-10-14-visit.txt``)."""
    match = _NAME_DATE.search(name)
    value = match and _day(*match.groups())
    return Dated(value, "file name") if value else None


def from_address(url: str) -> Dated | None:
    """A full date in an address (``/2025/10/14/visit``)."""
    match = _ADDRESS_DATE.search(url)
    if not match:
        return None
    year, month, day = match.groups()
    if month.isalpha():
        found = find_date(f"{day} {month} {year}")
        value = found.value if found else None
    else:
        value = _day(year, month, day)
    return Dated(value, "address") if value else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def complete(partial: FoundDate, others: Iterable[Dated]) -> str | None:
    """A day and month without a year ("Oct 14"), in the year that puts it nearest to the best of
    the other dates; None when there is no other date."""
    ranked = sorted(others, key=lambda dated: ORIGINS.index(dated.origin))
    if not ranked:
        return None
    near = date.fromisoformat(ranked[0].value[:10])
    days = [
        day for year in (near.year - 1, near.year, near.year + 1)
        if (day := _day(str(year), str(partial.month), str(partial.day)))
    ]  # fmt: skip
    return min(days, key=lambda day: abs((date.fromisoformat(day) - near).days), default=None)
