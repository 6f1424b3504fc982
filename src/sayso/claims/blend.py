"""The reader's second opinion on pairs that the trees are in doubt about.

The trees look at every pair of a story, which costs little. The reader reads both claims
together, which costs much, so it is asked about the doubtful pairs alone, and both answers are
blended by a logistic regression, fitted on events from which the reader had not learned. So it
goes with statements, and with passages that may give one utterance.

Of statements the pairs asked about are looked at once more, beside their rivals as these stand
now: a pair gains by a third article with a claim near to both, and loses by a better match.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.claims.rivals import NAMES as RIVAL_NAMES
from sayso.claims.rivals import standing
from sayso.claims.scorer import Ensemble
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

NAMES = ("trees", "reader", *RIVAL_NAMES)
"""What a second look knows of a pair: both answers, as logits, and how the pair stands."""

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
    scores: Scores,
    seen: Sequence[View],
    reader: PairReader,
    how: Blend,
    second_look: Ensemble | None = None,
) -> dict[tuple[int, int], float]:
    """Return the scores, those in doubt blended with the reader's answers.

    Args:
        scores: what the trees say of pairs of ``seen``.
        seen: the claims of a story.
        reader: reads two claims together.
        how: the weights, and which pairs are in doubt.
        second_look: looks at those pairs once more (features ``NAMES``).
    """
    pairs = doubtful(scores, len({view.claim.article for view in seen}), how)
    if not pairs:
        return dict(scores)
    told = [(seen[i].told, seen[j].told) for i, j in pairs]
    answers = np.asarray(reader.same(told), np.float64)
    trees = np.array([scores[key] for key in pairs])
    blended = dict(scores) | dict(zip(pairs, how.of(trees, answers).tolist(), strict=True))
    if second_look is None:
        return blended
    found = second_look.score(features(pairs, trees, answers, blended, seen))
    return blended | dict(zip(pairs, found.tolist(), strict=True))


def features(
    pairs: Sequence[tuple[int, int]],
    trees: NDArray[np.float64],
    answers: NDArray[np.float64],
    blended: Scores,
    seen: Sequence[View],
) -> NDArray[np.float32]:
    """Return the columns ``NAMES`` of ``pairs``.

    Args:
        pairs: those the reader was asked about, all among ``blended``.
        trees: what the trees say of them.
        answers: what the reader says.
        blended: the scores of all pairs of ``seen``, those of ``pairs`` blended.
        seen: the claims of a story.
    """
    keys = sorted(blended)
    place = {key: at for at, key in enumerate(keys)}
    values = np.array([blended[key] for key in keys], np.float32)
    stand = standing(np.array(keys, np.int64).reshape(-1, 2), values, seen)
    asked = stand[[place[key] for key in pairs]]
    return np.column_stack([logit(trees), logit(answers), asked]).astype(np.float32)


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
