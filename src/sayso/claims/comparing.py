"""Claims of a story compared pair by pair: alone first, then among their rivals."""

from collections.abc import Mapping, Sequence, Set

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from sayso.claims.blend import blend, reconsidered
from sayso.claims.candidates import candidates
from sayso.claims.clusters import UNSEEN
from sayso.claims.contradictions import contradictions
from sayso.claims.features import Pair, pair
from sayso.claims.judging import Rulings
from sayso.claims.rivals import standing
from sayso.claims.ruled import Ruled, ruled
from sayso.claims.scorer import scorer
from sayso.claims.table import Table, measure
from sayso.claims.views import View, views
from sayso.language.encoder import SentenceEncoder
from sayso.language.pairs import PairReader
from sayso.model import Article, Claim, Entity, Reading, Story

FIRST_LOOK = "first_look"
SAME_STATEMENT = "same_statement"
SECOND_LOOK = "second_look"


class Compared(Struct, frozen=True):
    """The claims of a story, and how sure it is of pairs (first < second) that they are one."""

    story: Story
    articles: dict[str, Article]
    views: tuple[View, ...]
    scores: dict[tuple[int, int], float]
    threshold: float = 0.5
    """Score from which claims are held to be one."""
    apart: frozenset[tuple[int, int]] = frozenset()
    """Pairs of which one claim denies what the other tells."""
    uttered: tuple[tuple[int, int], ...] = ()
    """Pairs that are held to be one because they give one utterance."""
    ruled: Ruled = Ruled()
    """What people judged of the claims."""

    def pair(self, i: int, j: int) -> Pair:
        """Two of the claims side by side."""
        return pair(self.views[i], self.views[j])


def compare(
    story: Story,
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    encoder: SentenceEncoder,
    reader: PairReader | None = None,
) -> Compared:
    """Score every pair of claims of different articles of ``story`` that is worth comparing.

    Args:
        story: the story; only readings and claims of its articles are looked at.
        readings: the readings of the run.
        claims: the claims of the run, as ``extract`` gave them.
        encoder: gives vectors of statements and of words.
        reader: is asked about the pairs in doubt; without one the trees decide alone.
    """
    told = [reading for reading in readings if reading.article.id in story.articles]
    seen = views([claim for claim in claims if claim.article in story.articles], told, encoder)
    scores, threshold = scored(seen, SAME_STATEMENT), scorer(SAME_STATEMENT).threshold
    if reader is not None:
        how = blend()
        scores = reconsidered(scores, seen, reader, how, scorer(SECOND_LOOK))
        threshold = how.threshold
    return Compared(
        story=story,
        articles={reading.article.id: reading.article for reading in told},
        views=seen,
        scores=scores,
        threshold=threshold,
    )


def contradicted(compared: Compared, entities: Mapping[str, Entity]) -> Compared:
    """Return a story's claims with those kept apart that contradict each other, whose score is
    that of claims never compared: of two accounts in the same words one may deny the other's.

    Args:
        compared: the story's claims, as ``compare`` gave them.
        entities: the entities of the run by their ids.
    """
    apart = contradictions(compared.views, entities)
    return replace(compared, apart=apart, scores=lowered(compared.scores, apart))


def judged(compared: Compared, rulings: Rulings) -> Compared:
    """Return a story's claims with what people judged of them."""
    return replace(compared, ruled=ruled([view.claim for view in compared.views], rulings))


def lowered(
    scores: Mapping[tuple[int, int], float], apart: Set[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Return scores, those of pairs ``apart`` as low as of claims never compared."""
    return {pair: UNSEEN if pair in apart else score for pair, score in scores.items()}


def scored(seen: Sequence[View], name: str) -> dict[tuple[int, int], float]:
    """Return the scores that the scorer ``name`` gives the pairs worth comparing."""
    indexes = candidates(seen)
    rows = among_rivals(measure(Table(seen), indexes), indexes, seen)
    keys = [(int(i), int(j)) for i, j in indexes]
    return dict(zip(keys, scorer(name).score(rows).tolist(), strict=True))


def among_rivals(
    rows: NDArray[np.float32], indexes: NDArray[np.int64], seen: Sequence[View]
) -> NDArray[np.float32]:
    """Add to the features of pairs how each pair stands among its rivals."""
    first = scorer(FIRST_LOOK).score(rows).astype(np.float32)
    return np.hstack([rows, standing(indexes, first, seen)])
