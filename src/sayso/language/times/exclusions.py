"""What looks like a time and is none: names, counts, persons, recurring days."""

import re
from functools import cache

from sayso.knowledge.time_words import time_words
from sayso.language.times import lexicon as lex
from sayso.language.times.expressions import Date, Deictic, Edge, Found, PartOf, Range, Slice

_WORD_BEFORE = re.compile(r"([\w’'.-]+)[\s-]*\(?$")
_WORD_AFTER = re.compile(r"[\s-]*([\w’'%-]+)")
_FAR = 300
"""Characters on both sides of a quarter in which words of sport are looked for."""
_LONGEST_NAME = 30
"""Characters on both sides of a time word in which a name that holds it may begin."""
_OLDEST_DESCRIBED_YEAR = 1900
_OLDEST_LOOSE_YEAR = 1700
"""Below this a figure is a year only after "in" or "since" ("in 1492")."""
_PRESENT_AGE = re.compile(
    r"['’]s\s(?:world|society|youth|generation|standards|era|climate|age|children)\b"
)
_YEAR_LISTED = re.compile(r"(?:1[89]|20)\d\d,\s$")
_OWNS = re.compile(r"['’]s\s[a-z]")
_STATE = re.compile(r"\s(?:is|are|has|have|remains?|faces?|lives?|stands?|needs?)\b")
_BARE_SUBJECT = re.compile(r"(?:^|[“\"‘]|[.!?,:;]\s|\bthat\s)(?:the\s)?(?:[\w-]+\s){0,2}[\w-]+\s$")


@cache
def _counted() -> re.Pattern[str]:
    """A counted thing after a figure: "in 2000 homes"."""
    return re.compile(rf"\s(?:[\w-]+\s)?{lex.any_of(time_words().figures.counted)}(?!\w)")


