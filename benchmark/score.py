"""Score anybody's predictions against the benchmark.

python -m benchmark.score PREDICTIONS.json              tables for people
python -m benchmark.score PREDICTIONS.json --json       the same figures for machines
python -m benchmark.score PREDICTIONS.json --wrong      also every wrong passage and finding
python -m benchmark.score --gold                        the gold itself, as a predictions file
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = ("agency", "outlet", "person", "body", "document", "unnamed")
VERDICTS = ("one origin", "several origins", "cannot tell")


@dataclass(frozen=True)
class Link:
    """One source in a gold chain: its kind, and the names that count as right."""

    kind: str
    names: tuple[str, ...]


Chain = tuple[Link, ...]


@dataclass(frozen=True)
class Passage:
    """One attributed passage with its claim and gold chain."""

    id: str
    region: str
    construction: str
    text: str
    claim: str
    chain: Chain
    accept: tuple[Chain, ...]
    note: str


@dataclass(frozen=True)
class Article:
    """One article of a story; `text` is the file exactly as it lies there."""

    file: str
    outlet: str
    published: str
    title: str
    byline: str | None
    text: str

    @property
    def body(self) -> str:
        """What follows the head lines."""
        return self.text.split("\n\n", 1)[1]


@dataclass(frozen=True)
class Support:
    """One article's wording of a finding, with the chain that the article gives it."""

    article: str
    start: int
    end: int
    quote: str
    chain: Chain
    accept: tuple[Chain, ...]


@dataclass(frozen=True)
class Finding:
    """One statement of a story and what stands behind it."""

    id: str
    text: str
    key: bool
    verdict: str
    count: int | None
    origins: tuple[str, ...]
    reason: str
    supports: tuple[Support, ...]


@dataclass(frozen=True)
class Story:
    """A few articles about one event, and the gold findings."""

    name: str
    about: str
    articles: tuple[Article, ...]
    copies: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


# --- reading the gold ------------------------------------------------------------------


def link(written: str) -> Link:
    """'agency: AFP | Agence France-Presse' as a Link."""
    kind, _, names = written.partition(":")
    return Link(kind.strip(), tuple(n.strip() for n in names.split("|")))


def chain(written: Iterable[str]) -> Chain:
    """A list of written links as a Chain."""
    return tuple(link(w) for w in written)


def load_passages(folder: Path = HERE / "sentences") -> list[Passage]:
    """All passages, in the order of the files."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [
            Passage(
                p["id"],
                data["region"],
                p["construction"],
                p["text"],
                p["claim"],
                chain(p["chain"]),
                tuple(chain(c) for c in p.get("accept", [])),
                p.get("note", ""),
            )
            for p in data["passage"]
        ]
    return found


def _support(s: dict[str, Any], texts: dict[str, str]) -> Support:
    text, quote = texts[s["article"]], s["quote"]
    # The head lines may repeat the words of the body: the support lies in the body.
    start = text.index(quote, text.index("\n\n"))
    accept = tuple(chain(c) for c in s.get("accept", []))
    return Support(s["article"], start, start + len(quote), quote, chain(s["chain"]), accept)


def load_story(folder: Path) -> Story:
    """One story from its folder."""
    data = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    articles = tuple(
        Article(
            a["file"],
            a["outlet"],
            a["published"],
            a["title"],
            a.get("byline"),
            (folder / a["file"]).read_text(encoding="utf-8"),
        )
        for a in data["article"]
    )
    texts = {a.file: a.text for a in articles}
    findings = tuple(
        Finding(
            f["id"],
            f["text"],
            f.get("key", False),
            f["verdict"],
            f.get("count"),
            tuple(f["origins"]),
            f["reason"],
            tuple(_support(s, texts) for s in f["support"]),
        )
        for f in data["finding"]
    )
    copies = tuple((a, b) for a, b in data.get("copies", []))
    return Story(folder.name, data["about"], articles, copies, findings)


def load_stories(folder: Path = HERE / "stories") -> list[Story]:
    """All stories, by name."""
    return [load_story(p.parent) for p in sorted(folder.glob("*/gold.toml"))]


# --- comparing names and chains --------------------------------------------------------

SMALL = {"a", "an", "the"}
# A description that runs over one of these words names another thing than its last word.
GENERIC = {"news", "agency", "newspaper", "daily", "magazine", "radio", "television", "website"}
JOINTS = {"of", "for", "at", "from", "to", "by", "with", "in", "on", "near", "and", "who", "whose"}
AFTER_HEAD = JOINTS | {
    *("that", "which", "familiar", "close", "briefed", "speaking", "involved", "inside", "aware"),
    *("seen", "dated", "filed", "posted", "released", "tabled", "brought", "hung", "interviewed"),
}


def words(name: str) -> list[str]:
    """The words of a name, lower case, without articles, possessive 's and punctuation."""
    plain = name.replace("’", "'").lower()
    found = re.findall(r"[^\W_]+(?:[.'&-][^\W_]+)*", re.sub(r"'s?(?!\w)", "", plain))
    return [w for w in found if w not in SMALL]


