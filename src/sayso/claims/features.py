"""What two claims have in common and where they part, as named numbers.

Every feature is a small function of two views and is symmetric: the order of the two claims
does not matter.
"""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.claims.quantities import Quantity, compatible
from sayso.claims.views import View
from sayso.model import Status

Matrix = NDArray[np.float32]
AHEAD: frozenset[Status] = frozenset(("planned", "requested", "possible"))


class Pair(Struct, frozen=True):
    """Two claims side by side, with the alignments that several features use.

    ``shared`` are the stems both have; ``covered_a`` tells for every stem of ``a`` how near the
    nearest word of ``b`` is (0 to 1).
    """

    a: View
    b: View
    shared: frozenset[str]
    covered_a: Matrix
    covered_b: Matrix


def pair(a: View, b: View) -> Pair:
    """Put two views side by side."""
    near = np.clip(a.word_rows @ b.word_rows.T, 0.0, 1.0)
    near = np.where(near > 0.999, 1.0, near)
    return Pair(a, b, frozenset(a.stems) & frozenset(b.stems), near.max(1), near.max(0))


def _share(weights: Matrix, kept: Matrix) -> float:
    return float((weights * kept).sum() / max(float(weights.sum()), 1e-6))


def _shared_share(view: View, shared: frozenset[str]) -> float:
    return _share(view.weights, np.array([s in shared for s in view.stems], np.float32))


def likeness(p: Pair) -> float:
    """Cosine of the two claims' sentence vectors."""
    return float(p.a.row @ p.b.row)


def context_likeness(p: Pair) -> float:
    """Cosine of the sentences around them."""
    return float(p.a.context @ p.b.context)


def shared_over_shorter(p: Pair) -> float:
    """Weight of the shared words over the claim that has less."""
    return max(_shared_share(p.a, p.shared), _shared_share(p.b, p.shared))


def shared_over_longer(p: Pair) -> float:
    """Weight of the shared words over the claim that has more."""
    return min(_shared_share(p.a, p.shared), _shared_share(p.b, p.shared))


def near_over_shorter(p: Pair) -> float:
    """As ``shared_over_shorter``, counting words of near meaning in part."""
    return max(_share(p.a.weights, p.covered_a), _share(p.b.weights, p.covered_b))


def near_over_longer(p: Pair) -> float:
    """As ``shared_over_longer``, counting words of near meaning in part."""
    return min(_share(p.a.weights, p.covered_a), _share(p.b.weights, p.covered_b))


def rarest_shared(p: Pair) -> float:
    """Weight of the most telling word they share."""
    return max(
        (float(w) for s, w in zip(p.a.stems, p.a.weights, strict=True) if s in p.shared),
        default=0.0,
    )


def shared_weight(p: Pair) -> float:
    """Weight of all words they share."""
    return float(sum(w for s, w in zip(p.a.stems, p.a.weights, strict=True) if s in p.shared))


def rarest_missed(p: Pair) -> float:
    """Weight of the most telling word of one that has nothing near it in the other, the lesser."""
    a = float((p.a.weights * (1 - p.covered_a)).max(initial=0.0))
    b = float((p.b.weights * (1 - p.covered_b)).max(initial=0.0))
    return min(a, b)


def longest_run(p: Pair) -> float:
    """Words in the longest run both have word for word."""
    return float(_longest_run([w.text for w in p.a.words], [w.text for w in p.b.words]))


def run_share(p: Pair) -> float:
    """The longest common run over the shorter claim's words."""
    return longest_run(p) / max(1, min(len(p.a.words), len(p.b.words)))


def shared_names(p: Pair) -> float:
    """Names both have over the names of the one with fewer; 0 when one has none."""
    fewer = min(len(p.a.entities), len(p.b.entities))
    return len(p.a.entities & p.b.entities) / fewer if fewer else 0.0


def names_apart(p: Pair) -> float:
    """1 when both name somebody and nobody is shared."""
    return float(bool(p.a.entities and p.b.entities and not p.a.entities & p.b.entities))


def names_unmatched(p: Pair) -> float:
    """Names of either that the other does not have."""
    return float(len(p.a.entities ^ p.b.entities))


def shared_amounts(p: Pair) -> float:
    """Amounts with one value in both."""
    return float(amounts_shared(p.a.amounts, p.b.amounts))


def amounts_apart(p: Pair) -> float:
    """1 when they count the same thing and no amount fits."""
    return float(amounts_conflict(p.a.amounts, p.b.amounts))


def one_has_amounts(p: Pair) -> float:
    """1 when only one of them has an amount."""
    return float(bool(p.a.amounts) != bool(p.b.amounts))


def shared_times(p: Pair) -> float:
    """1 when they share a resolved date."""
    return float(bool(p.a.times & p.b.times))


