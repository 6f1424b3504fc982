"""PolNeAR (Political News Attribution Relations Corpus): paragraphs with source, cue, content."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from training.examples import ROLES, Example, Labelled

LABELS = {role.capitalize(): role for role in ROLES}


def read_articles(folder: Path) -> list[list[Example]]:
    """Return the paragraphs of every article of a split, in the order of their file names."""
    return [
        list(_paragraphs(_text(path.with_suffix(".txt")), _spans(path)))
        for path in sorted(folder.glob("*.ann"))
    ]


class Triple(Struct, frozen=True):
    """One attribution: the spans of its source (may be none), cue and content."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def read_triples(folder: Path) -> list[tuple[str, list[Triple]]]:
    """Return the text and the attributions of every article of a split."""
    return [
        (_text(path.with_suffix(".txt")), list(_triples(path)))
        for path in sorted(folder.glob("*.ann"))
    ]


def _triples(path: Path) -> Iterator[Triple]:
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    events: list[dict[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            spans[fields[0]] = tuple(_offsets(fields[1].split(" ", 1)[1]))
        elif line.startswith("E") and "Attribution" in line:
            parts: dict[str, list[str]] = {}
            for argument in fields[1].split():
                role, name = argument.split(":")
                parts.setdefault(role.rstrip("0123456789"), []).append(name)
            events.append(parts)
    for parts in events:
        yield Triple(
            *(
                tuple(sorted(span for name in parts.get(role, ()) for span in spans[name]))
                for role in LABELS
            )
        )


def _offsets(written: str) -> Iterator[tuple[int, int]]:
    for part in written.split(";"):
        start, end = part.split()
        yield int(start), int(end)


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _spans(path: Path) -> list[Labelled]:
    """Return all role spans of a brat file, discontinuous ones in parts."""
    spans: list[Labelled] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.startswith("T") or len(fields) < 2:
            continue
        kind, offsets = fields[1].split(" ", 1)
        if kind in LABELS:
            label = LABELS[kind]
            spans.extend(Labelled(start, end, label) for start, end in _offsets(offsets))
    return sorted(spans)


def _paragraphs(text: str, spans: list[Labelled]) -> Iterator[Example]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = (
                Labelled(max(span.start, start) - start, min(span.end, end) - start, span.label)
                for span in spans
                if span.start < end and span.end > start
            )
            yield Example(line, roles=tuple(inside))
        start = end + 1
