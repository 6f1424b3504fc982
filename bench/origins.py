"""How often the verdict on independence is the readers', with their own chains given.

    python -m bench.origins GOLD_FOLDER [--wrong]

GOLD_FOLDER holds ``train/*.json`` (79 events); each finding's supports carry the sources that the
article names and the finding a verdict. The chains are given, so the figure is that of the
decision alone. What a label beside a name tells in a run (who speaks for whom) is read from the
words around the name.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sayso.articles.credits import find_credits
from sayso.articles.lines import split_lines
from sayso.chains.phrase_parts import head_noun, kind_of
from sayso.entities import EntityIndex
from sayso.knowledge.bodies import bodies
from sayso.knowledge.source_words import singular, source_words
from sayso.knowledge.sources import registry
from sayso.model import Article, Claim, Entity, Finding, Label, Source, SourceKind
from sayso.origins import assess, copies

AROUND = 70
"""Code points on either side of a name in which its role is looked for."""


class Verdict(NamedTuple):
    """A finding with the readers' verdict and ours."""

    event: str
    text: str
    outlets: int
    gold: str
    ours: str
    reasons: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]


def events(folder: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
    """Name, gold and texts of every event."""
    for path in sorted(folder.glob("*-*.json")):
        gold = json.loads(path.read_text("utf-8"))
        texts = {a["id"]: (folder / a["file"]).read_text("utf-8") for a in gold["articles"]}
        yield path.stem, gold, texts


def read(gold: Mapping[str, Any], texts: Mapping[str, str]) -> list[Article]:
    """The articles with their credits."""
    known = registry()
    return [
        Article(
            id=item["id"],
            outlet=item["outlet"],
            sha256="",
            text=texts[item["id"]],
            credits=find_credits(split_lines(texts[item["id"]]), (), known),
        )
        for item in gold["articles"]
    ]


def kind(name: str) -> SourceKind:
    """The kind of a source as written by a reader."""
    known = registry().find(name)
    if known:
        return known.kind
    words = re.findall(r"[^\W_][\w.’'-]*", name)
    last = singular(words[-1].lower()) if words else ""
    if last in bodies().organization_words or name in bodies().organizations:
        return "body"
    if _person(name):
        return "person"
    of_kind = kind_of(head_noun(name))
    alone = of_kind == "unnamed" and not source_words().is_person(last) and name[:1].isupper()
    return "body" if alone else of_kind


def _person(name: str) -> bool:
    """Whether a reader's source ends in a full name: "police Lt. Ann Smith", "A. Lee and B. Wu"."""
    last = re.split(r" and |, ", name)[-1]
    tail = re.search(r"(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w.’'-]+$", last)
    heads = [singular(word.lower()) for word in tail.group().split()] if tail else []
    common = source_words().bodies | source_words().documents | bodies().organization_words
    return (
        bool(tail)
        and not any(word in common or word == "house" for word in heads[-2:])
        and not (source_words().is_person(heads[-1]))
    )


def entities(gold: Mapping[str, Any], texts: Mapping[str, str]) -> list[Entity]:
    """The persons of the chains, each labelled with the words around its name."""
    names = sorted(
        {
            link
            for finding in gold["findings"]
            for support in finding["supports"]
            for link in support["chain"]
            if kind(link) == "person"
        }
    )
    return [
        Entity(id=name, type="person", name=name, labels=tuple(_labels(name, texts)))
        for name in names
    ]


def _labels(name: str, texts: Mapping[str, str]) -> Iterator[Label]:
    for article, text in texts.items():
        for match in re.finditer(re.escape(name), text):
            before = text[max(0, match.start() - AROUND) : match.start()]
            before = re.split(r"[.;!?\n”\"]\s|,", before)[-1]
            after = re.match(r",[^.;!?\n”\"]{0,70}", text[match.end() : match.end() + AROUND])
            label = f"{before} {after.group().split(' said')[0] if after else ''}".strip()
            yield Label(article, match.start(), match.end(), label)


def judged(name: str, gold: dict[str, Any], texts: Mapping[str, str]) -> list[Verdict]:
    """Our verdict on every finding of one event."""
    articles, known = read(gold, texts), {}
    claims, findings = [], []
    for number, item in enumerate(gold["findings"]):
        made = [
            _claim(f"c{number}.{place}", support, texts)
            for place, support in enumerate(item["supports"])
        ]
        claims += made
        known[f"f{number}"] = (item, made)
        findings.append(
            Finding(
                id=f"f{number}",
                story="s1",
                text=item["text"],
                claims=tuple(claim.id for claim in made),
                status=item["status"],
                outlets=len({claim.article for claim in made}),
                first=made[0].id,
            )
        )
    index = EntityIndex(entities(gold, texts))
    found = assess(findings, claims, articles, copies(articles), index, registry())
    return [
        Verdict(
            name,
            known[finding.id][0]["text"],
            finding.outlets,
            known[finding.id][0]["independence"],
            finding.independence,
            finding.reasons,
            tuple(tuple(s["chain"]) for s in known[finding.id][0]["supports"]),
        )
        for finding in found
    ]


def _claim(name: str, support: Mapping[str, Any], texts: Mapping[str, str]) -> Claim:
    start = texts[support["article"]].find(support["quote"])
    sources = []
    for link in support["chain"]:
        of_kind = kind(link)
        sources.append(Source(link, of_kind, link if of_kind == "person" else None))
    return Claim(
        id=name,
        article=support["article"],
        start=start,
        end=start + len(support["quote"]),
        text=support["quote"],
        stance=support["stance"],
        chain=tuple(sources),
    )


def summary(verdicts: list[Verdict]) -> dict[str, float]:
    """Accuracy over findings of two articles or more, beside always giving one answer."""
    shared = [verdict for verdict in verdicts if verdict.outlets > 1]
    right = sum(verdict.gold == verdict.ours for verdict in shared)
    most = Counter(verdict.gold for verdict in shared).most_common(1)[0][1]
    alone = [verdict for verdict in verdicts if verdict.outlets == 1]
    return {
        "findings": len(shared),
        "right": round(right / len(shared), 3),
        "one answer always": round(most / len(shared), 3),
        "right, one article": round(sum(v.gold == v.ours for v in alone) / max(1, len(alone)), 3),
    }


def main(folder: Path, *, wrong: bool) -> None:
    """Print the figures, the confusions, and with ``wrong`` every miss."""
    verdicts = [verdict for event in events(folder / "train") for verdict in judged(*event)]
    if not verdicts:
        sys.exit(f"{folder / 'train'}: no annotated events; give the folder above train/*.json")
    for key, value in summary(verdicts).items():
        print(f"{key:20} {value}")
    shared = [verdict for verdict in verdicts if verdict.outlets > 1]
    for (gold, ours), count in sorted(Counter((v.gold, v.ours) for v in shared).items()):
        print(f"{gold:16} -> {ours:16} {count}")
    for verdict in shared if wrong else ():
        if verdict.gold != verdict.ours:
            chains = " ## ".join(" <- ".join(chain) or "-" for chain in verdict.chains)
            print(f"[{verdict.gold} / {verdict.ours}] {verdict.event}: {verdict.text}")
            print(f"    {chains}\n    {'; '.join(verdict.reasons)}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), wrong="--wrong" in sys.argv)
