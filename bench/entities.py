"""How well names are joined and pronouns resolved.

    python -m bench.entities --data DIR

* ``words``: held-out Latin spellings of Arabic and Russian name words, F1 of "the same", beside
  edit distance and Jaro-Winkler at the thresholds that are best on the learning part.
* ``pairs``: held-out OpenSanctions name pairs, F1 of "the same", beside the same and beside
  nomenklatura's ``logic_v2``, whose scores come with the set.
* ``pronouns``: "he", "she" and their forms in GUM dev, with gold names.
"""

import argparse
import csv
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein

from sayso.entities import spelling
from sayso.entities.antecedents import score
from sayso.entities.compare import compare, name_features
from sayso.entities.compare import weights as name_weights
from sayso.entities.forms import form
from sayso.model import EntityType
from training import names as recipe
from training.gum import documents
from training.referents import Case, cases

DISTANCES: dict[str, Callable[[str, str], float]] = {
    "edit distance": Levenshtein.normalized_similarity,
    "jaro-winkler": JaroWinkler.similarity,
}
LOGIC_V2 = 0.7
"""The threshold of the set's own harness."""
_SURE, _CLEAR = 0.5, 0.08


def words(data: Path) -> dict[str, object]:
    """F1 on held-out spellings of name words, ours and by plain distances."""
    rng = random.Random(recipe.SEED)
    learning, held = (recipe.word_pairs(data, part, rng) for part in ("80", "20"))
    same = [answer for *_, answer in held]
    ours = [spelling.same_word(a, b) >= spelling.CLOSE for a, b, _ in held]
    figures: dict[str, object] = {"pairs": len(held), "ours": recipe.f1(same, ours)}
    for name, like in DISTANCES.items():
        figures[name] = _by_distance(like, learning, held)
    return figures


def pairs(data: Path) -> dict[str, object]:
    """F1 on the held-out name pairs, by kind, ours and by other means."""
    figures: dict[str, object] = {}
    reference = _logic_v2(data)
    for kind in ("person", "body"):
        rows = [row for row in recipe.name_pairs(data) if row[0] == kind]
        held = [row for row in rows if row[4]]
        weights = name_weights(kind)
        said = [
            spelling.probability(weights, name_features(form(a), form(b))) >= spelling.CLOSE
            for _, a, b, *_ in held
        ]
        same = [row[3] for row in held]
        beside = {
            name: _by_distance(
                like,
                [(a.casefold(), b.casefold(), same) for _, a, b, same, out in rows if not out],
                [(a.casefold(), b.casefold(), same) for _, a, b, same, _ in held],
            )
            for name, like in DISTANCES.items()
        }
        scored = [(reference[a, b], one) for _, a, b, one, _ in held if (a, b) in reference]
        theirs = recipe.f1([one for _, one in scored], [score >= LOGIC_V2 for score, _ in scored])
        figures[kind] = {
            "pairs": len(held),
            "ours": recipe.f1(same, said),
            "as in one story": recipe.f1(same, _in_a_story(kind, held)),
            **beside,
            f"logic_v2, on {len(scored)} of them": theirs,
        }
    return figures


def _in_a_story(kind: str, held: Sequence[tuple[str, str, str, bool, bool]]) -> list[bool]:
    """The answers of a run for names that stand in one story: rules first, precision first."""
    told: EntityType = "person" if kind == "person" else "organization"
    return [
        compare(told, form(a), form(b), near=True).score >= spelling.CLOSE for _, a, b, *_ in held
    ]


def _by_distance(
    like: Callable[[str, str], float],
    learning: Sequence[tuple[str, str, bool]],
    held: Sequence[tuple[str, str, bool]],
) -> dict[str, float]:
    """F1 of a plain likeness at the threshold that is best on the learning part."""
    right = [same for *_, same in learning]
    scores = [like(a, b) for a, b, _ in learning]
    best = max(
        (step / 50 for step in range(20, 50)),
        key=lambda least: recipe.f1(right, [score >= least for score in scores])["f1"],
    )
    said = [like(a, b) >= best for a, b, _ in held]
    return recipe.f1([same for *_, same in held], said)


def _logic_v2(data: Path) -> dict[tuple[str, str], float]:
    """The scores nomenklatura's matcher gives the pairs, as they come with the set."""
    path = data / "name-pairs/name_bench/run_data/logicv2-frozen.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {(r["name1"], r["name2"]): float(r["score"]) for r in csv.DictReader(file)}


def pronouns(data: Path, genres: tuple[str, ...]) -> dict[str, object]:
    """Right answers among those given and among all pronouns that stand for somebody named."""
    given = right = able = 0
    for case in _cases(data, genres):
        able += case.answer is not None
        ranked = sorted(((score(row), e) for e, row in case.candidates.items()), reverse=True)
        if not ranked or ranked[0][0] < _SURE:
            continue
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR:
            continue
        given += 1
        right += ranked[0][1] == case.answer
    return {
        "pronouns": able,
        "answered": given,
        "precision": round(right / max(1, given), 3),
        "recall": round(right / max(1, able), 3),
    }


def _cases(data: Path, genres: tuple[str, ...]) -> Iterator[Case]:
    for doc in documents(data / "gum", "dev", genres):
        yield from cases(doc)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    figures = {
        "words": words(given.data),
        "pairs": pairs(given.data),
        "pronouns, GUM dev, all genres": pronouns(given.data, ()),
        "pronouns, GUM dev, news and bio": pronouns(given.data, ("news", "bio")),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
