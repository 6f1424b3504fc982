"""Which disagreements an editor sees: the surest first, and no flood.

How likely it is that an editor would note a difference is learned from annotated events
(``training/telling_difference.py``) over the features named here.
"""

from collections.abc import Callable, Sequence
from typing import get_args

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.claims import features as of_claims
from sayso.claims.features import Pair, pair
from sayso.claims.ledger.drafts import MILD, Draft, across, told_by_one
from sayso.claims.scorer import scorer
from sayso.model import Cause, DisagreementKind

TELLING_DIFFERENCE = "telling_difference"
KINDS: tuple[DisagreementKind, ...] = get_args(DisagreementKind)
CAUSES: tuple[Cause, ...] = get_args(Cause)
AT_MOST = 24
"""Pairs of claims of two sides that are looked at."""
SHARE = 1.25
"""Entries shown for each point that outlets word differently, quotes counted: about as many as an
annotator notes, of which they meet half (79 events, by scorers that did not see the event)."""
LEAST = 3


class Seen(Struct, frozen=True):
    """A draft with the two claims across its sides that are nearest to each other."""

    draft: Draft
    nearest: Pair
    score: float
    mean: float


def seen(draft: Draft) -> Seen:
    """Look at a draft: which claims of two sides are nearest, and how near all are."""
    scene = draft.group.scene
    pairs = sorted(
        across(draft.sides),
        key=lambda p: (-scene.score(*p), p[0].claim.id, p[1].claim.id),
    )[:AT_MOST]
    scores = [scene.score(a, b) for a, b in pairs]
    return Seen(draft, pair(*pairs[0]), scores[0], sum(scores) / len(scores))


def nearest_score(s: Seen) -> float:
    """How sure it is that the nearest claims of two sides state the same."""
    return s.score


def mean_score(s: Seen) -> float:
    """The same over all claims of two sides."""
    return s.mean


def sides(s: Seen) -> float:
    """How many sides there are."""
    return float(len(s.draft.sides))


def articles(s: Seen) -> float:
    """How many articles take part."""
    return float(len({v.claim.article for views in s.draft.sides.values() for v in views}))


def claims(s: Seen) -> float:
    """How many claims take part."""
    return float(sum(len(views) for views in s.draft.sides.values()))


def one_tells_both(s: Seen) -> float:
    """1 when one article stands on two sides."""
    return float(told_by_one(s.draft.sides))


def gap(s: Seen) -> float:
    """How far the values lie apart."""
    return s.draft.gap


def _of_pair(feature: Callable[[Pair], float]) -> Callable[[Seen], float]:
    """A feature of claims, of the nearest claims across the sides."""

    def measured(s: Seen) -> float:
        return feature(s.nearest)

    measured.__name__ = feature.__name__
    return measured


def _is_kind(kind: DisagreementKind) -> Callable[[Seen], float]:
    def measured(s: Seen) -> float:
        return float(s.draft.kind == kind)

    measured.__name__ = f"kind_{kind}"
    return measured


def _is_cause(cause: Cause) -> Callable[[Seen], float]:
    def measured(s: Seen) -> float:
        return float(s.draft.cause == cause)

    measured.__name__ = f"cause_{cause}"
    return measured


FEATURES: tuple[Callable[[Seen], float], ...] = (
    nearest_score, mean_score, sides, articles, claims, one_tells_both, gap,
    *(_of_pair(feature) for feature in (
        of_claims.likeness, of_claims.context_likeness, of_claims.shared_over_shorter,
        of_claims.shared_over_longer, of_claims.near_over_shorter, of_claims.near_over_longer,
        of_claims.shared_weight, of_claims.rarest_shared, of_claims.rarest_missed,
        of_claims.longest_run, of_claims.shared_names, of_claims.names_unmatched,
        of_claims.shared_amounts, of_claims.amounts_apart, of_claims.shared_times,
        of_claims.times_apart, of_claims.negation_apart, of_claims.ahead_apart,
        of_claims.same_status, of_claims.same_speaker, of_claims.voices_apart,
        of_claims.speakers_apart, of_claims.shorter_words, of_claims.longer_words,
        of_claims.both_quoted, of_claims.nearer_the_start, of_claims.shared_verbs,
    )),
    *(_is_kind(kind) for kind in KINDS),
    *(_is_cause(cause) for cause in CAUSES),
)  # fmt: skip
NAMES = tuple(feature.__name__ for feature in FEATURES)


def measure(drafts: Sequence[Draft]) -> NDArray[np.float32]:
    """Return one row of features a draft, in the order of ``NAMES``."""
    rows = [[feature(s) for feature in FEATURES] for s in map(seen, drafts)]
    return np.array(rows, np.float32).reshape(len(drafts), len(FEATURES))


def most_telling(drafts: Sequence[Draft], points: int) -> list[Draft]:
    """Return the drafts that are shown: what is not mild first, then the likeliest to be noted.

    What is not mild has passed stricter tests and is always shown. Of the rest, differences in
    a slot (numbers, names, ...) stand before mere wording.

    Args:
        drafts: all drafts of a story, in a stable order.
        points: how many points and quotes the outlets word differently.
    """
    noted = scorer(TELLING_DIFFERENCE).score(measure(drafts))
    ranked = sorted(range(len(drafts)), key=lambda i: (drafts[i].cause in MILD, -noted[i], i))
    stern = sum(draft.cause not in MILD for draft in drafts)
    shown = ranked[: max(LEAST, stern, round(SHARE * points))]
    return [drafts[i] for i in sorted(shown, key=lambda i: _order(drafts[i]))]


def _order(draft: Draft) -> tuple[bool, bool]:
    return draft.cause in MILD, draft.kind == "emphasis"
