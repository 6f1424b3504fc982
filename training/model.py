"""The reader: one encoder, three heads (roles, names, clause starts) on each word's first piece."""

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
    """Emission scores for every piece: role labels, name labels, clause start (a logit)."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.features = nn.Embedding(FEATURES, encoder.shape.width)
        nn.init.normal_(self.features.weight, std=0.01)
        width = encoder.shape.width
        self.roles = _head(width, len(ROLE_LABELS), dropout)
        self.names = _head(width, len(NAME_LABELS), dropout)
        self.clauses = _head(width, 1, dropout)
        self.role_crf = Crf(ROLE_LABELS)
        self.name_crf = Crf(NAME_LABELS)

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        """Return batch x pieces x ``OUTPUTS`` scores."""
        states = self.encoder(pieces, mask, self.features(features))
        return torch.cat([self.roles(states), self.names(states), self.clauses(states)], -1)


def _head(width: int, outputs: int, dropout: float) -> nn.Sequential:
    inner = width // 2
    return nn.Sequential(
        nn.Dropout(dropout), nn.Linear(width, inner), nn.GELU(), nn.Linear(inner, outputs)
    )
