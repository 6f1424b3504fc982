"""Names and roles: one entity under several spellings, or under several descriptions."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from sayso.claims.ledger.drafts import Draft, Group, Scene, outlets_apart
from sayso.claims.views import View
from sayso.claims.words import words
from sayso.knowledge.places import country_named, country_of_people
from sayso.knowledge.roles import role_words
from sayso.model import Cause, Entity, Label

SPELLING = 2
"""Letters by which two spellings of one word may differ."""
SHORTEST = 4
"""Letters: shorter words are initials, particles and abbreviations, not spellings."""
LONGEST_ROLE = 5


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
        group = Group(_all(kept), entity.name, scene)
        reason = f"{', '.join(kept)}: spellings of one name"
        about = f"spelling of {entity.name}"
        yield Draft(group, "name", about, kept, "translation or paraphrase", reason)


def compare_roles(entity: Entity, views: Sequence[View], scene: Scene) -> Iterator[Draft]:
    """Draft a disagreement when articles give a person or body roles that are not the same."""
    sides: dict[str, list[View]] = {}
    for label in entity.labels:
        told = " ".join(words_of_role(label.text))
        if 0 < len(told.split()) <= LONGEST_ROLE:
            sides.setdefault(told, []).extend(v for v in views if _holds(v, label))
    kept = {role: _once(sides[role]) for role in _rivals(list(sides)) if sides[role]}
    if len(kept) > 1 and outlets_apart(kept):
        group = Group(_all(kept), entity.name, scene)
        qualified = any(words_of_qualifier(role) for role in kept)
        cause: Cause = "translation or paraphrase" if qualified else "scope"
        reason = f"{', '.join(kept)}: labels that outlets give {entity.name}"
        yield Draft(group, "role", f"role of {entity.name}", kept, cause, reason)


def words_of_role(text: str) -> list[str]:
    """The telling words of a role, in order, in lower case, without nationality."""
    told = [word.text.removesuffix("'s") for word in words(text) if word.content]
    return [word for word in told if not _of_a_country(word.capitalize())]


def _of_a_country(word: str) -> bool:
    return bool(country_of_people(word) or country_named(word))


def words_of_qualifier(role: str) -> set[str]:
    """The words of a role that tell how it is held: interim, acting, former ..."""
    return set(role.split()) & set(role_words().qualifiers)


def _rivals(roles: list[str]) -> list[str]:
    """The roles that share their office with another one and qualify it differently."""

    def office(role: str) -> frozenset[str]:
        return frozenset(role.split()) - words_of_qualifier(role)

    return [
        role
        for role in roles
        if any(
            office(role) == office(other) and words_of_qualifier(role) != words_of_qualifier(other)
            for other in roles
        )
    ]


def _holds(view: View, label: Label) -> bool:
    claim = view.claim
    return claim.article == label.article and claim.start <= label.start < claim.end


def _all(sides: dict[str, list[View]]) -> tuple[View, ...]:
    return tuple(view for views in sides.values() for view in views)


def _mentions(entity: Entity, view: View) -> Iterator[tuple[int, int]]:
    claim = view.claim
    for passage in entity.mentions:
        if passage.article == claim.article and claim.start <= passage.start < claim.end:
            yield passage.start, passage.end


def _spellings(names: list[str]) -> list[str]:
    """Of an entity's names those that have a rival: another form of the same word.

    A name whose words all stand in a longer one is no spelling of its own.
    """
    tokens = {name: frozenset(plain(t) for t in name.split()) for name in names}
    shown = {found: name for name, found in reversed(tokens.items())}
    kept = [name for found, name in shown.items() if not any(found < other for other in shown)]
    rivals = {
        name
        for a in kept
        for b in kept
        for name in (a, b)
        if any(_spelled(x, y) for x in tokens[a] - tokens[b] for y in tokens[b] - tokens[a])
    }
    return [name for name in names if name in rivals]


def _spelled(a: str, b: str) -> bool:
    """Tell whether two different words can be spellings of one."""
    return min(len(a), len(b)) >= SHORTEST and 0 < Levenshtein.distance(a, b) <= SPELLING


def plain(word: str) -> str:
    """A word of a name in lower case, without article, dots, hyphens and possessive."""
    plain = word.lower().strip("[](),").replace("’", "'").removesuffix("'s")
    return plain.removeprefix("al-").removeprefix("el-").replace(".", "").replace("-", "")


def _once(views: Sequence[View]) -> list[View]:
    return list({view.claim.id: view for view in views}.values())
