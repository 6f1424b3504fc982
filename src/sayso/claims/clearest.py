"""The clearest of several claims: the one whose words can stand for the finding."""

import re
from collections.abc import Sequence, Set

from sayso.claims.scales import LOOSE, Scores
from sayso.claims.views import View
from sayso.knowledge.clause_words import clause_words
from sayso.language.statements import WORD, is_complete, is_dependent, only_says, verb_first

BEST_LENGTH = 16
"""Words: a statement of about this length is read at a glance."""
TAKEN = 1.2
"""What it costs a claim that it stands for another finding: less than stating nothing (1.6). Of
2,005 findings 46 then have the words of another, of which 22 are surely joined (at 3.2 it is 10,
but 17 more of 1,431 that are surely joined have words that do not stand alone)."""
CENTRAL = 3.0
"""What being like the others counts: of the others the words shown speak for .885 (at 1.0 .879;
2,794 pairs of 2,005 findings of 79 annotated events), and they read no worse."""
HE = frozenset({"he", "she", "his", "her"})
"""Words whose person can be told beside them; "it", "they" and "this" cost more."""
_SPOKEN_OF = re.compile(
    r"\b(?:made|makes|making)\s(?:the|these|those|his|her|their)\s(?:\w+\s)?"
    r"(?:remarks?|comments?|statements?|announcement)\b"
    r"|\b(?:remarks|comments)\s(?:came|come)\b",
    re.IGNORECASE,
)
"""Words that tell when or where something was said that stands elsewhere."""
_QUOTE_MARKS = '"“”'


def clearest(
    cluster: Sequence[int],
    views: Sequence[View],
    scores: Scores,
    taken: Set[int] = frozenset(),
) -> int:
    """Return the item of ``cluster`` that is complete, self-contained and nearest to the others.

    One whose words stand for another finding already (``taken``) is put back; one that is joined
    loosely does not stand for those that are not.
    """
    near = {i: _near(i, cluster, scores) for i in cluster}
    firm = [i for i in cluster if max(near[i], default=0.0) >= LOOSE]

    def clarity(i: int) -> float:
        return _clarity(views[i], near[i]) - TAKEN * (i in taken)

    return max(firm or cluster, key=lambda i: (round(clarity(i), 4), -i))


def _near(i: int, cluster: Sequence[int], scores: Scores) -> list[float]:
    """How near a claim is to each other one of its cluster."""
    return [scores.get((min(i, j), max(i, j)), 0.0) for j in cluster if j != i]


def _clarity(view: View, near: Sequence[float]) -> float:
    """How well a claim stands for others, which are so ``near`` to it."""
    text = view.claim.text
    shown = view.claim.reads or text
    central = sum(near) / len(near) if near else 0.0
    length = abs(len(view.words) - BEST_LENGTH) / BEST_LENGTH
    return (
        CENTRAL * central
        + 0.3 * bool(view.entities)
        - 0.5 * min(length, 2.0)
        - 1.6 * (not _is_readable(view))
        - 1.6 * only_says(text)
        - _leaning(shown)
        - 0.4 * bool(view.claim.reads)
        - _beside(view)
        - 1.0 * bool(_SPOKEN_OF.search(shown))
        - _restored(shown)
        - 0.6 * shown[:1].islower()
        - 0.8 * (sum(text.count(mark) for mark in _QUOTE_MARKS) % 2)
    )


def _beside(view: View) -> float:
    """What it costs that a claim can only be read with much that it does not state."""
    return 1.0 if len(view.claim.reads) > 1.5 * len(view.claim.text) else 0.0


def _leaning(text: str) -> float:
    """What it costs that words lean on something said before."""
    return 0.0 if not _leans(text) else 0.8 if _first(text) in HE else 1.4


def _restored(text: str) -> float:
    """What it costs that words begin with a subject put before them, in small letters more."""
    return 0.0 if text[:1] != "[" else 0.9 if text[1:2].islower() else 0.3


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
