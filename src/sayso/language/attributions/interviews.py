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
_LABEL = re.compile(
    r"^[ \t]*(?P<who>[A-Z][\w.’'-]+(?:[ \t]+[A-Z][\w.’'-]*){0,3})[ \t]*(?P<cue>:)[ \t]+(?=\S)",
    re.MULTILINE,
)
_ASKS = re.compile(r"\?[”\"’']?\s*$")


def interview(text: str) -> Iterator[Linked]:
    """Yield the answers of an interview, each what its speaker says.

    Lines that begin with the names of two or more speakers in turn are an interview when one of
    them asks; a turn goes on to the next. What is asked states nothing.

    Args:
        text: the article's text.
    """
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), _line_end(text, labels[-1])] if labels else []
    turns: dict[str, list[tuple[re.Match[str], Span]]] = defaultdict(list)
    for label, end in zip(labels, ends, strict=True):
        if said := trim(text, label.end(), end):
            turns[label["who"].lower()].append((label, said))
    asking = {who for who, own in turns.items() if _asks(text, [said for _, said in own])}
    if len(labels) < LEAST or len(turns) < 2 or not asking:
        return
    for who in turns.keys() - asking:
        for label, said in turns[who]:
            source, cue = Span(*label.span("who")), Span(*label.span("cue"))
            yield Linked((source,), (cue,), (said,), SCORE, TURN)


def _line_end(text: str, label: re.Match[str]) -> int:
    end = text.find("\n", label.end())
    return end if end >= 0 else len(text)


def _asks(text: str, turns: Sequence[Span]) -> bool:
    """Whether half of a speaker's turns end in a question."""
    questions = sum(bool(_ASKS.search(text, turn.start, turn.end)) for turn in turns)
    return 2 * questions >= len(turns)
