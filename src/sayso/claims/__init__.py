"""Claims of articles, findings that several articles share, disagreements, renderings of quotes."""

from sayso.claims.comparing import Compared, compare, contradicted, judged
from sayso.claims.extract import extract, extract_own
from sayso.claims.findings import find
from sayso.claims.judging import Rulings, judge
from sayso.claims.ledger import disagree
from sayso.claims.quotes import quotes

__all__ = [
    "Compared",
    "Rulings",
    "compare",
    "contradicted",
    "disagree",
    "extract",
    "extract_own",
    "find",
    "judge",
    "judged",
    "quotes",
]
