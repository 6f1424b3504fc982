"""Claims of articles, findings that several articles share, disagreements, renderings of quotes."""

from sayso.claims.extract import extract
from sayso.claims.findings import Compared, compare, find

__all__ = ["Compared", "compare", "extract", "find"]
