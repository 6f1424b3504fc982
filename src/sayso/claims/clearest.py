"""The clearest of several claims: the one whose words can stand for the finding."""

from collections.abc import Sequence

from sayso.claims.scales import Scores
from sayso.claims.views import View
from sayso.knowledge.clause_words import clause_words
from sayso.knowledge.cues import cue_of
from sayso.language.statements import WORD, is_complete, is_dependent, is_finite, verb_first
from sayso.language.verbs import verb_groups
from sayso.model import CueSort

BEST_LENGTH = 16
"""Words: a statement of about this length is read at a glance."""
_SPOKEN: tuple[CueSort | None, ...] = ("speech", "report", "declare")
_QUOTE_MARKS = '"“”'


def clearest(cluster: Sequence[int], views: Sequence[View], scores: Scores) -> int:
    """Return the item of ``cluster`` that is complete, self-contained and nearest to the others."""
    return max(cluster, key=lambda i: (round(_clarity(i, cluster, views, scores), 4), -i))


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
        - 0.3 * (not text[:1].isupper() and not text[:1].isdigit())
        - 0.4 * (sum(text.count(mark) for mark in _QUOTE_MARKS) % 2)
    )


def _is_readable(view: View) -> bool:
    """Whether a claim has a verb and its subject, and is no bare condition; a headline is told
    without one."""
    text = view.claim.text
    if is_complete(text) and verb_first(text) is None:
        return True
    return view.whole and view.sentence == 0 and not is_dependent(text)


def only_says(text: str) -> bool:
    """Whether words tell that somebody spoke, and not what was said ("X has told the council")."""
    verbs = [group.verb for group in verb_groups(text) if is_finite(group) and group.verb]
    cues = [cue_of(verb) for verb in verbs]
    spoken = all(cue is not None and cue.sort in _SPOKEN for cue in cues)
    return bool(cues) and spoken and not any(mark in text for mark in _QUOTE_MARKS)


def _leans(text: str) -> bool:
    """Whether the first word stands for something said before ("he", "this", "then")."""
    lists = clause_words()
    first = WORD.search(text)
    word = first.group().lower().split("’")[0].split("'")[0] if first else ""
    return word in lists.pronouns or word in lists.subordinate
