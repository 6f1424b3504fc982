"""Interviews told turn by turn: "Lind: The dam will hold." on a line of its own."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.language.attributions.linked import Linked, trim
from sayso.model import Span

TURN = "a turn of an interview"
SCORE = 0.8
LEAST = 3
"""Turns from which lines that begin with a name and a colon are an interview, not a list."""
LEAST_ASKED = 2
"""Questions of one speaker that make an interview."""
_LABEL = re.compile(
    r"^[ \t]*(?P<who>[A-Z][\w.’'-]+(?:[ \t]+[A-Z][\w.’'-]*){0,3})[ \t]*(?P<cue>:)[ \t]+(?=\S)",
    re.MULTILINE,
)
_ASKS = re.compile(r"\?[”\"’']?\s*$")


def interview(text: str) -> Iterator[Linked]:
    """Yield the answers of an interview, each what its speaker says.

    Lines that begin with the names of two or more speakers in turn are an interview when one of
    them asks more than once; a turn goes on to the next. What is asked states nothing. Names as
    headings ("Lind: Win in a walk.") come once each.

    Args:
        text: the article's text.
    """
    labels = list(_LABEL.finditer(text))
    if len(labels) < LEAST:
        return
    turns: dict[str, list[Linked]] = defaultdict(list)
    ends = (*(label.start() for label in labels[1:]), _line_end(text, labels[-1]))
    for label, end in zip(labels, ends, strict=True):
        if said := trim(text, label.end(), end):
            source, cue = Span(*label.span("who")), Span(*label.span("cue"))
            turns[label["who"].lower()].append(Linked((source,), (cue,), (said,), SCORE, TURN))
    asking = [_asks(text, own) for own in turns.values()]
    if len(turns) > 1 and any(asking):
        for own, asks in zip(turns.values(), asking, strict=True):
            yield from () if asks else own


def _line_end(text: str, label: re.Match[str]) -> int:
    end = text.find("\n", label.end())
    return end if end >= 0 else len(text)


def _asks(text: str, turns: Sequence[Linked]) -> bool:
    """Whether a speaker's turns end in questions: two or more, and half of them."""
    said = (turn.content[0] for turn in turns)
    questions = sum(bool(_ASKS.search(text, span.start, span.end)) for span in said)
    return questions >= LEAST_ASKED and 2 * questions >= len(turns)
