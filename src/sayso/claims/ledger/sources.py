"""Who said it: one statement that outlets put into different mouths."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, outlets_apart, same_but_for, sides_by
from sayso.claims.views import View
from sayso.claims.words import words
from sayso.model import Cause, Source


def compare_sources(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when a statement is attributed to different sources."""
    attributed = [view for view in group.views if view.claim.chain]
    told = [
        a
        for a in attributed
        if any(
            same_but_for(a, b, group.scene) and _apart(a.claim.chain[-1], b.claim.chain[-1])
            for b in attributed
        )
    ]
    sides = sides_by(told, {view.claim.id: _chain(view) for view in told})
    if len(sides) > 1 and outlets_apart(sides):
        cause, reason = _cause([views[0].claim.chain[-1] for views in sides.values()])
        yield Draft(group, "who-said-it", f"who says: {group.about}", sides, cause, reason)


def _chain(view: View) -> str:
    return ", citing ".join(source.name for source in view.claim.chain)


def _apart(a: Source, b: Source) -> bool:
    """Tell whether two names stand for sources that need not be one.

    Two people are left out: of such pairs most are one outlet's sentence read wrongly.
    """
    if a.kind == b.kind == "person" or (a.entity and a.entity == b.entity):
        return False
    return not _telling(a) <= _telling(b) and not _telling(b) <= _telling(a)


def _telling(source: Source) -> set[str]:
    return {word.stem for word in words(source.name) if word.content}


def _cause(farthest: list[Source]) -> tuple[Cause, str]:
    names = " and ".join(dict.fromkeys(source.name for source in farthest))
    if any(source.kind == "unnamed" for source in farthest):
        return "translation or paraphrase", f"{names}: may be other words for one source"
    return "scope", f"{names}: one may speak for the other"
