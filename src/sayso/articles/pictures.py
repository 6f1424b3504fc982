"""Captions without a credit, told by how they speak of what a picture shows.

The news is told in the past tense and about people, a caption in the present tense, without a
verb, or about who stands where. Nothing here looks at credits: see ``captions``.
"""

import re
from collections.abc import Sequence

from sayso.articles.captions import in_title_case
from sayso.articles.lines import Line
from sayso.knowledge.boilerplate import boilerplate

_NOT_PLAIN = re.compile(r"[\"“”:;?!—–]| - |--")
_QUOTED = re.compile(r"[\"“”?!]|\b(?:said|says|told|tells)\b|https?:|(?<!\w)[#@]\w")
_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9]{3})\.\s+(?=[A-Z])")
_WORD_OR_COMMA = re.compile(r"[^\W_][\w'’.-]*|,")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_WHEN = re.compile(
    r"\b(?:(?:19|20)\d{2}|last|earlier|[A-Z][a-z]+day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b"
)
# "Monday, March 9, 2026", "March 9, 2026", "in March 2026"
_FULL_DAY = re.compile(
    rf"\b{_MONTHS}\b\.?,?\s(?:\d{{1,2}},?\s)?(?:19|20)\d{{2}}\b|"
    r"\b\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d{2}\b"
)
_WEEKDAY = re.compile(r"\bon\s[A-Z][a-z]+day\b")
# "Orre, left, and Aust (centre)"
_SIDE = r"(?:[Ff]ar |[Ss]econd from |[Bb]ottom |[Tt]op )?(?:[Ll]eft|[Rr]ight|[Cc]ent(?:er|re))"
_PLACED = re.compile(
    rf"\((?:{_SIDE}|(?:also )?[Pp]ictured|L|C)\)|"
    rf"(?<=[A-Z]\w\w), (?:(?:pictured |seen )?{_SIDE}|pictured)(?=[,.;]|$| and [A-Z]| with )|"
    rf"(?<=[a-z]{{3}}), (?:(?:pictured |seen )?{_SIDE}|pictured)(?=[,.;]|$| and [A-Z]| with )"
)
# "This 2019 photo provided by the port shows", "An artist's impression of the bridge"
_OF_PICTURE = re.compile(
    r"(?:This|In this|This [\w\s,.'’-]{0,50}?|In this [\w\s,.'’-]{0,50}?)\b"
    r"(?:(?:file|handout|satellite) )?"
    r"(?:photo|photograph|image|picture|frame grab|video grab|screenshot|illustration|rendering)"
    r"s?,? (?:shows?|provided|released|taken|made|from|supplied|obtained)\b|"
    r"(?:An?|The) (?:artist['’]?s? (?:concept|illustration|rendering|impression|sketch)|"
    r"(?:stock|file|handout|undated|composite|combination) "
    r"(?:image|photo|photograph|picture)|courtroom sketch)s?\b|"
    r"(?:An?|The) (?:general|aerial|satellite) view of\b|"
    r"(?:Above|Below|Left|Right|Top|Bottom|Inset|From left|Clockwise from top(?: left)?): [A-Z]"
)
_MANY = frozenset({"people", "police", "men", "women", "children", "crew", "they", "and", "troops"})
_SHOWING_WORDS = range(7, 61)
_VERBLESS_WORDS = range(6, 46)
_MOST_WORDS = 60
_MOST_SENTENCES = 3


def is_of_picture(line: Line) -> bool:
    """Whether a paragraph by its form tells what a picture shows.

    Args:
        line: a line of a text, not its headline.
    """
    return has_no_verb(line) or shows_picture(line) or _points_at_picture(line)


def _points_at_picture(line: Line) -> bool:
    """Whether a paragraph names the picture or says who stands where: "Orre, left, and Aust".

    Of 29,000 lines of PolNeAR, BASIL and FNC-1 about 25 are marked, two of them the articles' own.
    """
    if line.words > _MOST_WORDS or _QUOTED.search(line.text):
        return False
    return bool(_PLACED.search(line.text) or _OF_PICTURE.match(line.text))


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
    """Whether a paragraph tells in the present tense what a picture shows.

    "Captain Orre looks on as divers inspect the hull in Tarn on Monday, March 9, 2026." The verb
    must be the first of its sentence, and nobody may be quoted. With a day and its year any verb
    of doing counts, and more may follow; else the sentence stands alone, with a day and a verb
    that pictures show, or with words that only pictures have ("shakes hands with").
    """
    text = line.text.rstrip(".")
    if line.words not in _SHOWING_WORDS or _QUOTED.search(text) or in_title_case(text):
        return False
    sentences = _SENTENCE_BREAK.split(text)
    first = sentences[0]
    if len(sentences) > _MOST_SENTENCES or not text[0].isupper():
        return False
    parts = _WORD_OR_COMMA.findall(first)
    if _FULL_DAY.search(first) and _does(parts):
        return True
    return len(sentences) == 1 and not _NOT_PLAIN.search(text) and _shows(text, parts)


def _shows(text: str, parts: Sequence[str]) -> bool:
    """Whether the first verb of a lone sentence is one that tells what pictures show."""
    known = boilerplate()
    words = [part for part in parts if part != ","]
    at = next((n for n, word in enumerate(words) if n and _tells_or_shows(words[n - 1], word)), 0)
    if not at:
        return False
    if _FULL_DAY.search(text) or _WEEKDAY.search(text):
        return words[at] in known.caption_verbs or _is_seen(words[at : at + 2])
    return known.caption_scenes.match(" ".join(words[at : at + 4]))


def _does(parts: Sequence[str]) -> bool:
    """Whether a sentence's first verb is a present tense on -s of somebody named."""
    known = boilerplate()
    small = known.verbless.determiners | known.verbless.prepositions
    if parts[0].casefold() in small - {"a", "an", "the"} or _FULL_DAY.match(" ".join(parts)):
        return False
    for at in range(1, len(parts) - 1):
        before, word, after = parts[at - 1 : at + 2]
        named = before[0].isupper() and before.casefold() not in small
        if word in known.verbless.finite or (word.endswith("ed") and named):
            return False
        if named and _is_present(word):
            return after != "," and not _is_past(after)
    return False


def _is_present(word: str) -> bool:
    known = boilerplate()
    ends = word.endswith("s") and not word.endswith(("ss", "'s", "’s"))
    shows = ends and len(word) > 3 and word.islower()
    return shows and word not in known.verbless.not_verbs | known.caption_stative


def _is_past(word: str) -> bool:
    return word in boilerplate().verbless.finite or word.endswith("ed")


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
