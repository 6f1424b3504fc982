"""Examples as tensors: labels on words, packed into batches of about equal size."""

import random
from collections.abc import Iterator, Sequence

import torch
from msgspec import Struct
from tokenizers import Tokenizer
from torch import Tensor

from sayso.language.pieces import END, START, Pieces, cut, split
from training.augment import augmented
from training.examples import Example, Labelled, aligned
from training.model import NAME_LABELS, ROLE_LABELS

MASK = 103
LONGEST = 254
"""Word pieces of a training text; what is longer is cut at a word."""

POOL = 3000
"""Texts sorted by length together, so that a batch pads little and still is a mixture."""


class Item(Struct, frozen=True):
    """One text in pieces, with the label number of every word (None: not annotated)."""

    pieces: Pieces
    roles: list[int] | None
    names: list[int] | None
    clauses: list[int] | None


class Batch(Struct, frozen=True):
    """Padded tensors; ``words`` are the positions of first pieces, 0 beyond ``lengths``.

    Labels are -1 throughout a text in which that kind was not annotated.
    """

    pieces: Tensor
    mask: Tensor
    features: Tensor
    words: Tensor
    lengths: Tensor
    roles: Tensor
    names: Tensor
    clauses: Tensor


def items(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Item]:
    """Return the examples as items; texts without a word are left out."""
    split_texts = split([example.text for example in examples], tokenizer)
    pairs = zip(examples, split_texts, strict=True)
    return [_item(example, cut(pieces, LONGEST)) for example, pieces in pairs if pieces.words]


def epoch(
    examples: Sequence[Example], tokenizer: Tokenizer, budget: int, chance: random.Random
) -> list[Batch]:
    """Return the examples, augmented anew, as batches of at most ``budget`` padded pieces."""
    pool = items([augmented(example, chance) for example in examples], tokenizer)
    chance.shuffle(pool)
    made: list[Batch] = []
    for start in range(0, len(pool), POOL):
        made.extend(plain_batches(pool[start : start + POOL], budget, chance))
    chance.shuffle(made)
    return made


def plain_batches(
    pool: Sequence[Item], budget: int, chance: random.Random | None = None
) -> Iterator[Batch]:
    """Yield the items sorted by length as batches; with ``chance``, some pieces are masked."""
    group: list[Item] = []
    for item in sorted(pool, key=lambda item: len(item.pieces.ids)):
        if group and (len(item.pieces.ids) + 2) * (len(group) + 1) > budget:
            yield batch(group, chance)
            group = []
        group.append(item)
    if group:
        yield batch(group, chance)


def batch(group: Sequence[Item], chance: random.Random | None = None) -> Batch:
    """Return the items as padded tensors."""
    longest = max(len(item.pieces.ids) for item in group) + 2
    most = max(len(item.pieces.words) for item in group)
    pieces = torch.zeros(len(group), longest, dtype=torch.long)
    features = torch.zeros_like(pieces)
    words = torch.zeros(len(group), most, dtype=torch.long)
    labels = torch.full((3, len(group), most), -1)
    for row, item in enumerate(group):
        ids = _masked(item.pieces.ids, chance)
        pieces[row, : len(ids) + 2] = torch.tensor([START, *ids, END])
        features[row, 1 : len(ids) + 1] = torch.tensor(item.pieces.features)
        words[row, : len(item.pieces.first)] = torch.tensor(item.pieces.first) + 1
        for kind, values in enumerate((item.roles, item.names, item.clauses)):
            if values is not None:
                labels[kind, row, : len(values)] = torch.tensor(values)
    return Batch(
        pieces=pieces,
        mask=(pieces != 0).long(),
        features=features,
        words=words,
        lengths=torch.tensor([len(item.pieces.words) for item in group]),
        roles=labels[0],
        names=labels[1],
        clauses=labels[2],
    )


def _masked(ids: Sequence[int], chance: random.Random | None) -> list[int]:
    if chance is None:
        return list(ids)
    rate = chance.choice((0.0, 0.0, 0.05, 0.1))
    return [MASK if rate and chance.random() < rate else piece for piece in ids]


def _item(example: Example, pieces: Pieces) -> Item:
    starts = set(example.clauses or ())
    return Item(
        pieces=pieces,
        roles=_numbers(example.roles, pieces, ROLE_LABELS),
        names=_numbers(example.names, pieces, NAME_LABELS),
        clauses=None
        if example.clauses is None
        else [int(any(at in starts for at in range(*word))) for word in pieces.words],
    )


def _numbers(
    spans: Sequence[Labelled] | None, pieces: Pieces, labels: Sequence[str]
) -> list[int] | None:
    """Return BIO label numbers; of spans that overlap, the one that starts first is kept."""
    if spans is None:
        return None
    numbers = [0] * len(pieces.words)
    for first, last, label in aligned(spans, pieces):
        if any(numbers[first : last + 1]):
            continue
        begin = labels.index(f"B-{label}")
        numbers[first : last + 1] = [begin] + [begin + 1] * (last - first)
    return numbers
