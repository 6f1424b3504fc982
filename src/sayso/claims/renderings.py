"""What two renderings of somebody's words have in common, as named numbers.

Of the features that compare claims those that do not tell of status and scale, and what only
utterances have: who speaks, who is spoken of, how much stands between quotation marks; then how
a pair stands among its rivals, by a plain measure of nearness.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims import features
from sayso.claims.features import Matrix
from sayso.claims.rivals import NAMES as STANDING
from sayso.claims.rivals import standing
from sayso.claims.table import Table
from sayso.claims.table import measure as measure_claims
from sayso.claims.views import View
from sayso.claims.words import words
from sayso.model import Source

NEARNESS = ("likeness", "shared_over_shorter", "near_over_shorter")
"""Features whose mean says which passages are each other's best match."""
UNKNOWN = 0.5
"""Between one speaker and two: nobody is named, or an unnamed source may be anybody."""
OF_CLAIMS = (
    "likeness", "context_likeness", "shared_over_shorter", "shared_over_longer",
    "near_over_shorter", "near_over_longer", "rarest_shared", "shared_weight", "rarest_missed",
    "longest_run", "run_share", "shared_names", "names_apart", "names_unmatched",
    "shared_amounts", "amounts_apart", "shared_times", "times_apart", "negation_apart",
    "shorter_words", "longer_words", "length_ratio", "place_apart", "shared_verbs", "near_names",
    "both_quoted",
)  # fmt: skip


def one_speaker(a: View, b: View) -> float:
    """1 when the same farthest source says both, 0 when two known ones do, UNKNOWN between."""
    if not a.claim.chain or not b.claim.chain:
        return UNKNOWN
    one, other = a.claim.chain[-1], b.claim.chain[-1]
    if one.entity and other.entity:
        return float(one.entity == other.entity)
    if _telling(one) & _telling(other):
        return 1.0
    return UNKNOWN if "unnamed" in (one.kind, other.kind) else 0.0


def shared_sources(a: View, b: View) -> float:
    """1 when any source of one chain stands in the other."""
    one, other = ({s.entity for s in v.claim.chain if s.entity} for v in (a, b))
    return float(bool(one & other))


def attributed(a: View, b: View) -> float:
    """How many of the two are attributed to somebody."""
    return float(bool(a.claim.chain)) + float(bool(b.claim.chain))


def speaker_spoken_of(a: View, b: View) -> float:
    """1 when the speaker of one is named in the other."""
    one, other = (v.claim.chain[-1].entity if v.claim.chain else None for v in (a, b))
    return float(bool(one and one in b.entities) or bool(other and other in a.entities))


def more_quoted(a: View, b: View) -> float:
    """The share between quotation marks, of the one with more."""
    return max(a.quoted, b.quoted)


def all_words_shared(a: View, b: View) -> float:
    """Words both have, small ones too, over the words of the one with fewer."""
    one, other = {w.stem for w in a.words}, {w.stem for w in b.words}
    return len(one & other) / max(1, min(len(one), len(other)))


def least_words(a: View, b: View) -> float:
    """Words of the shorter, small ones too."""
    return float(min(len(a.words), len(b.words)))


def most_words(a: View, b: View) -> float:
    """Words of the longer, small ones too."""
    return float(max(len(a.words), len(b.words)))


def _telling(source: Source) -> set[str]:
    return {word.stem for word in words(source.name) if word.content}


OF_UTTERANCES: tuple[Callable[[View, View], float], ...] = (
    one_speaker, shared_sources, attributed, speaker_spoken_of, more_quoted, all_words_shared,
    least_words, most_words,
)  # fmt: skip
_ALONE = OF_CLAIMS + tuple(feature.__name__ for feature in OF_UTTERANCES)
NAMES = (*_ALONE, "nearness", *STANDING[1:])


def measure(seen: Sequence[View], indexes: NDArray[np.int64]) -> Matrix:
    """Return one row of features for each pair (first, second) of ``seen``, as ``NAMES`` go.

    Args:
        seen: the passages of a story, article by article.
        indexes: the pairs, in ascending order.
    """
    if not len(indexes):
        return np.zeros((0, len(NAMES)), np.float32)
    columns = [features.NAMES.index(name) for name in OF_CLAIMS]
    own = [[feature(seen[i], seen[j]) for feature in OF_UTTERANCES] for i, j in indexes]
    alike = measure_claims(Table(seen), indexes)[:, columns]
    alone = np.hstack([alike, np.array(own, np.float32)])
    near = alone[:, [_ALONE.index(name) for name in NEARNESS]].mean(1)
    return np.hstack([alone, standing(indexes, np.maximum(near, 0.0), seen)])
