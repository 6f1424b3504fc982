"""The clearest of several claims: the one whose words can stand for the finding."""

import re
from collections.abc import Sequence, Set

from sayso.claims.scales import Scores
from sayso.claims.views import View
from sayso.knowledge.clause_words import clause_words
from sayso.language.statements import WORD, is_complete, is_dependent, only_says, verb_first

BEST_LENGTH = 16
"""Words: a statement of about this length is read at a glance."""
TAKEN = 3.2
"""What it costs a claim that it stands for another finding: twice what stating nothing costs."""
_QUOTE_MARKS = '"“”'


def clearest(
    cluster: Sequence[int],
    views: Sequence[View],
    scores: Scores,
    taken: Set[int] = frozenset(),
) -> int:
    """Return the item of ``cluster`` that is complete, self-contained and nearest to the others.

    One whose words stand for another finding already (``taken``) is put back.
    """

    def clarity(i: int) -> float:
        return _clarity(i, cluster, views, scores) - TAKEN * (i in taken)

    return max(cluster, key=lambda i: (round(clarity(i), 4), -i))


def _clarity(i: int, cluster: Sequence[int], views: Sequence[View], scores: Scores) -> float:
    view = views[i]
    text = view.claim.text
    others = [scores.get((min(i, j), max(i, j)), 0.0) for j in cluster if j != i]
    central = sum(others) / len(others) if others else 0.0
    length = abs(len(view.words) - BEST_LENGTH) / BEST_LENGTH
    return (
        central
        + 0.3 * bool(view.entities)
        - 0.5 * min(length, 2.0)
        - 1.6 * (not _is_readable(view))
        - 1.6 * only_says(text)
        - 0.8 * _leans(text)
        - 0.4 * bool(view.claim.reads)
        - 0.3 * (not text[:1].isupper() and not text[:1].isdigit())
        - 0.4 * (sum(text.count(mark) for mark in _QUOTE_MARKS) % 2)
    )


def _is_readable(view: View) -> bool:
    """Whether a claim has a verb and its subject, and is no bare condition; a headline is told
    without one."""
    text = view.claim.reads or view.claim.text
    if is_complete(text) and verb_first(text) is None:
        return True
    return view.whole and view.sentence == 0 and not is_dependent(text)


def _leans(text: str) -> bool:
    """Whether the first word stands for something said before ("he", "this", "then"), or the
    first after a short opening ("In addition, he")."""
    lists = clause_words()
    opening = _OPENING.match(text)
    word = _first(text)
    if word in lists.pronouns or word in lists.subordinate:
        return True
    return opening is not None and _first(text[opening.end() :]) in lists.pronouns


_OPENING = re.compile(r"[^,“”\"]{2,30},\s+")


def _first(text: str) -> str:
    """The first word in small letters, without what is joined to it ("he" of "he's")."""
    found = WORD.search(text)
    return re.split("[’']", found.group().lower())[0] if found else ""
