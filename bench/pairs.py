"""Measure the reader's answers about pairs on the annotated events it did not learn from.

    python -m bench.pairs --data DIR

"Same statement" by average precision, beside the cosine of sentence vectors; statuses by
accuracy and macro F1, beside the commonest status for all.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from training.annotated import events
from training.pairs import SEED, Pair, held_out, of_event

from sayso.language.bundle import Bundle, load


def pairs(folder: Path, bundle: Bundle) -> list[Pair]:
    """Return the pairs of the held-out events of a folder."""
    chance = random.Random(SEED)
    kept = (event for number, event in enumerate(events(folder, bundle)) if held_out(number))
    return [pair for event in kept for pair in of_event(event, bundle.encoder, chance)]


def measure(found: Sequence[Pair], bundle: Bundle) -> dict[str, float]:
    """Return the figures by name, each with its baseline's."""
    compared = [pair for pair in found if pair.same >= 0]
    truth = np.array([pair.same > 0.5 for pair in compared])
    firsts = bundle.encoder.encode([pair.first for pair in compared])
    seconds = bundle.encoder.encode([pair.second for pair in compared])
    same = bundle.pairs.same([(pair.first, pair.second) for pair in compared])
    told = [pair for pair in found if pair.status >= 0]
    statuses = bundle.pairs.statuses([(pair.first, pair.second) for pair in told]).argmax(1)
    gold = np.array([pair.status for pair in told])
    commonest = np.full(len(gold), Counter(gold.tolist()).most_common(1)[0][0])
    return {
        "same": average_precision(truth, same),
        "same, cosine": average_precision(truth, (firsts * seconds).sum(1)),
        "status": float((statuses == gold).mean()),
        "status, commonest": float((commonest == gold).mean()),
        "status macro F1": macro_f1(gold, statuses),
        "status macro F1, commonest": macro_f1(gold, commonest),
    }


def average_precision(truth: np.ndarray, scores: np.ndarray) -> float:
    """Return the mean precision at each true pair, best scores first."""
    right = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right].mean())


def macro_f1(gold: np.ndarray, given: np.ndarray) -> float:
    """Return the mean F1 of the labels that occur in the gold."""
    scores = []
    for label in np.unique(gold):
        right = int(((gold == label) & (given == label)).sum())
        scores.append(2 * right / int((gold == label).sum() + (given == label).sum()))
    return float(np.mean(scores))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds gold/train")
    folder: Path = parser.parse_args().data / "gold" / "train"
    bundle = load()
    for name, value in measure(pairs(folder, bundle), bundle).items():
        print(f"{name:28}{value:.3f}")


if __name__ == "__main__":
    main()
