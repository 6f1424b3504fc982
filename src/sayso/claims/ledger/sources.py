"""Who said it: one statement that outlets put into different mouths."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, alike, outlets_apart, sides_by
from sayso.claims.views import View
from sayso.claims.words import words
from sayso.model import Cause, Source


def compare_sources(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when a statement is attributed to different sources."""
    attributed = [view for view in group.views if view.claim.chain]
    told = [
        a
        for a in attributed
        if any(alike(a, b) and _apart(a.claim.chain[-1], b.claim.chain[-1]) for b in attributed)
    ]
    sides = sides_by(told, {view.claim.id: _chain(view) for view in told})
    if len(sides) > 1 and outlets_apart(sides):
        cause, reason = _cause([views[0].claim.chain[-1] for views in sides.values()])
        yield Draft(group, "who-said-it", f"who says: {group.about}", sides, cause, reason)


def _chain(view: View) -> str:
    return ", citing ".join(source.name for source in view.claim.chain)


def _apart(a: Source, b: Source) -> bool:
    """Tell whether two names stand for two sources, or may."""
    if a.entity and b.entity:
        return a.entity != b.entity
    return not _telling(a) <= _telling(b) and not _telling(b) <= _telling(a)


def _telling(source: Source) -> set[str]:
    return {word.stem for word in words(source.name) if word.content}


def _cause(farthest: list[Source]) -> tuple[Cause, str]:
    names = " and ".join(dict.fromkeys(source.name for source in farthest))
    shared = set.intersection(*(_telling(source) for source in farthest))
    unnamed = [source for source in farthest if source.kind == "unnamed"]
    if unnamed and shared:
        return "translation or paraphrase", f"{names}: may be other words for one source"
    if unnamed:
        return "cannot tell", f"{names}: an unnamed source may or may not be the other one"
    return "cannot tell", f"attributed to {names}: both may have said it"
