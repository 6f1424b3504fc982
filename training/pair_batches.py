"""Pairs of texts as tensors, packed into batches of about equal size."""

import random
from collections.abc import Sequence

import torch
from msgspec import Struct
from tokenizers import Tokenizer
from torch import Tensor

from sayso.language.pairs import join
from training.pairs import Pair


class PairBatch(Struct, frozen=True):
    """Padded tensors of pairs."""

    pieces: Tensor
    mask: Tensor
    features: Tensor
    same: Tensor
    weight: Tensor


def batches(
    pairs: Sequence[Pair], tokenizer: Tokenizer, budget: int, chance: random.Random | None = None
) -> list[PairBatch]:
    """Return pairs of like length together, at most ``budget`` padded pieces a batch."""
    joined = join([(pair.first, pair.second) for pair in pairs], tokenizer)
    order = sorted(range(len(pairs)), key=lambda at: len(joined[at][0]))
    made: list[PairBatch] = []
    group: list[int] = []
    for at in order:
        if group and len(joined[at][0]) * (len(group) + 1) > budget:
            made.append(_batch(group, pairs, joined))
            group = []
        group.append(at)
    made.append(_batch(group, pairs, joined))
    if chance is not None:
        chance.shuffle(made)
    return made


def _batch(
    group: Sequence[int], pairs: Sequence[Pair], joined: Sequence[tuple[list[int], list[int]]]
) -> PairBatch:
    longest = max(len(joined[at][0]) for at in group)
    pieces = torch.zeros(len(group), longest, dtype=torch.long)
    features = torch.zeros_like(pieces)
    for row, at in enumerate(group):
        ids, marks = joined[at]
        pieces[row, : len(ids)] = torch.tensor(ids)
        features[row, : len(ids)] = torch.tensor(marks)
    chosen = [pairs[at] for at in group]
    return PairBatch(
        pieces=pieces,
        mask=(pieces != 0).long(),
        features=features,
        same=torch.tensor([pair.same for pair in chosen]),
        weight=torch.tensor([pair.weight for pair in chosen]),
    )
