"""Learn when two spellings are one name: ``python -m training.names --data DIR --out DIR``.

Two logistic regressions over readable features. ``word`` tells whether two words are spellings
of one name word; its pairs are Latin spellings of the same Arabic or Russian form against
spellings of other forms that look alike. ``person`` and ``body`` tell whether two whole names
are one; they learn on OpenSanctions name pairs. The held-out parts are used for figures only.
"""

import argparse
import csv
import hashlib
import itertools
import json
import random
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from anyascii import anyascii
from sklearn.linear_model import LogisticRegression

from sayso.entities import compare, forms, spelling

SEED = 11
LANGUAGES = ("arabic", "russian")
MOST_PAIRS = 40_000


def spellings(path: Path) -> dict[str, list[str]]:
    """The Latin spellings of each form of a transliteration file."""
    by_form: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, form, *_ = line.split("\t")
        word = "".join(filter(str.isalnum, anyascii(latin).lower()))
        if word:
            by_form[form].add(word)
    return {form: sorted(words) for form, words in sorted(by_form.items())}


def word_pairs(data: Path, part: str, rng: random.Random) -> list[tuple[str, str, bool]]:
    """Pairs of words, about one in four of them spellings of one form."""
    pairs: list[tuple[str, str, bool]] = []
    for language in LANGUAGES:
        by_form = spellings(data / f"name-transliteration/wd_{language}_{part}")
        same = [
            (a, b, True)
            for words in by_form.values()
            for a, b in itertools.combinations(words[:6], 2)
        ]
        rng.shuffle(same)
        same = same[:MOST_PAIRS]
        pairs += same + unlike(by_form, 3 * len(same), rng)
    return pairs


def unlike(
    by_form: dict[str, list[str]], count: int, rng: random.Random
) -> list[tuple[str, str, bool]]:
    """Words of different forms: half begin alike or share consonants, half are any two."""
    blocks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for form, words in by_form.items():
        for word in words:
            blocks[spelling.skeleton(word)[:3]].append((word, form))
            blocks[word[:3]].append((word, form))
    usable = [block for _, block in sorted(blocks.items()) if len(block) > 1]
    everything = [entry for block in usable for entry in block]
    pairs: list[tuple[str, str, bool]] = []
    while len(pairs) < count:
        among = rng.choice(usable) if len(pairs) % 2 else everything
        (a, f), (b, g) = rng.sample(among, 2)
        if f != g and a != b and not set(by_form[f]) & set(by_form[g]):
            pairs.append((a, b, False))
    return pairs


def name_pairs(data: Path) -> list[tuple[str, str, str, bool, bool]]:
    """Rows of the name pairs: kind, both names, whether one, whether held out."""
    rows = []
    path = data / "name-pairs/name_bench/cases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = "person" if row["schema"] == "Person" else "body"
            digest = hashlib.sha256(min(row["name1"], row["name2"]).encode()).digest()
            held_out = digest[0] % 5 < 2
            rows.append((kind, row["name1"], row["name2"], row["is_match"] == "true", held_out))
    return rows


def fit(rows: list[dict[str, float]], answers: list[bool], strength: float) -> spelling.Weights:
    """Fit a logistic regression and round its weights."""
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    model = LogisticRegression(C=strength, max_iter=2000).fit(values, answers)
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True)}
    return spelling.Weights(intercept=round(float(model.intercept_[0]), 4), features=weights)


def f1(right: list[bool], said: list[bool]) -> dict[str, float]:
    """Precision, recall and F1 of the answer yes."""
    tp = sum(r and s for r, s in zip(right, said, strict=True))
    precision, recall = tp / max(1, sum(said)), tp / max(1, sum(right))
    score = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(score, 3)}


def learn_words(data: Path) -> tuple[spelling.Weights, dict[str, object]]:
    """The weights for words, and figures on the held-out forms."""
    rng = random.Random(SEED)
    train = word_pairs(data, "80", rng)
    rows = [spelling.features(a, b) for a, b, _ in train]
    weights = fit(rows, [same for *_, same in train], 1.0)
    held = word_pairs(data, "20", rng)
    said = [spelling.score(weights, a, b) >= spelling.CLOSE for a, b, _ in held]
    figures = f1([same for *_, same in held], said)
    return weights, {"train": len(train), "held out": len(held), **figures}


def likeness(weights: spelling.Weights) -> Callable[[str, str], float]:
    """The likeness of words under freshly learned weights."""

    @cache
    def alike(left: str, right: str) -> float:
        return compare.likeness(left, right, lambda a, b: spelling.score(weights, a, b))

    return alike


def learn_names(
    data: Path, kind: str, alike: Callable[[str, str], float]
) -> tuple[spelling.Weights, dict[str, object]]:
    """The weights for whole names of one kind, and figures on the held-out pairs."""
    rows = [row for row in name_pairs(data) if row[0] == kind]
    made = [
        (compare.name_features(forms.form(a), forms.form(b), alike), same, held)
        for _, a, b, same, held in rows
    ]
    train = [(row, same) for row, same, held in made if not held]
    test = [(row, same) for row, same, held in made if held]
    weights = fit([row for row, _ in train], [same for _, same in train], 1.0)
    said = [spelling.probability(weights, row) >= spelling.CLOSE for row, _ in test]
    figures = f1([same for _, same in test], said)
    return weights, {"train": len(train), "held out": len(test), **figures}


def main() -> None:
    """Read the options, learn, write the weights and the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for spelling.json")
    options = parser.parse_args()
    target = options.out / "spelling.json"
    word, word_figures = learn_words(options.data)
    figures: dict[str, object] = {"word": word_figures}
    learned = {"word": word}
    for kind in ("person", "body"):
        learned[kind], figures[kind] = learn_names(options.data, kind, likeness(word))
    write(target, learned)
    print(json.dumps(figures, indent=1))


def write(target: Path, learned: dict[str, spelling.Weights]) -> None:
    """Write weights as JSON, one feature a line."""
    plain = {
        kind: {"intercept": weights.intercept, "features": weights.features}
        for kind, weights in learned.items()
    }
    target.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
