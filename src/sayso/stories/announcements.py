"""What one article announces for a day and another tells as done."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from sayso.language.times import Spoken, is_day, parse, reference_of, resolve_times, spoken_times
from sayso.language.verbs import verb_groups
from sayso.model import Reading, Span

_LEAD = 3
"""Sentences that tell the news; what stands below is often older."""
_STEM = 5
"""Letters by which words are held to be forms of one word ("visit", "visited")."""
_LEAST_SHARED = 3
"""Words besides the verb that two sentences on one event share."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(["that", "this", "with", "from", "will", "have", "been", "were", "their"])


class Announcement(Struct, frozen=True):
    """What an article says will happen on a day: the stem of its verb, and its words."""

    article: str
    day: date
    verb: str
    words: frozenset[str]


def spoken_in(reading: Reading) -> tuple[Spoken, ...]:
    """The time expressions of an article, not yet resolved."""
    return _spoken(reading.article.text, reading.sentences)


@lru_cache(maxsize=256)
def _spoken(text: str, sentences: tuple[Span, ...]) -> tuple[Spoken, ...]:
    """Kept between calls: a story with undated articles is asked for them several times."""
    return tuple(spoken_times(text, sentences))


def announcements(reading: Reading) -> Iterator[Announcement]:
    """The events an article announces for a single day, in the order of its text."""
    article = reading.article
    for told in resolve_times(article.id, spoken_in(reading), reference_of(article)):
        period = parse(told.time.value) if told.time.value else None
        if told.spoken.direction.way != "ahead" or period is None or not is_day(period):
            continue
        words = stems(_text(reading, told.spoken.sentence))
        verbs = _WORD.findall(told.spoken.direction.because.lower())
        if verbs:
            yield Announcement(article.id, period.first, verbs[-1][:_STEM], words)


def done(reading: Reading, announced: Announcement) -> bool:
    """Whether an article's lead tells as done what another one announces."""
    return any(_tells(_text(reading, span), announced) for span in reading.sentences[:_LEAD])


def _tells(sentence: str, announced: Announcement) -> bool:
    found = stems(sentence)
    shared = found & announced.words - {announced.verb}
    if announced.verb not in found or len(shared) < _LEAST_SHARED:
        return False
    tenses = [group.tense for group in verb_groups(sentence)]
    ahead = {"future", "planned", "modal", "conditional", "infinitive"}
    return not ahead & set(tenses) and bool({"past", "perfect"} & set(tenses))


def stems(text: str) -> frozenset[str]:
    """The longer words of a text, cut to their first letters."""
    words = _WORD.findall(text.lower())
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)


def _text(reading: Reading, span: Span) -> str:
    return reading.article.text[span.start : span.end]
