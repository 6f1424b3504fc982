"""Lines that only say who wrote, when, or for whom: clocks, bylines, names that stand again."""

import re
from collections.abc import Iterator, Sequence

from sayso.articles.lines import Line
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.sources import Registry
from sayso.model import Noise

# "14.02 GMT", "Updated at 9:14 p.m.", "1h ago", "2d", "3 min read", "0:00". An hour alone may head
# the items of an article's own chronicle.
_CHANGED = r"(?:last )?(?:updated|published|posted|modified)(?: at)?:?\s"
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?"
_MOMENT = (
    rf"(?:(?:{_CHANGED})?{_HOUR}\s?(?:GMT|UTC|BST|[A-Z]?[ECMP]?[SD]T)(?:[+-]\d{{1,2}})?|"
    rf"{_CHANGED}{_HOUR}|0{{1,2}}:\d{{2}}|"
    r"\d{1,3}\s?(?:[smhdw]|mins?|hrs?)(?:\s(?:ago|read|listen|watch))?|"
    r"\d{1,3}\s?(?:minutes?|hours?|days?|weeks?)\s(?:ago|read|listen|watch))"
)
_CLOCK = re.compile(rf"[•·|\s]*{_MOMENT}(?:\s?[•·|]\s?{_MOMENT})*", re.IGNORECASE)
# "01:42 - Source: CNN"
_LENGTH = re.compile(r"\d{1,2}:\d{2}\s*[-–—|]?\s*Source:.{0,40}")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_BYLINE = re.compile(
    r"(?:(?P<label>story|words|written|reported|produced|edited|curated|published|photographs|photography|"
    r"graphics|video|illustrations?|text)\s)?by\s?:?\s(?P<who>.{4,90})|"
    r"(?:story|words|author|reporter|writer|editor)\s?:\s(?P<whose>.{4,60})",
    re.IGNORECASE,
)
_SMALL = frozenset({"and", "for", "of", "in", "the", "at", "with", "via", "&", "|"})
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}")
_ENDED = re.compile(r"[.!?:;]$")
_PLACED = re.compile(r"(?P<who>[^,]{2,30}), (?:[A-ZÀ-Þ][\w.'’-]+\s?){1,3}")
_HANGING = re.compile(r"(?P<who>[\w .]{2,30}?)\s?[—–-]")
_COVERS = re.compile(
    r"(?P<who>(?:[A-ZÀ-Þ][\w.'’-]+\s){1,4})(?:covers|reports on|writes about|reports for)\s"
    r"(?P<what>[^.]{3,120})\.?"
)
_FOR = re.compile(r"\b(?:for|at)\s(?:[Tt]he\s)?[A-ZÀ-Þ]")
_BYLINE_WORDS = 12
_LAST_LINES = 4


def stamp_reason(line: Line, registry: Registry) -> str | None:
    """Why a line that says nothing but who, when or where to find it is noise, or None.

    Args:
        line: a line of a text.
        registry: the known agencies and outlets.
    """
    if _CLOCK.fullmatch(line.text) or _LENGTH.fullmatch(line.text):
        return "date line"
    if _ADDRESS.fullmatch(line.text):
        return "address"
    return "byline" if _is_byline(line) or _is_from(line, registry) else None


def _is_byline(line: Line) -> bool:
    """ "By Anna Smith for the Coast Daily", "Edited by: Nils Orre"."""
    match = _BYLINE.fullmatch(line.text) if line.words <= _BYLINE_WORDS else None
    if match is None or _ENDED.search(line.text):
        return False
    words = (match["who"] or match["whose"]).replace(",", " ").split()
    labelled = bool(match["label"] or match["whose"]) and words[0] != "The"
    named = len(words) > 1 and (labelled or is_given_name(words[0].title()))
    return named and all(word[0].isupper() or word in _SMALL or "@" in word for word in words)


def _is_from(line: Line, registry: Registry) -> bool:
    """A known source before a place or a dash: "BBC News, Tarn", "CNN —"."""
    match = _PLACED.fullmatch(line.text) or _HANGING.fullmatch(line.text)
    return match is not None and registry.find(match["who"].strip()) is not None


def names_again(lines: Sequence[Line], bylines: Sequence[str]) -> Iterator[Noise]:
    """Names of a byline that stand alone on a line, and what they cover, in the last lines.

    Args:
        lines: the lines of a text that nothing else has marked.
        bylines: the lines that say who wrote it.
    """
    known = " ".join(bylines).casefold()
    for line in lines:
        if known and _NAME.fullmatch(line.text) and line.key in known:
            yield Noise(line.start, line.end, "author")
    for line in lines[-_LAST_LINES:]:
        match = _COVERS.fullmatch(line.text)
        if match and _is_author(match["who"].split(), match["what"], known):
            yield Noise(line.start, line.end, "author")


def _is_author(who: Sequence[str], what: str, known: str) -> bool:
    """Whether somebody who covers something is of the press: named in the byline, or for whom."""
    in_byline = bool(known) and " ".join(who).casefold() in known
    return in_byline or (is_given_name(who[0]) and len(who) > 1 and bool(_FOR.search(f" {what}")))
