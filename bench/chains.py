"""Who is named as the source of a statement: measured on gold supports as they stand.

    python -m bench.chains [--gold DIR] [--event NAME] [--misses N] [--rules]

For each support of each event the innermost attribution that covers its quote is looked up and
the farthest source compared with the gold's, in the way of the gold's own scorer. Printed per
event and in all: ``chain`` over all supports, ``named`` over those whose gold chain is not
empty, ``own`` over those in the outlet's own voice; and of the clauses: the share of supports
with a clause that overlaps by half of both, and clauses per sentence.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.chains import attach, chain_at
from sayso.entities import EntityIndex, referents, resolve
from sayso.knowledge.sources import registry
from sayso.language.bundle import Bundle, load
from sayso.language.encoder import SentenceEncoder
from sayso.language.reading import read
from sayso.language.tagger import Tags
from sayso.model import Article, Attribution, Reading, Span

GOLD = Path(__file__).parents[2] / "shared" / "gold"
UNTELLING = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at by for and or with from that its his her their said "
        "senior unnamed anonymous mr mrs ms dr sir president prime minister secretary senator "
        "sen rep foreign defence defense state",
    )
)


class NoTagger:
    """Labels nothing: what is left are the rules."""

    def tag(self, texts: Sequence[str]) -> tuple[Tags, ...]:
        """No labels for any text."""
        return tuple(Tags() for _ in texts)


class NoEncoder:
    """Stands where no likeness is asked for."""

    def encode(self, texts: Sequence[str]) -> Any:
        """Never called."""
        raise NotImplementedError


def telling(name: str) -> set[str]:
    """The telling words of a source's name, cut to five letters."""
    words = re.findall(r"[^\W_]+", name.lower())
    return {word[:5] for word in ([w for w in words if w not in UNTELLING] or words)}


def same_source(gold: str, guess: str) -> bool:
    """As the gold's scorer has it: half of the smaller name's telling words are shared."""
    if not gold or not guess:
        return not gold and not guess
    these, those = telling(gold), telling(guess)
    return 2 * len(these & those) >= min(len(these), len(those))


def articles_of(gold: dict[str, Any], folder: Path) -> list[Article]:
    """The articles of an event, with the gold's ids."""
    made = []
    for item in gold["articles"]:
        raw = (folder / item["file"]).read_bytes()
        made.append(
            Article(
                id=item["id"],
                outlet=item.get("outlet"),
                sha256=hashlib.sha256(raw).hexdigest(),
                text=raw.decode("utf-8"),
            )
        )
    return made


def chained(readings: Sequence[Reading]) -> Iterator[tuple[Reading, tuple[Attribution, ...]]]:
    """The readings with their attributions' chains."""
    index = EntityIndex(resolve(readings))
    for reading in readings:
        yield reading, attach(reading, index, referents(reading, index), registry())


def overlap_by_half(span: Span, clauses: Sequence[Span]) -> bool:
    """Whether a clause and the span share half of both."""
    return any(
        2 * (min(span.end, clause.end) - max(span.start, clause.start))
        >= max(span.end - span.start, clause.end - clause.start)
        for clause in clauses
    )


def measure(gold: dict[str, Any], folder: Path, bundle: Bundle) -> tuple[Counter[str], list[str]]:
    """Counts of one event and its misses in words."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    known = {
        reading.article.id: (reading, attributions)
        for reading, attributions in chained(read(articles_of(gold, folder), bundle))
    }
    for reading, _ in known.values():
        counts["sentences"] += len(reading.sentences)
        counts["clauses"] += len(reading.clauses)
    for support in (support for finding in gold["findings"] for support in finding["supports"]):
        reading, attributions = known[support["article"]]
        at = reading.article.text.find(support["quote"])
        if at < 0:
            continue
        span = Span(at, at + len(support["quote"]))
        found = chain_at(attributions, span)
        far = found.chain[-1].name if found and found.chain else ""
        want = support["chain"][-1] if support["chain"] else ""
        good = same_source(want, far)
        kind = "named" if want else "own"
        counts.update({"all": 1, kind: 1, "all right": good, f"{kind} right": good})
        counts["matched"] += overlap_by_half(span, reading.clauses)
        if not good:
            misses.append(_told(reading, support, span, far))
    return counts, misses


def _told(reading: Reading, support: dict[str, Any], span: Span, far: str) -> str:
    near = [s for s in reading.sentences if s.start < span.end and span.start < s.end]
    sentence = reading.article.text[near[0].start : near[-1].end] if near else ""
    return (
        f"{support['article']}: want {support['chain']} got {far!r}\n"
        f"      {support['quote']!r}\n      in {sentence!r}"
    )


def row(name: str, counts: Counter[str]) -> str:
    """One line of the table."""
    shares = [counts[f"{kind} right"] / max(counts[kind], 1) for kind in ("all", "named", "own")]
    matched = counts["matched"] / max(counts["all"], 1)
    each = counts["clauses"] / max(counts["sentences"], 1)
    figures = " ".join(f"{share:6.3f}" for share in shares)
    return f"{name:16} {counts['all']:5} {figures} {matched:8.3f} {each:6.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD / "train")
    parser.add_argument("--event")
    parser.add_argument("--misses", type=int, default=0, help="show every n-th miss")
    parser.add_argument("--rules", action="store_true", help="without the tagger")
    options = parser.parse_args()
    encoder: SentenceEncoder = NoEncoder()
    bundle = load(threads=1)
    if options.rules:
        bundle = replace(bundle, tagger=NoTagger(), encoder=encoder)
    total: Counter[str] = Counter()
    shown: list[str] = []
    print(f"{'event':16} {'n':>5}  chain  named    own  clauses  each")
    for path in sorted(options.gold.glob("*.json")):
        gold = json.loads(path.read_bytes())
        if "findings" not in gold or (options.event and path.stem != options.event):
            continue
        counts, misses = measure(gold, options.gold, bundle)
        total += counts
        shown += [f"{path.stem} {miss}" for miss in misses]
        print(row(path.stem, counts))
    print(row("all", total))
    if options.misses:
        print("\n".join(shown[:: options.misses]))


if __name__ == "__main__":
    main()
