"""Trains the scorers of "the same statement" on annotated events.

    python -m training.same_statement GOLD_FOLDER DATA_FOLDER [--out FOLDER]

GOLD_FOLDER holds one JSON file an event (findings with supports; the articles' files beside it),
DATA_FOLDER the public sets, whose pairs labelled one by one are learned from, too. Of the stories
labelled whole those kept back serve to fit what weighs the reader's answers. (Trees that learned
the others as well are better on those, by .1 of average precision, and worse on events; after the
reader nothing was left of either.)
Four files are written: ``first_look`` sees a pair alone, ``same_statement`` sees it among its
rivals, ``blend`` joins the reader's opinion with it, and ``second_look`` sees both among the rivals
as they stand then. Whatever one learns of another comes from models that did not see the event
(folds of whole events); what learns of the reader learns from events and stories from which the
reader did not. The figures come from such models, too.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from sklearn.metrics import average_precision_score

from sayso.claims.blend import NAMES as SECOND_NAMES
from sayso.claims.candidates import candidates
from sayso.claims.features import NAMES
from sayso.claims.rivals import NAMES as RIVAL_NAMES
from sayso.claims.rivals import standing
from sayso.claims.table import Table, measure
from sayso.claims.views import views
from sayso.language.bundle import load
from sayso.language.encoder import SentenceEncoder
from training.annotated import Event, claims_of, events, findings_of
from training.boosting import Column, chances, exported, fit
from training.labelled import SAME
from training.labelled_stories import Story, labelled_stories, labelled_whole
from training.pairs import held_out
from training.second_opinion import Pairs, second_opinion

TARGET = Path(__file__).parents[1] / "src" / "sayso" / "claims"
FOLDS = 3
UNKNOWN = 0.3
"""Weight of a pair of which one claim carries nothing annotated: it may be a gap in the gold."""
FAR, KEPT = 0.35, 0.15
"""Of pairs less alike than FAR that share little, the share KEPT is enough to learn from."""
THRESHOLD = 0.55
"""Chosen on folds of the training events, for precision."""


def pairs(event: Event, encoder: SentenceEncoder) -> Pairs:
    """The claims of an event side by side, with what the gold says of them."""
    claims = claims_of(event)
    seen = views(claims, event.readings, encoder)
    indexes = candidates(seen)
    carried = findings_of(event, claims)
    known = [1.0 if carried[i] and carried[j] else UNKNOWN for i, j in indexes]
    return Pairs(
        views=seen,
        indexes=indexes,
        rows=measure(Table(seen), indexes),
        same=np.array([bool(carried[i] & carried[j]) for i, j in indexes], float),
        weight=np.array(known),
    )


def labelled_pairs(story: Story, encoder: SentenceEncoder) -> Pairs:
    """The claims of a labelled story side by side; pairs without a letter weigh nothing."""
    seen = views(story.claims, story.event.readings, encoder)
    told = {key for key, letter in story.letters.items() if letter != "d"}
    met = {(int(i), int(j)) for i, j in candidates(seen)} | told
    indexes = np.array(sorted(met), np.int64).reshape(-1, 2)
    letters = [story.letters.get((int(i), int(j))) for i, j in indexes]
    return Pairs(
        views=seen,
        indexes=indexes,
        rows=measure(Table(seen), indexes),
        same=np.array([letter is not None and SAME[letter] > 0.5 for letter in letters], float),
        weight=np.array([letter is not None for letter in letters], float),
    )


def trained(found: Sequence[Pairs], trees: int) -> Any:
    """Train one scorer; pairs that are plainly unlike are thinned out."""
    chance = np.random.default_rng(0)
    likeness, shared = NAMES.index("likeness"), NAMES.index("shared_over_shorter")
    rows, same, weight = [], [], []
    for item in found:
        near = (item.rows[:, likeness] > FAR) | (item.rows[:, shared] > FAR) | (item.same > 0)
        kept = (near | (chance.random(len(near)) < KEPT)) & (item.weight > 0)
        rows.append(item.rows[kept])
        same.append(item.same[kept])
        weight.append(np.where(near, item.weight, item.weight / KEPT)[kept])
    return fit(rows, same, weight, trees=trees, leaves=16, least=60)


def unseen(found: Sequence[Pairs], trees: int) -> list[Column]:
    """The scores of each event's pairs by a model trained on the other folds."""
    models = [
        trained([x for n, x in enumerate(found) if n % FOLDS != fold], trees)
        for fold in range(FOLDS)
    ]
    return [predicted(models[n % FOLDS], [item])[0] for n, item in enumerate(found)]


def predicted(model: Any, found: Sequence[Pairs]) -> list[Column]:
    """The scores that a model gives the pairs of stories."""
    return [chances(model, item.rows) for item in found]


def likeness(found: Sequence[Pairs]) -> list[Column]:
    """The cosine of every pair, the simplest scorer."""
    return [item.rows[:, NAMES.index("likeness")].astype(float) for item in found]


def among_rivals(found: Sequence[Pairs], first: Sequence[Column]) -> list[Pairs]:
    """Add to each event how its pairs stand, by a first look that did not learn from it."""
    return [
        item._replace(
            rows=np.hstack(
                [item.rows, standing(item.indexes, scores.astype(np.float32), item.views)]
            )
        )
        for item, scores in zip(found, first, strict=True)
    ]


def average_precision(found: Sequence[Pairs], scores: Sequence[Column]) -> float:
    """The mean over events of the average precision of their pairs that are known."""
    each = [
        average_precision_score(item.same[item.weight > 0], column[item.weight > 0])
        for item, column in zip(found, scores, strict=True)
        if item.same.any()
    ]
    return float(np.mean(each))


def main() -> None:
    """Read the events, train the scorers, fit the blend, write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    bundle = load(1)
    annotated = [pairs(event, bundle.encoder) for event in events(options.gold, bundle)]
    one_by_one = [
        labelled_pairs(story, bundle.encoder) for story in labelled_stories(options.data, bundle)
    ]
    alone = annotated + one_by_one
    first = unseen(alone, 80)
    placed = among_rivals(alone, first)
    second = unseen(placed, 120)
    look, final = trained(alone, 80), trained(placed, 120)
    stories = labelled_whole(options.data, bundle, kept_back=True)
    kept = [labelled_pairs(story, bundle.encoder) for story in stories]
    kept_first = predicted(look, kept)
    kept_placed = among_rivals(kept, kept_first)
    kept_second = predicted(final, kept_placed)
    for name, ours, whole in (
        ("likeness", likeness(alone), likeness(kept)),
        ("first look", first, kept_first),
        ("among rivals", second, kept_second),
    ):
        events_figure = average_precision(annotated, ours[: len(annotated)])
        print(
            f"{name}: AP {events_figure:.3f} on events not learned from, "
            f"{average_precision(kept, whole):.3f} on stories kept back"
        )
    held = [n for n in range(len(annotated)) if held_out(n)]
    how, again, gain = second_opinion(
        [placed[n] for n in held] + kept_placed,
        [second[n] for n in held] + kept_second,
        bundle.pairs,
    )
    print(gain)
    write = {
        "first_look": exported(look, 0.5, NAMES),
        "same_statement": exported(final, THRESHOLD, NAMES + RIVAL_NAMES),
        "blend": how,
        "second_look": exported(again, how.threshold, SECOND_NAMES),
    }
    for name, value in write.items():
        (options.out / f"{name}.json").write_bytes(msgspec.json.encode(value) + b"\n")


if __name__ == "__main__":
    main()
