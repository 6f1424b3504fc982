"""Score whole dossiers against hand-made gold for the same articles.

    python -m bench.events --data DIR [--train]

DIR holds ``gold/`` (three events for scoring, ``train/`` for development) with its own
``score.py``, and ``seeds/``. Every event is reported by itself and as the mean. One figure is ours:
``strict_p``, the share of all pairs inside findings that the gold has in one finding, where
``link_p`` leaves out pairs of which one claim is not in the gold.
"""

import argparse
import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any

import sayso

SCORED = ("seeds", "nwcl-2", "nwcl-5")
FIGURES = (
    "coverage link_p link_r link_f1 strict_p chain chain_named independence ledger ledger_n "
    "entities quotes noise_r noise_fp dates attr_r"
).split()


def scorer(data: Path) -> Any:
    """The scoring module that comes with the gold."""
    spec = importlib.util.spec_from_file_location("gold_score", data / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(data / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def events(data: Path, *, train: bool) -> Iterator[tuple[str, Path, list[Path]]]:
    """Name, gold file and article files of every event."""
    folder = data / "gold" / "train" if train else data / "gold"
    golds = sorted(folder.glob("*-*.json")) if train else [folder / f"{n}.json" for n in SCORED]
    for gold in golds:
        articles = json.loads(gold.read_text(encoding="utf-8"))["articles"]
        yield gold.stem, gold, [(folder / article["file"]).resolve() for article in articles]


def measure(data: Path, *, train: bool = False) -> dict[str, dict[str, float | None]]:
    """The figures of every event; None where an event has no gold for a figure."""
    score = scorer(data)
    figures = {}
    for name, gold_file, paths in events(data, train=train):
        dossier = sayso.report(paths, sayso.Options(one_story=True))
        value = json.loads(_json(dossier))
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        strict = strict_precision(score, gold, value)
        figures[name] = score.score(gold, value) | {"strict_p": strict}
    return figures


def strict_precision(score: Any, gold: dict[str, Any], dossier: dict[str, Any]) -> float | None:
    """The share of pairs of claims inside findings, over articles, that the gold joins too.

    The gold lists every statement that two articles share: a pair it does not join is wrong.

    Args:
        score: the scoring module.
        gold: an annotated event.
        dossier: what was found, as it is written to JSON.
    """
    claims = {claim["id"]: claim for claim in dossier["claims"]}
    stated = _stated(score, gold, dossier)
    pairs = [
        (a, b)
        for finding in dossier["findings"]
        for a, b in combinations(finding["claims"], 2)
        if claims[a]["article"] != claims[b]["article"]
    ]
    return mean(bool(stated[a] & stated[b]) for a, b in pairs) if pairs else None


def _stated(score: Any, gold: dict[str, Any], dossier: dict[str, Any]) -> dict[str, set[str]]:
    """The gold findings that each claim carries."""
    texts = score.Texts(gold, dossier)
    stated: dict[str, set[str]] = defaultdict(set)
    for finding in gold["findings"]:
        for support in finding["supports"]:
            span = texts.span(support["article"], support["quote"])
            for claim in dossier["claims"]:
                if span and claim["article"] == span[0] and score.covers(span, claim):
                    stated[claim["id"]].add(finding["id"])
    return stated


def means(figures: dict[str, dict[str, float | None]]) -> dict[str, float]:
    """The mean of each figure over the events that have it."""
    known = {
        key: [value for row in figures.values() if (value := row.get(key)) is not None]
        for key in FIGURES
    }
    return {key: mean(values) for key, values in known.items() if values}


def _json(dossier: sayso.Dossier) -> bytes:
    from sayso.dossier import to_json

    return to_json(dossier)


def main() -> None:
    """Print a table, one event a column, and the means."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--train", action="store_true", help="the development events instead")
    given = parser.parse_args()
    figures = measure(given.data, train=given.train)
    columns = {"mean": means(figures)} | ({} if given.train else figures)
    print(f"{'':14}" + "".join(f"{name:>10}" for name in columns))
    for key in FIGURES:
        cells = (row.get(key) for row in columns.values())
        print(f"{key:14}" + "".join(f"{'-' if c is None else format(c, '.3f'):>10}" for c in cells))


if __name__ == "__main__":
    main()
