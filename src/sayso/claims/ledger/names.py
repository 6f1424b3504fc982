"""Names and roles: one entity under several spellings, or under several descriptions."""

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from sayso.claims.ledger.drafts import Draft, Group, Scene, outlets_apart
from sayso.claims.views import View
from sayso.claims.words import words
from sayso.model import Entity

SPELLING = 60.0
"""Likeness (0 to 100) from which two names of one entity are spellings and not other names."""


def compare_spellings(entity: Entity, views: Sequence[View], scene: Scene) -> Iterator[Draft]:
    """Draft a disagreement when articles spell the words of an entity's name differently."""
    sides: dict[str, list[View]] = {}
    for view in views:
        for start, end in _mentions(entity, view):
            name = " ".join(scene.articles[view.claim.article].text[start:end].split())
            sides.setdefault(name, []).append(view)
    spelled = _spellings(list(sides))
    kept = {name: _once(sides[name]) for name in spelled}
    if len(kept) > 1 and outlets_apart(kept):
        group = Group(tuple(v for vs in kept.values() for v in vs), 1.0, True, entity.name, scene)
        reason = f"{', '.join(kept)}: spellings of one name"
        about = f"spelling of {entity.name}"
        yield Draft(group, "name", about, kept, "translation or paraphrase", reason)


def compare_roles(entity: Entity, views: Sequence[View], scene: Scene) -> Iterator[Draft]:
    """Draft a disagreement when articles describe a person or body by different roles."""
    sides: dict[str, list[View]] = {}
    for label in entity.labels:
        told = " ".join(words_of_role(label.text))
        for view in views:
            claim = view.claim
            if claim.article == label.article and claim.start <= label.start < claim.end and told:
                sides.setdefault(told, []).append(view)
    kept = {role: _once(found) for role, found in sides.items()}
    if len(kept) > 1 and outlets_apart(kept):
        group = Group(tuple(v for vs in kept.values() for v in vs), 1.0, True, entity.name, scene)
        reason = f"{', '.join(kept)}: different labels for {entity.name}"
        yield Draft(group, "role", f"role of {entity.name}", kept, "scope", reason)


def words_of_role(text: str) -> list[str]:
    """The telling words of a role, in order and in lower case."""
    return [word.text.removesuffix("'s") for word in words(text) if word.content]


def _mentions(entity: Entity, view: View) -> Iterator[tuple[int, int]]:
    claim = view.claim
    for passage in entity.mentions:
        if passage.article == claim.article and claim.start <= passage.start < claim.end:
            yield passage.start, passage.end


def _spellings(names: list[str]) -> list[str]:
    """Of an entity's names those that have a rival: another form of the same word."""
    tokens = {
        name: [t.lower() for t in name.replace("’s", "").replace("'s", "").split()]
        for name in names
    }
    rivals: set[str] = set()
    for a in names:
        for b in names:
            only_a = [t for t in tokens[a] if t not in tokens[b]]
            only_b = [t for t in tokens[b] if t not in tokens[a]]
            if any(ratio(x, y) >= SPELLING for x in only_a for y in only_b):
                rivals |= {a, b}
    return [name for name in names if name in rivals]


def _once(views: Sequence[View]) -> list[View]:
    return list({view.claim.id: view for view in views}.values())
