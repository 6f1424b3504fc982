"""Wording and emphasis: one statement told with other words, or with more or less in it."""

from collections.abc import Iterator

from sayso.claims.features import likeness, near_over_longer, near_over_shorter, pair
from sayso.claims.ledger.drafts import Draft, Group
from sayso.model import Cause

SAME_WORDS = 0.9


def compare_wording(group: Group) -> Iterator[Draft]:
    """Draft a mild disagreement between the two claims of a group that part most in words."""
    pairs = [
        pair(a, b)
        for at, a in enumerate(group.views)
        for b in group.views[at + 1 :]
        if a.claim.article != b.claim.article
    ]
    if not pairs:
        return
    least = min(pairs, key=lambda p: round(near_over_longer(p), 4))
    if near_over_longer(least) >= SAME_WORDS:
        return
    sides = {" ".join(view.claim.text.split()): [view] for view in (least.a, least.b)}
    others = [v for v in group.views if v is not least.a and v is not least.b]
    for view in others:
        nearer = max(sides.values(), key=lambda side: float(side[0].row @ view.row))
        nearer.append(view)
    if len(sides) < 2:
        return
    fuller = near_over_shorter(least) - near_over_longer(least) > 0.25
    cause: Cause = "scope" if fuller else "translation or paraphrase"
    reason = "one tells more than the other" if fuller else "told in other words"
    yield Draft(
        group, "emphasis", group.about, sides, cause, f"{reason}; likeness {likeness(least):.2f}"
    )
