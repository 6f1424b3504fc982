"""Across articles: which local entities are one person, body, place or facility.

Full names join over the whole run; bare surnames only inside a story. Candidates come from
blocks of names whose consonants agree, so the work grows with the number of names, not its
square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.entities.cluster import Cluster
from sayso.entities.compare import (
    compare,
    is_acronym,
    known_source,
    same_sounds,
    surnames_agree,
)
from sayso.entities.forms import Form, expanded
from sayso.entities.in_story import bare_names, named_after, of_one_kind, told_in_full
from sayso.entities.local import Local
from sayso.entities.roles import Role, roles_conflict, same_role
from sayso.entities.spelling import skeleton

_FAR = 0.85
"""Least score that joins two spellings in different stories. On the held-out name pairs the
score is right in four of five cases at .5 already; without a shared story there is nothing
else that speaks for a merge, so more is asked."""
_NEAR = 0.6
"""The same inside one story."""
_LARGEST_BLOCK = 200
"""A block of more names than this is cut into runs of neighbours in alphabetical order."""


def join(
    locals_: Sequence[Local], story_of: Mapping[int, int], roles_of: Mapping[int, set[Role]]
) -> list[Cluster]:
    """Join the local entities of a run.

    Args:
        locals_: the local entities of all articles, in order.
        story_of: the story of each article, by its number.
        roles_of: the roles each local entity is given, by its place in ``locals_``.

    Returns:
        Clusters, in order of their first member.
    """
    made = [
        Cluster(
            local.type,
            [local],
            Counter(local.forms),
            {story_of[local.article]},
            set(roles_of.get(number, ())),
            list(local.reasons),
        )
        for number, local in enumerate(locals_)
    ]
    clusters = _same_names(made)
    clusters = _spellings(clusters)
    clusters = bare_names(told_in_full(clusters))
    clusters = of_one_kind(clusters)
    clusters = named_after(clusters)
    order = {id(local): number for number, local in enumerate(locals_)}
    return sorted(clusters, key=lambda c: min(order[id(member)] for member in c.members))


def _same_names(made: Iterable[Cluster]) -> list[Cluster]:
    """Join clusters that have a full form in common; other short forms only inside a story."""
    kept: list[Cluster] = []
    home: dict[tuple[str, str], Cluster] = {}
    for cluster in made:
        keys = list(_keys(cluster))
        found = [home[key] for key in keys if key in home]
        target = next((c for c in found if not _apart(c, cluster)), None)
        if target is None:
            target = cluster
            kept.append(cluster)
        else:
            target.take(cluster, _same_form(target, cluster))
        for key in keys:
            home.setdefault(key, target)
    return kept


def _keys(cluster: Cluster) -> Iterator[tuple[str, str]]:
    kind = "person" if cluster.type == "person" else "thing"
    for form in cluster.full_forms:
        yield kind, form.key
    if kind == "person" and not cluster.full_forms:
        for form in cluster.forms:
            for story in sorted(cluster.stories):
                yield f"person in story {story}", form.key


def _same_form(left: Cluster, right: Cluster) -> str:
    both = {form.key: form for form in left.forms}
    shared = next((form for form in right.forms if form.key in both), None)
    name = f"“{shared.text}”" if shared else "a name"
    return f"{name} stands in both articles"


def _apart(left: Cluster, right: Cluster) -> bool:
    """Whether something speaks against a merge although the names agree."""
    if left.stories & right.stories:
        return False
    return left.type == "person" and roles_conflict(left.roles, right.roles)


def _spellings(clusters: list[Cluster]) -> list[Cluster]:
    """Join clusters whose full names are spellings of one, best agreement first."""
    found = sorted(
        (
            (-result.score, left, right, result.reason)
            for left, right in _candidates(clusters)
            if (result := _compare(clusters[left], clusters[right])).score > 0
        ),
        key=lambda item: item[:3],
    )
    home = list(range(len(clusters)))

    def root(number: int) -> int:
        while home[number] != number:
            number = home[number]
        return number

    for _, left, right, reason in found:
        a, b = sorted((root(left), root(right)))
        if a != b and not _conflict(clusters[a], clusters[b]):
            clusters[a].take(clusters[b], reason)
            home[b] = a
    return [cluster for number, cluster in enumerate(clusters) if home[number] == number]


def _candidates(clusters: Sequence[Cluster]) -> Iterator[tuple[int, int]]:
    """Pairs of clusters in one block, each pair once."""
    blocks: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for key in sorted(set(_block_keys(cluster))):
            blocks[(cluster.type == "person", key)].append(number)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        ordered = sorted(block, key=lambda n: (clusters[n].members[0].full.text, n))
        for at, left in enumerate(ordered):
            for right in ordered[at + 1 : at + 1 + _LARGEST_BLOCK]:
                pair = (min(left, right), max(left, right))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _block_keys(cluster: Cluster) -> Iterator[str]:
    """Keys of which two names of one thing share one; looser ones hold inside a story only."""
    for form in cluster.full_forms:
        telling = expanded(form.words)
        yield " ".join(sorted(skeleton(word) for word in telling))
        yield skeleton("".join(form.words))
        if cluster.type == "person":
            yield f"surname {skeleton(form.surname)}"
        loose = [f"first {skeleton(telling[0])}", _initial_key(form)]
        yield from (f"story {story} {key}" for story in cluster.stories for key in loose)
        source = known_source(form.text)
        if source:
            yield f"source {source}"


def _initial_key(form: Form) -> str:
    """A key shared by a body's name and its initials."""
    letters = form.text.replace(".", "")
    if len(form.words) == 1 and letters.isupper():
        return f"initials {letters.lower()}"
    return "initials " + "".join(word[0] for word in form.words)


def _compare(left: Cluster, right: Cluster) -> "Best":
    """The best agreement of two clusters' forms that is good enough to join them."""
    if (left.type == "person") != (right.type == "person"):
        return Best(0.0, "")
    near = bool(left.stories & right.stories)
    needed = _NEAR if near else _FAR
    best = Best(0.0, "")
    for one in left.full_forms[:8]:
        for two in right.full_forms[:8]:
            result = compare(left.type, one, two, near)
            good = result.score >= needed and (near or not is_acronym(one, two))
            if good and result.score > best.score:
                best = Best(result.score, result.reason)
    if best.score and _apart(left, right):
        return Best(0.0, "")
    return best if best.score or not near else _same_office(left, right)


def _same_office(left: Cluster, right: Cluster) -> "Best":
    """Two full names of the same sounds in one story, borne in the same office."""
    if left.type == "person" and same_role(left.roles, right.roles):
        for one in left.full_forms[:8]:
            for two in right.full_forms[:8]:
                if same_sounds(one, two):
                    names = f"“{one.text}” and “{two.text}”"
                    return Best(_NEAR, f"{names} sound alike and hold the same office in the story")
    return Best(0.0, "")


@dataclass(frozen=True)
class Best:
    """The best comparison of two clusters; a score of 0 keeps them apart."""

    score: float
    reason: str


def _conflict(left: Cluster, right: Cluster) -> bool:
    """Whether any two full names of the clusters cannot be one person."""
    if left.type != "person" or right.type != "person":
        return False
    near = bool(left.stories & right.stories)
    return any(
        compare("person", one, two, near).score == 0.0
        and surnames_agree(one, two)
        and not same_sounds(one, two)
        for one in left.full_forms[:8]
        for two in right.full_forms[:8]
    )
