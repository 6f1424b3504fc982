"""Which disagreements an editor sees: the most telling first, and no flood."""

from collections.abc import Sequence

from sayso.claims.ledger.drafts import Draft
from sayso.model import Cause, DisagreementKind

SHARE = 0.8
"""At most this many entries for each finding of several outlets (measured on 79 events: an
annotator notes about one for three, and asks for no more than three entries for one of hers)."""
LEAST = 3
KIND_WEIGHT: dict[DisagreementKind, float] = {
    "number": 1.0, "date": 0.9, "status": 0.9, "polarity": 0.7, "name": 0.8, "place": 0.7,
    "role": 0.7, "who-said-it": 0.8, "emphasis": 0.4,
}  # fmt: skip
CAUSE_WEIGHT: dict[Cause, float] = {
    "true conflict": 0.3, "planned vs done": 0.2, "later update": 0.2, "cannot tell": 0.0,
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
    return round(told * (0.5 + 0.5 * draft.group.score) * (1.0 if draft.group.shared else 0.6), 4)
