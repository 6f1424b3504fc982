"""Wording: one utterance that outlets give in different words."""

from collections.abc import Iterator

from sayso.claims.features import likeness, pair
from sayso.claims.ledger.drafts import Draft, Group, Scene, across, outlets_apart
from sayso.claims.scales import overlap
from sayso.claims.views import View
from sayso.model import Cause

SAME_WORDS = 0.8
"""Share of common telling words from which two renderings read the same."""

SURE, LIKE, VERY_LIKE = 0.7, 0.4, 0.6
"""Likeness that two tellings reach (``LIKE`` where it is ``SURE`` that they state the same): of
those below, read on 79 events, every second was of two things, and without them as many of the
noted disagreements are met by as many entries."""


def compare_wording(group: Group) -> Iterator[Draft]:
    """Draft a mild disagreement with a side for each way of telling."""
    tellings: list[list[View]] = []
    for view in group.views:
        same = (telling for telling in tellings if any(_as(view, other) for other in telling))
        if (own := next(same, None)) is not None:
            own.append(view)
        else:
            tellings.append([view])
    sides = {_shown(telling[0]): telling for telling in tellings}
    if len(sides) > 1 and outlets_apart(sides) and _of_one_thing(sides, group.scene):
        cause, reason = _cause(tellings[0][0], tellings[1][0])
        yield Draft(group, "emphasis", f"wording: {group.about}", sides, cause, reason)


def _of_one_thing(sides: dict[str, list[View]], scene: Scene) -> bool:
    """Tell whether two claims on different sides surely are about one thing."""
    return any(
        likeness(pair(a, b)) >= (LIKE if scene.score(a, b) >= SURE else VERY_LIKE)
        for a, b in across(sides)
    )


def _as(view: View, other: View) -> bool:
    """Tell whether two claims read the same, or are a sentence and a clause of it."""
    return overlap(view.claim, other.claim) or _common(view, other) >= SAME_WORDS


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
