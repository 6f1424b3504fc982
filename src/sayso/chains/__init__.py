"""On whose say-so: the chain of sources behind each attribution."""

from sayso.chains.attach import attach
from sayso.chains.lookup import VOUCHES, chain_at

__all__ = ["VOUCHES", "attach", "chain_at"]
