"""Status of clauses and of findings, measured on the gold findings.

    python -m bench.status [--gold DIR] [--data DIR]

The quote of each support is read as a clause; "said" stands for the cue where the gold names
a source. Printed: accuracy beside that of always answering "happened", the mean F1 of the
statuses and each one's, for all supports, for those with a finite verb, and with ``--data`` for
the findings of whole dossiers of the scored events, each beside the gold finding it carries most
articles of.

The gold gives a status to a finding, which its supports word in many ways: two of three misses
are quotes whose words tell another thing ("Comeaux, 49, escaped" for "is 49 years old") or have
no verb ("Governor Ada Okello"), and cannot be read from the quote.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any, get_args

import sayso
from bench.events import events, scorer
from sayso.dossier import to_json
from sayso.language.statements import is_finite
from sayso.language.status import status
from sayso.language.verbs import verb_groups
from sayso.model import Span, Status

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "train"
STATUSES: tuple[str, ...] = get_args(Status)


def pairs(gold: Path, *, with_verb: bool = False) -> Iterator[tuple[str, str]]:
    """The gold status and the one read, for every support of every event."""
    for path in sorted(gold.glob("*.json")):
        event = json.loads(path.read_text(encoding="utf-8"))
        for finding in event.get("findings", ()):
            for support in finding["supports"]:
                quote, cue = support["quote"], "said" if support["chain"] else None
                if not with_verb or any(map(is_finite, verb_groups(quote))):
                    yield finding["status"], status(quote, Span(0, len(quote)), cue)[0]


def matched(data: Path) -> Iterator[tuple[str, str]]:
    """The gold status and that of the finding with most articles of it, over the scored events."""
    score = scorer(data)
    for _, gold_file, paths in events(data, train=False):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        dossier = json.loads(to_json(sayso.report(paths, sayso.Options(one_story=True))))
        told = {finding["id"]: finding["status"] for finding in dossier["findings"]}
        for finding, votes in _votes(score, gold, dossier):
            best = max(votes, key=lambda key: (len(votes[key]), key))
            yield finding["status"], told[best]


def _votes(
    score: Any, gold: dict[str, Any], dossier: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, set[str]]]]:
    """Each gold finding with the articles in which findings of the dossier carry it."""
    texts = score.Texts(gold, dossier)
    claims = {claim["id"]: claim for claim in dossier["claims"]}
    for finding in gold["findings"]:
        votes: dict[str, set[str]] = defaultdict(set)
        spans = [(s["article"], texts.span(s["article"], s["quote"])) for s in finding["supports"]]
        for other in dossier["findings"]:
            for article, span in spans:
                if span and any(score.covers(span, claims[c]) for c in other["claims"]):
                    votes[other["id"]].add(article)
        if votes:
            yield finding, votes


def show(name: str, found: Iterable[tuple[str, str]]) -> None:
    """Print the figures of pairs of gold and answer."""
    table = Counter(found)
    total = table.total()
    if not total:
        print(f"{name}: skipped, data not here")
        return
    right = sum(table[status, status] for status in STATUSES)
    always = sum(table["happened", status] for status in STATUSES)
    scores = {status: f1 for status in STATUSES if (f1 := _f1(table, status)) is not None}
    each = "  ".join(f"{status} {f1:.2f}" for status, f1 in scores.items())
    print(
        f"{name:22} {total:6}  accuracy {right / total:.3f} (always “happened” "
        f"{always / total:.3f})  mean F1 {mean(scores.values()):.3f}  {each}"
    )


def _f1(table: Counter[tuple[str, str]], name: str) -> float | None:
    """F1 of one status; None where neither gold nor answer has it."""
    gold = sum(table[name, other] for other in STATUSES)
    read = sum(table[other, name] for other in STATUSES)
    return 2 * table[name, name] / (gold + read) if gold + read else None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--data", type=Path, help="measure the findings of whole dossiers too")
    given = parser.parse_args()
    show("supports", pairs(given.gold))
    show("supports with a verb", pairs(given.gold, with_verb=True))
    if given.data:
        show("findings of dossiers", matched(given.data))


if __name__ == "__main__":
    main()
