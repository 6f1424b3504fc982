"""The head of a plain text: headline, byline, outlet and dates as the text itself gives them."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.articles.captions import in_title_case
from sayso.articles.datelines import Dateline, find_dateline
from sayso.articles.lines import Line
from sayso.articles.noise import is_menu, line_reason
from sayso.articles.outlet_lines import is_name, names_outlet
from sayso.articles.published import Dated, DateLine, complete, read_date_line, stamp
from sayso.knowledge.boilerplate import boilerplate
from sayso.knowledge.sources import KnownSource, Registry
from sayso.model import Noise, Span

# The head ends at the first paragraph of prose, or after this many lines.
_MOST_LINES = 14
_TAIL_LINES = 3
_HEADLINE_BELOW_MENU = 6
_HEADLINE_WORDS = range(2, 31)
_HEADLINE_CHARS = 200
# Headlines that end in a full stop, as some collections store them, against short first sentences:
# in 924 PolNeAR texts the first line has at most this many words, its lead half as many again.
_HEADLINE_SENTENCE_WORDS = 18
_LEAD_TO_HEADLINE = 1.5
_DATE_LINE_CHARS = 120
_SENTENCE = re.compile(r"[.;:,][\"”’')\]]*$")
_BYLINE = re.compile(
    r"(?:By|BY|Words by|Written by|Story by)[:\s]\s*"
    r"(?P<who>[A-ZÀ-Þ@][^.!?]{2,100}|[A-ZÀ-Þ][\w. ]{2,60})$"
)
_BYLINE_WORDS = 16
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\b|[,|/&•·–—]|\band\b|\bof\b|\bfor\b)\s*")
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+\s(?:(?:[A-ZÀ-Þ][\w.'’-]*|al|bin|da|de|del|den|der|di|du|el|la|van|von)\s)*"
    r"[A-ZÀ-Þ][\w.'’-]+"
)
_ADDRESS = re.compile(
    r"(?:(?:URL|Link|Source|Original)\s*:\s*)?(?P<url>https?://\S+)$", re.IGNORECASE
)
_LABEL_OUTLET = re.compile(r"(?:Source|Outlet|Publisher|Publication)\s*:\s*(?P<who>.{2,60})$")
_OWN_CHANNEL = re.compile(
    r"^(?:Read|Follow|Join|Watch)\s+(?:us\s+)?[\"“'‘]?(?P<who>[^@#\"”'’]{2,40}?)[\"”'’]?\s+on\s+"
    r"(?:(?P<channel>Telegram|Google News|WhatsApp|YouTube)|Facebook|Twitter|X|Instagram)\b"
)
_COPYRIGHT = re.compile(
    r"^(?:Copyright\s*)?(?:©|\(c\)|Copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?(?P<who>[A-ZÀ-Þ][^.,|]{1,50})"
)
_MASTHEAD = re.compile(r"(?:THE\s+)?[A-ZÀ-Þ][A-ZÀ-Þ.'’&-]+(?:\s[A-ZÀ-Þ&][A-ZÀ-Þ.'’&-]*){0,3}")
_FALLBACK_REST = re.compile(r"[A-ZÀ-Þ .,:]{0,30}")


class Head(Struct, frozen=True, kw_only=True):
    """What the head (and the last lines) of a text tell about it."""

    title: Line | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    dates: tuple[Dated, ...] = ()
    noise: tuple[Noise, ...] = ()


class _Reader:
    """Goes through the head line by line and collects what it finds."""

    def __init__(self, text: str, lines: Sequence[Line], registry: Registry) -> None:
        self.text = text
        self.lines = lines
        self.registry = registry
        self.title: Line | None = None
        self.byline: str | None = None
        self.outlets: list[str] = []
        self.url: str | None = None
        self.dates: list[Dated] = []
        self.noise: list[Noise] = []

    def read(self) -> Head:
        stamped = None if self._starts_with_date_line() else stamp(self.text)
        if stamped:
            self.dates.append(stamped[0])
            self.noise.append(Noise(0, stamped[1], "date stamp"))
        prose = self._read_lines(0 if not stamped else 1)
        self._read_datelines(self.lines[prose : prose + 3], stamped[1] if stamped else 0)
        self._read_tail()
        return Head(
            title=self.title,
            byline=self.byline,
            outlet=self.outlets[0] if self.outlets else None,
            url=self.url,
            dates=tuple(self.dates),
            noise=tuple(self.noise),
        )

    def _read_lines(self, first: int) -> int:
        """Read furniture and headline; return the number of the first line of prose."""
        for number in range(first, min(len(self.lines), _MOST_LINES)):
            line = self.lines[number]
            if self._furniture(number) or self._is_noise(number):
                continue
            if self.title is None and self._is_headline(number):
                self.title = line
            elif self.title is None or not _is_short(line):
                return number
        return first

    def _is_noise(self, number: int) -> bool:
        """Whether a line is noise by itself, or a menu that runs into the headline below it."""
        line = self.lines[number]
        below = self.lines[number + 1 : number + 1 + _HEADLINE_BELOW_MENU]
        return bool(line_reason(line, None, self.registry)) or any(
            other.words > 2 and is_menu(line, other.text) for other in below
        )

    def _furniture(self, number: int) -> bool:
        line = self.lines[number]
        reason = self._read_date(line) or self._read_who(line) or self._read_masthead(number)
        if reason:
            self.noise.append(Noise(line.start, line.end, reason))
        return bool(reason)

    def _read_date(self, line: Line) -> str | None:
        if len(line.text) > _DATE_LINE_CHARS:
            return None
        read = read_date_line(line.text, line.start)
        if not read or not (self._fits(read.rest) or self._is_outlet_line(line, read)):
            return None
        self.dates += read.dates
        return "date line"

    def _is_outlet_line(self, line: Line, read: DateLine) -> bool:
        """Whether an outlet's name stands beside a date below the headline; it is noted."""
        if self.title is None or not read.dates or not is_name(read.rest, line.text):
            return False
        timed = any("T" in dated.value for dated in read.dates)
        if names_outlet(read.rest, timed=timed, below=self.text[line.end :]):
            self.outlets.append(read.rest)
        return True

    def _starts_with_date_line(self) -> bool:
        first = self.lines[0] if self.lines else None
        read = first and read_date_line(first.text[:_DATE_LINE_CHARS], first.start)
        return bool(read and self._fits(read.rest))

    def _fits(self, rest: str) -> bool:
        """Whether words beside a date still leave the line a date line."""
        if not rest or self.registry.find(rest):
            return True
        parts = [part for part in rest.split() if not self.registry.find(part)]
        return len(parts) <= 2 and bool(_FALLBACK_REST.fullmatch(" ".join(parts)))

    def _read_who(self, line: Line) -> str | None:
        address = _ADDRESS.match(line.text)
        if address:
            self.url = self.url or address["url"]
            return "address"
        byline = _BYLINE.match(line.text)
        who = byline["who"].strip() if byline else line.text
        if line.words > _BYLINE_WORDS or _SENTENCE.search(line.text):
            return None
        if byline or self._names_reporters(line.text):
            self.byline = self.byline or who
            return "byline"
        return None

    def _names_reporters(self, text: str) -> bool:
        """Names with their outlet or trade and nothing else: "Anna Smith and Nils Orre, CNN".

        Names alone count below a headline only, since a headline may be two names.
        """
        parts = [self._part(part) for part in _BETWEEN_NAMES.split(text) if part]
        told = self.title is not None or "outlet" in parts
        return len(parts) > 1 and "person" in parts and None not in parts and told

    def _part(self, part: str) -> str | None:
        if self.registry.find(part):
            return "outlet"
        if part.split()[-1].casefold() in boilerplate().asides.trades:
            return "trade"
        named = self.registry.scan(part)
        ends = bool(named) and named[-1].end == len(part)
        who = part[: named[-1].start].strip() if ends else part
        return "person" if _PERSON.fullmatch(who) else None

    def _read_masthead(self, number: int) -> str | None:
        line = self.lines[number]
        if line.words > 5:
            return None
        known = self.registry.find(line.text)
        if known and number + 1 < len(self.lines):
            self._outlet(known, line.text)
            return "masthead"
        if _MASTHEAD.fullmatch(line.text) and line.words > 1 and self._beside_date(number):
            self.outlets.append(line.text.title())
            return "masthead"
        return None

    def _beside_date(self, number: int) -> bool:
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(self.lines):
                line = self.lines[beside]
                read = read_date_line(line.text, line.start)
                if read and not read.rest:
                    return True
        return False

    def _outlet(self, known: KnownSource | None, name: str) -> None:
        if known is None or known.kind == "outlet":
            self.outlets.append(known.name if known else name)

    def _is_headline(self, number: int) -> bool:
        """Short, no full stop (or all its words in title case), and longer text follows."""
        line = self.lines[number]
        after = self.lines[number + 1 :]
        if line.words not in _HEADLINE_WORDS or len(line.text) > _HEADLINE_CHARS or not after:
            return False
        if _SENTENCE.search(line.text) and not in_title_case(line.text):
            return self._stands_over(line, after[0])
        if find_dateline(line.text, line.start, self.registry):
            return False
        return sum(other.words for other in after) > line.words

    def _stands_over(self, line: Line, below: Line) -> bool:
        """Whether a line with a full stop is a headline all the same: short, set apart by a blank
        line, and over a paragraph that is clearly longer."""
        gap = self.text[line.end : below.start]
        apart = len(gap.splitlines()) > 2 or gap.count("\n") > 1
        return (
            apart
            and line.words <= _HEADLINE_SENTENCE_WORDS
            and below.words >= _LEAD_TO_HEADLINE * line.words
            and not line.text.startswith(tuple("\"'“‘"))
            and find_dateline(line.text, line.start, self.registry) is None
        )

    def _read_datelines(self, prose: Sequence[Line], stamped: int) -> None:
        for line in prose:
            start = max(line.start, stamped)
            dateline = find_dateline(self.text[start : line.end], start, self.registry)
            if dateline:
                self._dateline(dateline)
                return

    def _dateline(self, dateline: Dateline) -> None:
        self.noise.append(Noise(dateline.start, dateline.end, "dateline"))
        if dateline.source and dateline.source.kind == "outlet":
            self.outlets.append(dateline.source.name)
        if dateline.day:
            value = dateline.day.value or complete(dateline.day, self.dates)
            if value:
                span = Span(dateline.start, dateline.end)
                self.dates.append(Dated(value, "dateline", span))

    def _read_tail(self) -> None:
        for line in self.lines[-_TAIL_LINES:]:
            if line.words > 30:
                continue
            for outlet in self._told(line.text):
                self.outlets.append(outlet)
            if len(self.lines) > 1 and not self.dates:
                reason = self._read_date(line)
                if reason:
                    self.noise.append(Noise(line.start, line.end, reason))

    def _told(self, text: str) -> Iterator[str]:
        """Outlets the last lines name as their own: their channel, their copyright."""
        label = _LABEL_OUTLET.match(text)
        known = label and self.registry.find(label["who"])
        if known and known.kind == "outlet":
            yield known.name
        for pattern in (_OWN_CHANNEL, _COPYRIGHT):
            match = pattern.match(text)
            if match and match["who"].casefold() not in {
                "us",
                "our",
                "more",
                "all rights reserved",
            }:
                who = match["who"].strip()
                found = self.registry.find(who)
                # A reporter has a Twitter account, hardly a channel.
                own = pattern is _COPYRIGHT or match["channel"]
                if found.kind == "outlet" if found else own:
                    yield found.name if found else who


def read_head(text: str, lines: Sequence[Line], registry: Registry) -> Head:
    """Read what ``text`` itself tells of its headline, byline, outlet, address and dates."""
    return _Reader(text, lines, registry).read()


def _is_short(line: Line) -> bool:
    return line.words <= 30 and not _SENTENCE.search(line.text)
