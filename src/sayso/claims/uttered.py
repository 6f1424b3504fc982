"""What one utterance says is one statement, though each article cuts it in its own way."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from sayso.claims.ruled import best_fitting
from sayso.claims.scales import Scores, overlap
from sayso.model import Claim, Passage, Quote

LIKELY = 0.2
"""Score from which claims state the same where they give one utterance. With it, over the three
gold events by which it was chosen, links found .575 to .599 at the same precision and verdicts on
independence .576 to .616; on 26 events held out F1 .680 to .682, verdicts .595 to .596, and of all
pairs .748 right for .754. Of 45 such pairs in 82 annotated events 30 are right. From 0 on .01 fewer
are right on the three; utterances that are only perhaps one cost .02 of the links right there."""


def uttered(
    claims: Sequence[Claim],
    told: Sequence[Sequence[int]],
    scores: Scores,
    quotes: Sequence[Quote],
) -> list[tuple[int, int]]:
    """Return pairs of claims (first < second) that give one utterance and stand together in none
    of ``told``, nor do others that overlap them.

    Args:
        claims: the claims of a story.
        told: clusters of them that are findings already.
        scores: how sure it is that two claims state the same.
        quotes: the utterances that are surely one.
    """
    found: list[tuple[int, int]] = []
    for pair in chain.from_iterable(_pairs(claims, quote) for quote in quotes):
        likely = scores.get(pair, 0.0) >= LIKELY
        if likely and not together(claims, [*told, *found], pair):
            found.append(pair)
    return found


def _pairs(claims: Sequence[Claim], quote: Quote) -> Iterator[tuple[int, int]]:
    """The pairs of the claims that fit best what each article gives of an utterance."""
    places: dict[str, list[Passage]] = defaultdict(list)
    for rendering in quote.renderings:
        places[rendering.article].append(rendering)
    best = (best_fitting(claims, tuple(passages)) for passages in places.values())
    yield from combinations(sorted(i for i in best if i is not None), 2)


def together(claims: Sequence[Claim], told: Sequence[Sequence[int]], pair: tuple[int, int]) -> bool:
    """Return whether one of ``told`` holds both claims, or others that overlap them."""
    return any(
        all(any(overlap(claims[i], claims[other]) for other in cluster) for i in pair)
        for cluster in told
    )
