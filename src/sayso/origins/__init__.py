"""On whose say-so: copied passages, origins, and how many of them really stand behind a finding."""

from sayso.origins.assess import assess
from sayso.origins.copies import copies
from sayso.origins.verdict import GENERAL

__all__ = ["GENERAL", "assess", "copies"]
