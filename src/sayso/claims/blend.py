"""The reader's second opinion on pairs that the trees are in doubt about.

The trees look at every pair of a story, which costs little. The reader reads both claims
together, which costs much, so it is asked about the doubtful pairs alone, and both answers are
blended by a logistic regression, fitted on events from which the reader had not learned. So it
goes with statements, and with passages that may give one utterance.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.claims.views import View
from sayso.errors import BadInstallation
from sayso.language.pairs import PairReader

MOST_ASKED = 480
"""Pairs asked about in a story, however many articles it has: about ten seconds on one core."""

MIDDLE = -0.5
"""The logit of the trees at which doubt about statements is greatest. They are a little too
careful: with a reader that cannot tell, the blend says even odds at -.8."""

EDGE = 1e-4
"""Answers are kept this far from 0 and 1."""

Scores = Mapping[tuple[int, int], float]


class Blend(msgspec.Struct, frozen=True):
    """How two answers become one: the logit is ``base + trees * t + reader * p``, in logits.

    Pairs are asked about from the score ``least`` to ``most``, ``asked`` of them in a story of
    five articles and as many more as it has more articles, up to ``MOST_ASKED``, the most
    doubtful first: those nearest to ``middle``, the logit of the trees at which doubt is greatest.
    Claims are joined from the blended score ``threshold``.
    """

    base: float
    trees: float
    reader: float
    least: float
    most: float
    asked: int
    threshold: float
    middle: float = MIDDLE

    def of(self, trees: NDArray[np.float64], reader: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the blended scores, rounded to four digits."""
        blended = self.base + self.trees * logit(trees) + self.reader * logit(reader)
        found: NDArray[np.float64] = np.round(1.0 / (1.0 + np.exp(-blended)), 4)
        return found


@cache
def blend(name: str = "blend") -> Blend:
    """Return the bundled weights ``name``.

    Raises:
        BadInstallation: the file is missing or damaged.
    """
    file = f"{name}.json"
    try:
        raw = resources.files("sayso.claims").joinpath(file).read_bytes()
        return msgspec.json.decode(raw, type=Blend)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInstallation(f"{file}: {error}; install sayso again") from error


def reconsidered(
    scores: Scores, seen: Sequence[View], reader: PairReader, how: Blend
) -> dict[tuple[int, int], float]:
    """Return the scores, those in doubt blended with the reader's answers.

    Args:
        scores: what the trees say of pairs of ``seen``.
        seen: the claims of a story.
        reader: reads two claims together.
        how: the weights, and which pairs are in doubt.
    """
    pairs = doubtful(scores, len({view.claim.article for view in seen}), how)
    if not pairs:
        return dict(scores)
    told = [(seen[i].told, seen[j].told) for i, j in pairs]
    answers = np.asarray(reader.same(told), np.float64)
    blended = how.of(np.array([scores[key] for key in pairs]), answers)
    return dict(scores) | dict(zip(pairs, blended.tolist(), strict=True))


def doubtful(scores: Scores, articles: int, how: Blend) -> list[tuple[int, int]]:
    """Return the pairs to ask about, in their order."""
    inside = sorted(key for key, score in scores.items() if how.least <= score <= how.most)
    most = min(MOST_ASKED, how.asked * articles // 5)
    doubt = np.abs(logit(np.array([scores[key] for key in inside])) - how.middle).round(6)
    return sorted(inside[at] for at in np.argsort(doubt, kind="stable")[:most])


def logit(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithm of the odds."""
    kept = np.clip(scores, EDGE, 1 - EDGE)
    found: NDArray[np.float64] = np.log(kept / (1 - kept))
    return found
