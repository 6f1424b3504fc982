"""Lines beside the article that no list of phrases can hold: notes on the author, newsletters,
links to other pages.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.articles.captions import in_title_case
from sayso.articles.lines import Line
from sayso.knowledge.boilerplate import boilerplate
from sayso.model import Noise

_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?:\s(?:[a-z]{2,3}\s)?[A-ZÀ-Þ][\w.'’-]*){1,3}"
_IS_A = re.compile(
    rf"(?:{_NAME}|The (?:author|writer))(?:,[^,]{{3,60}},)?\s+is\s+(?P<what>.{{3,120}})"
)
_REACH = re.compile(
    r"(?:you can |to )?(?:follow|reach|contact|e-?mail)\b.{0,60}?"
    r"(?:\bon (?:twitter|x|facebook|instagram|bluesky|mastodon|linkedin)\b|\s@\w|\S+@\S+\.\w)",
    re.IGNORECASE,
)
_ADDRESS_ONLY = re.compile(r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30})")
_LETTER = re.compile(
    r"\b(?:newsletters?|(?:your|in)\s?box|(?:e-?mail|news) alerts?)\b", re.IGNORECASE
)
_SITE = re.compile(
    r"(?i:(?:also |more |now )?(?:on|at|from)\s(?:[\w-]+\.)+(?:com|org|net|info|tv|news|\w\w))"
    r"(?::|\s+[A-Z])"
)
_BRACKETED = re.compile(r"[\[(](?P<words>[^\[\]()]+)[\])]")
_ENDED = re.compile(r"[.!?…:;,][\"”’')\]]*$")
# "A: Uber, Lyft", "Charger for $40", "Wolves 65, Bears 53"
_LIST_ITEM = re.compile(r"\w{1,8}:|.*[$€£]\s?\d|.*\d\D+\d")
_QUOTED = re.compile(r"[\"“”]|\b(?:said|says|told)\b")
_LAST_LINES = 4
_NOTE_WORDS = 60
_LETTER_WORDS = 32
_LINK_WORDS = range(7, 25)
_LINKS_IN_A_ROW = 3
_PROSE_WORDS = 12


def is_aside(line: Line) -> bool:
    """Whether a line by itself invites to a newsletter or leads to another page."""
    return _invites(line) or _leads_away(line) or bool(_ADDRESS_ONLY.fullmatch(line.text))


def _invites(line: Line) -> bool:
    """A newsletter is offered: "Let our morning letter meet your inbox." """
    if line.words > _LETTER_WORDS or not _LETTER.search(line.text) or _QUOTED.search(line.text):
        return False
    words = line.key.split()
    known = boilerplate().asides
    return words[0] in known.inviting or not known.readers.isdisjoint(words)


def _leads_away(line: Line) -> bool:
    """Another page is named: "On coastdaily.com: Ferries are late", "[Related: Ferries]"."""
    if line.words > max(_LINK_WORDS) or _ENDED.search(line.text):
        return False
    inner = _BRACKETED.fullmatch(line.text)
    opened = boilerplate().asides.opening
    if inner and any(inner["words"].casefold().startswith(word) for word in opened):
        return True
    return bool(_SITE.match(line.text))


def author_notes(lines: Sequence[Line]) -> Iterator[Noise]:
    """Notes at the end on who wrote the article and how to reach them."""
    for line in lines[-_LAST_LINES:]:
        if line.words <= _NOTE_WORDS and (_is_about_author(line.text) or _reaches(line.text)):
            yield Noise(line.start, line.end, "author")


def _is_about_author(text: str) -> bool:
    """ "Marta Orre is a reporter who covers ports": of a trade of the press, and of its beat."""
    match = _IS_A.match(text)
    if match is None:
        return False
    words = re.findall(r"[\w’'-]+", match["what"].casefold())
    known = boilerplate().asides
    trade = next((at for at, word in enumerate(words[:9]) if word in known.trades), None)
    return trade is not None and not known.beats.isdisjoint(words[trade:])


def _reaches(text: str) -> bool:
    return bool(_REACH.match(text)) and not _QUOTED.search(text)


def linked_headlines(lines: Sequence[Line], title: str | None) -> Iterator[Noise]:
    """Headlines of other stories between two paragraphs: long, without an end, in capitals.

    Crossheads are shorter, more than three in a row are a list, and what stands before the first
    paragraph belongs to the headline.
    """
    prose = [number for number, line in enumerate(lines) if _is_prose(line)]
    run: list[Line] = []
    for line in lines[prose[0] : prose[-1] + 1] if prose else ():
        if line.text != title and _is_headline(line):
            run.append(line)
            continue
        if len(run) <= _LINKS_IN_A_ROW:
            yield from (Noise(link.start, link.end, "other stories") for link in run)
        run = []


def _is_headline(line: Line) -> bool:
    first, text = line.text[0], line.text
    if line.words not in _LINK_WORDS or not (first.isalpha() or first in "'‘"):
        return False
    if _ENDED.search(text) or _QUOTED.search(text) or _LIST_ITEM.match(text):
        return False
    return text.isupper() or in_title_case(text)


def _is_prose(line: Line) -> bool:
    return line.words >= _PROSE_WORDS and bool(_ENDED.search(line.text))
