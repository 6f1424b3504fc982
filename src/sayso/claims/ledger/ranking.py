"""Which disagreements an editor sees: the most telling first, and no flood."""

from collections.abc import Sequence

from sayso.claims.features import likeness, pair, shared_weight
from sayso.claims.ledger.drafts import Draft
from sayso.model import Cause, DisagreementKind

SHARE = 0.8
"""At most this many entries for each finding of several outlets (measured on 79 events: an
annotator notes about one for three, and asks for no more than three entries for one of hers)."""
LEAST = 3
NEARBY = 0.5
"""What a difference between two findings counts against one inside a finding."""
KIND_WEIGHT: dict[DisagreementKind, float] = {
    "name": 0.67, "number": 0.5, "status": 0.45, "date": 0.4, "role": 0.4, "place": 0.33,
    "polarity": 0.33, "who-said-it": 0.3, "emphasis": 0.1,
}  # fmt: skip
"""The share of drafts of a kind that an annotator of 40 training events noted too; a wording is
weighed by its length in common besides."""
CAUSE_WEIGHT: dict[Cause, float] = {
    "true conflict": 0.1, "planned vs done": 0.1, "later update": 0.1, "cannot tell": -0.05,
    "rounding": 0.0, "scope": 0.0, "translation or paraphrase": 0.0,
}  # fmt: skip


def most_telling(drafts: Sequence[Draft], findings: int) -> list[Draft]:
    """Return the drafts that are shown, the most telling first.

    Args:
        drafts: all drafts of a story, in a stable order.
        findings: how many findings of several outlets the story has.
    """
    ordered = sorted(enumerate(drafts), key=lambda item: (-_weight(item[1]), item[0]))
    return [draft for _, draft in ordered[: max(LEAST, round(SHARE * findings))]]


def _weight(draft: Draft) -> float:
    told = KIND_WEIGHT[draft.kind] + CAUSE_WEIGHT[draft.cause]
    if draft.kind == "emphasis":
        told += _worth_of_wording(draft)
    return round(told * (1.0 if draft.group.shared else NEARBY), 4)


def _worth_of_wording(draft: Draft) -> float:
    """More outlets, nearer statements and more telling words in common make a wording tell."""
    sides = [views[0] for views in draft.sides.values()]
    both = pair(sides[0], sides[1])
    outlets = len({view.claim.article for views in draft.sides.values() for view in views})
    common = min(shared_weight(both), 20.0) / 20.0
    return 0.1 * max(0.0, likeness(both)) + 0.15 * common + 0.03 * min(outlets, 5)
