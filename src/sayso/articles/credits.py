"""Credit lines: which agency a text says it comes from."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.articles.datelines import find_dateline
from sayso.articles.lines import Line
from sayso.knowledge.sources import Registry
from sayso.model import Credit, Noise

_CAPITALIZED = r"[A-ZÀ-Þ][\w'’&/-]*(?:\.[\w'’&/-]+)*"
_NAME = rf"(?:the\s+)?{_CAPITALIZED}(?:\s+(?:of\s+|de\s+|and\s+)?{_CAPITALIZED}){{0,4}}"
_NAMES = rf"(?P<names>{_NAME}(?:\s*(?:,|;|/|and|&)\s*{_NAME}){{0,4}})"
# Sentences that name where a text comes from, each with a word they all hold. The names are looked
# up; unknown ones count only if they call themselves an agency.
_SENTENCES = (
    (
        "contributed",
        rf"{_NAMES}(?:\s+(?:staff|writers?|reporters?|correspondents?))*\s+(?:also\s+)?contributed"
        r"\s+(?:to\s+(?:the|this)\s+(?:report|story|article)|reporting|writing)",
    ),
    (
        "ith ",
        r"[Ww]ith\s+(?:additional\s+)?(?:inputs?|reporting|reports?|information|material|files?|"
        rf"contributions?)\s+(?:from|by)\s+{_NAMES}",
    ),
    (
        " used",
        rf"(?:[Mm]aterial|[Ii]nformation|[Rr]eporting)\s+from\s+{_NAMES}\s+(?:was|were)\s+used",
    ),
    ("published", rf"(?:originally|first)\s+published\s+(?:by|on|in|at)\s+{_NAMES}"),
    ("appeared", rf"(?:originally|first)\s+appeared\s+(?:on|in|at)\s+{_NAMES}"),
    ("epublished", rf"[Rr]epublished\s+(?:by|from)\s+{_NAMES}"),
    ("istributed", rf"[Dd]istributed\s+by\s+{_NAMES}"),
    ("yndicated", rf"[Ss]yndicated\s+(?:by|from)\s+{_NAMES}"),
)
# The same, where an outlet would be naming itself.
_AGENCY_SENTENCES = (
    ("eporting by", rf"[Rr]eporting\s+by\s+{_NAMES}"),
    ("opyright", rf"[Cc]opyright\s+(?:©\s*)?(?:\d{{4}}\s*,?\s*)?(?:by\s+)?{_NAMES}"),
    ("©", rf"©\s*(?:\d{{4}}\s*,?\s*)?{_NAMES}"),
    (
        "This ",
        r"This\s+(?:story|article|report)\s+(?:has\s+been\s+|was\s+|is\s+)?(?:\w+\s+)?"
        rf"(?:from|by)\s+{_NAMES}",
    ),
)
_PATTERNS = tuple(
    (hint, re.compile(pattern), agencies_only)
    for sentences, agencies_only in ((_SENTENCES, False), (_AGENCY_SENTENCES, True))
    for hint, pattern in sentences
)
_LABELLED = re.compile(
    rf"(?:Source|SOURCE|Sources|Via|via|From|Agency|Agencies|Credit)\s?:\s*{_NAMES}\W*$"
)
_WITH = re.compile(
    rf"[(\[–—-]*\s*[Ww]ith\s+(?:additional\s+)?{_NAMES}"
    r"(?:\s+(?:inputs?|reports?|reporting|material|files?|contributions?))?[)\].]*$"
)
_SIGNED = re.compile(
    r"(?:^|[.!?”\"’]\s*)(?P<sign>[-–—]{1,2}\s?(?P<dash>[^-–—.()]{2,40})|\((?P<round>[^()]{2,60})\)|\[(?P<square>[^\[\]]{2,60})\]|/(?P<slash>[^/]{2,40})/)\.?$"
)
_BYLINE = re.compile(r"(?:By|BY|by)\s+(?P<names>.{2,120})$")
_CALLS_ITSELF = re.compile(
    r"\b(?:News Agency|News Service|Press Agency|Newswire|Press Association|Wire Service)$"
)
_SPLIT = re.compile(r"\s*(?:[,;/|]|\band\b|\bvia\b)\s*")
_CREDIT_LINE_WORDS = 20
_LONGEST_SIGNATURE = 70
_LONGEST_SIGNED_LINE = 40


def find_credits(
    lines: Sequence[Line], noise: Iterable[Noise], registry: Registry
) -> tuple[Credit, ...]:
    """The credits of a text, in its order, each with the agency's canonical name.

    Picture credits are none of them: a stretch marked as a caption is passed over.
    """
    captions = [span for span in noise if span.reason in {"caption", "other stories"}]
    found: set[Credit] = set()
    for number, line in enumerate(lines):
        if any(span.start <= line.start < span.end for span in captions):
            continue
        last = number >= len(lines) - 3
        found.update(_of_line(line, registry, last=last))
    return tuple(sorted(_apart(found)))


def credit_lines(lines: Sequence[Line], found: Iterable[Credit]) -> Iterator[Noise]:
    """The lines that hold nothing but a credit; they are no statement of the article."""
    spans = [(credit.start, credit.end) for credit in found]
    for line in lines:
        bare = len(line.text.rstrip(" ."))
        if any(start <= line.start and end >= line.start + bare for start, end in spans):
            yield Noise(line.start, line.end, "credit line")


def _apart(found: Iterable[Credit]) -> Iterator[Credit]:
    """The credits without those that lie in a longer one that names the same agency."""
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.start, -c.end, c.agency)):
        inside = any(
            other.start <= credit.start
            and credit.end <= other.end
            and other.agency == credit.agency
            for other in kept
        )
        if not inside:
            kept.append(credit)
            yield credit


def _of_line(line: Line, registry: Registry, *, last: bool) -> Iterator[Credit]:
    dateline = find_dateline(line.text, line.start, registry)
    if dateline and dateline.agency and dateline.agency_span:
        yield Credit(dateline.agency_span.start, dateline.agency_span.end, dateline.agency)
    for hint, pattern, agencies_only in _PATTERNS:
        for match in pattern.finditer(line.text) if hint in line.text else ():
            yield from _named(match, line.start, registry, agencies_only=agencies_only)
    if line.words <= _CREDIT_LINE_WORDS:
        label, byline = _LABELLED.match(line.text), _BYLINE.match(line.text)
        shared = _WITH.match(line.text)
        if label:
            yield from _named(label, line.start, registry, labelled=True)
        elif byline:
            yield from _named(byline, line.start, registry, agencies_only=True)
        elif shared:
            yield from _known(shared["names"], line.start, line.end, registry)
    yield from _signature(line, registry, last=last)


def _signature(line: Line, registry: Registry, *, last: bool) -> Iterator[Credit]:
    """An agency signed under a text: "(Reuters)", "- ANI", a line of its name alone."""
    tail = line.text[-_LONGEST_SIGNATURE:]
    signed = _SIGNED.search(tail)
    if signed and (last or line.text == signed["sign"].strip()):
        name = next(filter(None, (signed[g] for g in ("dash", "round", "square", "slash"))))
        offset = line.end - len(tail)
        yield from _known(
            name, offset + signed.start("sign"), offset + signed.end("sign"), registry
        )
    elif last and len(line.text) <= _LONGEST_SIGNED_LINE:
        yield from _known(line.text, line.start, line.end, registry)


def _known(name: str, start: int, end: int, registry: Registry) -> Iterator[Credit]:
    parts = [registry.find(part) for part in _SPLIT.split(name.strip())]
    if parts and all(parts):
        for source in parts:
            if source and source.kind == "agency":
                yield Credit(start, end, source.name)


def _named(
    match: re.Match[str],
    offset: int,
    registry: Registry,
    *,
    labelled: bool = False,
    agencies_only: bool = False,
) -> Iterator[Credit]:
    start, end = offset + match.start(), offset + match.end()
    for name in _SPLIT.split(match["names"]):
        source = registry.find(name.rstrip("."))
        if source and (source.kind == "agency" or not agencies_only):
            yield Credit(start, end, source.name)
        elif _CALLS_ITSELF.search(name.rstrip(".")) and (labelled or not agencies_only):
            yield Credit(
                start, end, _CALLS_ITSELF.sub("", name.rstrip(".")).removeprefix("The ").strip()
            )
