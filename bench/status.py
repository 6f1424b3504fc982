"""Status of clauses: measured on the gold findings, support by support.

    python -m bench.status [--gold DIR]

The quote of each support is read as a clause; "said" stands for the cue where the gold names
a source. Printed: accuracy beside that of always answering "happened", F1 of each status, and
the table of gold against answer. The gold gives a status to a finding, which its supports word
in many ways, so much of what is missed cannot be read from one quote.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from sayso.language.status import status
from sayso.model import Span, Status

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "train"
STATUSES: tuple[str, ...] = get_args(Status)


def pairs(gold: Path) -> Iterator[tuple[str, str]]:
    """The gold status and the one read, for every support of every event."""
    for path in sorted(gold.glob("*.json")):
        event = json.loads(path.read_text(encoding="utf-8"))
        for finding in event.get("findings", ()):
            for support in finding["supports"]:
                quote, cue = support["quote"], "said" if support["chain"] else None
                yield finding["status"], status(quote, Span(0, len(quote)), cue)[0]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    table = Counter(pairs(parser.parse_args().gold))
    total = table.total()
    if not total:
        print("skipped, data not here")
        return
    right = sum(table[name, name] for name in STATUSES)
    always = sum(table["happened", name] for name in STATUSES)
    print(f"accuracy {right / total:.3f} of {total}; always “happened” {always / total:.3f}")
    for name in STATUSES:
        gold = sum(table[name, other] for other in STATUSES)
        read = sum(table[other, name] for other in STATUSES)
        f1 = 2 * table[name, name] / (gold + read) if gold + read else 0.0
        row = " ".join(f"{table[name, other]:6}" for other in STATUSES)
        print(f"{name:10} F1 {f1:.3f}  read as {row}")


if __name__ == "__main__":
    main()
