"""GUM (Georgetown University Multilayer corpus): discourse units, and named mentions.

A discourse unit starts at the token that carries ``Discourse=``; a mention is named when one
of its outermost tokens' head is a proper noun or its Wikipedia page is given.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from training.examples import Example, Labelled

TYPES = {"person": "person", "organization": "organization", "place": "place"}
SITES = frozenset(
    [
        "airport",
        "base",
        "palace",
        "tower",
        "stadium",
        "arena",
        "hospital",
        "prison",
        "embassy",
        "consulate",
        "mosque",
        "church",
        "cathedral",
        "temple",
        "station",
        "museum",
        "hotel",
        "dam",
        "port",
        "camp",
        "castle",
        "fort",
        "library",
        "theatre",
        "theater",
        "building",
        "hall",
        "house",
        "bridge",
    ]
)
OTHER = frozenset(["event", "abstract", "object", "animal", "plant", "substance"])
MENTION = re.compile(r"\((\d+)-([a-z]+)-|(\d+)\)|\((\d+)-([a-z]+)-[^()]*\)")


class Token(Struct, frozen=True):
    """One token with what is needed of its line."""

    start: int
    end: int
    tag: str
    head: int
    unit: bool
    entity: str


def splits(path: Path) -> dict[str, set[str]]:
    """Return the document names of each split of ``splits.md``."""
    names: dict[str, set[str]] = {}
    split = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            split = line[3:].strip()
            names[split] = set()
        elif line.strip().startswith("* "):
            names[split].add(line.strip()[2:])
    return names


def read_split(folder: Path, split: str) -> list[Example]:
    """Return the paragraphs of the documents of a split that are here.

    The published ``test`` documents are read for ``dev`` neither: they belong to no half here.
    """
    examples: list[Example] = []
    for name in sorted(splits(folder / "splits.md")[split]):
        path = folder / f"{name}.conllu"
        if path.exists():
            examples.extend(read_document(path))
    return examples


def read_document(path: Path) -> Iterator[Example]:
    """Yield the paragraphs of one document."""
    text = ""
    tokens: list[Token] = []
    space = ""
    base = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar ") or line == "# newpar":
            if tokens:
                yield _example(text, tokens)
            text, tokens, space = "", [], ""
        elif not line:
            base = len(tokens)
        elif not line.startswith("#"):
            fields = line.split("\t")
            if "-" in fields[0] or "." in fields[0]:
                continue
            start = len(text) + len(space)
            text += space + fields[1]
            tokens.append(_token(fields, start, base))
            space = "" if "SpaceAfter=No" in fields[9] else " "
    if tokens:
        yield _example(text, tokens)


def _token(fields: list[str], start: int, base: int) -> Token:
    notes = dict(note.split("=", 1) for note in fields[9].split("|") if "=" in note)
    head = int(fields[6]) if fields[6].isdigit() else 0
    return Token(
        start=start,
        end=start + len(fields[1]),
        tag=fields[3],
        head=base + head - 1 if head else -1,
        unit="Discourse" in notes,
        entity=notes.get("Entity", ""),
    )


def _example(text: str, tokens: list[Token]) -> Example:
    return Example(
        text,
        names=tuple(_names(text, tokens)),
        clauses=tuple(token.start for token in tokens if token.unit),
    )


def _names(text: str, tokens: list[Token]) -> Iterator[Labelled]:
    """Yield the proper-noun core of each named mention, outermost mention first."""
    taken = -1
    for first, last, kind in sorted(_mentions(tokens), key=lambda found: (found[0], -found[1])):
        inside = tokens[first : last + 1]
        heads = [
            index for index, token in enumerate(inside, first) if not first <= token.head <= last
        ]
        if not heads or tokens[heads[0]].tag != "PROPN" or first <= taken:
            continue
        start, end = _core(tokens, first, last, heads[0])
        taken = end
        span = text[tokens[start].start : tokens[end].end]
        label = _label(kind, span)
        if label:
            yield Labelled(tokens[start].start, tokens[end].end, label)


def _core(tokens: list[Token], first: int, last: int, head: int) -> tuple[int, int]:
    """Return the run of proper nouns (and of their little words) around the head."""
    start = end = head
    while start > first and tokens[start - 1].tag == "PROPN":
        start -= 1
    while end < last:
        step = 1
        while end + step < last and tokens[end + step].tag in ("ADP", "DET", "PUNCT", "CCONJ"):
            step += 1
        small = [tokens[index] for index in range(end + 1, end + step)]
        joins = (
            step == 1
            or (step <= 3 and small[0].tag == "ADP")
            or (step == 2 and tokens[end + step].start == small[0].end)
        )
        if tokens[end + step].tag != "PROPN" or not joins:
            break
        end += step
    return start, end


def _label(kind: str, name: str) -> str | None:
    if kind == "place" and name.lower().split()[-1] in SITES and " " in name:
        return "facility"
    if kind in OTHER:
        return "other"
    return TYPES.get(kind)


def _mentions(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield first token, last token and type of each mention of GUM's ``Entity=`` brackets."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, token in enumerate(tokens):
        for found in re.finditer(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)", token.entity):
            number, kind, closed, ending = found.groups()
            if ending:
                stack = opened.get(ending)
                if stack:
                    first, kind = stack.pop()
                    yield first, index, kind
            elif closed:
                yield index, index, kind
            else:
                opened.setdefault(number, []).append((index, kind))