def times_apart(p: Pair) -> float:
    """1 when both have dates and none is shared."""
    return float(bool(p.a.times and p.b.times and not p.a.times & p.b.times))


def negation_apart(p: Pair) -> float:
    """1 when one is negated and the other is not."""
    return float((p.a.negations % 2) != (p.b.negations % 2))


def same_status(p: Pair) -> float:
    """1 when both have the same status."""
    return float(p.a.claim.status == p.b.claim.status)


def ahead_apart(p: Pair) -> float:
    """1 when one lies ahead and the other is done."""
    return float((p.a.claim.status in AHEAD) != (p.b.claim.status in AHEAD))


def same_speaker(p: Pair) -> float:
    """1 when both are attributed to the same farthest source."""
    return float(bool(p.a.speaker) and p.a.speaker == p.b.speaker)


def voices_apart(p: Pair) -> float:
    """1 when one is attributed and the other is in the outlet's own voice."""
    return float(bool(p.a.speaker) != bool(p.b.speaker))


def speakers_apart(p: Pair) -> float:
    """1 when both are attributed, to two sources."""
    return float(bool(p.a.speaker and p.b.speaker) and p.a.speaker != p.b.speaker)


def shared_verbs(p: Pair) -> float:
    """Verbs both have over the verbs of the one with fewer; 0 when one has none."""
    fewer = min(len(p.a.verbs), len(p.b.verbs))
    return len(p.a.verbs & p.b.verbs) / fewer if fewer else 0.0


def near_names(p: Pair) -> float:
    """Names of the one with fewer that the other's sentence has too."""
    a, b = p.a.entities, p.b.entities
    found = [len(x & y) / len(x) for x, y in ((a, p.b.near_entities), (b, p.a.near_entities)) if x]
    return min(found, default=0.0)


def both_quoted(p: Pair) -> float:
    """The share between quotation marks, of the one with less."""
    return min(p.a.quoted, p.b.quoted)


def quoted_apart(p: Pair) -> float:
    """How much more of one stands between quotation marks."""
    return abs(p.a.quoted - p.b.quoted)


def shorter_words(p: Pair) -> float:
    """Telling words of the shorter."""
    return float(min(len(p.a.stems), len(p.b.stems)))


def longer_words(p: Pair) -> float:
    """Telling words of the longer."""
    return float(max(len(p.a.stems), len(p.b.stems)))


def length_ratio(p: Pair) -> float:
    """Telling words of the shorter over those of the longer."""
    return shorter_words(p) / max(1.0, longer_words(p))


def whole_sentences(p: Pair) -> float:
    """How many of the two are full sentences."""
    return float(p.a.whole + p.b.whole)


def place_apart(p: Pair) -> float:
    """How far apart they stand in their articles, 0 to 1."""
    return abs(p.a.place - p.b.place)


def nearer_the_start(p: Pair) -> float:
    """How early the earlier of the two stands."""
    return min(p.a.place, p.b.place)


FEATURES: tuple[Callable[[Pair], float], ...] = (
    likeness, context_likeness, shared_over_shorter, shared_over_longer, near_over_shorter,
    near_over_longer, rarest_shared, shared_weight, rarest_missed, longest_run, run_share,
    shared_names, names_apart, names_unmatched, shared_amounts, amounts_apart, one_has_amounts,
    shared_times, times_apart, negation_apart, same_status, ahead_apart, same_speaker,
    voices_apart, speakers_apart, shorter_words, longer_words, length_ratio, whole_sentences,
    place_apart, nearer_the_start, shared_verbs, near_names, both_quoted, quoted_apart,
)  # fmt: skip
NAMES = tuple(feature.__name__ for feature in FEATURES)


def measure(pairs: Sequence[Pair]) -> Matrix:
    """Return one row of features a pair, in the order of ``NAMES``."""
    rows = [[feature(p) for feature in FEATURES] for p in pairs]
    return np.array(rows, np.float32).reshape(len(pairs), len(FEATURES))


def amounts_shared(a: Sequence[Quantity], b: Sequence[Quantity]) -> int:
    """Count the amounts of one claim that the other gives too."""
    return sum(any(_same_value(x, y) for y in b) for x in a)


def amounts_conflict(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Tell whether two claims count the same thing differently and agree on no amount."""
    same_unit = [(x, y) for x in a for y in b if x.unit and x.unit == y.unit]
    return bool(same_unit) and not any(compatible(x, y) for x, y in same_unit)


def _same_value(x: Quantity, y: Quantity) -> bool:
    return abs(x.value - y.value) <= 0.005 * max(abs(x.value), abs(y.value))


def _longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    best, previous = 0, [0] * (len(b) + 1)
    for word in a:
        current = [0] * (len(b) + 1)
        for j, other in enumerate(b):
            if word == other:
                current[j + 1] = previous[j] + 1
                best = max(best, current[j + 1])
        previous = current
    return best