def inside(short: Sequence[str], long: Sequence[str]) -> int:
    """Where `short` stands as a run in `long`, or -1."""
    for i in range(len(long) - len(short) + 1):
        if list(long[i : i + len(short)]) == list(short):
            return i
    return -1


def head(described: Sequence[str]) -> str:
    """The head word of a description: 'official' in 'Syrian official familiar with it'."""
    for i, word in enumerate(described):
        if word in AFTER_HEAD and i:
            return described[i - 1]
    return described[-1]


def same_name(gold: str, guess: str, kind: str) -> bool:
    """Whether a predicted name may stand for a gold name.

    Equal words are the same. A named source may have a description before it ('the news
    agency Anadolu'), after it ('Anadolu news agency') or after a comma ('Ana Ruiz, the
    mayor'). A description may be cut
    or run on as long as its head word stays ('a Syrian official' for 'a Syrian official
    familiar with the matter').
    """
    a, b = words(gold), words(guess)
    if not a or not b:
        return False
    if a == b or words(guess.split(",")[0]) == a:
        return True
    if kind in ("unnamed", "document"):
        short, long = sorted((a, b), key=len)
        at = inside(short, long)
        return at >= 0 and head(long) in short and head(long) == head(short)
    while len(b) > len(a) and b[-1] in GENERIC:
        b = b[:-1]
    return b[-len(a) :] == a and not JOINTS & set(b[: -len(a)])


def same_link(gold: Link, guess: str) -> bool:
    """Whether a predicted name is one of a gold link's names."""
    return any(same_name(name, guess, gold.kind) for name in gold.names)


def _split_parallel(gold: Chain) -> Iterator[Chain]:
    """'X and Y' as one link is also right as X, then Y, if both names are accepted."""
    for i, one in enumerate(gold):
        parts = one.names[0].split(" and ")
        if len(parts) == 2 and all(any(words(p) == words(n) for n in one.names) for p in parts):
            pair = tuple(Link(one.kind, (p,)) for p in parts)
            yield gold[:i] + pair + gold[i + 1 :]


def right_chains(gold: Chain, accept: Sequence[Chain]) -> list[Chain]:
    """Every chain that counts as right: the gold first."""
    found = [gold, *accept]
    return found + [s for c in found for s in _split_parallel(c)]


def chain_right(gold: Chain, accept: Sequence[Chain], guess: Sequence[str]) -> Chain | None:
    """The right chain that the prediction equals, link by link, or None."""
    for c in right_chains(gold, accept):
        if len(c) == len(guess) and all(same_link(g, p) for g, p in zip(c, guess, strict=True)):
            return c
    return None


def far_right(gold: Chain, accept: Sequence[Chain], guess: Sequence[str]) -> bool:
    """Whether the farthest source is right (both empty: right)."""
    return any(
        same_link(c[-1], guess[-1]) if c and guess else not c and not guess
        for c in right_chains(gold, accept)
    )


def names_of(predicted: Iterable[Any]) -> list[str]:
    """The names of a predicted chain: strings, or objects with a 'name'."""
    return [p if isinstance(p, str) else str(p["name"]) for p in predicted]


def kinds_of(predicted: Iterable[Any]) -> list[str | None]:
    """The kinds of a predicted chain, None where the prediction has none."""
    return [None if isinstance(p, str) else p.get("kind") for p in predicted]


# --- scoring ---------------------------------------------------------------------------


@dataclass
class Tally:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def add(self, good: bool) -> None:
        """Count one."""
        self.right += good
        self.of += 1

    @property
    def rate(self) -> float | None:
        """The share that is right."""
        return self.right / self.of if self.of else None

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        rate = self.rate
        return {"rate": None if rate is None else round(rate, 4), "right": self.right, "n": self.of}


Tallies = dict[str, Tally]


def tallies() -> Tallies:
    """A fresh table of tallies."""
    return defaultdict(Tally)


