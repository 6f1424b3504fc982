"""Lines beside the article that no list of phrases can hold: notes on the author, newsletters,
links to other pages, dates of change.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.articles.dates import find_date
from sayso.articles.lines import Line
from sayso.articles.published import read_date_line
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
_QUOTED = re.compile(r"[\"“”]|''|\b(?:said|says|told)\b")
_BESIDE_DATE = re.compile(
    r"\b(?:by|in|\d+ min(?:ute)?s?(?: read)?|(?:updated )?\d+ (?:minute|hour|day)s? ago)\b",
    re.IGNORECASE,
)
_LAST_LINES = 4
_NOTE_WORDS = 80
_LETTER_WORDS = 32
_LINK_WORDS = 24
_DATE_WORDS = 18
_WORDS_BESIDE_DATE = 5


def is_aside(line: Line) -> bool:
    """Whether a line by itself invites to a newsletter or leads to another page."""
    return _invites(line) or _leads_away(line) or bool(_ADDRESS_ONLY.fullmatch(line.text))


def is_date_line(line: Line) -> bool:
    """Whether a line only tells when it was written or changed: "Anna Smith - March 9, 2026".

    A day and its year must be told; what else stands there are names. Signed messages
    ("— Anna Smith (@anna) March 9, 2026") are somebody's words.
    """
    if line.words > _DATE_WORDS or "(@" in line.text:
        return False
    read, found = read_date_line(line.text, 0), find_date(line.text)
    if read is None or found is None or not found.year:
        return False
    rest = _BESIDE_DATE.sub(" ", read.rest).split()
    if rest and line.text[-1] in ".!?":
        return False
    return len(rest) <= _WORDS_BESIDE_DATE and not any(word[0].islower() for word in rest)


def _invites(line: Line) -> bool:
    """A newsletter is offered: "Let our morning letter meet your inbox." """
    if line.words > _LETTER_WORDS or not _LETTER.search(line.text) or _QUOTED.search(line.text):
        return False
    words = line.key.split()
    known = boilerplate().asides
    return words[0] in known.inviting or not known.readers.isdisjoint(words)


def _leads_away(line: Line) -> bool:
    """Another page is named: "On coastdaily.com: Ferries are late", "[Related: Ferries]"."""
    if line.words > _LINK_WORDS:
        return False
    inner = _BRACKETED.fullmatch(line.text)
    if inner:
        return inner["words"].strip().casefold().startswith(boilerplate().asides.opening)
    return bool(_SITE.match(line.text)) and not _ENDED.search(line.text)


def author_notes(lines: Sequence[Line]) -> Iterator[Noise]:
    """Notes on who wrote the article and how to reach them, below the first third of a text.

    Of 800 texts of PolNeAR and 380 of BASIL and ECB+ no line of the articles' own is marked.
    """
    first = min(len(lines) // 3, max(len(lines) - _LAST_LINES, 0))
    for line in lines[first:]:
        if line.words <= _NOTE_WORDS and (_is_about_author(line.text) or _reaches(line.text)):
            yield Noise(line.start, line.end, "author")


def _is_about_author(text: str) -> bool:
    """ "Marta Orre is a reporter who covers ports": of a trade of the press, and of its beat."""
    match = _IS_A.match(text)
    if match is None or _QUOTED.search(text):
        return False
    words = re.findall(r"[\w’'-]+", match["what"].casefold())
    known = boilerplate().asides
    trade = next((at for at, word in enumerate(words[:9]) if word in known.trades), None)
    return trade is not None and not known.beats.isdisjoint(words[trade:])


def _reaches(text: str) -> bool:
    return bool(_REACH.match(text)) and not _QUOTED.search(text)
