"""What the reader learns of two claims: whether they state the same.

Pairs come from the annotated events (claims as the pipeline extracts them, and the annotators'
own wording of the findings), from pairs of claims labelled one by one (see ``labelled``), from
stories labelled whole (see ``whole_stories``), and, to warm up, from MRPC and the STS benchmark.
Every third event and the stories kept back are held out, for what is trained on top of these
answers.
"""

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.claims.views import in_context
from sayso.language.bundle import load
from sayso.language.encoder import SentenceEncoder
from sayso.language.pairs import InContext
from sayso.model import Claim
from training.annotated import Event, claims_of, events, findings_of
from training.labelled import SAME, Texts, labelled
from training.labelled_stories import Story, labelled_whole

SEED = 20261125
FOLDS = 3
SAME_MOST = 70
"""Pairs of claims that state the same, an event; a large event must not outweigh the rest."""

HARD = 2
"""Pairs that are near and yet differ, for each that states the same."""

UNKNOWN = 0.3
"""Weight of a pair of which one claim carries nothing annotated: it may be a gap in the gold."""

MOST_TOLD = 10
"""Pairs that lines of a story labelled whole hold together, a story; few of many stories teach
more than many of few."""

NEAR, FAR = 1.0, 2
"""Of the pairs that differ: the nearest, for each told together, and some of those behind them."""

MORE = 3
"""Near ones in addition, as a story may hold none together."""

FAR_AS = 8
"""Those behind reach so many times as far as the nearest."""


class Pair(Struct, frozen=True):
    """Two claims, how much they state the same (0 to 1), and how much the pair counts."""

    first: InContext
    second: InContext
    same: float
    weight: float = 1.0


def held_out(number: int) -> bool:
    """Tell whether the event with this place in the sorted folder is kept for the scorers."""
    return number % FOLDS == FOLDS - 1


def read_pairs(gold: Path, data: Path, share: float = 1.0) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs to learn from, and those of events held out.

    Of the pairs of events and those to warm up, ``share`` are learned from.
    """
    chance = random.Random(SEED)
    bundle = load()
    learned, held = list[Pair](), list[Pair]()
    for number, event in enumerate(events(gold, bundle)):
        (held if held_out(number) else learned).extend(of_event(event, bundle.encoder, chance))
    learned += warm_up(data)
    kept = chance.sample(learned, round(share * len(learned)))
    whole = [
        pair
        for story in labelled_whole(data, bundle)
        for pair in of_story(story, bundle.encoder, chance)
    ]
    return one_by_one(data) + whole + kept, held


def of_event(event: Event, encoder: SentenceEncoder, chance: random.Random) -> list[Pair]:
    """Return the pairs of one annotated event."""
    claims = claims_of(event)
    readings = {reading.article.id: reading for reading in event.readings}
    told = [in_context(claim, readings[claim.article]) for claim in claims]
    stated = {finding["id"]: finding["text"] for finding in event.gold["findings"]}
    rows = encoder.encode([claim.text for claim in claims])
    wanted = encoder.encode(list(stated.values()))
    carried = findings_of(event, claims)
    return [
        *_claim_pairs(claims, told, carried, rows @ rows.T, chance),
        *_wording_pairs(told, stated, carried, rows @ wanted.T),
    ]


def _claim_pairs(
    claims: Sequence[Claim],
    told: Sequence[InContext],
    carried: Sequence[frozenset[str]],
    like: NDArray[np.float32],
    chance: random.Random,
) -> Iterator[Pair]:
    across = [
        (i, j)
        for i in range(len(claims))
        for j in range(i + 1, len(claims))
        if claims[i].article != claims[j].article
    ]
    same = [(i, j) for i, j in across if carried[i] & carried[j]]
    same = chance.sample(same, min(len(same), SAME_MOST))
    other = [
        (i, j) for i, j in across if not carried[i] & carried[j] and (carried[i] or carried[j])
    ]
    other.sort(key=lambda pair: -float(like[pair]))
    known = [(i, j) for i, j in other if carried[i] and carried[j]][: HARD * len(same)]
    gaps = [(i, j) for i, j in other if not (carried[i] and carried[j])][: len(same)]
    for group, answer, weight in ((same, 1.0, 1.0), (known, 0.0, 1.0), (gaps, 0.0, UNKNOWN)):
        for i, j in group:
            first, second = (i, j) if chance.random() < 0.5 else (j, i)
            yield Pair(told[first], told[second], answer, weight)


def _wording_pairs(
    told: Sequence[InContext],
    stated: Mapping[str, str],
    carried: Sequence[frozenset[str]],
    like: NDArray[np.float32],
) -> Iterator[Pair]:
    for number, (key, text) in enumerate(stated.items()):
        carriers = [at for at, found in enumerate(carried) if key in found]
        near = [int(at) for at in np.argsort(-like[:, number]) if key not in carried[at]]
        for at in carriers[:3]:
            yield Pair(told[at], whole(text), 1.0)
        for at in [at for at in near if carried[at]][: 1 + len(carriers[:3])]:
            yield Pair(told[at], whole(text), 0.0)


def one_by_one(data: Path, *, kept_back: bool = False) -> list[Pair]:
    """Return the pairs labelled one by one; those kept back for measuring, or the others."""
    texts = Texts(data)
    return [
        Pair(texts.in_context(pair.first), texts.in_context(pair.second), SAME[pair.letter])
        for pair in labelled()
        if pair.kept_back == kept_back
    ]


def of_story(story: Story, encoder: SentenceEncoder, chance: random.Random) -> list[Pair]:
    """Return pairs of a story labelled whole: those told together, and near ones that differ."""
    readings = {reading.article.id: reading for reading in story.event.readings}
    told = [in_context(claim, readings[claim.article]) for claim in story.claims]
    rows = encoder.encode([claim.text for claim in story.claims])
    like = rows @ rows.T
    together = [key for key, letter in story.letters.items() if letter != "d"]
    together = chance.sample(together, min(len(together), MOST_TOLD))
    apart = [key for key, letter in story.letters.items() if letter == "d"]
    apart.sort(key=lambda key: -float(like[key]))
    near = round(NEAR * len(together)) + MORE
    behind = apart[near : FAR_AS * near]
    chosen = together + apart[:near] + chance.sample(behind, min(len(behind), FAR))
    turned = [key if chance.random() < 0.5 else key[::-1] for key in chosen]
    return [
        Pair(told[i], told[j], SAME[story.letters[key]])
        for key, (i, j) in zip(chosen, turned, strict=True)
    ]


def whole(text: str) -> InContext:
    """A text that is all claim."""
    return InContext(text, 0, len(text))


def warm_up(data: Path) -> list[Pair]:
    """Return the pairs of MRPC (train) and the STS benchmark (train)."""
    found = []
    lines = (data / "mrpc" / "msr_paraphrase_train.txt").read_text("utf-8-sig").splitlines()
    for line in lines:
        label, _, _, first, second = line.split("\t")
        if label in ("0", "1"):
            found.append(Pair(whole(first), whole(second), float(label)))
    with (data / "sts-benchmark" / "sts-train.csv").open(encoding="utf-8", newline="") as file:
        found.extend(
            Pair(whole(row[5]), whole(row[6]), min(1.0, max(0.0, (float(row[4]) - 2) / 3)))
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    return found
