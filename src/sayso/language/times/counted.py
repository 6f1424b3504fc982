"""How English counts time from the article's day, or from a time told before."""

import re
from functools import cache

from sayso.knowledge.time_words import time_words
from sayso.language.times import lexicon as lex
from sayso.language.times.expressions import (
    Beside,
    Deictic,
    Found,
    Offset,
    Same,
    SinceThen,
    Trailing,
    Whole,
)
from sayso.language.times.rules import FIGURE, ReadAt, Rule, rule, says

_SIGNS = {
    "next": 1,
    "following": 1,
    "after": 1,
    "later": 1,
    "afterward": 1,
    "afterwards": 1,
    "on": 1,
    "now": 1,
    "hence": 1,
    "coming": 1,
}
_NO_OBJECT = r"(?=\s*(?:[,.;:)”\"–—-]|$))"
_MEASURED = re.compile(
    r"\b(?:first|second|third|worst|best|lowest|highest|biggest|most|only|once|twice|times)\b[^,.;]*$"
)
"""Words after which "in ten years" tells how long it had not been so."""
_DAY_WORDS = frozenset({"night", "evening", "morning", "afternoon"})


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    distance, part = lex.distance(), lex.day_part()
    unit, count = lex.UNIT, lex.whole_number()
    which = r"(?P<which>same|next|following|previous|preceding|prior|subsequent)"
    day_words = "|".join(sorted(_DAY_WORDS))
    far, units, shifts = {FIGURE, *lex.distance_openers()}, lex.UNITS, time_words().shifts
    near = {*shifts, "previous", "preceding", "these", "its", "his", "her", "their"}
    anchored = ("same", "next", "following", "previous", "preceding", "prior", "subsequent", "that")
    deictic = time_words().deictic
    first = {word.removeprefix("the ") for word in deictic}
    return (
        rule(first, rf"(?P<word>{lex.any_of(deictic)})\b(?:\s{part}\b)?", _deictic),
        rule(units, r"the\s(?P<unit>weekend)\b", _whole),
        rule(far, rf"{distance}\s(?P<way>ago|from\snow|hence)\b", _from_today),
        rule(("hours", "minutes", "moments"), r"(?:hours|minutes|moments)\sago\b", _just_now),
        rule(far, rf"{distance}\s(?P<way>earlier|later|afterwards?)\b(?!\sthan)", _from_before),
        rule(far, rf"{distance}\s(?P<way>before|after|previously|on){_NO_OBJECT}", _from_before),
        rule(far, rf"{distance}\s(?P<way>before|after|from)\s(?:the\s)?", _beside),
        rule(
            ("in", "within"),
            rf"(?P<way>in|within)\s(?:the\snext\s)?{distance}(?:['’]s?\stime\b)?(?!\sof\b|-)",
            _in_distance,
        ),
        rule(units, r"the\s(?P<unit>day)\s(?P<way>before|after)\s(?:the\s)?", _day_beside),
        rule(
            anchored,
            rf"(?:(?:the|that)\s{which}|that)\s(?P<unit>{unit}|{day_words})\b(?!\s(?:as|that)\b)",
            _same,
        ),
        rule(units, rf"the\s(?P<unit>{unit})\s(?P<which>before|after){_NO_OBJECT}", _same_bare),
        rule(
            near,
            rf"(?:the|these|its|his|her|their)\s(?P<way>past|last|next|coming|previous|preceding)\s"
            rf"(?:(?P<count>{count})\s)?(?P<unit>hour|{unit}|centurie)s?\b",
            _trailing,
        ),
        rule(shifts, rf"(?:the\s)?{lex.SHIFT}\s(?:calendar\s)?(?P<unit>{unit})\b", _whole),
        rule(
            ("since", "ever", "from"),
            r"(?:since\s(?:then|that\stime|that\sday)|ever\ssince|from\sthen\son)\b",
            _since_then,
        ),
    )


def _deictic(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    return says(match, Deictic(time_words().deictic[re.sub(r"\s+", " ", match["word"].lower())]))


def _whole(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    return says(match, Whole(lex.unit_name(match["unit"]), lex.shift_in(match, "shift") or 0))


def _sign(word: str) -> int:
    return _SIGNS.get(word.lower().split()[-1], -1)


def _from_today(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    amount = lex.amount(match)
    return says(match, Offset(*amount, _sign(match["way"]))) if amount else None


def _in_distance(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    """ "in two weeks", "within ten days": a time when the sentence looks ahead."""
    amount = lex.amount(match)
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    if amount is None or amount[0] == 0 or _MEASURED.search(before):
        return None
    within = match["way"].lower() == "within"
    expression = Trailing(*amount, 1) if within else Offset(*amount, 1)
    start = match.start() if within else match.start("count")
    return Found(start, match.end(), expression, only_ahead=True)


def _just_now(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    return says(match, Offset(0, "day", -1))


def _from_before(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    amount = lex.amount(match)
    return says(match, Offset(*amount, _sign(match["way"]), anchored=True)) if amount else None


def _beside(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    """ "two days after Monday's vote": counted from the day that follows."""
    amount, anchor = lex.amount(match), read(match.string, match.end(), end)
    if amount is None or anchor is None or isinstance(anchor.says, Same | SinceThen | Offset):
        return None
    sign = -1 if match["way"].lower() == "before" else 1
    return says(match, Beside(*amount, sign, anchor.says), anchor.end)


def _day_beside(match: re.Match[str], end: int, read: ReadAt) -> Found | None:
    """ "the day after Christmas"."""
    anchor = read(match.string, match.end(), end)
    if anchor is None:
        return None
    sign = -1 if match["way"].lower() == "before" else 1
    return says(match, Beside(1, "day", sign, anchor.says), anchor.end)


def _same(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    word, unit = (match["which"] or "same").lower(), match["unit"].lower()
    if unit in _DAY_WORDS and word in {"previous", "preceding", "prior"}:
        unit = "day"
    unit = "day" if unit in _DAY_WORDS else lex.unit_name(unit)
    before = match.string[max(0, match.start() - 10) : match.start()].lower()
    if word == "next" and re.search(r"\b(?:over|in|within|during|for)\s$", before):
        return says(match, Trailing(1, unit, 1))
    sign = 0 if word == "same" else 1 if word == "subsequent" else _sign(word)
    return says(match, Same(unit, sign))


def _same_bare(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    return says(match, Same(lex.unit_name(match["unit"]), _sign(match["which"])))


def _trailing(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    unit, count = lex.unit_name(match["unit"]), match["count"]
    size = lex.number(count) if count else 1
    past = match["way"].lower() == "past"
    if count is None and match.group().lower().endswith("s"):
        return None
    if unit == "weekend" or (count is None and not past and not _covers(match)):
        return None
    if unit == "hour":
        size, unit = -(-size // 24), "day"
    return says(match, Trailing(size, unit, 1 if _sign(match["way"]) > 0 else -1))


def _covers(match: re.Match[str]) -> bool:
    """Whether the words before tell of a stretch: "over the past year"."""
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    return bool(re.search(r"\b(?:over|in|within|during|for|throughout|of)\s$", before))


def _since_then(match: re.Match[str], _end: int, _read: ReadAt) -> Found | None:
    if match.group().lower() == "ever since":
        tail = match.string[match.end() : match.end() + 1]
        if tail and tail not in '.,;:)”"':
            return None
    return says(match, SinceThen())
