"""Hold the measured quality of every component against its floors. Floors only rise.

    python -m bench.gates [--data DIR] [--raise] [--only COMPONENT ...]

``floors.json`` names each figure's floor. With ``--raise`` a floor that lies more than ``SLACK``
below what is measured is lifted to ``SLACK`` below it. DIR holds ``data/`` (public sets) and
``gold/`` (annotated events). A component whose data or library is not there is skipped and said
to be; ``own`` and ``benchmark`` need neither and run with the tests.
"""

import argparse
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.01
LOWER_IS_BETTER = frozenset({"events.noise_fp", "events.ledger_n"})
EVERY = 2
"""Of PolNeAR's development half every so many articles are read: enough for two digits."""

Figures = dict[str, float]


class Absent(Exception):
    """A component cannot be measured here; the message says what is missing."""


def needed(path: Path) -> Path:
    """The path.

    Raises:
        Absent: it is not there.
    """
    if not path.exists():
        raise Absent(f"data not here ({path})")
    return path


# ------------------------------------------------------------- the components, each by its bench


def own(_: Path) -> Figures:
    """On texts of our own, in the repository: the share of time expressions read right."""
    from bench.times import own_cases

    return {"times": right(own_cases())}


def benchmark(_: Path) -> Figures:
    """Chains of our own passages and the key verdicts of our own stories, in ``benchmark/``."""
    from benchmark.gold import load_stories
    from benchmark.run_sayso import predict
    from benchmark.score import score

    stories = load_stories()
    found = score(predict(stories), stories=stories)
    return {
        "chain": found.passages["chain"].rate or 0.0,
        "chain_named": found.passages["chain, named"].rate or 0.0,
        "key_verdict": found.stories["key verdict"].rate or 0.0,
        "key_count": found.stories["key count"].rate or 0.0,
        "verdict": found.stories["verdict"].rate or 0.0,
    }


def events(data: Path) -> Figures:
    """Whole dossiers of three annotated events: findings, chains, ledger, quotes, noise ..."""
    from bench import events as bench

    needed(data / "gold")
    return bench.means(bench.measure(data))


def attributions(data: Path) -> Figures:
    """Sources, cues and contents of PolNeAR: exact F1, and of the three linked."""
    from bench import language as bench
    from sayso.language.bundle import load
    from training import data_polnear

    folder = needed(data / "data" / "polnear" / "dev")
    bundle = load(1)
    found = [
        *bench.attribution(data_polnear.read_articles(folder)[::EVERY], bundle.tagger),
        *bench.triples(data_polnear.read_triples(folder)[::EVERY], bundle),
    ]
    return {
        figure.name.removesuffix(" exact F1").removeprefix("linked "): figure.value
        for figure in found
        if figure.name.endswith(" exact F1")
    }


def names(data: Path) -> Figures:
    """Names with their types, a figure each set."""
    from bench import language as bench
    from sayso.language.bundle import load
    from training import data_names

    folder = needed(data / "data")
    sets = {
        "crossner": data_names.crossner(folder / "crossner-politics" / "dev.txt"),
        "wikigold": data_names.wikigold(folder / "wikigold" / "wikigold.conll.txt")[1],
        "uner": data_names.uner(folder / "uner-ewt" / "en_ewt-ud-dev.iob2")[1],
    }
    bundle = load(1)
    return {
        name: figure.value
        for name, examples in sets.items()
        for figure in bench.names(examples, name, bundle)
    }


def clauses(data: Path) -> Figures:
    """Where elementary statements start, on GUM."""
    from bench import language as bench
    from sayso.language.bundle import load
    from training import data_clauses

    examples = data_clauses.read_split(needed(data / "data" / "gum"), "dev")
    (figure,) = bench.clause_starts(examples, load(1))
    return {"starts": figure.value}


def status(data: Path) -> Figures:
    """Status of the clauses that support annotated findings."""
    from bench.status import pairs

    found = list(pairs(needed(data / "gold" / "train")))
    return {"accuracy": sum(gold == ours for gold, ours in found) / len(found)}


def times(data: Path) -> Figures:
    """Dates of one annotated event, its undated articles dated by their story."""
    from bench.times import seeds

    return {"dates": right(seeds(needed(data / "gold")))}


def stories(data: Path) -> Figures:
    """Articles put together by event: B3 F1 on NeuS."""
    from bench import stories as bench

    articles = list(bench.neus(needed(data / "data" / "neus").parent))
    return {"neus": bench.measure(articles).f1}


def entities(data: Path) -> Figures:
    """Spellings of one name told from names alike."""
    from bench import entities as bench

    folder = needed(data / "data" / "name-pairs").parent
    kinds = bench.pairs(folder)
    return {kind: _f1(value) for kind, value in kinds.items()} | {"words": _f1(bench.words(folder))}


