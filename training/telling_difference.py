"""Trains the scorer of differences: how likely an annotator would note one in the ledger.

    python -m training.telling_difference GOLD_FOLDER [--out FOLDER]

GOLD_FOLDER holds one JSON file an event (disagreements with the passages of their sides; the
articles' files beside it). A difference is to be noted when two of its sides cover two sides of
one disagreement of the gold; half-heartedly so when the gold calls it another kind. The figures
printed come from models that did not see the event.
"""

import argparse
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from sayso import claims
from sayso.claims.ledger import differences
from sayso.claims.ledger.drafts import Draft
from sayso.claims.ledger.ranking import NAMES, TELLING_DIFFERENCE, measure
from sayso.language.bundle import Bundle, load
from sayso.model import Claim, DisagreementKind, Passage
from training.annotated import Event, covers, events
from training.boosting import Column, Rows, exported, fit

TARGET = Path(__file__).parents[1] / "src" / "sayso" / "claims"
FOLDS = 5
OTHER_KIND = 0.3
"""Weight of a difference that the gold has as one of another kind."""
Side = list[Passage]


class Drafted(NamedTuple):
    """The drafts of one event as rows, whether the gold has them, how much that counts."""

    rows: Rows
    truth: Column
    weight: Column
    met: Sequence[frozenset[int]]
    gold: int


def drafted(event: Event, bundle: Bundle) -> Drafted:
    """Draft the differences of an event, and look each up in the gold."""
    made = [
        claim
        for reading in event.readings
        for claim in claims.extract(
            reading,
            event.attributions[reading.article.id],
            event.index,
            event.meant[reading.article.id],
        )
    ]
    compared = claims.compare(event.story, event.readings, made, bundle.encoder, bundle.pairs)
    compared = claims.contradicted(compared, {entity.id: entity for entity in event.entities})
    found = claims.find(compared, event.entities)
    said = claims.quotes(
        event.story, event.readings, event.attributions, event.index, bundle.encoder
    )
    drafts = differences(compared, found, said, event.readings, event.entities)
    gold = _gold(event)
    met = [frozenset(n for n, (_, sides) in gold.items() if _meets(d, sides)) for d in drafts]
    known = [
        _known(draft, [gold[n][0] for n in found]) for draft, found in zip(drafts, met, strict=True)
    ]
    return Drafted(
        rows=measure(drafts),
        truth=np.array([bool(numbers) for numbers in met], float),
        weight=np.array(known),
        met=met,
        gold=len(gold),
    )


def _known(draft: Draft, kinds: Sequence[DisagreementKind]) -> float:
    """What a draft counts, given the kinds of the disagreements of the gold that it meets."""
    alike = not kinds or draft.kind == "emphasis" or draft.kind in kinds
    return 1.0 if alike else OTHER_KIND


def _gold(event: Event) -> Mapping[int, tuple[DisagreementKind, list[Side]]]:
    return {
        number: (
            item["kind"],
            [[p for s in side["supports"] if (p := event.passage(s))] for side in item["sides"]],
        )
        for number, item in enumerate(event.gold["disagreements"])
    }


def _meets(draft: Draft, sides: Sequence[Side]) -> bool:
    """Tell whether two sides of a disagreement stand on two sides of a draft."""
    told = [[view.claim for view in views] for views in draft.sides.values()]
    where = [{n for n, own in enumerate(told) if _covered(own, side)} for side in sides]
    return any(i != j for a, b in combinations(where, 2) for i in a for j in b)


def _covered(own: Sequence[Claim], side: Side) -> bool:
    return any(covers(claim, passage) for claim in own for passage in side)


def trained(found: Sequence[Drafted]) -> Any:
    """Train the scorer on the drafts of several events."""
    columns = [x.rows for x in found], [x.truth for x in found], [x.weight for x in found]
    return fit(*columns, trees=50, leaves=6, least=25)


def held_out(found: Sequence[Drafted], share: float) -> tuple[int, int]:
    """How many disagreements the likeliest drafts meet, so many for each one of the gold, and of
    how many, by scorers that did not see the event."""
    met = 0
    for fold in range(FOLDS):
        model = trained([x for n, x in enumerate(found) if n % FOLDS != fold])
        for item in found[fold::FOLDS]:
            scores = model.predict_proba(item.rows)[:, 1] if len(item.rows) else np.zeros(0)
            first = np.argsort(-scores, kind="stable")[: round(share * item.gold)]
            met += len(frozenset[int]().union(*(item.met[i] for i in first)))
    return met, sum(item.gold for item in found)


def main() -> None:
    """Read the events, print what is measured on events left out, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    bundle = load(1)
    found = [drafted(event, bundle) for event in events(options.gold, bundle)]
    met, gold = held_out(found, 1.0)
    print(f"as many differences as the gold has meet {met} of its {gold} disagreements")
    value = msgspec.json.encode(exported(trained(found), 0.5, NAMES))
    (options.out / f"{TELLING_DIFFERENCE}.json").write_bytes(value + b"\n")


if __name__ == "__main__":
    main()