@dataclass
class Result:
    """All figures, and what was wrong."""

    passages: Tallies = field(default_factory=tallies)
    constructions: Tallies = field(default_factory=tallies)
    regions: Tallies = field(default_factory=tallies)
    stories: Tallies = field(default_factory=tallies)
    by_story: dict[str, Tallies] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """For JSON."""

        def table(t: Tallies) -> dict[str, Any]:
            return {k: t[k].plain() for k in sorted(t)}

        return {
            "passages": table(self.passages),
            "constructions": table(self.constructions),
            "regions": table(self.regions),
            "stories": table(self.stories),
            "by_story": {name: table(t) for name, t in self.by_story.items()},
            "wrong": self.wrong,
        }


def shown(names: Iterable[str]) -> str:
    """A chain for people."""
    return " <- ".join(names) or "(own voice)"


def _kinds(result: Result, right: Chain, predicted: Sequence[Any]) -> None:
    for gold, kind in zip(right, kinds_of(predicted), strict=True):
        if kind is not None:
            result.passages["kind"].add(kind == gold.kind)


def score_passages(passages: Sequence[Passage], predicted: dict[str, Any], result: Result) -> None:
    """Chains of single passages. A passage without a prediction counts as wrong."""
    for p in passages:
        given = predicted.get(p.id)
        guess = given["chain"] if given is not None else None
        names = names_of(guess or [])
        right = None if guess is None else chain_right(p.chain, p.accept, names)
        far = guess is not None and far_right(p.chain, p.accept, names)
        good = right is not None
        group = "named" if p.chain else "own voice"
        for name, value in (("chain", good), ("far", far)):
            result.passages[name].add(value)
            result.passages[f"{name}, {group}"].add(value)
        result.constructions[p.construction].add(good)
        result.regions[p.region].add(good)
        if right is not None and guess:
            _kinds(result, right, guess)
        if not good:
            want = shown(g.names[0] for g in p.chain)
            have = "nothing" if guess is None else shown(names)
            result.wrong.append(f"{p.id} {p.construction}: want {want}; have {have} | {p.claim}")


@dataclass(frozen=True)
class Span:
    """A predicted wording of a finding."""

    article: str
    start: int
    end: int
    chain: tuple[str, ...]


def spans_of(finding: dict[str, Any], story: Story) -> list[Span]:
    """The spans of a predicted finding, by offsets or by quote."""
    texts = {a.file: a.text for a in story.articles}
    found = []
    for s in finding["spans"]:
        if "quote" in s:
            start = texts[s["article"]].find(s["quote"])
            if start < 0:
                continue
            end = start + len(s["quote"])
        else:
            start, end = s["start"], s["end"]
        found.append(Span(s["article"], start, end, tuple(names_of(s.get("chain", [])))))
    return found


def overlap(gold: Support, guess: Span) -> int:
    """Characters in common, 0 if less than half of the shorter span."""
    if gold.article != guess.article:
        return 0
    common = min(gold.end, guess.end) - max(gold.start, guess.start)
    return common if 2 * common >= min(gold.end - gold.start, guess.end - guess.start) else 0


def covering(gold: Support, spans: Iterable[Span]) -> Span | None:
    """The span that covers a support best, or None."""
    best = max(spans, key=lambda s: overlap(gold, s), default=None)
    return best if best is not None and overlap(gold, best) > 0 else None


def _pick(gold: Finding, guesses: Sequence[list[Span]]) -> int | None:
    """The predicted finding that covers most of the gold supports."""

    def worth(i: int) -> tuple[int, int]:
        hits = [c for s in gold.supports if (c := covering(s, guesses[i])) is not None]
        common = sum(max(overlap(s, c) for c in hits) for s in gold.supports) if hits else 0
        return len(hits), common

    if not guesses:
        return None
    best = max(range(len(guesses)), key=lambda i: (*worth(i), -i))
    least = min(2, len({s.article for s in gold.supports}))
    covered = {s.article for s in gold.supports if covering(s, guesses[best]) is not None}
    return best if len(covered) >= least else None


def _story_chains(gold: Finding, guesses: Sequence[list[Span]], t: Tallies) -> None:
    flat = [s for g in guesses for s in g]
    for s in gold.supports:
        hit = covering(s, flat)
        t["support chain"].add(
            hit is not None and chain_right(s.chain, s.accept, hit.chain) is not None
        )
        t["support far"].add(hit is not None and far_right(s.chain, s.accept, hit.chain))
    for a, b in combinations(gold.supports, 2):
        if a.article != b.article:
            t["pairs joined"].add(any(covering(a, g) and covering(b, g) for g in guesses))


