"""Amounts in a text: value, how loose it is, and what is counted.

Dates, years, clock times and scores are left out: they are not amounts.
"""

import re
from functools import cache

from msgspec import Struct

from sayso.claims.words import is_content, stem
from sayso.knowledge.quantities import Bound, quantity_words

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NOT_AN_AMOUNT = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b(?:\s+\d{{4}}\b)?"
    r"|\b(?:1[6-9]|20)\d\d(?:[-–/]\d{2,4})?\b(?!\s*(?:people|dollars|euros|pounds|miles|men|women))"
    r"|\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b\.?|\b\d{1,2}:\d\d(?::\d\d)?\b|\b\d+[-–]\d+\b(?:[-–]\d+)?|\b\d+(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
ABOUT_SLACK = 0.15


class Quantity(Struct, frozen=True):
    """One amount: offsets, the range it allows, its modifier, and the stem of its unit."""

    start: int
    end: int
    low: float
    high: float
    bound: Bound | None
    unit: str
    text: str

    @property
    def value(self) -> float:
        """The amount as written; of a word like "several" the least it can mean."""
        if self.bound == "about":
            return (self.low + self.high) / 2
        return self.high if self.bound in ("most", "below") else self.low


@cache
def _pattern() -> re.Pattern[str]:
    tables = quantity_words()
    plain = "|".join(sorted(tables.units, key=len, reverse=True))
    times = "|".join(sorted(tables.multipliers, key=len, reverse=True))
    loose = "|".join(tables.loose)
    bounds = "|".join(re.escape(b) for b in sorted(tables.modifiers, key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<bound>{bounds})\s+)?(?P<money>(?:US|C|A)?[$€£¥])?\s?"
        rf"(?<![\w.,])(?:(?P<digits>{_DIGITS})|(?P<words>(?:a\s+(?={times})|(?:{plain})(?:[-\s](?:{plain}))?\b)))"
        rf"(?P<times>(?:[\s-]?(?:{times})\b)*)(?P<percent>\s?%|\s+per\s?cent\b)?"
        rf"|\b(?P<loose>{loose})\b(?:\s+of(?:\s+(?P<loosetimes>thousands|millions|billions|dollars))?)?",
        re.IGNORECASE,
    )


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the amounts in ``text`` in order; "one" alone is no amount."""
    barred = [m.span() for m in _NOT_AN_AMOUNT.finditer(text)]
    found = []
    for match in _pattern().finditer(text):
        inside = any(s < match.end() and match.start() < e for s, e in barred)
        if not inside and (quantity := _quantity(text, match)):
            found.append(quantity)
    return tuple(found)


def compatible(a: Quantity, b: Quantity) -> bool:
    """Tell whether one true amount could be written both ways."""
    return a.low <= b.high and b.low <= a.high


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    unit = _unit(text, match)
    if match["loose"]:
        low, high = quantity_words().loose[match["loose"].lower()]
        if match["loosetimes"] and match["loosetimes"].lower() != "dollars":
            scale = quantity_words().multipliers[match["loosetimes"].lower().removesuffix("s")]
            low, high = low * scale, high * scale
        return Quantity(match.start(), match.end(), low, high, None, unit, match.group())
    value = _value(match)
    if value is None or (match["words"] and value == 1):
        return None
    bound = (
        quantity_words().modifiers[re.sub(r"\s+", " ", match["bound"].lower())]
        if match["bound"]
        else None
    )
    low, high = _range(value, bound)
    return Quantity(match.start(), match.end(), low, high, bound, unit, match.group().strip())


def _value(match: re.Match[str]) -> float | None:
    tables = quantity_words()
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        parts = re.split(r"[-\s]+", match["words"].lower().strip())
        value = float(sum(tables.units.get(p, 1 if p == "a" else 0) for p in parts))
    for factor in re.findall(r"[a-z]+", match["times"].lower()):
        value *= tables.multipliers[factor]
    return value


def _range(value: float, bound: Bound | None) -> tuple[float, float]:
    if bound in ("above", "least"):
        return value, value * 1.5
    if bound in ("most", "below"):
        return value * 0.5, value
    slack = ABOUT_SLACK if bound == "about" else 0.0
    return value * (1 - slack), value * (1 + slack)


def _unit(text: str, match: re.Match[str]) -> str:
    """The stem of what is counted: a currency, percent, or the noun that follows."""
    if match["money"]:
        return match["money"][-1]
    if match["percent"]:
        return "%"
    skipped = quantity_words().between.words.split()
    for word in re.findall(r"[^\W\d_]+", text[match.end() : match.end() + 40])[:4]:
        if word.lower() not in skipped and word not in skipped:
            return stem(word.lower()) if is_content(word.lower()) else ""
    return ""
