"""Captions of pictures, told by their credit and their form."""

import re
from collections.abc import Iterator, Sequence

from sayso.articles.dates import find_date
from sayso.articles.lines import Line
from sayso.knowledge.boilerplate import boilerplate
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.sources import Registry
from sayso.model import Noise

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\W*$")
_ANY_BRACKET = re.compile(r"\s?[(\[]([^()\[\]]{2,90})[)\]]")
# "Jane Doe/Reuters", "Anna Smith | AFP", "Getty Images" at the end of a line
_SLASHED = re.compile(
    r"[.\s](?:[A-Z][\w.'’-]+\s){0,3}[\w.'’-]+\s?[/|]\s?(?P<who>[A-Z][\w\s.]{1,40})$"
)
# "... in Tarn, March 6, 2026. REUTERS/Anna Smith/File Photo"
_AGENCY_SLASH = re.compile(
    r"(?:^|[.\s])(?P<who>[A-Z][A-Za-z]{1,8})/[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}"
    r"(?:/(?:File|Pool|Handout|FILE)[\w ]*)?$"
)
_CREDIT_LINE = re.compile(
    r"(?i)^credit(?:\.\.\.|…)|"
    r"^(?:photo|image|picture|video|graphic|illustration|pool photo)s?\s*"
    r"(?:by|:|/|courtesy|credit)|"
    r"(?:getty images|shutterstock|istock|ap photo|afp photo|epa-efe|via getty images)\W*$"
)
# "... in Tarn. Anna Smith / AP file": a name, a slash, who the picture is from
_SIGNED = re.compile(
    r"(?<=[.”\"’)])\s?(?:[A-ZÀ-Þ][\w.'’-]*\s){1,3}[A-ZÀ-Þ][\w.'’-]+\s?[/|]\s?"
    r"(?P<who>[A-Z][\w .-]{1,40})$"
)
# "Anna Smith, AP" and "(NASA/ASU)" on a line of their own
_OWN_LINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,3}[A-ZÀ-Þ][\w.'’-]+(?:,\s?|\s?[/|]\s?)(?P<who>[A-Z][\w .-]{1,40})"
)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]+[)\]]")
# "... near Tarn.Credit: Anna Smith", "... near Tarn.CreditAnna Smith for The Tarn Post",
# "... near Tarn Getty Images": no sentence ends so
_PICTURE_END = re.compile(
    r"(?:(?:(?<=[\s.!?”’)])|(?<=[a-z])(?=[A-Z]))(?:Credit|Photo(?:graph)?|Image|Picture)s?"
    r"(?:\s(?:by|credit|courtesy(?:\sof)?))?:\s?[A-ZÀ-Þ][^.!?:]{1,60}"
    r"|(?:(?<=[\s.!?”’)])|(?<=[a-z]))Credit(?:\.\.\.|…)?\s?(?:[A-ZÀ-Þ][\w.'’-]*[\s,/]*|(?:for|via)\s(?:the\s)?){2,9}"
    r"|\s(?:via\s)?(?:Getty(?:\sImages)?|Shutterstock|iStock|Alamy)|\s(?:Submitted|File|Courtesy|Handout|Contributed)"
    r"\s(?:photo|Photo|image|picture)|\sAP (?:Photo|file|File)|\bphotos? © [^.]{2,60})$"
)
# "[1/3] A ferry", "1 of 4 | A ferry", "Item 2 of 3 A ferry"; "... hide caption"
_NUMBERED = re.compile(
    r"(?:(?:Item|Image|Photo|Slide)\s\d{1,3} of \d{1,3}|\[\d{1,3}/\d{1,3}\]|"
    r"\d{1,3} of \d{1,3}\s?[|:])\s?[A-Z]|\d{1,3} of \d{1,3}\s(?:An?|In this|This|FILE)\b|"
    r".*\b(?:(?:hide|toggle|show) caption|"
    r"(?:Purchase|Acquire) Licensing Rights(?:, opens new tab)?)$"
)
_VIA = re.compile(r"(?:[A-Z][\w ]{2,30} via|[Vv]ia) (?P<who>[A-Z][\w ]{1,30})")
_CREDITING = re.compile(r"(?i)\b(?:via|by|courtesy)\b|[/|,]")
_TWEETED = re.compile(r"[#@{]|pic\.|https?:")
_FROM = re.compile(r"(?i)[\s,]+(?:file|pool|photo|images?|handout|archive)s?$")
_SOURCED = re.compile(r"\s\((?P<who>[A-Z][\w ]{1,30})\)$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_CREDIT_WORDS = 10
_MOST_WORDS = 60
_CREDIT_LINE_WORDS = 14
_LAST_LINES = 3
_MOST_SOURCED = 4


def is_caption(line: Line, registry: Registry) -> bool:
    """Whether a whole line is the caption or the credit of a picture or video."""
    if line.words > _MOST_WORDS:
        return False
    if boilerplate().caption_starts.match(line.key) or _NUMBERED.match(line.text):
        return True
    if line.words <= _CREDIT_LINE_WORDS and _CREDIT_LINE.search(line.text):
        return True
    slashed = _AGENCY_SLASH.search(line.text)
    if slashed and registry.find(slashed["who"]):
        return True
    return _is_signed(line, registry) or _ends_in_credit(line.text, registry)


def is_bare_credit(line: Line, registry: Registry) -> bool:
    """Whether a line is nothing but the credit of a picture: "Anna Smith via Getty Images"."""
    text = line.text.rstrip(". ")
    if line.words > _CREDIT_WORDS or not text or _TWEETED.search(text):
        return False
    match = _OWN_LINE.fullmatch(text)
    if match and registry.find(_FROM.sub("", match["who"]).strip()):
        return True
    return _is_picture_credit(text) and (line.words <= 2 or bool(_CREDITING.search(text)))


def sourced_captions(lines: Sequence[Line], registry: Registry) -> Iterator[Noise]:
    """Captions among the paragraphs that end in a known source: "Captain Orre at sea. (AP)".

    The last lines may credit the article itself, and a round-up credits each of its items.
    """
    found = [line for line in lines[:-_LAST_LINES] if _ends_in_source(line, registry)]
    if len(found) <= _MOST_SOURCED:
        yield from (Noise(line.start, line.end, "caption") for line in found)


def _ends_in_source(line: Line, registry: Registry) -> bool:
    match = _SOURCED.search(line.text) if line.words <= _MOST_WORDS else None
    return match is not None and registry.find(match["who"]) is not None


def _is_signed(line: Line, registry: Registry) -> bool:
    """A picture's maker or owner at the end, without brackets, or on a line of their own."""
    if _PICTURE_END.search(line.text):
        return True
    if line.words <= _CREDIT_LINE_WORDS and _IN_BRACKETS.fullmatch(line.text):
        return not any(word[0].islower() for word in line.text[1:-1].split())
    named = _VIA.fullmatch(line.text) or _OWN_LINE.fullmatch(line.text)
    match = named or _SIGNED.search(line.text)
    who = _FROM.sub("", match["who"]).strip() if match else ""
    by_name = named and "/" in line.text and is_given_name(line.text.split()[0])
    return bool(who) and bool(by_name or registry.find(who) or _is_picture_credit(who))


def _ends_in_credit(line: str, registry: Registry) -> bool:
    """A credit in brackets at the end: of a picture, or of an agency right after a day.

    "... in Damascus, Sunday, July 27, 2025 (AP)" is a caption; "... he said. (AP)" ends a text.
    """
    match = _LAST_BRACKET.search(line)
    if not match:
        slashed = _SLASHED.search(line)
        return bool(slashed and registry.find(slashed["who"].strip()) and _dated(line))
    inner, before = match.group(1), line[: match.start()].rstrip()
    if not before:
        return _is_picture_credit(inner)
    if _is_picture_credit(inner):
        return True
    named = registry.find(re.split(r"[/,|]", inner)[-1].strip(" .")) is not None
    if not named and not re.fullmatch(r"(?:[A-Z][\w.'’-]+\s?){1,4}", inner):
        return False
    return _dated(before) or (named and "/" in inner)


def _dated(text: str) -> bool:
    """Whether a full date, with its year, stands at the end of ``text``."""
    tail = text.rstrip(" .,")[-24:]
    found = find_date(tail)
    return bool(found and found.year and found.end == len(tail))


def _is_picture_credit(inner: str) -> bool:
    """Whether bracketed words are names and words of picture credits, and nothing else."""
    credit = boilerplate().caption_credit
    if not credit.search(inner):
        return False
    others = credit.sub(" ", inner).split()
    small = {"by", "via", "of", "from", "the", "on", "and", "for", "in", "a", "to"}
    return len(others) <= _CREDIT_WORDS and all(
        not word[0].islower() or word in small for word in others
    )


def in_title_case(line: str) -> bool:
    """Whether most words of a line have capitals, as in the headlines of many outlets."""
    words = _LONG_WORD.findall(line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def picture_credits(line: str) -> Iterator[tuple[int, int]]:
    """Stretches of a paragraph that credit a picture in brackets: ``(AP Photo/Jane Doe)``."""
    for match in _ANY_BRACKET.finditer(line) if "(" in line or "[" in line else ():
        inner = match.group(1)
        if re.match(
            r"(?i)(?:ap|afp|reuters|epa|getty)?\s?(?:photo|image|picture)s?\b\s?(?:by|:|/|courtesy|credit)",
            inner,
        ):
            yield match.start(), match.end()
