"""Measure the reader's answers about pairs of claims from which it did not learn.

    python -m bench.pairs --data DIR

Pairs of every third annotated event, pairs labelled one by one (see ``training.labelled``) and
pairs of stories labelled whole (see ``training.whole_stories``), by average precision, beside the
cosine of sentence vectors.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sayso.language.bundle import Bundle, load
from training.annotated import events
from training.labelled_stories import labelled_whole
from training.pairs import SEED, Pair, held_out, of_event, of_story, one_by_one

MOST = 1500
"""Pairs of annotated events measured, and of stories."""


def pairs(data: Path, bundle: Bundle) -> dict[str, list[Pair]]:
    """Return the pairs of the events held out, and those of labels kept back, by name."""
    chance = random.Random(SEED)
    folder = data / "gold" / "train"
    kept = (event for number, event in enumerate(events(folder, bundle)) if held_out(number))
    annotated = [pair for event in kept for pair in of_event(event, bundle.encoder, chance)]
    stories = labelled_whole(data / "data", bundle, kept_back=True)
    whole = [pair for story in stories for pair in of_story(story, bundle.encoder, chance)]
    return {
        "annotated events": chance.sample(annotated, min(MOST, len(annotated))),
        "labelled one by one": one_by_one(data / "data", kept_back=True),
        "stories labelled whole": chance.sample(whole, min(MOST, len(whole))),
    }


def measure(found: Sequence[Pair], bundle: Bundle) -> dict[str, float]:
    """Return the average precision of "same" by the reader, and by cosine."""
    truth = np.array([pair.same > 0.5 for pair in found])
    firsts, seconds = (
        bundle.encoder.encode([side.sentence[side.start : side.end] for side in sides])
        for sides in zip(*((pair.first, pair.second) for pair in found), strict=True)
    )
    same = bundle.pairs.same([(pair.first, pair.second) for pair in found])
    return {
        "reader": average_precision(truth, same),
        "cosine": average_precision(truth, (firsts * seconds).sum(1)),
    }


def average_precision(truth: np.ndarray, scores: np.ndarray) -> float:
    """Return the mean precision at each true pair, best scores first."""
    right = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right].mean())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="holds gold/train and data/")
    bundle = load()
    for name, found in pairs(parser.parse_args().data, bundle).items():
        for by, value in measure(found, bundle).items():
            print(f"{name}, {by:12}{value:.3f}")


if __name__ == "__main__":
    main()
