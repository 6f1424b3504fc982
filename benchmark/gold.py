"""The gold: passages and stories with the chains and findings that count as right."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
