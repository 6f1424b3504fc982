"""Which finding is a more precise version of which: it tells what the other tells, and more.

Such findings stay two, since a reader would not call them one statement, and are linked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct

from sayso.claims.comparing import Compared
from sayso.claims.features import (
    Matrix,
    Pair,
    ahead_apart,
    amounts_conflict,
    negation_apart,
    times_apart,
)
from sayso.claims.views import View

NEAR = 0.2
"""Score from which two claims are near enough for one to refine the other."""

ANSWERED = 0.8
"""Share of the general claim's words, by weight, that the precise one has or comes near to."""

CORE, ADDED = 0.45, 0.75
"""The share of the precise claim's words that the general one answers lies between these: below,
it only mentions the general statement; above, it adds nothing."""

LEAST_WORDS = 3
"""Telling words that a general statement has at least."""

NEW = 0.5
"""A word that nothing in the general claim comes this near to is added."""

MOST_WORDS = 4


class Refinement(Struct, frozen=True):
    """Finding ``precise`` refines finding ``general`` (their places): by which claims, and why."""

    precise: int
    general: int
    claims: tuple[int, int]
    score: float
    reason: str


def refinements(found: Sequence[Sequence[int]], compared: Compared) -> tuple[Refinement, ...]:
    """Return which of the clusters ``found`` refines which, each pair once, the clearest claims.

    Args:
        found: clusters of claims, by their places in ``compared.views``.
        compared: the claims of the story with their scores.
    """
    home: dict[int, list[int]] = defaultdict(list)
    for place, cluster in enumerate(found):
        for claim in cluster:
            home[claim].append(place)
    best: dict[tuple[int, int], Refinement] = {}
    for one in _candidates(home, compared):
        key = (one.precise, one.general)
        known = best.get(key)
        if known is None or one.score > known.score:
            best[key] = one
    return tuple(one for key, one in sorted(best.items()) if key[::-1] not in best)


def _candidates(home: Mapping[int, Sequence[int]], compared: Compared) -> Iterator[Refinement]:
    """Every pair of claims of two findings of which one tells all of the other, and more."""
    for (i, j), score in compared.scores.items():
        if score < NEAR or not _are_two(home.get(i, ()), home.get(j, ())):
            continue
        pair = compared.pair(i, j)
        if _clash(pair):
            continue
        a, b = _answered(pair.a, pair.covered_a), _answered(pair.b, pair.covered_b)
        if b >= ANSWERED and CORE <= a <= ADDED and len(pair.b.stems) >= LEAST_WORDS:
            reason = _reason(pair.a, pair.covered_a)
            yield from _refining(home[i], home[j], (i, j), score, reason)
        elif a >= ANSWERED and CORE <= b <= ADDED and len(pair.a.stems) >= LEAST_WORDS:
            reason = _reason(pair.b, pair.covered_b)
            yield from _refining(home[j], home[i], (j, i), score, reason)


def _are_two(homes: Sequence[int], others: Sequence[int]) -> bool:
    """Whether two claims stand in findings, and in none together."""
    return bool(homes) and bool(others) and set(homes).isdisjoint(others)


def _refining(
    precise: Sequence[int], general: Sequence[int], claims: tuple[int, int], score: float, why: str
) -> Iterator[Refinement]:
    for one, other in product(precise, general):
        yield Refinement(one, other, claims, score, why)


def _clash(pair: Pair) -> bool:
    """Two claims that cannot both be true as told: neither refines the other."""
    return bool(
        amounts_conflict(pair.a.amounts, pair.b.amounts)
        or negation_apart(pair)
        or ahead_apart(pair)
        or times_apart(pair)
    )


def _answered(view: View, covered: Matrix) -> float:
    """The share of a claim's words, by weight, that the other has or comes near to."""
    return float((view.weights * covered).sum() / max(float(view.weights.sum()), 1e-6))


def _reason(precise: View, covered: Matrix) -> str:
    """What the precise claim adds, in its own words."""
    missing = {stem for stem, cover in zip(precise.stems, covered, strict=True) if cover < NEW}
    weight = dict(zip(precise.stems, precise.weights.tolist(), strict=True))
    forms: dict[str, str] = {}
    for word in precise.words:
        if word.stem in missing:
            forms.setdefault(word.stem, precise.claim.text[word.start : word.end])
    telling = sorted(forms, key=lambda stem: -round(weight[stem], 4))[:MOST_WORDS]
    added = ", ".join(forms[stem] for stem in forms if stem in telling)
    return f"more precise: adds {added}"
