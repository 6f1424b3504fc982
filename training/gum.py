"""Documents of GUM (CoNLL-U) with text, sentences and coreference, offsets in code points."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sayso.model import Span

_EVENT = re.compile(r"\((\d+)-(\w+)-([^()]*)(\))?|(\d+)\)")


class Token(Struct, frozen=True):
    """One word with its place in the text and its part of speech."""

    text: str
    start: int
    end: int
    tag: str


class Named(Struct, frozen=True):
    """A mention: its entity, type, span, tokens and whether its head is a name."""

    entity: str
    kind: str
    start: int
    end: int
    name: Span | None


class Document(Struct, frozen=True):
    """One document."""

    id: str
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[Named, ...]


def documents(folder: Path, split: str, genres: tuple[str, ...] = ()) -> Iterator[Document]:
    """The documents of a split ("train", "dev"), of the genres given."""
    for name in _names(folder, split):
        path = folder / f"{name}.conllu"
        if path.exists() and (not genres or name.split("_")[1] in genres):
            yield document(path)


def _names(folder: Path, split: str) -> list[str]:
    part = (folder / "splits.md").read_text(encoding="utf-8").split(f"## {split}\n")[1]
    return re.findall(r"\* (GUM_\w+)", part.split("##")[0])


def document(path: Path) -> Document:
    """Rebuild one document from its tokens."""
    text, tokens, sentences = "", [], []
    mentions: list[Named] = []
    open_: list[tuple[str, str, str, int]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        first = len(text)
        if "# newpar" in block and text:
            text = text.rstrip() + "\n"
            first = len(text)
        glued = _glued(rows)
        for row in rows:
            if not row[0].isdigit():
                continue
            tokens.append(Token(row[1], len(text), len(text) + len(row[1]), row[3]))
            text += row[1] + ("" if row[0] in glued else " ")
            found = re.search(r"Entity=([^|\n]*)", row[9])
            if found:
                _brackets(found[1], len(tokens) - 1, open_, mentions, tokens)
        if rows:
            sentences.append(Span(first, len(text.rstrip())))
    return Document(path.stem, text, tuple(sentences), tuple(mentions))


def _glued(rows: list[list[str]]) -> set[str]:
    """The numbers of the words after which no space stands, those inside "Trump's" among them."""
    glued = {row[0] for row in rows if "SpaceAfter=No" in row[9]}
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            glued |= {str(number) for number in range(int(first), int(last))}
            if row[0] in glued:
                glued.add(last)
    return glued


def _brackets(
    told: str,
    at: int,
    open_: list[tuple[str, str, str, int]],
    mentions: list[Named],
    tokens: list[Token],
) -> None:
    for match in _EVENT.finditer(told):
        if match[1]:
            open_.append((match[1], match[2], match[3], at))
            if match[4]:
                _close(open_.pop(), at, mentions, tokens)
        else:
            for index in range(len(open_) - 1, -1, -1):
                if open_[index][0] == match[5]:
                    _close(open_.pop(index), at, mentions, tokens)
                    break


def _close(
    opened: tuple[str, str, str, int], at: int, mentions: list[Named], tokens: list[Token]
) -> None:
    entity, kind, details, first = opened
    inside = tokens[first : at + 1]
    mentions.append(Named(entity, kind, inside[0].start, inside[-1].end, _name(inside, details)))


def _name(inside: list[Token], details: str) -> Span | None:
    """The proper name that is the head of a mention, or None."""
    minimal = re.search(r"cf[\d*]+-([\d,]+)", details)
    head = int(minimal[1].split(",")[0]) - 1 if minimal else 0
    if head >= len(inside) or inside[head].tag != "PROPN":
        return None
    first = last = head
    while first > 0 and inside[first - 1].tag == "PROPN":
        first -= 1
    while last + 1 < len(inside) and inside[last + 1].tag == "PROPN":
        last += 1
    return Span(inside[first].start, inside[last].end)
