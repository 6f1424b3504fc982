"""The bundled reader against the development halves of public sets, and its speed.

    python -m bench.language --data DIR [--json FILE]

DIR holds ``data/polnear``, ``data/crossner-politics``, ``data/wikigold``, ``data/uner-ewt`` and
``data/gum``. Spans are compared as runs of words. ``exact`` wants both ends and the label right,
``overlap`` counts words. A linked triple (source, cue and content of one attribution) is exact
when all three are the same words, punctuation aside; it overlaps when each part shares a word
with its like. Intervals are 95%, by resampling articles (PolNeAR) or texts.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib import resources
from pathlib import Path

from msgspec import Struct
from tokenizers import Tokenizer

from sayso.language.bundle import Bundle, load
from sayso.language.inference import tokenizer
from sayso.language.pieces import Pieces, split
from sayso.language.reading import read
from sayso.language.tagger import Tagged, Tagger, Tags
from sayso.model import Article, Span
from training import data_clauses, data_names, data_polnear
from training.data_polnear import Triple
from training.examples import ROLES, Example, Labelled, aligned
from training.score import Counts, Spans, counts, interval, only, overlap, total

Words = frozenset[int]


class Figure(Struct, frozen=True):
    """One measured F1 (or rate) with its 95% interval, where there is one."""

    component: str
    name: str
    set: str
    value: float
    low: float | None = None
    high: float | None = None


def attribution(articles: Sequence[Sequence[Example]], tagger: Tagger) -> Iterator[Figure]:
    """Yield exact and overlap F1 of each role over articles given as paragraphs."""
    flat = [paragraph for article in articles for paragraph in article]
    tags = iter(tagger.tag([each.text for each in flat]))
    pieces = iter(split([each.text for each in flat], _words()))
    exact: dict[str, list[Counts]] = {role: [] for role in ROLES}
    loose: dict[str, list[Counts]] = {role: [] for role in ROLES}
    for article in articles:
        pairs = [_pair(each.roles or (), next(tags).roles, next(pieces)) for each in article]
        for role in ROLES:
            chosen = [(only(found, role), only(true, role)) for found, true in pairs]
            exact[role].append(total([counts(*pair) for pair in chosen]))
            loose[role].append(total([overlap(*pair) for pair in chosen]))
    for role in ROLES:
        yield _figure("attributions", f"{role} exact F1", "PolNeAR dev", exact[role])
        yield _figure("attributions", f"{role} overlap F1", "PolNeAR dev", loose[role])
    macro = sum(total(exact[role]).f1 for role in ROLES) / len(ROLES)
    yield Figure("attributions", "macro exact F1", "PolNeAR dev", macro)


def triples(texts: Sequence[tuple[str, Sequence[Triple]]], bundle: Bundle) -> Iterator[Figure]:
    """Yield F1 of the linked triple, as the whole reading links it, outer layer only."""
    articles = [
        Article(id=f"a{number}", sha256=sha256(text.encode()).hexdigest(), text=text)
        for number, (text, _) in enumerate(texts)
    ]
    exact: list[Counts] = []
    loose: list[Counts] = []
    pieces = split([text for text, _ in texts], _words())
    for reading, words, (text, gold) in zip(read(articles, bundle), pieces, texts, strict=True):
        outer = [each for each in reading.attributions if each.within is None]
        found = [_triple(text, words, (a.source, a.cue, a.content)) for a in outer]
        true = [_triple(text, words, _spans(triple)) for triple in gold]
        exact.append(Counts(len(found), len(true), _matches(found, true, _same)))
        loose.append(Counts(len(found), len(true), _matches(found, true, _touching)))
    yield _figure("attributions", "linked triple exact F1", "PolNeAR dev", exact)
    yield _figure("attributions", "linked triple overlap F1", "PolNeAR dev", loose)


def names(examples: Sequence[Example], name: str, bundle: Bundle) -> Iterator[Figure]:
    """Yield F1 of names with their types; types a set does not annotate are left out."""
    known = {label.label for each in examples for label in each.names or ()}
    parts: list[Counts] = []
    for example, tags, pieces in _tagged(examples, bundle):
        found, true = _pair(example.names or (), tags.names, pieces)
        parts.append(counts({span for span in found if span[2] in known}, true))
    yield _figure("names", "exact F1", name, parts)


def clause_starts(examples: Sequence[Example], bundle: Bundle) -> Iterator[Figure]:
    """Yield F1 of the offsets at which a clause starts, texts' own first words included."""
    parts = []
    for example, tags, _ in _tagged(examples, bundle):
        found = {(at, at, "") for at in tags.clause_starts}
        parts.append(counts(found, {(at, at, "") for at in example.clauses or ()}))
    yield _figure("clauses", "starts F1", "GUM dev", parts)


