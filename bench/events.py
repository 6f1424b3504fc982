"""Score whole dossiers against hand-made gold for the same articles.

    python -m bench.events --data DIR [--train]

DIR holds ``gold/`` (three events for scoring, ``train/`` for development) with its own
``score.py``, and ``seeds/``. Every event is reported by itself and as the mean.
"""

import argparse
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import sayso

SCORED = ("seeds", "nwcl-2", "nwcl-5")
FIGURES = (
    "coverage link_p link_r link_f1 chain chain_named independence ledger ledger_n entities "
    "quotes noise_r noise_fp dates attr_r"
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
        figures[name] = score.score(json.loads(gold_file.read_text(encoding="utf-8")), value)
    return figures


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