def coreference(data: Path) -> Figures:
    """Who is who over the articles of ECB+, and pronouns in GUM."""
    from bench import coreference as bench
    from bench.entities import pronouns

    folder = needed(data / "data" / "ecbplus").parent
    found: Any = bench.entities(folder)["names, ours"]
    told: Any = pronouns(folder, ("news", "bio"))
    return {"ecb_names": float(found["conll"]), "pronouns_p": float(told["precision"])}


def chains(data: Path) -> Figures:
    """The farthest source of supports, where the text names one, on the scored events."""
    from bench import chains as bench
    from sayso.language.bundle import load

    folder = needed(data / "gold")
    counts = sum(
        (
            bench.measure(json.loads(path.read_bytes()), folder, load(1))[0]
            for path in sorted(folder.glob("*.json"))
        ),
        start=Counter[str](),
    )
    return {
        "all": counts["all right"] / counts["all"],
        "named": counts["named right"] / counts["named"],
    }


def origins(data: Path) -> Figures:
    """Verdicts on independence over given chains."""
    from bench import origins as bench

    needed(data / "gold" / "train")
    verdicts = [v for event in bench.events(data / "gold" / "train") for v in bench.judged(*event)]
    return {"right": bench.summary(verdicts)["right"]}


def articles(data: Path) -> Figures:
    """Bodies read from web pages."""
    from bench import articles as bench

    needed(data / "data" / "article-extraction")
    return {"body_f1": bench.measure(data)["f1"]}


COMPONENTS: dict[str, Callable[[Path], Figures]] = {
    function.__name__: function
    for function in (
        own,
        benchmark,
        attributions,
        names,
        clauses,
        status,
        times,
        stories,
        entities,
        coreference,
        chains,
        origins,
        articles,
        events,
    )
}


def right(results: Iterable[object]) -> float:
    """The share of results that are no miss."""
    found = list(results)
    return sum(result is None for result in found) / max(1, len(found))


def _f1(value: Any) -> float:
    ours = value["ours"]
    return float(ours["f1"] if isinstance(ours, dict) else ours)


# ------------------------------------------------------------- measured against floors


def measure(data: Path, chosen: Sequence[str]) -> Iterator[tuple[str, Figures | str, float]]:
    """Each component with its figures, or with why there are none, and the seconds it took."""
    for name in chosen:
        begun = time.perf_counter()
        try:
            found: Figures | str = {
                f"{name}.{key}": value for key, value in COMPONENTS[name](data).items()
            }
        except Absent as absent:
            found = str(absent)
        except ImportError as missing:
            found = f"needs {missing.name}: pip install -e '.[training]'"
        yield name, found, time.perf_counter() - begun


def misses(measured: Figures, floors: Figures, chosen: Iterable[str]) -> list[str]:
    """The figures of the measured components that are on the wrong side of their floor."""
    lines = []
    kept = set(chosen)
    for name, floor in floors.items():
        value = measured.get(name)
        if name.split(".")[0] not in kept:
            continue
        if value is None:
            lines.append(f"{name}: not measured, floor {floor}")
        elif (value > floor) if name in LOWER_IS_BETTER else (value < floor):
            lines.append(f"{name}: {value:.3f}, floor {floor:.3f}")
    return lines


def lifted(measured: Figures, floors: Figures) -> Figures:
    """The floors, each lifted to ``SLACK`` behind what is measured where it lay further off."""
    result = {}
    for name, value in measured.items():
        down = name in LOWER_IS_BETTER
        near = math.ceil(value * (1 + SLACK) * 1000) if down else math.floor((value - SLACK) * 1000)
        new = near / 1000
        old = floors.get(name, new)
        result[name] = min(old, new) if down else max(old, new)
    return floors | result


def read_floors() -> Figures:
    """The floors as they stand."""
    found: Figures = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return found


def main() -> None:
    """Measure, compare, exit 1 when a floor is not held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    parser.add_argument("--only", nargs="+", choices=COMPONENTS, default=list(COMPONENTS))
    given = parser.parse_args()
    floors, measured, done = read_floors(), Figures(), []
    for component, found, seconds in measure(given.data, given.only):
        if isinstance(found, str):
            print(f"{component:28} skipped, {found}")
            continue
        done.append(component)
        measured |= found
        for name, value in found.items():
            print(f"{name:28} {value:8.3f}   floor {floors.get(name, '-')}")
        print(f"{'':28} {seconds:8.1f} s", flush=True)
    if given.lift:
        text = json.dumps(lifted(measured, floors), indent=2) + "\n"
        FLOORS.write_text(text, encoding="utf-8")
    if missed := misses(measured, floors, done):
        sys.exit("\n".join(missed))


if __name__ == "__main__":
    main()
