"""Who puts a figure to something: "The ministry put the toll at 14", "police spoke of 12"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from sayso.knowledge.quantities import quantity_words
from sayso.knowledge.source_words import head_end, singular, source_words
from sayso.language.attributions.linked import Linked, trim
from sayso.model import Span

PUT_A_FIGURE = "puts a figure to it"
SCORE = 0.7
"""All five such sentences of the texts of 79 annotated events are what the subject says."""
_FIRST = re.compile(r"^.*(?:[,;:()“”\"]|\b(?:and|but|while|as|after|that|although))\s", re.DOTALL)
_FRONTED = re.compile(r"(?:On|In|By|Late|Early)\s+(?:\w+day|[A-Z]\w+|\d{4})\s+")
_NOBODY = frozenset({"it", "this", "that", "these", "those", "there", "which", "what"})
_END = re.compile(r"[,;:()“”\"]\s|\s(?:and|but|while|as|after)\s(?![$€£¥]?\d)")
_BETWEEN = re.compile(
    r"(?:\s+(?:has|have|had|now|also|later|earlier|since|then|initially|previously|\w+ly|"
    r"on\s\w+day))+\s*$"
)


def figures(text: str, sentence: Span) -> Iterator[Linked]:
    """What somebody counts or estimates in a sentence: whom the subject names, and how much.

    A subject that neither speaks nor is written ("The blast put the toll at 14") vouches for
    nothing.

    Args:
        text: the article's text.
        sentence: one of its sentences.
    """
    places = (frame.finditer(text, sentence.start, sentence.end) for frame in _frames())
    for match in chain.from_iterable(places):
        source = _subject(text, sentence.start, match.start())
        end = _END.search(text, match.end(), sentence.end)
        content = trim(text, match.start("what"), end.start() if end else sentence.end, " \t\n.;:")
        if source is not None and content is not None:
            yield Linked((source,), (Span(*match.span("cue")),), (content,), SCORE, PUT_A_FIGURE)


def _subject(text: str, start: int, end: int) -> Span | None:
    """The noun phrase before a verb, if it is somebody or something that speaks."""
    before = text[start:end]
    clause = _FIRST.match(before)
    first = clause.end() if clause else 0
    when = _FRONTED.match(before, first)
    first = when.end() if when else first
    late = _BETWEEN.search(before, first)
    found = trim(text, start + first, start + (late.start() if late else len(before)))
    return found if found and _speaks(text[found.start : found.end]) else None


def _speaks(phrase: str) -> bool:
    head = head_end().split(phrase)[0].split()
    if not head:
        return False
    noun, known = singular(head[-1].lower()), source_words()
    papers = known.documents | known.carried.documents
    if known.is_person(noun) or noun in known.bodies | known.outlets | papers:
        return True
    return head[-1][0].isupper() and head[-1].lower() not in _NOBODY


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    """ "put the toll at" and "spoke of", with a number behind them."""
    words = quantity_words()
    numbers = "|".join((*words.units, *words.multipliers, *words.loose))
    loose = "|".join(map(re.escape, words.modifiers))
    number = rf"(?:(?:{loose}|between|a|an)\s+)*(?:[$€£¥]?\d|(?:{numbers})\b)"
    put = (
        r"\b(?P<cue>puts?|pegs|pegged|placed)\s+(?!(?:out|up|down|off|on|in|away|back|forward)\b)"
        rf"(?P<what>(?:[\w’'-]+\s+){{1,10}}?at\s+{number})(?![\d:]*\s?(?:o['’]clock|[ap]\.?m\b))"
    )
    spoke = rf"\b(?P<cue>(?:spoke|speaks?|talked)\s+of)\s+(?P<what>{number})"
    return re.compile(put, re.IGNORECASE), re.compile(spoke, re.IGNORECASE)
