"""Claims of articles, findings that several articles share, disagreements, renderings of quotes."""

from sayso.claims.comparing import Compared, compare
from sayso.claims.extract import extract, extract_own
from sayso.claims.findings import find
from sayso.claims.ledger import disagree
from sayso.claims.quotes import quotes

__all__ = ["Compared", "compare", "disagree", "extract", "extract_own", "find", "quotes"]
