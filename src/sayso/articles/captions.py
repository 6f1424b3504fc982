"""Captions of pictures, told by their credit and their form."""

import re
from collections.abc import Iterator

from sayso.articles.dates import find_date
from sayso.articles.lines import Line
from sayso.knowledge.boilerplate import boilerplate
from sayso.knowledge.sources import Registry

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
_FROM = re.compile(r"(?i)[\s,]+(?:file|pool|photo|images?|handout|archive)s?$")
_NOT_PLAIN = re.compile(r"[\"“”:;?!—–]| - |--")
_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9]{3})\.\s+(?=[A-Z])")
_WORD_OR_COMMA = re.compile(r"[^\W_][\w'’.-]*|,")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WHEN = re.compile(
    r"\b(?:(?:19|20)\d{2}|last|earlier|[A-Z][a-z]+day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b"
)
# "Monday, March 9, 2026", "March 9, 2026", "in March 2026"
_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?,?\s(?:\d{1,2},?\s)?(?:19|20)\d{2}\b|"
    r"\b\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d{2}\b|\bon\s[A-Z][a-z]+day\b"
)
_MANY = frozenset({"people", "police", "men", "women", "children", "crew", "they", "and", "troops"})
_SHOWING_WORDS = range(7, 51)
_VERBLESS_WORDS = range(6, 46)
_CREDIT_WORDS = 10
_MOST_WORDS = 60
_CREDIT_LINE_WORDS = 14


def is_caption(line: Line, registry: Registry) -> bool:
    """Whether a whole line is the caption or the credit of a picture or video."""
    if line.words > _MOST_WORDS:
        return False
    if boilerplate().caption_starts.match(line.key):
        return True
    if line.words <= _CREDIT_LINE_WORDS and _CREDIT_LINE.search(line.text):
        return True
    slashed = _AGENCY_SLASH.search(line.text)
    if slashed and registry.find(slashed["who"]):
        return True
    return _is_signed(line, registry) or _ends_in_credit(line.text, registry)


def _is_signed(line: Line, registry: Registry) -> bool:
    """A picture's maker or owner at the end, without brackets, or on a line of their own."""
    if _PICTURE_END.search(line.text):
        return True
    if line.words <= _CREDIT_LINE_WORDS and _IN_BRACKETS.fullmatch(line.text):
        return not any(word[0].islower() for word in line.text[1:-1].split())
    match = _OWN_LINE.fullmatch(line.text) or _SIGNED.search(line.text)
    who = _FROM.sub("", match["who"]).strip() if match else ""
    return bool(who) and (registry.find(who) is not None or _is_picture_credit(who))


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


def has_no_verb(line: Line) -> bool:
    """Whether a paragraph is (or opens with, of two) a sentence without a verb.

    Such a paragraph is a caption without its picture: "A protest in London last year against the
    visit." Only sentences that open with a name or with "a" and say when are looked at. Of 36,000
    paragraphs of PolNeAR's news texts none of the articles' own is marked.
    """
    if line.words > _MOST_WORDS or not line.text.endswith(".") or _NOT_PLAIN.search(line.text):
        return False
    sentences = _SENTENCE_BREAK.split(line.text)
    parts = _WORD_OR_COMMA.findall(sentences[0].rstrip("."))
    words = [part for part in parts if part != ","]
    if len(sentences) > 2 or len(words) not in _VERBLESS_WORDS or not words[0][0].isupper():
        return False
    if words[0].endswith("ing") or in_title_case(line.text):
        return False
    known = boilerplate().verbless
    if words[0].casefold() in (known.prepositions | known.determiners) - {"a", "an"}:
        return False
    if not known.prepositions & set(words) or not _WHEN.search(sentences[0]):
        return False
    return not any(_may_be_verb(parts, at) for at in range(len(parts)))


def shows_picture(line: Line) -> bool:
    """Whether a paragraph is one sentence that tells in the present tense what a picture shows.

    "Captain Orre looks on as divers inspect the hull in Tarn on Monday, March 9, 2026." The day
    must be told, the verb must be the sentence's first, and nobody may be quoted.
    """
    text = line.text.rstrip(".")
    if line.words not in _SHOWING_WORDS or _NOT_PLAIN.search(text) or not _DAY.search(text):
        return False
    if len(_SENTENCE_BREAK.split(text)) > 1 or not text[0].isupper() or in_title_case(text):
        return False
    words = [part for part in _WORD_OR_COMMA.findall(text) if part != ","]
    at = next((n for n, word in enumerate(words) if n and _tells_or_shows(words[n - 1], word)), 0)
    return at > 0 and (words[at] in boilerplate().caption_verbs or _is_seen(words[at : at + 2]))


def _tells_or_shows(before: str, word: str) -> bool:
    """Whether a word may be a sentence's verb; a form without -s wants a plural before it."""
    known = boilerplate()
    if word in known.caption_verbs:
        plural = before.endswith("s") or before.casefold() in _MANY
        return before.casefold() not in known.verbless.determiners and (
            plural or (word.endswith("s") and not word.endswith("ss"))
        )
    return word in known.verbless.finite or (word.endswith("ed") and word.islower())


def _is_seen(words: list[str]) -> bool:
    return words[0] in {"is", "are"} and words[-1] in {"seen", "pictured", "shown", "photographed"}


def in_title_case(line: str) -> bool:
    """Whether most words of a line have capitals, as in the headlines of many outlets."""
    words = _LONG_WORD.findall(line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _may_be_verb(words: list[str], at: int) -> bool:
    """Whether a word may be the verb of its sentence; its neighbours tell where a form may be a
    noun or an adjective too."""
    known = boilerplate().verbless
    shown = words[at].replace("’", "'")
    word = shown.casefold()
    if shown == "," or word in known.prepositions or word in known.determiners:
        return False
    before = words[at - 1].casefold() if at else ""
    if shown[0].isupper():
        return at == 0 and word.split("'")[0] in known.finite
    if word in known.finite or word.split("'")[0] in known.finite:
        return True
    if word.endswith("ed") or before == ",":
        return before not in known.determiners
    if at and words[at - 1][0].isupper() and before not in known.determiners:
        return word not in known.beside_names
    if word.endswith("s") and not word.endswith("'s") and word not in known.not_verbs:
        after = words[at + 1] if at + 1 < len(words) else ","
        ends = after == "," or after.casefold() in known.prepositions or after[0].isupper()
        noun_before = before[:1].isalpha() and before not in known.prepositions | known.determiners
        return noun_before or not ends
    return False


def picture_credits(line: str) -> Iterator[tuple[int, int]]:
    """Stretches of a paragraph that credit a picture in brackets: ``(AP Photo/Jane Doe)``."""
    for match in _ANY_BRACKET.finditer(line) if "(" in line or "[" in line else ():
        inner = match.group(1)
        if re.match(
            r"(?i)(?:ap|afp|reuters|epa|getty)?\s?(?:photo|image|picture)s?\b\s?(?:by|:|/|courtesy|credit)",
            inner,
        ):
            yield match.start(), match.end()
