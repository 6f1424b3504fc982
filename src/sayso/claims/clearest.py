"""The clearest of several claims: the one whose words can stand for the finding."""

import re
from collections.abc import Sequence

from sayso.claims.scales import Scores
from sayso.claims.views import View

BEST_LENGTH = 16
"""Words: a statement of about this length is read at a glance."""
_PRONOUN_FIRST = re.compile(
    r"^(?:he|she|it|they|this|that|these|those|his|her|their|its|which|who|whom|whose|where|when|"
    r"while|after|before|because|although|though|as|if|with|for|to|of|in which|including)\b",
    re.IGNORECASE,
)
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
        + 0.8 * view.whole
        + 0.3 * bool(view.entities)
        - 0.5 * min(length, 2.0)
        - 0.8 * bool(_PRONOUN_FIRST.match(text))
        - 0.3 * (not text[:1].isupper() and not text[:1].isdigit())
        - 0.4 * (sum(text.count(mark) for mark in _QUOTE_MARKS) % 2)
    )