def _count_right(gold: Finding, guess: dict[str, Any]) -> bool:
    if gold.count is None:
        return bool(guess["verdict"] == "cannot tell")
    return bool(guess["verdict"] != "cannot tell" and guess.get("origins") == gold.count)


def score_story(story: Story, predicted: dict[str, Any] | None, result: Result) -> None:
    """Verdicts and counts of one story's findings."""
    t = tallies()
    given = [] if predicted is None else predicted["findings"]
    guesses = [spans_of(f, story) for f in given]
    every = True
    for f in story.findings:
        at = _pick(f, guesses)
        verdict = at is not None and given[at]["verdict"] == f.verdict
        count = at is not None and _count_right(f, given[at])
        t["found"].add(at is not None)
        t["verdict"].add(verdict)
        t["count"].add(count)
        if f.key:
            t["key verdict"].add(verdict)
            t["key count"].add(count)
        every = every and verdict
        _story_chains(f, guesses, t)
        if not (verdict and count):
            have = "not found" if at is None else given[at]["verdict"]
            number = "" if at is None else f" ({given[at].get('origins')})"
            result.wrong.append(
                f"{story.name} {f.id}{' key' if f.key else ''}: want {f.verdict} ({f.count}); "
                f"have {have}{number} | {f.text}"
            )
    t["all verdicts"].add(every)
    result.by_story[story.name] = t
    for name, tally in t.items():
        result.stories[name].right += tally.right
        result.stories[name].of += tally.of


def score(
    predictions: dict[str, Any],
    passages: Sequence[Passage] | None = None,
    stories: Sequence[Story] | None = None,
) -> Result:
    """All figures for a predictions file."""
    result = Result()
    known = load_passages() if passages is None else passages
    score_passages(known, predictions.get("passages", {}), result)
    for story in load_stories() if stories is None else stories:
        score_story(story, predictions.get("stories", {}).get(story.name), result)
    return result


def gold_predictions(passages: Sequence[Passage], stories: Sequence[Story]) -> dict[str, Any]:
    """The gold, written as a tool would write its predictions."""

    def plain(c: Chain) -> list[dict[str, str]]:
        return [{"name": one.names[0], "kind": one.kind} for one in c]

    def spans(f: Finding) -> list[dict[str, Any]]:
        return [
            {"article": s.article, "start": s.start, "end": s.end, "chain": plain(s.chain)}
            for s in f.supports
        ]

    return {
        "tool": "gold",
        "passages": {p.id: {"chain": plain(p.chain)} for p in passages},
        "stories": {
            s.name: {
                "findings": [
                    {"spans": spans(f), "verdict": f.verdict, "origins": f.count}
                    for f in s.findings
                ]
            }
            for s in stories
        },
    }


# --- command line ----------------------------------------------------------------------


def _table(title: str, t: Tallies, order: Callable[[str], Any] = str) -> None:
    print(f"\n{title}")
    for name in sorted(t, key=order):
        rate = t[name].rate
        figure = "    -" if rate is None else f"{rate:5.3f}"
        print(f"  {name:<31}{figure}  {t[name].right:>4} of {t[name].of}")


def _print(result: Result, wrong: bool) -> None:
    _table("Passages", result.passages)
    _table("Passages, whole chain by construction", result.constructions)
    _table("Passages, whole chain by region", result.regions)
    _table("Stories", result.stories)
    print("\nStories, one by one: found, verdict, count; key verdict, key count")
    for name, t in result.by_story.items():
        cells = [f"{t[k].right}/{t[k].of}" for k in ("found", "verdict", "count")]
        key = ["yes" if t[k].right else "no" for k in ("key verdict", "key count")]
        print(f"  {name:<34}{'  '.join(cells)}   {' '.join(key)}")
    if wrong:
        print("\nWrong")
        for line in result.wrong:
            print(f"  {line}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Score predictions against the benchmark.")
    parser.add_argument("predictions", nargs="?", type=Path)
    parser.add_argument("--gold", action="store_true", help="print the gold as predictions")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    parser.add_argument(
        "--story", type=Path, action="append", default=[], help="one more story folder"
    )
    given = parser.parse_args(arguments)
    stories = [*load_stories(), *(load_story(p) for p in given.story)]
    if given.gold:
        print(json.dumps(gold_predictions(load_passages(), stories), ensure_ascii=False, indent=1))
        return 0
    if given.predictions is None:
        parser.error("a predictions file is needed")
    predictions = json.loads(given.predictions.read_text(encoding="utf-8"))
    result = score(predictions, stories=stories)
    if given.json:
        print(json.dumps(result.plain(), ensure_ascii=False, indent=1))
    else:
        _print(result, given.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
