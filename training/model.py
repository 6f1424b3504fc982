"""The reader: one encoder with heads on each word's first piece and a head on the whole input.

Words get roles, names and clause starts. An input of two claims gets an answer: whether they state
the same.
"""

import torch
from torch import Tensor, nn

from sayso.language.pieces import FEATURES
from training.crf import Crf, bio
from training.examples import NAMES, ROLES
from training.transformer import Encoder

ROLE_LABELS = bio(ROLES)
NAME_LABELS = bio(NAMES)
OUTPUTS = len(ROLE_LABELS) + len(NAME_LABELS) + 1


class Reader(nn.Module):
    """Scores of every piece (role labels, name labels, clause start) and of the whole input."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.features = nn.Embedding(FEATURES, encoder.shape.width)
        nn.init.normal_(self.features.weight, std=0.01)
        width = encoder.shape.width
        self.roles = _head(width, len(ROLE_LABELS), dropout)
        self.names = _head(width, len(NAME_LABELS), dropout)
        self.clauses = _head(width, 1, dropout)
        self.same = _head(width, 1, dropout)
        self.role_crf = Crf(ROLE_LABELS)
        self.name_crf = Crf(NAME_LABELS)

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Return batch x pieces x ``OUTPUTS`` scores, and the answers of the batch."""
        states = self.encoder(pieces, mask, self.features(features))
        scores = [self.roles(states), self.names(states), self.clauses(states)]
        return torch.cat(scores, -1), self.same(states[:, 0]).squeeze(1)


def _head(width: int, outputs: int, dropout: float) -> nn.Sequential:
    inner = width // 2
    return nn.Sequential(
        nn.Dropout(dropout), nn.Linear(width, inner), nn.GELU(), nn.Linear(inner, outputs)
    )
