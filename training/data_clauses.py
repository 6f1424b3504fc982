"""GUM (Georgetown University Multilayer corpus): discourse units, and named mentions.

A discourse unit starts at the token that carries ``Discourse=``. A mention is a name when its
head is a proper noun; its name is the run of capitalized words around the head. Names of
``other`` things count only with a Wikipedia page: the rest is mostly headings and terms.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from training.data_names import is_facility
from training.examples import Example, Labelled

TYPES = {"person": "person", "organization": "organization", "place": "place"}
TITLES = frozenset(
    [
        "Mayor",
        "Director",
        "Manager",
        "President",
        "Senator",
        "Governor",
        "Minister",
        "Secretary",
        "Chairman",
        "Judge",
        "King",
        "Queen",
        "Prince",
        "Princess",
        "Professor",
        "Doctor",
        "Dr.",
        "Captain",
        "General",
        "Colonel",
        "Pope",
        "Dad",
        "Mom",
        "Mum",
        "Madam",
        "Sir",
        "God",
        "Speaker",
        "Chancellor",
        "Ambassador",
        "Congressman",
        "Commissioner",
        "Team",
    ]
)
NAMING = frozenset(["PROPN", "ADJ", "NOUN", "VERB"])
OTHER = frozenset(["event", "abstract", "object", "animal", "plant", "substance"])
MENTION = re.compile(r"\((\d+)-([a-z]+)-([^()]*)(\))?|(\d+)\)")
PAGE = re.compile(r"-[A-Z][^-]*$")


class Token(Struct, frozen=True):
    """One token with what is needed of its line."""

    start: int
    end: int
    tag: str
    head: int
    unit: bool
    hyphen: bool
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
    """Return the paragraphs of the documents of a split, as far as they are in ``folder``."""
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
            text, tokens, space, base = "", [], "", 0
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
        hyphen=fields[1] in "-–" and "SpaceAfter=No" in fields[9],
        entity=notes.get("Entity", ""),
    )


def _example(text: str, tokens: list[Token]) -> Example:
    return Example(
        text,
        names=tuple(_names(text, tokens)),
        clauses=tuple(token.start for token in tokens if token.unit),
    )


def _names(text: str, tokens: list[Token]) -> Iterator[Labelled]:
    """Yield the name in each named mention, outermost mention first."""
    taken: set[int] = set()
    for first, last, kind in sorted(_mentions(tokens), key=lambda found: (found[0], -found[1])):
        inside = range(first, last + 1)
        head = next((at for at in inside if not first <= tokens[at].head <= last), None)
        if head is None or tokens[head].tag != "PROPN" or head in taken:
            continue
        start, end = _core(text, tokens, first, last, head, kind)
        taken.update(range(start, end + 1))
        name = text[tokens[start].start : tokens[end].end]
        label = _label(kind, name)
        if label and len(name) > 1 and name not in TITLES:
            yield Labelled(tokens[start].start, tokens[end].end, label)


def _core(
    text: str, tokens: list[Token], first: int, last: int, head: int, kind: str
) -> tuple[int, int]:
    """Return the run of capitalized words, and little words between them, around the head.

    A person's name starts at its head: what stands before is a title.
    """

    def capital(at: int) -> bool:
        return text[tokens[at].start].isupper() and tokens[at].tag in NAMING

    start = end = head
    while kind != "person" and start > first and capital(start - 1):
        start -= 1
    while end < last:
        following = next((at for at in range(end + 1, min(end + 4, last + 1)) if capital(at)), None)
        if following is None or not _joins(tokens[end + 1 : following], kind):
            break
        end = following
    return start, end


def _joins(between: list[Token], kind: str) -> bool:
    """Tell whether these tokens may stand inside a name."""
    if not between:
        return True
    if len(between) == 1 and between[0].hyphen:
        return True
    if kind == "person":
        return False
    return all(token.tag in ("ADP", "DET") for token in between) or (
        kind != "place" and len(between) == 1 and between[0].tag == "CCONJ"
    )


def _label(kind: str, name: str) -> str | None:
    if kind in ("place", "organization") and is_facility(name):
        return "facility"
    return "other" if kind in OTHER else TYPES.get(kind)


def _mentions(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield first token, last token and type of each mention of GUM's ``Entity=`` brackets.

    ``other`` things without a page of their own are left out.
    """
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, token in enumerate(tokens):
        for found in MENTION.finditer(token.entity):
            number, kind, notes, closed, ending = found.groups()
            if ending:
                stack = opened.get(ending)
                if stack:
                    first, kind = stack.pop()
                    yield first, index, kind
                continue
            kept = "unknown" if kind in OTHER and not PAGE.search(notes) else kind
            if closed:
                yield index, index, kept
            else:
                opened.setdefault(number, []).append((index, kept))
