"""The lower layers of MPNet, with the weights of all-mpnet-base-v2.

Its vocabulary is that of BERT moved up by four, with special pieces of its own; here its word
table is put in BERT's order, so that one tokenizer serves.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.tables import rounded
from training.transformer import PIECES, POSITIONS, Encoder, Shape

SHAPE = Shape(width=768, layers=6, norm_eps=1e-5, relative=True)
MOVED = 4
SPECIAL = {0: 1, 101: 0, 102: 2, 103: 30526}
"""Padding, start, end and mask: our number, theirs."""

FIRST_POSITION = 2


def pretrained(file: Path, dropout: float = 0.0) -> Encoder:
    """Return the encoder with the weights of ``file`` (``model.safetensors``).

    The word table, which is not trained, is rounded to the four bits it will be packed in.
    """
    model = Encoder(SHAPE, dropout)
    weights = _renamed(load_file(file))
    weights["words.weight"] = torch.from_numpy(rounded(weights["words.weight"].numpy()))
    model.load_state_dict(weights)
    return model


def _renamed(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    theirs = torch.arange(PIECES) + MOVED
    for ours, number in SPECIAL.items():
        theirs[ours] = number
    positions = weights["embeddings.position_embeddings.weight"]
    renamed = {
        "words.weight": weights["embeddings.word_embeddings.weight"][theirs],
        "positions.weight": positions[FIRST_POSITION : FIRST_POSITION + POSITIONS],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "distances.weight": weights["encoder.relative_attention_bias.weight"],
    }
    parts = {
        "attention.query": "attention.attn.q",
        "attention.key": "attention.attn.k",
        "attention.value": "attention.attn.v",
        "attention.output": "attention.attn.o",
        "attention.norm": "attention.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm": "output.LayerNorm",
    }
    for number in range(SHAPE.layers):
        for part, name in parts.items():
            for kind in ("weight", "bias"):
                renamed[f"layers.{number}.{part}.{kind}"] = weights[
                    f"encoder.layer.{number}.{name}.{kind}"
                ]
    return renamed
