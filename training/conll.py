"""Texts rebuilt from tokens: spacing of English, and BIO or IO labels as spans."""

from collections.abc import Sequence

from training.examples import Labelled

NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "''"])
NO_SPACE_AFTER = frozenset(["(", "[", "$", "``", "£", "€"])


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return running text for tokens, and each token's offsets in it."""
    text = ""
    spans: list[tuple[int, int]] = []
    quote_open = False
    before = ""
    for token in tokens:
        closing = token == '"' and quote_open
        glued = token in NO_SPACE_BEFORE or closing or before in NO_SPACE_AFTER
        if text and not glued and not (before == '"' and quote_open):
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        if token == '"':
            quote_open = not quote_open
        before = token
    return text, spans


def labelled(
    tags: Sequence[str], offsets: Sequence[tuple[int, int]], types: dict[str, str]
) -> tuple[Labelled, ...]:
    """Return the spans of BIO (or IO) tags with their types mapped; unmapped types are left out."""
    spans: list[Labelled] = []
    before = "O"
    for tag, (start, end) in zip(tags, offsets, strict=True):
        kind = types.get(tag[2:])
        if kind is not None and tag != "O":
            if tag[0] == "I" and before != "O" and before[2:] == tag[2:]:
                spans[-1] = Labelled(spans[-1].start, end, kind)
            else:
                spans.append(Labelled(start, end, kind))
        before = tag
    return tuple(spans)


def sentences(text: str) -> list[list[list[str]]]:
    """Return the blank-line separated sentences of a column file as rows of fields."""
    blocks = text.replace("\r", "").split("\n\n")
    rows = [
        [line.split() for line in block.split("\n") if line and not line.startswith("#")]
        for block in blocks
    ]
    return [block for block in rows if block]
