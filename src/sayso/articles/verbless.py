"""Captions without a verb: "A protest in London last year against the visit."

The news is told in sentences; what a picture shows is often only named, with where and when, and
with what went on meanwhile: "Captain Orre in Tarn on Monday as divers went down to the hull."
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.articles.lines import Line
from sayso.knowledge.boilerplate import boilerplate
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.titles import title_words

MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9]{3})\.\s+(?=[A-Z])")
WORD = re.compile(r"[^\W_][\w'’.-]*")
WORD_OR_COMMA = re.compile(r"[^\W_][\w'’.-]*|,")
PLACE = re.compile(
    r"\b(?:in|at|outside|inside|near|aboard|on)\s(?:(?:the|an?|his|her|their|downtown|central)\s)?"
    rf"(?!{MONTHS}\b)[A-Z][\w.-]+(?![\w’'])"
)
MANY = frozenset({"people", "police", "men", "women", "children", "crew", "they", "troops"})
_WHEN = re.compile(
    rf"\b(?:(?:19|20)\d{{2}}|last|earlier|[A-Z][a-z]+day|{MONTHS}|"
    r"(?:this|early|late)\s(?:week|month|year|spring|summer|fall|autumn|winter))\b"
)
_NOT_PLAIN = re.compile(r"[\"“”:;?!—–]| - |--")
# What went on meanwhile, or who it is about; no more of the sentence follows.
_TAIL = re.compile(r"(?:\s(?:as|after|before|while)\s|,\s(?:who|which|where|whose|when)\s)")
_GOES_ON = re.compile(
    r",\s(?!(?:who|which|where|whose|when|and|or|including|after|as|an?|the)\b)[a-z]"
)
# With these words a thought is opened and no picture named.
_TURNS = re.compile(
    r"(?:But|And|So|Yet|Or|Then|Not|No|All|What|Why|How|Just|Only|Even|Maybe|Perhaps|More|Most|"
    r"Much|Enough|Also|Plus|Now|Yes|Well|Both|Either|Neither)\b"
)
_NOT = re.compile(r"n[’']t$")
_MEANWHILE = re.compile(r",\s[a-z]+ing\s")
_ING_VERBS = frozenset({"bring", "spring", "string"})
_WORDS = range(4, 46)
_MOST_WORDS = 75
_MOST_SENTENCES = 3
_OPENING_WORDS = 7


def has_no_verb(line: Line) -> bool:
    """Whether a paragraph is, or opens with, a sentence without a verb of its own.

    What is told of what went on meanwhile may have one, and up to two sentences more may follow;
    the first must then tell both a place and a day. It must open with a name, with people, with
    "a", or tell when. Of 33,000 lines of PolNeAR, FNC-1, BASIL, ECB+ and news pages none of the
    articles' own is marked; of 34 captions of newspapers 9 are, 5 before.

    Args:
        line: a line of a text, not its headline.
    """
    text = line.text
    if line.words > _MOST_WORDS or not text.endswith(".") or text.isupper():
        return False
    sentences = SENTENCE_BREAK.split(text.rstrip("."))
    first = sentences[0]
    if len(sentences) > _MOST_SENTENCES or _NOT_PLAIN.search(text) or _TURNS.match(first):
        return False
    cut = _TAIL.search(first)
    head, tail = (first[: cut.start()], first[cut.start() :]) if cut else (first, "")
    if _GOES_ON.search(tail) or not head[:1].isupper():
        return False
    return _is_verbless(head) and _names_a_scene(head, alone=len(sentences) == 1 and not tail)


def _is_verbless(text: str) -> bool:
    """Whether words that might be a sentence have no verb, but words of place or time."""
    parts = WORD_OR_COMMA.findall(text)
    words = [part for part in parts if part != ","]
    known = boilerplate().verbless
    if len(words) not in _WORDS or words[0].endswith("ing"):
        return False
    if not (known.prepositions.intersection(words) or _MEANWHILE.search(text)):
        return False
    return not any(_may_be_verb(parts, at) for at in range(len(parts)))


def _names_a_scene(text: str, *, alone: bool) -> bool:
    """Whether somebody or something is named as in a picture, with a place or a day.

    Args:
        text: words without a verb.
        alone: whether nothing else is told in the paragraph.
    """
    words = WORD.findall(text)
    known = boilerplate()
    opening, small = words[0].casefold(), known.verbless.prepositions | known.verbless.determiners
    if opening in small - {"a", "an", "the"}:
        return False
    dated = bool(_WHEN.search(text))
    told = dated or bool(PLACE.search(text))
    named = is_named(words[:_OPENING_WORDS])
    people = any(word.casefold() in known.caption_people for word in words[:3])
    if not alone:
        return dated and bool(PLACE.search(text)) and (named or people or opening in {"a", "an"})
    if opening == "the":
        return told and (named or people)
    opens = opening in {"a", "an"} or people or is_named(words[:2])
    return opens or (named and told) or dated


def is_named(words: Sequence[str]) -> bool:
    """Whether a given name or a title stands among words before another word with a capital."""
    return any(
        (is_given_name(word) or word.rstrip(".").casefold() in title_words())
        and word[0].isupper()
        and after[0].isupper()
        for word, after in pairwise(words)
    )


def _is_infinitive(words: Sequence[str], at: int) -> bool:
    """Whether a word belongs to an infinitive: "the first | to be made | by the crew"."""
    before = [word.casefold() for word in words[max(0, at - 2) : at]]
    return before[-1:] == ["to"] or before in (["to", "be"], ["to", "have"])


def _is_noun_of_name(words: Sequence[str], at: int) -> bool:
    """Whether a name between "a" or "the" and a word tells what kind of thing it is: "a Communist
    | head"."""
    if at < 2 or not words[at].islower() or not words[at - 1][0].isupper():
        return False
    opened = words[at - 2].casefold() in boilerplate().verbless.determiners
    return opened and words[at].casefold() not in boilerplate().verbless.finite


def _may_be_verb(words: list[str], at: int) -> bool:
    """Whether a word may be the verb of its sentence; its neighbours tell where a form may be a
    noun or an adjective too."""
    known = boilerplate().verbless
    shown = words[at].replace("’", "'")
    word = shown.casefold()
    if shown == "," or shown[0].isdigit() or word in known.prepositions | known.determiners:
        return False
    before = words[at - 1].casefold() if at else ""
    if _is_infinitive(words, at) or _is_noun_of_name(words, at):
        return False
    if shown[0].isupper():
        return at == 0 and word.split("'")[0] in known.finite
    if word in known.finite or word.split("'")[0] in known.finite or _NOT.search(word):
        return True
    if word.endswith("ing") and word not in _ING_VERBS:
        return False
    if word.endswith("ed") or before == ",":
        return before not in known.determiners
    if at and words[at - 1][0].isupper() and before not in known.determiners:
        # A team is many too: "Tarn play at home".
        many = before.endswith("s") or "and" in words[:at] or word in boilerplate().caption_doings
        many = many or any(earlier.casefold() in MANY for earlier in words[:at])
        return word not in known.beside_names and (many or word.endswith("s"))
    if before in MANY:
        return word not in known.beside_names
    if word.endswith("s") and not word.endswith("'s") and word not in known.not_verbs:
        after = words[at + 1] if at + 1 < len(words) else ","
        ends = after == "," or after.casefold() in known.prepositions or after[0].isupper()
        noun_before = before[:1].isalpha() and before not in known.prepositions | known.determiners
        return noun_before or not ends
    return False
