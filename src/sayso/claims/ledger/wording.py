"""Wording: one utterance that outlets give in different words."""

from collections.abc import Iterator

from sayso.claims.features import likeness, pair
from sayso.claims.ledger.drafts import Draft, Group, outlets_apart
from sayso.claims.views import View
from sayso.model import Cause

SAME_WORDS = 0.8
"""Share of common telling words from which two renderings read the same."""


def compare_wording(group: Group) -> Iterator[Draft]:
    """Draft a mild disagreement between the renderings that part most in words."""
    pairs = [
        (a, b)
        for at, a in enumerate(group.views)
        for b in group.views[at + 1 :]
        if a.claim.article != b.claim.article
    ]
    if not pairs:
        return
    a, b = min(pairs, key=lambda p: _common(*p))
    if _common(a, b) >= SAME_WORDS:
        return
    sides = {_shown(a): [a], _shown(b): [b]}
    for view in group.views:
        if view is not a and view is not b:
            nearer = a if float(a.row @ view.row) >= float(b.row @ view.row) else b
            sides[_shown(nearer)].append(view)
    if len(sides) == 2 and outlets_apart(sides):
        cause, reason = _cause(a, b)
        told = f"{reason}; likeness {likeness(pair(a, b)):.2f}"
        yield Draft(group, "emphasis", f"wording: {group.about}", sides, cause, told)


def _cause(a: View, b: View) -> tuple[Cause, str]:
    shorter, longer = sorted((set(a.stems), set(b.stems)), key=len)
    if shorter <= longer:
        return "scope", "one tells more than the other"
    return "translation or paraphrase", "told in other words"


def _common(a: View, b: View) -> float:
    one, other = set(a.stems), set(b.stems)
    return round(len(one & other) / max(1, len(one | other)), 4)


def _shown(view: View) -> str:
    return " ".join(view.claim.text.split())