def speed(texts: Sequence[str]) -> Iterator[Figure]:
    """Yield words a second of the tagger alone, on one and on two threads."""
    count = sum(len(text.split()) for text in texts)
    for threads in (1, 2):
        tagger = load(threads).tagger
        tagger.tag(texts[:20])
        started = time.perf_counter()
        tagger.tag(texts)
        rate = count / (time.perf_counter() - started)
        name = f"words/s, {threads} thread{'s' * (threads > 1)}"
        yield Figure("reader", name, "PolNeAR dev", rate)


def measure(folder: Path, bundle: Bundle) -> Iterator[Figure]:
    """Yield every figure of quality; the sets lie in ``folder``."""
    yield from attribution(data_polnear.read_articles(folder / "polnear" / "dev"), bundle.tagger)
    yield from triples(data_polnear.read_triples(folder / "polnear" / "dev"), bundle)
    crossner = data_names.crossner(folder / "crossner-politics" / "dev.txt")
    yield from names(crossner, "CrossNER politics dev", bundle)
    wikigold = data_names.wikigold(folder / "wikigold" / "wikigold.conll.txt")[1]
    yield from names(wikigold, "WikiGold, a sixth held out", bundle)
    uner = data_names.uner(folder / "uner-ewt" / "en_ewt-ud-dev.iob2")[1]
    yield from names(uner, "UNER English, a sixth held out", bundle)
    gum = data_clauses.read_split(folder / "gum", "dev")
    yield from names(gum, "GUM dev", bundle)
    yield from clause_starts(gum, bundle)


def _words() -> Tokenizer:
    return tokenizer(Path(str(resources.files("sayso.language"))) / "models" / "tokenizer.json")


def _tagged(examples: Sequence[Example], bundle: Bundle) -> Iterator[tuple[Example, Tags, Pieces]]:
    texts = [each.text for each in examples]
    return zip(examples, bundle.tagger.tag(texts), split(texts, _words()), strict=True)


def _pair(gold: Sequence[Labelled], found: Sequence[Tagged], pieces: Pieces) -> tuple[Spans, Spans]:
    ours = [Labelled(each.start, each.end, each.label) for each in found]
    return set(aligned(ours, pieces)), set(aligned(gold, pieces))


def _spans(triple: Triple) -> tuple[tuple[Span, ...], ...]:
    parts = (triple.source, triple.cue, triple.content)
    return tuple(tuple(Span(*span) for span in part) for part in parts)


def _triple(text: str, pieces: Pieces, parts: tuple[tuple[Span, ...], ...]) -> tuple[Words, ...]:
    """Return the words of each part that have a letter or a digit."""
    return tuple(
        frozenset(
            number
            for first, last, _ in aligned([Labelled(s.start, s.end, "") for s in part], pieces)
            for number in range(first, last + 1)
            if any(map(str.isalnum, text[slice(*pieces.words[number])]))
        )
        for part in parts
    )


def _same(one: tuple[Words, ...], other: tuple[Words, ...]) -> bool:
    return one == other


def _touching(one: tuple[Words, ...], other: tuple[Words, ...]) -> bool:
    return all(bool(a & b) or a == b for a, b in zip(one, other, strict=True))


def _matches(
    found: Sequence[tuple[Words, ...]],
    true: Sequence[tuple[Words, ...]],
    alike: Callable[[tuple[Words, ...], tuple[Words, ...]], bool],
) -> int:
    """Return how many pairs can be made, each triple used once, first come first served."""
    free = list(true)
    made = 0
    for triple in found:
        match = next((other for other in free if alike(triple, other)), None)
        if match is not None:
            free.remove(match)
            made += 1
    return made


def _figure(component: str, name: str, where: str, parts: Sequence[Counts]) -> Figure:
    low, high = interval(parts)
    return Figure(component, name, where, total(parts).f1, low, high)


def _line(figure: Figure) -> str:
    shown = f"{figure.value:,.0f}" if figure.value > 1 else f"{figure.value:.3f}"
    around = "" if figure.low is None else f"  ({figure.low:.3f} to {figure.high:.3f})"
    return f"{figure.set:32}{figure.component:14}{figure.name:26}{shown:>8}{around}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    given = parser.parse_args()
    folder = given.data / "data"
    if not (folder / "polnear").is_dir():
        print(f"skipped, data not here ({folder}/polnear)")
        return
    figures = []
    dev = data_polnear.read_articles(folder / "polnear" / "dev")
    for figure in (*measure(folder, load()), *speed([p.text for a in dev for p in a])):
        print(_line(figure), flush=True)
        figures.append(figure)
    if given.json:
        rows = [{name: getattr(each, name) for name in each.__struct_fields__} for each in figures]
        given.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
