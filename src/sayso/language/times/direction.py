"""Whether a sentence tells a time as past or as ahead.

The verb group that governs the expression decides: "will sign the pact on Friday, as
announced on Monday" looks ahead to Friday and back to Monday. Words that stand directly
before the expression ("since", "ahead of") decide before any verb does.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from sayso.knowledge.verb_words import verb_words
from sayso.language.times.expressions import Found
from sayso.language.verbs import VerbGroup, verb_groups

Way = Literal["past", "ahead", "present", "open"]

_BREAK = re.compile(r"[;:]|\s[–—]\s|\s--?\s")
_RELATIVE = re.compile(r"\b(?:who|which|where|whose)\s(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)
_CLAUSE_OPENER = re.compile(
    r"(?:^|,|\b(?:that|and|but|when|where|if|because|after|before|while|as|which|who|whether))\s*"
    r"[”\"“‘’']?\s*(?:(?:back|early|earlier|late|later|only|just|and|that|also)\s)*"
    r"(?:(?:on|in|at|by|from|over|during|since|until|for)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:since|back in|dated)\s(?:the\s)?$", re.IGNORECASE)
_MOVED_TO = re.compile(
    r"\b(?:moved|postponed|delayed|rescheduled|pushed|deferred|adjourned)\b.{0,60}\s(?:to|until)\s$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_IN_REACH = 200
"""Characters on both sides of a time that are looked at."""
_CLOSE = len(" on the ")
_FARTHEST_VERB = 110
"""Characters beyond which a verb is not held to govern a time."""


class Direction(Struct, frozen=True):
    """Past, ahead, present (told of now, which may be either) or open, and why."""

    way: Way
    because: str


class Sentence(Struct, frozen=True):
    """A sentence's text, where it begins, and its verb groups (offsets inside it)."""

    start: int
    text: str
    groups: tuple[VerbGroup, ...]


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence at a place of a text, with its verbs."""
    words = text[start:end]
    return Sentence(start, words, verb_groups(words))


def direction(sentence: Sentence, found: Found) -> Direction:
    """How a sentence tells the time of one of its expressions."""
    at, end = found.start - sentence.start, found.end - sentence.start
    before, after = sentence.text[max(0, at - _IN_REACH) : at], sentence.text[end : end + _IN_REACH]
    told = _by_preposition(before) or _by_verb(sentence, found) or _by_event(before, after)
    if told is None:
        return Direction("open", "no verb tells whether it lies ahead")
    if told.way == "present" and _FROM.search(before):
        return Direction("ahead", _last_words(before, 1))
    return told


def _by_preposition(before: str) -> Direction | None:
    if _BACK.search(before):
        return Direction("past", _last_words(before, 2))
    if _MOVED_TO.search(before):
        return Direction("ahead", "moved to")
    words = before.lower().rstrip().removesuffix(" the").removesuffix(" next")
    for word in verb_words().planned.ahead:
        if re.search(rf"(?<!\w){word}$", words):
            return Direction("ahead", word)
    return None


def _last_words(text: str, count: int) -> str:
    return " ".join(text.split()[-count:])


def _by_verb(sentence: Sentence, found: Found) -> Direction | None:
    at, end = found.start - sentence.start, found.end - sentence.start
    groups = _in_reach(sentence, at, end)
    left = _near(sentence, [group for group in groups if group.end <= at], at)
    right = _finite_first(_near(sentence, _after(sentence, groups, end), end))
    opens = _CLAUSE_OPENER.search(sentence.text[max(0, at - _IN_REACH) : at]) is not None
    nearest = left[:-3:-1]
    order = (*right[:1], *nearest) if opens else (*nearest, *right[:1])
    for group in order:
        way = _way(sentence, group) or _by_present(group, at)
        if way is not None:
            return Direction(way, sentence.text[group.start : group.end])
    lone = next((group for group in order if group.tense in {"infinitive", "present"}), None)
    if lone is None:
        return None
    words = sentence.text[lone.start : lone.end]
    return Direction("ahead" if lone.tense == "infinitive" else "present", words)


def _in_reach(sentence: Sentence, at: int, end: int) -> tuple[VerbGroup, ...]:
    """The groups near a time, found without looking at the whole of a long sentence."""
    first = bisect_left(sentence.groups, at - _IN_REACH, key=_start)
    return sentence.groups[first : bisect_left(sentence.groups, end + _IN_REACH, key=_start)]


def _start(group: VerbGroup) -> int:
    return group.start


def _after(sentence: Sentence, groups: Sequence[VerbGroup], end: int) -> list[VerbGroup]:
    """The groups that follow, without those of a relative clause or a mere noun."""
    right = [
        group
        for group in groups
        if group.start >= end and not _RELATIVE.search(sentence.text[end : group.start])
    ]
    return right[1:] if right and _is_noun_of(sentence, right[0], end) else right


def _is_noun_of(sentence: Sentence, group: VerbGroup, end: int) -> bool:
    """Whether a word that may be a verb is what the time describes ("the Sunday vote")."""
    bare = group.tense == "present" and not group.verb.endswith("s")
    return bare and sentence.text[end : group.start].strip() == ""


def _by_present(group: VerbGroup, at: int) -> Way | None:
    """What "is" on a day, with nothing between, lies ahead ("the deadline is on Friday")."""
    close = 0 < at - group.end <= _CLOSE
    return "ahead" if close and group.verb in {"is", "are"} else None


def _near(sentence: Sentence, groups: Sequence[VerbGroup], at: int) -> list[VerbGroup]:
    """The groups with no break and no great distance between them and a place."""

    def reaches(group: VerbGroup) -> bool:
        low, high = min(group.end, at), max(group.start, at)
        return high - low <= _FARTHEST_VERB and not _BREAK.search(sentence.text, low, high)

    return [group for group in groups if reaches(group)]


def _finite_first(groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """Finite verbs before infinitives and -ing forms, each in order."""
    loose = {"infinitive", "gerund"}
    return sorted(groups, key=lambda group: group.tense in loose)


def _way(sentence: Sentence, group: VerbGroup) -> Way | None:
    """Where a verb group points; None when it leaves the matter open."""
    words = verb_words().planned
    if group.done and group.tense != "planned":
        return "past"
    if group.tense in {"past", "perfect"}:
        planned = _is_plan(sentence, group) or group.verb in words.invitations
        return "ahead" if planned else "past"
    if group.tense in {"future", "planned", "modal", "conditional"}:
        return "ahead"
    if group.tense == "infinitive":
        return "ahead" if _is_laid_on(sentence, group) else None
    if group.tense == "progressive":
        return "ahead"
    if group.tense == "present":
        planned = group.passive and group.verb in words.adjectives
        return "ahead" if planned or group.verb in words.schedule else None
    return None


def _is_laid_on(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether an infinitive hangs on a plan or an order, not on what was done to do it
    ("crossed the street to attend")."""
    words = verb_words().planned
    if group.governor in words.directives or group.governor in words.realized:
        return group.governor in words.directives
    before = bisect_left(sentence.groups, group.start, key=_start)
    return before > 0 and sentence.groups[before - 1].verb in words.directives


def _is_plan(sentence: Sentence, group: VerbGroup) -> bool:
    """A participle of planning: "scheduled for", "planned", "expected on"."""
    if group.verb not in verb_words().planned.adjectives:
        return False
    tail = sentence.text[group.end : group.end + 12].lower()
    return bool(re.match(r"\s(?:for|on|to|in|by|this|next)\b", tail)) or group.verb in {
        "scheduled",
        "slated",
        "due",
    }


def _by_event(before: str, after: str) -> Direction | None:
    """Without a verb, a coming event leaves the time open and any other thing is past."""
    if re.search(r"\b(?:before|by)\s(?:the\s)?$", before, re.IGNORECASE):
        return None
    around = set(re.findall(r"[a-z]+", (before[-30:] + " " + after[:30]).lower()))
    if around & verb_words().planned.events:
        return None
    return Direction("past", "news without a verb of what is ahead tells what happened")
