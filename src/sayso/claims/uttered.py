"""What one utterance says is one statement, though each article cuts it in its own way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

from sayso.claims.further import overlapping, untold
from sayso.claims.ruled import best_fitting
from sayso.claims.scales import Scores
from sayso.claims.views import View
from sayso.model import Claim, Passage, Quote

LIKELY = 0.2
"""Score from which claims state the same where they give one utterance. With it, over the three
gold events by which it was chosen, links found .575 to .599 at the same precision and verdicts on
independence .576 to .616; on 26 events held out F1 .680 to .682, verdicts .595 to .596, and of all
pairs .748 right for .754. Of 45 such pairs in 82 annotated events 30 are right. From 0 on .01 fewer
are right on the three; utterances that are only perhaps one cost .02 of the links right there."""


def uttered(
    views: Sequence[View],
    told: Sequence[Sequence[int]],
    scores: Scores,
    quotes: Sequence[Quote],
) -> list[tuple[int, int]]:
    """Return pairs of claims (first < second) that give one utterance and of which nothing tells.

    Args:
        views: the claims of a story.
        told: clusters of them that are findings already.
        scores: how sure it is that two claims state the same.
        quotes: the utterances that are surely one.
    """
    own: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for i, view in enumerate(views):
        own[view.claim.article].append((i, view.claim))
    pairs = chain.from_iterable(_pairs(own, quote) for quote in quotes)
    likely = list(dict.fromkeys(pair for pair in pairs if scores.get(pair, 0.0) >= LIKELY))
    left = untold(views, told, likely, overlapping)
    found: list[tuple[int, int]] = []
    for pair in likely:
        if pair in left and untold(views, found, [pair], overlapping):
            found.append(pair)
    return found


def _pairs(
    own: Mapping[str, Sequence[tuple[int, Claim]]], quote: Quote
) -> Iterator[tuple[int, int]]:
    """The pairs of the claims that fit best what each article gives of an utterance."""
    places: dict[str, list[Passage]] = defaultdict(list)
    for rendering in quote.renderings:
        places[rendering.article].append(rendering)
    best = (best_fitting(own[article], tuple(each)) for article, each in places.items())
    yield from combinations(sorted(i for i in best if i is not None), 2)
