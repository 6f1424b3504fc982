"""Trains the scorers of "the same utterance" on annotated events.

    python -m training.same_utterance GOLD_FOLDER [--out FOLDER]

GOLD_FOLDER holds one JSON file an event (utterances with their renderings, findings with supports
and chains; the articles' files beside it). Pairs of passages that render one utterance are to be
joined, and so are pairs that support one finding by the word of one source. What carries nothing
annotated counts as unlike, but little: the annotators name the main utterances only.

Two files are written: ``same_utterance`` are trees that see every pair, ``utterance_blend`` joins
the reader's second opinion with theirs. The blend is fitted on the events from which the reader
did not learn, by trees that did not, either; the figures printed are of these events.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from sayso.claims.blend import Blend, doubtful, logit, reconsidered
from sayso.claims.candidates import candidates
from sayso.claims.quotes import Scores, joined, with_a_speaker
from sayso.claims.renderings import NAMES, measure
from sayso.claims.utterances import utterances
from sayso.claims.views import View, views
from sayso.claims.words import words
from sayso.language.bundle import load
from sayso.language.encoder import SentenceEncoder
from sayso.language.pairs import PairReader
from sayso.model import Claim, Passage
from training.annotated import Event, covers, events, shared
from training.boosting import Column, Rows, exported, fit
from training.pairs import held_out

TARGET = Path(__file__).parents[1] / "src" / "sayso" / "claims"
THRESHOLD = 0.25
"""Average score from which passages are surely joined. On the events held out, of 159 pairs of
renderings 143 are; of the groups, read one by one, four in five show one utterance."""
DOUBT = Blend(
    base=0.0, trees=1.0, reader=0.0, least=0.015, most=0.98, asked=320, threshold=THRESHOLD,
    middle=-2.0,
)  # fmt: skip
"""Which pairs the reader is asked about, and from which score passages are joined."""
MANY = 8
"""Articles as which an event counts when pairs to learn from are chosen."""
TOUCHING, ONE_SOURCE, OTHER_SOURCE = 0.2, 0.7, 0.3
"""Weights of pairs that touch one utterance by less than half, that support one finding by the
word of one source, and by that of two."""
PASSED_OVER = 0.3
"""Weight of a pair of which no passage is annotated: at the same precision two more of a hundred
pairs of renderings are joined than with weight 1."""


class Pairs(NamedTuple):
    """The compared pairs of one event, and the gold: whether they are one utterance, how much
    that counts, which utterances a passage touches and where these are rendered."""

    seen: Sequence[View]
    indexes: NDArray[np.int64]
    rows: Rows
    truth: Column
    weight: Column
    touched: Sequence[frozenset[int]]
    renderings: Mapping[int, Sequence[Passage]]


def pairs(event: Event, encoder: SentenceEncoder) -> Pairs:
    """The passages of an event side by side, with what the gold says of them."""
    claims = [
        claim
        for reading in event.readings
        for claim in utterances(reading, event.attributions[reading.article.id], event.index)
    ]
    seen = views(claims, event.readings, encoder)
    indexes = candidates(seen)
    renderings = {
        number: [place for r in utterance["renderings"] if (place := event.passage(r))]
        for number, utterance in enumerate(event.gold["same_quotes"])
    }
    covered = [_touching(view, renderings, covers) for view in seen]
    touched = [_touching(view, renderings, shared) for view in seen]
    told = _told(event, seen)
    truth, weight = np.zeros(len(indexes)), np.ones(len(indexes))
    for at, (i, j) in enumerate(indexes):
        if covered[i] & covered[j]:
            truth[at] = 1.0
        elif touched[i] & touched[j]:
            weight[at] = TOUCHING
        elif both := told[i].keys() & told[j].keys():
            one = any(_one_source(told[i][key], told[j][key]) for key in both)
            truth[at], weight[at] = float(one), ONE_SOURCE if one else OTHER_SOURCE
        elif not touched[i] and not touched[j]:
            weight[at] = PASSED_OVER
    return Pairs(seen, indexes, measure(seen, indexes), truth, weight, touched, renderings)


def _touching(
    view: View,
    renderings: Mapping[int, Sequence[Passage]],
    near: Callable[[Claim, Passage], float],
) -> frozenset[int]:
    """The utterances of which a rendering is near a passage."""
    return frozenset(
        n for n, places in renderings.items() if any(near(view.claim, p) for p in places)
    )


def _told(event: Event, seen: Sequence[View]) -> list[dict[int, str]]:
    """For each passage the findings of the gold that it supports, and by whose word."""
    supports = [
        (number, place, (support["chain"] or [""])[-1])
        for number, finding in enumerate(event.gold["findings"])
        for support in finding["supports"]
        if (place := event.passage(support))
    ]
    return [{n: source for n, place, source in supports if covers(v.claim, place)} for v in seen]


def _one_source(a: str, b: str) -> bool:
    """Tell whether two names of the gold share a telling word."""
    telling = [{word.stem for word in words(name) if word.content} for name in (a, b)]
    return bool(telling[0] & telling[1])


def trained(found: Sequence[Pairs]) -> Any:
    """Train the scorer on the pairs of several events."""
    columns = [x.rows for x in found], [x.truth for x in found], [x.weight for x in found]
    return fit(*columns, trees=100, leaves=8, least=20)


class Counted(NamedTuple):
    """Pairs of renderings of one event: in the gold, of these joined; predicted, of these right.

    A predicted pair is right when both passages touch one utterance of the gold, which need not
    name every utterance.
    """

    gold: int
    joined: int
    predicted: int
    right: int


def unseen(found: Sequence[Pairs]) -> list[tuple[Pairs, Scores]]:
    """Return the events from which the reader did not learn, scored by trees that did not."""
    model = trained([x for n, x in enumerate(found) if not held_out(n)])
    kept = [item for n, item in enumerate(found) if held_out(n) and len(item.rows)]
    return [(item, _said(item, model)) for item in kept]


def _said(item: Pairs, model: Any) -> Scores:
    return with_a_speaker(
        item.seen, item.indexes, np.round(model.predict_proba(item.rows)[:, 1], 4)
    )


def second_opinion(found: Sequence[tuple[Pairs, Scores]], reader: PairReader) -> Blend:
    """Fit the blend on the doubtful pairs of events."""
    trees, answers, same, weight = [], [], [], []
    for item, scores in found:
        keys = doubtful(scores, MANY, DOUBT)
        place = {(i, j): at for at, (i, j) in enumerate(item.indexes.tolist())}
        trees += [scores[key] for key in keys]
        answers += reader.same([(item.seen[i].told, item.seen[j].told) for i, j in keys]).tolist()
        same += [item.truth[place[key]] for key in keys]
        weight += [item.weight[place[key]] for key in keys]
    columns = np.column_stack([logit(np.array(trees)), logit(np.array(answers))])
    model = LogisticRegression(C=10.0).fit(columns, same, weight)
    (by_trees, by_reader), base = model.coef_[0].tolist(), float(model.intercept_[0])
    return msgspec.structs.replace(
        DOUBT, base=round(base, 4), trees=round(by_trees, 4), reader=round(by_reader, 4)
    )


def counted(item: Pairs, scores: Scores, threshold: float) -> Counted:
    """Count the pairs of one event."""
    found = joined(item.seen, scores, threshold)
    pairs = [
        (i, j)
        for cluster in found
        for i, j in combinations(cluster, 2)
        if item.seen[i].claim.article != item.seen[j].claim.article
    ]
    predicted = [set(cluster) for cluster in found]
    gold = list(_renderings(item))
    return Counted(
        gold=len(gold),
        joined=sum(any(a & cluster and b & cluster for cluster in predicted) for a, b in gold),
        predicted=len(pairs),
        right=sum(bool(item.touched[i] & item.touched[j]) for i, j in pairs),
    )


def _renderings(item: Pairs) -> Iterator[tuple[set[int], set[int]]]:
    """For each two renderings of one utterance in two articles the passages that touch them."""
    for _, places in sorted(item.renderings.items()):
        for a, b in combinations(places, 2):
            if a.article != b.article:
                touching = [
                    {i for i, view in enumerate(item.seen) if shared(view.claim, place)}
                    for place in (a, b)
                ]
                yield touching[0], touching[1]


def main() -> None:
    """Read the events, print what is measured on events left out, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    bundle = load(1)
    found = [pairs(event, bundle.encoder) for event in events(options.gold, bundle)]
    kept = unseen(found)
    how = second_opinion(kept, bundle.pairs)
    both = [(item, reconsidered(scores, item.seen, bundle.pairs, how)) for item, scores in kept]
    for name, scored, least in (("trees", kept, THRESHOLD), ("with reader", both, how.threshold)):
        rows = [counted(item, scores, least) for item, scores in scored]
        gold, met, predicted, right = (sum(column) for column in zip(*rows, strict=True))
        print(
            f"{name}: of {gold} pairs of the gold {met} joined; of {predicted} joined {right} in it"
        )
    write = {
        "same_utterance": exported(trained(found), THRESHOLD, NAMES),
        "utterance_blend": how,
    }
    for name, value in write.items():
        (options.out / f"{name}.json").write_bytes(msgspec.json.encode(value) + b"\n")


if __name__ == "__main__":
    main()
