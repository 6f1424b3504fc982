"""Words a second of a whole report, split by stage, against a yardstick in the same run.

    python -m bench.speed [--texts DIR] [--articles N] [--threads 1 2]

Machines are noisy: only the ratios of one run mean anything. The yardstick is a regular
expression that finds the words of the same texts, over and over, on one thread.
"""

import argparse
import re
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import sayso

EXAMPLES = Path(__file__).parent.parent / "examples"
WORD = re.compile(r"\w+(?:['’-]\w+)*")
YARDSTICK_SECONDS = 1.0


def texts_of(folder: Path, count: int) -> list[str]:
    """``count`` texts out of a folder's .txt files, taken again from the start when too few."""
    found = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.rglob("*.txt"))]
    return [found[i % len(found)] for i in range(count)]


def words_in(texts: Sequence[str]) -> int:
    """Words in all the texts."""
    return sum(len(WORD.findall(text)) for text in texts)


def yardstick(texts: Sequence[str]) -> float:
    """Words a second of finding words with a regular expression."""
    start, words = time.perf_counter(), 0
    while (spent := time.perf_counter() - start) < YARDSTICK_SECONDS:
        words += words_in(texts)
    return words / spent


def stage_seconds(folder: Path, threads: int) -> dict[str, float]:
    """Seconds between the first sign of each stage and the first sign of the next."""
    begun: dict[str, float] = {}

    def note(stage: str, *_: int) -> None:
        begun.setdefault(stage, time.perf_counter())

    sayso.report([folder], sayso.Options(threads=threads), note)
    times = [*begun.values(), time.perf_counter()]
    return {stage: times[i + 1] - times[i] for i, stage in enumerate(begun)}


def measure(texts: Sequence[str], threads: Sequence[int]) -> dict[int, dict[str, float]]:
    """Seconds by stage for each number of threads, on fresh files with these texts."""
    seconds: dict[int, dict[str, float]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as name:
        for number, text in enumerate(texts):
            Path(name, f"{number:05}.txt").write_text(text, encoding="utf-8")
        for count in threads:
            seconds[count] = stage_seconds(Path(name), count)
    return seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, default=EXAMPLES)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    texts = texts_of(given.texts, given.articles)
    words, pace = words_in(texts), yardstick(texts)
    print(f"{len(texts)} articles, {words} words; yardstick {pace:,.0f} words/s")
    for threads, stages in measure(texts, given.threads).items():
        whole = sum(stages.values())
        print(f"\n{threads} thread(s): {words / whole:,.0f} words/s, {words / whole / pace:.5f} of "
              "the yardstick")
        for stage, seconds in stages.items():
            print(f"  {stage:12} {seconds:7.2f} s  {seconds / whole:6.1%}  "
                  f"{words / seconds:12,.0f} words/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()