@cache
def _sport() -> re.Pattern[str]:
    return re.compile(rf"\b{lex.any_of(time_words().names.sport)}(?!\w)", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    names = lex.any_of(time_words().names.not_times)
    return re.compile(rf"(?<!\w){names}(?!\w|\s(?:night|morning|evening|afternoon)\b)")


def is_time(text: str, found: Found, start: int, end: int) -> bool:
    """Whether an expression, seen in its sentence, does stand for a time."""
    says = found.says
    if _in_name(text, found, start, end) or _is_title(text, found):
        return False
    if isinstance(says, Range):
        return _is_month_day(text, found)
    if isinstance(says, Date):
        return _is_date(text, found, says, start, end)
    if isinstance(says, Deictic):
        return not _means_nowadays(text, found, start, end)
    whole = says.whole if isinstance(says, PartOf | Edge) else says
    if isinstance(whole, Slice) and whole.year is None:
        reach = max(start, found.start - _FAR), min(end, found.end + _FAR)
        return not _sport().search(text, *reach)
    return True


def _is_title(text: str, found: Found) -> bool:
    """Whether quotation marks and capitals make it a name (the "Today" show, “This Week”)."""
    before, after = text[max(0, found.start - 1) : found.start], text[found.end : found.end + 2]
    quoted = before in set("“\"‘'") and bool(re.match(r"[.,]?[”\"’']", after))
    return quoted and text[found.start : found.end].istitle() and not isinstance(found.says, Date)


def _in_name(text: str, found: Found, start: int, end: int) -> bool:
    """Whether an expression stands in a name that is no time ("the Sunday Times")."""
    reach = max(start, found.start - _LONGEST_NAME), min(end, found.end + _LONGEST_NAME)
    names = _names().finditer(text, *reach)
    return any(name.start() <= found.start < name.end() for name in names)


def _is_date(text: str, found: Found, says: Date, start: int, end: int) -> bool:
    given = {name for name in ("year", "month", "day", "weekday") if getattr(says, name)}
    if given == {"year"}:
        return _is_year(text, found, start, end)
    if given == {"month"} and says.shift is None and says.year_shift is None:
        return _is_month(text, found, start)
    if given == {"weekday"}:
        return _is_weekday(text, found)
    return given != {"month", "day"} or _is_month_day(text, found)


def _before(text: str, found: Found, start: int) -> str:
    match = _WORD_BEFORE.search(text[max(start, found.start - _LONGEST_NAME) : found.start])
    return match[1] if match else ""


def _after(text: str, found: Found, end: int) -> str:
    match = _WORD_AFTER.match(text, found.end, end)
    return match[1] if match else ""


def _is_year(text: str, found: Found, start: int, end: int) -> bool:
    before, year = _before(text, found, start), int(text[found.end - 4 : found.end])
    if _counted().match(text, found.end, end) or _after(text, found, end) in {"GMT", "hours", "%"}:
        return False
    if before in time_words().names.year_names:
        return False
    if _YEAR_LISTED.search(text, max(start, found.start - 6), found.start):
        return True
    if before.lower() in time_words().figures.year_before:
        return year >= _OLDEST_LOOSE_YEAR or before.lower() in {"in", "since"}
    closed = text[found.end : found.end + 1] in {")", "]"}
    if closed and text[max(0, found.start - 1) : found.start] in {"(", " ", "["}:
        return year >= _OLDEST_LOOSE_YEAR
    return year >= _OLDEST_LOOSE_YEAR and _attributive(text, found, before, end)


def _attributive(text: str, found: Found, before: str, end: int) -> bool:
    """ "the 2016 election", "a 2011 report", "Turkey's 2023 vote", "2016 was ..."."""
    after = _after(text, found, end)
    if not before:
        return after in time_words().figures.year_verbs
    if _described(text, found, before, after):
        return True
    owner = before.lower() in time_words().figures.owners or before.endswith(
        ("'s", "’s", "s’", "s'")
    )
    return owner and after[:1].isalpha()


def _described(text: str, found: Found, before: str, after: str) -> bool:
    """ "a deadly 2005 rampage": an adjective before, one thing after, no round number."""
    year = int(text[found.start : found.end])
    plain = before.islower() and before not in time_words().figures.hedges
    one = after[:1].islower() and not after.endswith("s")
    return plain and one and year % 100 != 0 and year >= _OLDEST_DESCRIBED_YEAR


def _is_month(text: str, found: Found, start: int) -> bool:
    """A month named alone: never a person, a verb or a march."""
    word, words = text[found.start : found.end], time_words().ambiguous
    before = _before(text, found, start)
    if word.rstrip(".") not in words.months and word.lower().rstrip(".") not in _lower_months():
        return word[:1].isupper() and not _named_before(before)
    if not word[:1].isupper():
        return False
    if _OWNS.match(text, found.end) and not _is_person(text, word):
        return True
    if before.lower() not in words.before:
        return False
    return before.lower() not in words.weak_before or not _is_person(text, word)


@cache
def _lower_months() -> frozenset[str]:
    return frozenset(name.lower() for name in time_words().ambiguous.months)


def _named_before(before: str) -> bool:
    """Whether the word before makes a name of the month ("Augusto September")."""
    return before in time_words().names.month_names


def _is_person(text: str, word: str) -> bool:
    """Whether somebody of that name stands in the text ("Theresa May", "April O'Neil")."""
    name, openers = re.escape(word), "|".join(sorted(time_words().ambiguous.before))
    after_given_name = rf"\b(?!(?i:{openers}|on)\b)[A-Z][a-z]+ {name}\b"
    before_surname = rf"\b(?:Mrs|Mr|Ms|Dr)\.? {name}\b|\b{name} [A-Z]['’a-z]\w+"
    return bool(re.search(f"{after_given_name}|{before_surname}", text))


def _is_weekday(text: str, found: Found) -> bool:
    """A weekday by its long name, or a short one that is no other word."""
    word = text[found.start : found.end]
    if word.lower().rstrip(".") in {"mon", "wed", "fri", "sat", "sun", "tue", "thu", "thur"}:
        return False
    before = text[max(0, found.start - 8) : found.start].lower()
    return not re.search(r"\b(?:every|each) $", before)


def _is_month_day(text: str, found: Found) -> bool:
    """ "May 5" and "5 May", but no "may 5" in lower case and no "12 March protesters"."""
    word = re.search(r"[A-Za-z]+", text[found.start : found.end])
    if word is None or word.group().lower() not in _lower_months():
        return True
    return word.group()[:1].isupper()


def _means_nowadays(text: str, found: Found, start: int, end: int) -> bool:
    """ "today's world", "Syria today has ...": the present age, not the article's day."""
    if text[found.start : found.end].lower() != "today":
        return False
    if _PRESENT_AGE.match(text, found.end, end):
        return True
    before = text[max(start, found.start - 40) : found.start].lower()
    if re.search(r"\b(?:of|world|society) $", before):
        return True
    return bool(_STATE.match(text, found.end, end) and _BARE_SUBJECT.search(before))
