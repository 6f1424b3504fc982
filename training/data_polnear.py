"""PolNeAR (Political News Attribution Relations Corpus): paragraphs with source, cue, content."""

from collections.abc import Iterator
from pathlib import Path

from training.examples import ROLES, Example, Labelled

LABELS = {role.capitalize(): role for role in ROLES}


def read_articles(folder: Path) -> list[list[Example]]:
    """Return the paragraphs of every article of a split, in the order of their file names."""
    return [
        list(_paragraphs(_text(path.with_suffix(".txt")), _spans(path)))
        for path in sorted(folder.glob("*.ann"))
    ]


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
            for part in offsets.split(";"):
                start, end = part.split()
                spans.append(Labelled(int(start), int(end), LABELS[kind]))
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
