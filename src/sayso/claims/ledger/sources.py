"""Who said it: one statement that outlets put into different mouths."""

from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, outlets_apart, sides_by
from sayso.claims.views import View
from sayso.claims.words import words
from sayso.model import Cause, Source


def compare_sources(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when a statement is attributed to different sources."""
    sides = sides_by(group.views, {view.claim.id: _chain(view) for view in group.views})
    attributed = {value: views for value, views in sides.items() if value}
    if len(attributed) < 2 or not outlets_apart(attributed):
        return
    farthest = [views[0].claim.chain[-1] for views in attributed.values()]
    if not any(_apart(a, b) for at, a in enumerate(farthest) for b in farthest[at + 1 :]):
        return
    cause, reason = _cause(farthest)
    yield Draft(group, "who-said-it", f"who says: {group.about}", attributed, cause, reason)


def _chain(view: View) -> str:
    return ", citing ".join(source.name for source in view.claim.chain)


def _apart(a: Source, b: Source) -> bool:
    if a.entity and b.entity:
        return a.entity != b.entity
    return not _telling(a) & _telling(b)


def _telling(source: Source) -> set[str]:
    return {word.stem for word in words(source.name) if word.content}


def _cause(farthest: list[Source]) -> tuple[Cause, str]:
    names = " and ".join(dict.fromkeys(source.name for source in farthest))
    if any(source.kind == "unnamed" for source in farthest):
        return "cannot tell", f"{names}: an unnamed source may or may not be the other one"
    return "cannot tell", f"attributed to {names}: both may have said it"
