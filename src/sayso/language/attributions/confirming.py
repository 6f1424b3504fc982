"""Who confirms what stands before: "Two were hurt. A spokesman confirmed the number.", "Both said
so."."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from sayso.language.attributions.linked import Linked, length, shared
from sayso.model import Span

CONFIRMED = "confirms what stands before"
SCORE = 0.7
"""The one such statement in 79 annotated events is laid to who confirms it."""
_CONFIRMS = re.compile(
    r"(?P<who>(?:(?!\b(?:not|never|nor|neither|nobody|none|would|will|could|can|may|might)\b"
    r"|n['’]t\b)[^,;:“”\"]){2,80}?)(?:,[^,;:“”\"]{2,80},)?\s+"
    r"(?:(?:has|have|had|also|later|since|\w+ly)\s+)*"
    r"(?P<cue>(?:said|says|say)\s+so|confirmed|confirms)"
    r"(?:(?<=\sso)|\s+(?:(?:the|this|that|these|those)\s+(?:\w+\s+)?"
    r"(?:number|figure|toll|count|news|reports?|information|account|story|"
    r"rumou?rs?|incident|deaths?|arrests?|attack|details|move|decision)"
    r"|it|this|that))(?=[.,]|\s+(?:to|on|in|at|by|via|through|after|late|early|when)\b|\s+\w+day\b)"
)


def confirmed(
    text: str, sentence: Span, sentences: Sequence[Span], found: Sequence[Linked]
) -> Iterator[Linked]:
    """The statement that a sentence confirms without saying it again.

    It is the sentence before, unless somebody else vouches for that.

    Args:
        text: the article's text.
        sentence: one of its sentences.
        sentences: all of them, in order.
        found: the attributions found so far.
    """
    match = _CONFIRMS.match(text, sentence.start, sentence.end)
    place = bisect_left(sentences, sentence.start, key=attrgetter("start"))
    if match is None or not place:
        return
    before = sentences[place - 1]
    if not any(_holds(item, before) for item in found):
        who, cue = Span(*match.span("who")), Span(*match.span("cue"))
        yield Linked((who,), (cue,), (before,), SCORE, CONFIRMED)


def _holds(item: Linked, sentence: Span) -> bool:
    """Whether a source vouches for most of a sentence, "X said" left aside."""
    frame = shared((*item.source, *item.cue), (sentence,))
    said = shared(item.content, (sentence,))
    return bool(item.source) and 2 * said >= length((sentence,)) - frame
