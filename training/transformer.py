"""A BERT-like encoder written out plainly, so that it trains and exports as we like.

Attention is spelled in matrix products and a softmax: the exported graph then quantizes well,
and ran faster than the fused operator in int8. Relative positions, where a model has them, are
those of MPNet (Song et al. 2020, after T5): a bias per head and bucket of distance, the same in
every layer.
"""

import math

import torch
from msgspec import Struct
from torch import Tensor, nn

PIECES = 30522
"""Word pieces of BERT's uncased vocabulary."""

POSITIONS = 512
BUCKETS = 32
FARTHEST = 128
"""Distances from here on share a bucket."""


class Shape(Struct, frozen=True):
    """What tells one pretrained encoder from another."""

    width: int
    layers: int
    heads: int = 12
    norm_eps: float = 1e-12
    relative: bool = False


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

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.output = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=shape.norm_eps)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Return the attended states; ``bias`` is added to the scores."""
        batch, length, width = hidden.shape
        shape = (batch, length, self.heads, width // self.heads)
        query = self.query(hidden).view(shape).transpose(1, 2)
        key = self.key(hidden).view(shape).permute(0, 2, 3, 1)
        value = self.value(hidden).view(shape).transpose(1, 2)
        scores = query @ key / math.sqrt(width // self.heads) + bias
        mixed = scores.softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        normed: Tensor = self.norm(hidden + self.dropout(self.output(mixed)))
        return normed


class Layer(nn.Module):
    """One transformer layer: attention, then the feed-forward net, each with its norm."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(shape, dropout)
        self.inner = nn.Linear(shape.width, 4 * shape.width)
        self.outer = nn.Linear(4 * shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.norm_eps)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's states for ``hidden`` (batch x length x width)."""
        hidden = self.attention(hidden, bias)
        inner = nn.functional.gelu(self.inner(hidden))
        normed: Tensor = self.norm(hidden + self.dropout(self.outer(inner)))
        return normed


class Encoder(nn.Module):
    """Word pieces in, one vector a piece out."""

    buckets: Tensor

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(PIECES, shape.width)
        self.positions = nn.Embedding(POSITIONS, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.norm_eps)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        if shape.relative:
            self.distances = nn.Embedding(BUCKETS, shape.heads)
            self.register_buffer("buckets", buckets(), persistent=False)

    def forward(self, pieces: Tensor, mask: Tensor, extra: Tensor | None = None) -> Tensor:
        """Return the last states (batch x length x width).

        ``mask`` is 1 at real pieces; ``extra`` is added to the input embeddings.
        """
        hidden = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        if extra is not None:
            hidden = hidden + extra
        hidden = self.dropout(self.norm(hidden))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        if self.shape.relative:
            bias = bias + self._distance_bias(pieces.shape[1])
        for layer in self.layers:
            hidden = layer(hidden, bias)
        states: Tensor = hidden
        return states

    def inputs(self) -> list[nn.Module]:
        """Return the modules below the first layer that are trained."""
        relative = [self.distances] if self.shape.relative else []
        return [self.positions, self.norm, *relative]

    def _distance_bias(self, length: int) -> Tensor:
        by_distance = self.distances.weight[self.buckets].transpose(0, 1)
        places = torch.arange(length)
        bias: Tensor = by_distance[:, places[None, :] - places[:, None] + POSITIONS - 1]
        return bias


def buckets() -> Tensor:
    """Return the bucket of every distance from -511 to 511 (key's place less query's)."""
    distance = torch.arange(1 - POSITIONS, POSITIONS)
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = (distance.abs().clamp_min(1).float() / exact).log() / math.log(FARTHEST / exact)
    spread = (exact + (far * (half - exact)).long()).clamp_max(half - 1)
    return torch.where(distance.abs() < exact, distance.abs(), spread) + half * (distance > 0)
