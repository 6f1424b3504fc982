"""Planned or done, said or denied: one thing told with another status or stance."""

from collections.abc import Iterator

from sayso.claims.features import AHEAD
from sayso.claims.ledger.drafts import Draft, Group, outlets_apart, sides_by
from sayso.claims.views import View
from sayso.model import Cause


def compare_statuses(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when one claim tells as ahead what another tells as done."""
    sides = sides_by(group.views, {v.claim.id: v.claim.status for v in group.views})
    done = [status for status in sides if status in ("happened", "ongoing")]
    ahead = [status for status in sides if status in AHEAD]
    if done and ahead and outlets_apart(sides):
        reason = f"told as {', '.join(ahead)} and as {', '.join(done)}"
        cause: Cause = (
            "planned vs done" if "planned" in ahead or "requested" in ahead else "cannot tell"
        )
        yield Draft(group, "status", f"ahead or done: {group.about}", sides, cause, reason)


def compare_polarity(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when one claim denies what another asserts."""
    sides = sides_by(group.views, {view.claim.id: _stance(view) for view in group.views})
    if len(sides) > 1 and outlets_apart(sides):
        reason = "one source denies or doubts what another asserts"
        yield Draft(
            group, "polarity", f"so or not so: {group.about}", sides, "true conflict", reason
        )


def _stance(view: View) -> str:
    return "denied" if view.claim.status == "denied" or view.claim.stance != "asserts" else "told"
