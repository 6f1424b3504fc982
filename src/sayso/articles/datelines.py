"""The dateline before an article's first sentence: place, day, agency, dash."""

import re

from msgspec import Struct

from sayso.articles.dates import FoundDate, find_date
from sayso.knowledge.boilerplate import boilerplate
from sayso.knowledge.places import is_place
from sayso.knowledge.sources import KnownSource, Registry
from sayso.model import Span

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?<!['’]S)"
_CAPITALIZED = r"[A-ZÀ-Þ][\w.'’-]+"
_IN_CAPITALS = rf"(?:{_CAPITALS}|[A-Z]{{2}})(?:\s(?:{_CAPITALS}|[A-Z]{{2}}\b)){{0,2}}"
_PLACE = rf"(?:{_IN_CAPITALS}|{_CAPITALIZED}(?:\s{_CAPITALIZED}){{0,3}})"
_REGION = rf"(?:\s?[,/]\s?{_PLACE}){{0,2}}"
_DAY = (
    r"(?:[.,]?\s(?:[A-Z][a-z]+day,?\s)?"
    r"(?:[A-Z][A-Za-z]{2,8}\.?\s\d{1,2}(?!\d)|\d{1,2}\s[A-Z][A-Za-z]{2,8})(?:,?\s\d{4})?)"
)
_AGENCY = r"(?:\((?P<round>[^()]{2,60})\)|\[(?P<square>[^\[\]]{2,60})\]|/(?P<slash>[^/()]{2,40})/)"
_DASH = r"\s*(?:--?|–|—|―|:|\||\.(?=\s))\s*"
# place, day, (agency), dash; a place in capitals needs no agency
_WITH_AGENCY = re.compile(
    rf"(?P<place>{_PLACE}{_REGION})(?P<day>{_DAY})?[.,]?\s?{_AGENCY}(?:{_DASH}|\s+)(?=\S)"
)
_AGENCY_ALONE = re.compile(rf"{_AGENCY}(?:{_DASH}|\s*)(?=[\w\"'“‘])")
_CAPITALS_ALONE = re.compile(
    rf"(?P<place>{_IN_CAPITALS}{_REGION})(?P<day>{_DAY})?(?:\s*(?:--|–|—|―)\s*|\s-\s|"
    r"(?P<weak>-\s?|\s?:\s))(?=[\"'“‘A-ZÀ-Þ])"
)
_DAY_AND_DASH = re.compile(
    rf"(?P<place>{_PLACE}{_REGION})(?P<day>{_DAY})\s*(?:--|–|—|―|\s-\s)\s*(?=[\"'“‘A-ZÀ-Þ])"
)
# "Damascus, SANA - ", "Washington CNN — "
_AGENCY_AND_DASH = re.compile(
    rf"(?P<place>{_PLACE}{_REGION})(?:,\s|\s(?=[A-Z]{{2,8}}\s?(?:--|–|—)))"
    r"(?P<bare>[A-Z]{2,8})\s?[-–—]+\s?(?=[A-Z\"“])"
)
# "CNN — ", "TASS - "
_SOURCE_AND_DASH = re.compile(r"(?P<bare>[A-Z]{2,8})\s+(?:--|–|—|-)\s+(?=[A-ZÀ-Þ\"“‘])")
# "Moscow: ", "Damascus - " before a paragraph
_KNOWN_PLACE = re.compile(
    rf"(?P<place>{_PLACE}{_REGION})(?P<weak>\s?:\s|\s[-–—]\s)(?=[\"'“‘A-ZÀ-Þ])"
)
_PARAGRAPH_CHARS = 120
_MARK = re.compile(r"[(\[/–—―:]|-")
_LONGEST_PREFIX = 120
_PATTERNS = (
    _WITH_AGENCY,
    _SOURCE_AND_DASH,
    _AGENCY_AND_DASH,
    _AGENCY_ALONE,
    _CAPITALS_ALONE,
    _DAY_AND_DASH,
    _KNOWN_PLACE,
)


class Dateline(Struct, frozen=True):
    """A dateline: its stretch, the agency it names and the day, if it does."""

    start: int
    end: int
    agency: str | None = None
    agency_span: Span | None = None
    source: KnownSource | None = None
    day: FoundDate | None = None


def find_dateline(line: str, start: int, registry: Registry) -> Dateline | None:
    """The dateline that ``line``, standing at ``start`` in its text, begins with, or None.

    An agency the registry does not know is taken at its word only where the form leaves no
    doubt: a place and a dash around it ("PORT BELMORA, March 9 (Meridian) -").
    """
    head = line[:_LONGEST_PREFIX]
    if not _MARK.search(head):
        return None
    for pattern in _PATTERNS if len(line) > _PARAGRAPH_CHARS else _PATTERNS[:-1]:
        match = pattern.match(head)
        dateline = match and _read(match, start, registry, pattern)
        if dateline:
            return dateline
    return None


def _read(
    match: re.Match[str], start: int, registry: Registry, pattern: re.Pattern[str]
) -> Dateline | None:
    groups = match.groupdict()
    name, span = _agency(match, start)
    source = registry.find(_first_name(name)) if name else None
    place = groups.get("place") or ""
    if boilerplate().no_places & set(place.split()) or (place and registry.find(place)):
        return None
    if groups.get("weak") and not _is_known_place(place):
        return None
    if name and not source and not _believable(match, pattern, name):
        return None
    day = find_date(groups.get("day") or "")
    named = source.name if source else name and _first_name(name)
    return Dateline(start, start + match.end(), named, span, source, day)


def _is_known_place(place: str) -> bool:
    """Whether a place in capitals is a city, a region or a country on our lists."""
    first = re.split(r"\s?[,/]", place)[0].title()
    return is_place(first)


def _agency(match: re.Match[str], start: int) -> tuple[str | None, Span | None]:
    for group in ("round", "square", "slash", "bare"):
        if match.groupdict().get(group):
            # The credit takes its brackets with it.
            edge = 0 if group == "bare" else 1
            span = Span(start + match.start(group) - edge, start + match.end(group) + edge)
            return match[group].strip(), span
    return None, None


def _first_name(name: str) -> str:
    """The agency in ``Reuters/AFP``, ``Tribune News Service, TNS`` or ``AP, via Yahoo``."""
    return re.split(r"[/,;|]|\s-\s", name)[0].strip()


def _believable(match: re.Match[str], pattern: re.Pattern[str], name: str) -> bool:
    dashed = bool(re.search(r"[-–—―]\s*$", match.group()))
    words = name.split()
    capitalized = all(word[0].isupper() or word in {"of", "and", "the"} for word in words)
    # "Ted Cruz (R-Texas) -", "John Doe (Ohio) -"
    if "-" in name or (is_place(name) and not match["place"].split(",")[0].isupper()):
        return False
    return pattern is _WITH_AGENCY and dashed and capitalized and len(words) <= 4
