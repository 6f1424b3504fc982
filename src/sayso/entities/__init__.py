"""Names of the same person, body, place or facility become one entity, each with its reasons.

Block, compare, decide: article by article first, where short forms go to full names and the
text tells aliases; then over articles, where spellings are compared with a score and a reason.
"""

from sayso.entities.index import EntityIndex
from sayso.entities.judging import judge
from sayso.entities.referents import Referent, referents
from sayso.entities.resolve import resolve

__all__ = ["EntityIndex", "Referent", "judge", "referents", "resolve"]
