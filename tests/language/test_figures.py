"""Who puts a figure to something."""

import pytest

from sayso.language.attributions.figures import figures
from sayso.model import Span

CASES = [
    ("The ministry put the toll at 14.", [("The ministry", "the toll at 14")]),
    ("Norvia Watch puts the dead at nearly two dozen.",
     [("Norvia Watch", "the dead at nearly two dozen")]),
    ("On Friday the union had put losses at about $3 million, twice the sum paid.",
     [("the union", "losses at about $3 million")]),
    ("Estimates put the damage at between 4 and 6 million.",
     [("Estimates", "the damage at between 4 and 6 million")]),
    ("Olenko put it at 30 and police at 12.", [("Olenko", "it at 30")]),
    ("Police spoke of at least ten arrests.", [("Police", "at least ten arrests")]),
    ("Police spoke of a quiet night.", []),
    ("The blast put the toll at 14.", []),
    ("It put the cost at 2 billion.", []),
    ("The ministry put more lives at risk.", []),
    ("The navy put out a call at 0900 hours.", []),
    ("He put the kettle on at 3 o'clock.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_counts_or_estimates_vouches_for_the_figure(text, expected):
    found = figures(text, Span(0, len(text)))
    spans = [(item.source[0], item.content[0]) for item in found]
    assert [tuple(text[s.start : s.end] for s in pair) for pair in spans] == expected
