"""Words a second of a whole reading, split by stage, beside yardsticks of the same run.

    python -m bench.speed [--texts DIR] [--articles N] [--threads 1 2] [--reading]

The reading is what ``sayso read`` does for an article: file, language, names, sources, statements.
After it ``sayso report`` compares the articles; ``--reading`` leaves that out. Every number of
threads has a process of its own, so that its peak memory is its own.

Machines are noisy: only the ratios of one run mean anything. Two yardsticks read the same texts
on one thread: a regular expression that finds words, and spaCy's pipeline of nothing but a
tokenizer (where spaCy is installed: ``pip install -e '.[bench]'``).
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
import onnxruntime
from msgspec import Struct

import sayso
from sayso.language import bundle

ROOT = Path(__file__).parent.parent
WORD = re.compile(r"\w+(?:['’-]\w+)*")
YARDSTICK_SECONDS = 2.0
TICK = 1e-6
READING = ("reading", "language", "entities", "attributions")
NAMES = {"reading": "files", "language": "language", "attributions": "sources, claims"}


class Stage(Struct):
    """What one stage cost: seconds by the clock and of the processor, and in the models."""

    clock: float = 0.0
    processor: float = 0.0
    models: float = 0.0
    peak: float = 0.0
    """Megabytes of the process so far, at the most."""

    def plus(self, other: "Stage") -> "Stage":
        """Both together."""
        return Stage(
            self.clock + other.clock,
            self.processor + other.processor,
            self.models + other.models,
            max(self.peak, other.peak),
        )


class _ReadEnough(Exception):
    """Ends a run after the reading."""


class Meter:
    """Notes the time and memory whenever another stage shows its first sign."""

    def __init__(self, *, reading: bool) -> None:
        self.stages: dict[str, Stage] = defaultdict(Stage)
        self._reading = reading
        self._lock = Lock()
        self._models = 0.0
        self._stage = ""
        self._at = (0.0, 0.0, 0.0)

    def watch_models(self) -> None:
        """From now on count the processor's time inside the models."""
        run = onnxruntime.InferenceSession.run

        def timed(session: Any, *given: Any, **named: Any) -> Any:
            begun = time.thread_time()
            try:
                return run(session, *given, **named)
            finally:
                with self._lock:
                    self._models += time.thread_time() - begun

        onnxruntime.InferenceSession.run = timed

    def note(self, stage: str, *_: int) -> None:
        """Take a sign of progress; the language stage counts its articles as "reading" too."""
        if stage == self._stage or stage in self.stages:
            return
        self.close()
        if self._reading and stage == "findings":
            raise _ReadEnough
        self._stage, self.stages[stage] = stage, Stage()
        self._at = self._now()

    def close(self) -> None:
        """End the stage that runs."""
        if self._stage:
            clock, processor, models = (
                now - then for now, then in zip(self._now(), self._at, strict=True)
            )
            self.stages[self._stage] = Stage(clock, processor, models, peak())
            self._stage = ""

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.process_time(), self._models


def peak() -> float:
    """Megabytes this process has held at the most."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def run(folder: Path, threads: int, *, reading: bool) -> dict[str, Stage]:
    """The cost of each stage of a report on a folder, models loaded before the clock starts."""
    models = bundle.load(threads)
    models.tagger.tag(["The models are loaded, she said."])
    models.encoder.encode(["The models are loaded."])
    meter = Meter(reading=reading)
    meter.watch_models()
    try:
        sayso.report([folder], sayso.Options(threads=threads), meter.note)
    except _ReadEnough:
        return meter.stages
    meter.close()
    return meter.stages


def in_own_process(folder: Path, threads: int, *, reading: bool) -> dict[str, Stage]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "bench.speed", "--run", str(folder), "--threads", str(threads)]
    told = subprocess.run(
        command + ["--reading"] * reading, cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    return msgspec.json.decode(told.stdout, type=dict[str, Stage])


# ------------------------------------------------------------- texts and yardsticks


def texts_of(folder: Path, count: int) -> list[str]:
    """``count`` texts out of a folder's .txt files, taken again from the start when too few."""
    found = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.rglob("*.txt"))]
    return [found[i % len(found)] for i in range(count)]


def words_in(texts: Sequence[str]) -> int:
    """Words in all the texts."""
    return sum(len(WORD.findall(text)) for text in texts)


def pace(read: Callable[[], object], words: int) -> float:
    """Words a processor second of reading the same words over and over."""
    start, done = time.process_time(), 0
    while (spent := time.process_time() - start) < YARDSTICK_SECONDS:
        read()
        done += words
    return done / spent


def yardsticks(texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Each yardstick with its words a processor second."""
    words = words_in(texts)
    yield "a regular expression", pace(lambda: words_in(texts), words)
    try:
        import spacy
    except ImportError:
        return
    pipeline = spacy.blank("en")
    yield f"spaCy {version('spacy')}, tokenizer", pace(lambda: list(pipeline.pipe(texts)), words)


# ------------------------------------------------------------- the table


def line(name: str, stage: Stage, words: int, whole: float) -> str:
    """One line of the table."""
    clock, cpu = max(stage.clock, TICK), max(stage.processor, TICK)
    return (
        f"  {name:24}{clock:8.2f}{cpu:8.2f}{cpu / whole:8.1%}{words / clock:11,.0f}"
        f"{words / cpu:11,.0f}{stage.models / cpu:9.1%}{stage.peak:8,.0f}"
    )


def table(stages: dict[str, Stage], words: int) -> Iterator[str]:
    """The lines of one run."""
    whole, reading = Stage(), Stage()
    for name, stage in stages.items():
        whole = whole.plus(stage)
        reading = reading.plus(stage) if name in READING else reading
    yield (
        f"  {'':24}{'clock':>8}{'cpu':>8}{'of cpu':>8}{'words/s':>11}{'words/cpu':>11}"
        f"{'models':>9}{'MB':>8}"
    )
    for name, stage in stages.items():
        yield line(NAMES.get(name, name), stage, words, whole.processor)
    yield line("the reading", reading, words, whole.processor)
    yield line("all of it", whole, words, whole.processor)


def compare(texts: Sequence[str], threads: Sequence[int], *, reading: bool) -> None:
    """Run with each number of threads, and print the tables and ratios."""
    words = words_in(texts)
    print(f"{len(texts)} articles, {words:,} words")
    measured = list(yardsticks(texts))
    for name, speed in measured:
        print(f"yardstick {name}: {speed:,.0f} words a processor second")
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number:05}.txt").write_text(text, encoding="utf-8")
        for count in threads:
            stages = in_own_process(Path(folder), count, reading=reading)
            print(f"\n{count} thread{'s' * (count > 1)}", *table(stages, words), sep="\n")
            cost = sum(stages[name].processor for name in READING)
            for name, speed in measured:
                print(f"  the reading costs {cost * speed / words:,.0f} times {name}")


def main() -> None:
    """Measure, or be the process in which one run is measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, default=ROOT / "examples")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--reading", action="store_true", help="leave out the comparison")
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        stages = run(given.run, given.threads[0], reading=given.reading)
        print(json.dumps(msgspec.to_builtins(stages)))
        return
    compare(texts_of(given.texts, given.articles), given.threads, reading=given.reading)


if __name__ == "__main__":
    main()
