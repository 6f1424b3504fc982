"""What the reader model learns from: texts with labelled spans, and edits that keep offsets."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sayso.language.pieces import Pieces

ROLES = ("source", "cue", "content")
NAMES = ("person", "organization", "place", "facility", "other")


class Labelled(Struct, frozen=True, order=True):
    """A span of a text and its label."""

    start: int
    end: int
    label: str


class Example(Struct, frozen=True):
    """One text; a kind of label that was not annotated in it is None."""

    text: str
    roles: tuple[Labelled, ...] | None = None
    names: tuple[Labelled, ...] | None = None
    clauses: tuple[int, ...] | None = None


def aligned(spans: Sequence[Labelled], pieces: Pieces) -> list[tuple[int, int, str]]:
    """Return spans as first word, last word and label; a word belongs where it overlaps."""
    found: list[tuple[int, int, str]] = []
    for span in spans:
        inside = [
            number
            for number, (start, end) in enumerate(pieces.words)
            if start < span.end and end > span.start
        ]
        if inside:
            found.append((inside[0], inside[-1], span.label))
    return found


class Edit(Struct, frozen=True, order=True):
    """Replace the text between two offsets."""

    start: int
    end: int
    text: str


def edited(example: Example, edits: Iterable[Edit]) -> Example:
    """Return the example with non-overlapping edits made and every offset moved along."""
    ordered = sorted(edits)
    if not ordered:
        return example
    moved = _moves(example.text, ordered)

    def shifted(spans: tuple[Labelled, ...] | None) -> tuple[Labelled, ...] | None:
        if spans is None:
            return None
        new = (Labelled(moved[span.start], moved[span.end], span.label) for span in spans)
        return tuple(span for span in new if span.start < span.end)

    parts: list[str] = []
    at = 0
    for edit in ordered:
        parts += (example.text[at : edit.start], edit.text)
        at = edit.end
    return Example(
        text="".join([*parts, example.text[at:]]),
        roles=shifted(example.roles),
        names=shifted(example.names),
        clauses=None if example.clauses is None else tuple(moved[at] for at in example.clauses),
    )


def _moves(text: str, edits: Sequence[Edit]) -> list[int]:
    """Return where each offset of ``text`` lies after the edits."""
    moved: list[int] = []
    shift = 0
    for edit in edits:
        moved.extend(range(len(moved) + shift, edit.start + 1 + shift))
        shift += len(edit.text) - (edit.end - edit.start)
        inside = edit.end + shift
        moved.extend(min(inside, moved[-1] + step) for step in range(1, edit.end - edit.start))
        if edit.end > edit.start:
            moved.append(inside)
    moved.extend(range(len(moved) + shift, len(text) + 1 + shift))
    return moved
