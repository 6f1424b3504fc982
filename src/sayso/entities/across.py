"""Across articles: which local entities are one person, body, place or facility.

Full names join over the whole run; bare surnames only inside a story. Candidates come from
blocks of names whose consonants agree, so the work grows with the number of names, not its
square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.entities.compare import SAME_SURNAME, compare, is_acronym, known_source, surnames_agree
from sayso.entities.forms import Form, expanded
from sayso.entities.local import (
    Local,
    is_bare_given,
    is_part,
    is_site_of,
    near_surname,
)
from sayso.entities.roles import Role, roles_conflict, same_role
from sayso.entities.spelling import skeleton
from sayso.entities.types import gender_of_forms, type_of
from sayso.model import EntityType

_FAR = 0.85
"""Least score that joins two spellings in different stories. On the held-out name pairs the
score is right in four of five cases at .5 already; without a shared story there is nothing
else that speaks for a merge, so more is asked."""
_NEAR = 0.6
"""The same inside one story."""
_MAY_BE_TYPO = 0.5
"""Surnames this alike join inside a story when the role is the same as well."""
_LARGEST_BLOCK = 200
"""A block of more names than this is cut into runs of neighbours in alphabetical order."""


@dataclass
class Cluster:
    """Local entities of several articles that are one."""

    type: EntityType
    members: list[Local] = field(default_factory=list)
    forms: Counter[Form] = field(default_factory=Counter)
    stories: set[int] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)

    def take(self, other: "Cluster", reason: str) -> None:
        """Add another cluster; ``reason`` tells why, and is kept when the spellings differ."""
        if set(other.forms) - set(self.forms):
            self.reasons.append(reason)
        self.reasons.extend(other.reasons)
        self.members.extend(other.members)
        self.forms.update(other.forms)
        self.stories |= other.stories
        self.roles |= other.roles
        types: Counter[EntityType] = Counter()
        for member in self.members:
            types.update(member.types)
        self.type = type_of(types, self.forms)

    @property
    def full_forms(self) -> list[Form]:
        """The forms that can be compared over stories: of persons, those with two words."""
        if self.type != "person":
            return list(self.forms)
        return [form for form in self.forms if len(form.words) > 1]

    @property
    def size(self) -> int:
        """The number of mentions."""
        return sum(len(member.mentions) for member in self.members)


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
    clusters = _bare_names(clusters)
    clusters = _named_after(clusters)
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
    return best


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
        compare("person", one, two, near).score == 0.0 and surnames_agree(one, two)
        for one in left.full_forms[:8]
        for two in right.full_forms[:8]
    )


class _Bearers:
    """The persons named in full in one story, by surname and by first word."""

    def __init__(self) -> None:
        self.by_surname: dict[str, list[Cluster]] = defaultdict(list)
        self.by_given: dict[str, list[Cluster]] = defaultdict(list)

    def add(self, cluster: Cluster) -> None:
        """Take in a person."""
        for table, part in ((self.by_surname, "surname"), (self.by_given, "given")):
            for word in dict.fromkeys(getattr(form, part) for form in cluster.full_forms):
                table[word].append(cluster)

    def of(self, short: Form) -> list[Cluster]:
        """Those a bare name may stand for: by surname, by first word, by a near surname."""
        given = self.by_given.get(short.surname, []) if is_bare_given(short) else []
        return self.by_surname.get(short.surname) or given or self.near(short, SAME_SURNAME)

    def near(self, short: Form, least: float) -> list[Cluster]:
        """Those whose surname is spelled nearly like a bare name."""
        return [
            cluster
            for surname, clusters in self.by_surname.items()
            if near_surname(surname, short.surname, least)
            for cluster in clusters
        ]


def _bare_names(clusters: list[Cluster]) -> list[Cluster]:
    """Give bare surnames left over in an article to a person named in full in the story."""
    stories: dict[int, _Bearers] = defaultdict(_Bearers)
    for cluster in clusters:
        if cluster.type == "person" and cluster.full_forms:
            for story in cluster.stories:
                stories[story].add(cluster)
    kept: list[Cluster] = []
    for cluster in clusters:
        bare = cluster.type == "person" and not cluster.full_forms
        bearer = _bearer(cluster, stories[min(cluster.stories)]) if bare else None
        if bearer is None:
            kept.append(cluster)
        else:
            bearer[0].take(cluster, bearer[1])
    return kept


def _bearer(short: Cluster, bearers: _Bearers) -> tuple[Cluster, str] | None:
    """The person of the story a bare name belongs to, and why."""
    form = short.members[0].full
    able = [c for c in bearers.of(form) if not _gender_conflict(c, short)]
    if able:
        chosen = max(able, key=lambda c: c.size)
        name = chosen.members[0].full.text
        return chosen, f"“{form.text}” is {name}, the bearer of this surname in the story"
    typo = [c for c in bearers.near(form, _MAY_BE_TYPO) if same_role(c.roles, short.roles)]
    if len(typo) == 1:
        name = typo[0].members[0].full.text
        return typo[0], f"“{form.text}” is a slip for {name}: the same role in the same story"
    return None


def _gender_conflict(cluster: Cluster, short: Cluster) -> bool:
    told: Counter[str] = Counter()
    for member in short.members:
        told.update(member.genders)
    known = gender_of_forms(cluster.full_forms)
    return bool(told) and known is not None and told[known] == 0


def _named_after(clusters: list[Cluster]) -> list[Cluster]:
    """Join what a story names in short with the one longer name of the story that holds it.

    "Amnesty International" is Amnesty International UK; "Khmeimim", no known place, is the
    Khmeimim air base.
    """
    long_names: dict[int, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.type in ("organization", "facility", "other"):
            for story in cluster.stories:
                long_names[story].append(cluster)
    kept: list[Cluster] = []
    gone: set[int] = set()
    for cluster in clusters:
        found = _longer(cluster, long_names[min(cluster.stories)], gone)
        if found:
            found[0].take(cluster, found[1])
            gone.add(id(cluster))
        else:
            kept.append(cluster)
    return kept


def _longer(
    cluster: Cluster, others: Sequence[Cluster], gone: set[int]
) -> tuple[Cluster, str] | None:
    """The one cluster of the story whose name is the cluster's and more, and why."""
    if cluster.type == "person" or len(cluster.stories) > 1:
        return None
    found = [
        (other, reason)
        for other in others
        if other is not cluster and id(other) not in gone
        if (reason := _holds(other, cluster))
    ]
    return found[0] if len(found) == 1 else None


def _holds(long: Cluster, short: Cluster) -> str:
    for one in short.forms:
        for two in long.forms:
            if {long.type, short.type} <= {"organization", "other"} and is_part(one, two):
                return f"“{one.text}” is short for “{two.text}” in the same story"
            if long.type == "facility" and is_site_of(one, two):
                return f"“{one.text}” is known only as the site of “{two.text}” in this story"
    return ""
