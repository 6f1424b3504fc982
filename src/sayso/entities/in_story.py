"""What one story tells of names that are bare, short, or taken for things of two kinds."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from sayso.entities.cluster import Cluster
from sayso.entities.compare import SAME_SURNAME
from sayso.entities.forms import Form
from sayso.entities.local import is_bare_given, is_part, is_site_of, near_surname
from sayso.entities.roles import same_role
from sayso.entities.types import gender_of_forms
from sayso.knowledge.bodies import bodies
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.places import is_place
from sayso.model import EntityType

_MAY_BE_TYPO = 0.5
"""Surnames this alike join inside a story when the role is the same as well."""
_BODIES = frozenset(["organization", "facility", "other"])
"""Types between which a model wavers: a church, a museum, a newspaper."""
_TOWN = 4
"""Mentions as a person that one as a place outweighs, where nobody of the name is named in full."""
_SHORTEST_WORD = 4
_LONG = 8
"""In a surname of so many letters one letter is a slip, whatever else is known."""


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


def bare_names(clusters: list[Cluster]) -> list[Cluster]:
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
    able = [
        c
        for c in bearers.of(form)
        if not (_gender_conflict(c, short) or _is_junior_beside(c, short))
    ]
    if able:
        chosen = max(able, key=lambda c: c.size)
        name = chosen.members[0].full.text
        return chosen, f"“{form.text}” is {name}, the bearer of this surname in the story"
    near = bearers.near(form, _MAY_BE_TYPO)
    typo = [c for c in near if same_role(c.roles, short.roles)]
    if len(typo) == 1:
        name = typo[0].members[0].full.text
        return typo[0], f"“{form.text}” is a slip for {name}: the same role in the same story"
    slip = [c for c in near if any(_is_slip(f.surname, form.surname) for f in c.full_forms)]
    if len(slip) == 1 and len(near) == 1:
        name = slip[0].members[0].full.text
        return slip[0], f"“{form.text}” is a slip for {name}: one letter, and no other is so named"
    return None


def _is_slip(surname: str, short: str) -> bool:
    return min(len(surname), len(short)) >= _LONG and OSA.distance(surname, short) == 1


def _is_junior_beside(junior: Cluster, short: Cluster) -> bool:
    """Whether an article names a junior beside a bare surname that it did not give to him."""
    articles = {member.article for member in junior.members}
    return all(form.suffix == "jr" for form in junior.full_forms) and any(
        member.article in articles for member in short.members
    )


def _gender_conflict(cluster: Cluster, short: Cluster) -> bool:
    told: Counter[str] = Counter()
    for member in short.members:
        told.update(member.genders)
    known = gender_of_forms(cluster.full_forms)
    return bool(told) and known is not None and told[known] == 0


def told_in_full(clusters: list[Cluster]) -> list[Cluster]:
    """Hold for a person what no list knows and what ends in the name of a person of the story.

    "CC Sabathia", taken for something else, when the story also speaks of Sabathia.
    """
    bare: dict[int, set[str]] = defaultdict(set)
    for cluster in clusters:
        if cluster.type == "person" and not cluster.full_forms:
            for story in cluster.stories:
                bare[story] |= {form.surname for form in cluster.forms}
    for cluster in clusters:
        ends = {form.surname for form in cluster.forms if _opens_like_a_person(form)}
        if cluster.type == "other" and ends & bare[min(cluster.stories)]:
            cluster.settle("person")
    return clusters


def _opens_like_a_person(form: Form) -> bool:
    """Whether a longer name begins with a given name or initials."""
    first = form.text.split()[0]
    initials = first.isupper() and len(first.replace(".", "")) < _SHORTEST_WORD
    return len(form.words) > 1 and (initials or is_given_name(first))


def of_one_kind(clusters: list[Cluster]) -> list[Cluster]:
    """Join what a story names alike as a person and as something else.

    A bare name whose bearer is named nowhere in the story is the place or body of that name; a
    place no list knows is the person whose surname it is; of a longer name most mentions decide.
    """
    persons = [c for c in clusters if c.type == "person" and len(c.stories) == 1]
    things: dict[tuple[int, str], Cluster] = {}
    for cluster in clusters:
        if cluster.type != "person":
            for story in sorted(cluster.stories):
                for form in cluster.forms:
                    things.setdefault((story, form.key), cluster)
    gone: set[int] = set()
    for person in persons:
        told = _alike(person, things)
        if told:
            thing, kind = told
            thing.settle(kind)
            thing.take(person, "")
            gone.add(id(person))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _alike(
    person: Cluster, things: Mapping[tuple[int, str], Cluster]
) -> tuple[Cluster, EntityType] | None:
    """The thing a story names like a person, and the type of the two; None when both are."""
    story = min(person.stories)
    for form in person.forms:
        thing = things.get((story, form.key))
        if thing is None:
            continue
        if not person.full_forms:
            addressed = any(member.genders for member in person.members)
            return None if addressed else (thing, _kind_of_bare(person, thing, form))
        if " of " in form.text:
            continue
        if len(form.words) > 1:
            return thing, "person" if person.size > thing.size else thing.type
        known = is_place(form.text) or form.text in bodies().organizations
        if not known and (thing.type in ("place", "other") or person.size > 2 * thing.size):
            return thing, "person"
    return None


def _kind_of_bare(person: Cluster, thing: Cluster, form: Form) -> EntityType:
    """A known place; else what most mentions say, but a town is sooner named alone."""
    if is_place(form.text):
        return "place"
    town = thing.type == "place" and not is_given_name(form.text)
    weight = _TOWN if town else 1
    fewer = person.size <= weight * thing.size or form.text.isupper()
    return thing.type if fewer else "person"


def named_after(clusters: list[Cluster]) -> list[Cluster]:
    """Join what a story names in short with the one longer name of the story that holds it.

    "Amnesty International" is Amnesty International UK; "Khmeimim", no known place, is the
    Khmeimim air base.
    """
    long_names: dict[int, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.type != "person":
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
            kinds = {long.type, short.type}
            wavering = "facility" not in kinds or len(one.words) > 1
            if kinds <= _BODIES and wavering and is_part(one, two):
                return f"“{one.text}” is short for “{two.text}” in the same story"
            if long.type in ("facility", "place") and is_site_of(one, two):
                return f"“{one.text}” is known only as the site of “{two.text}” in this story"
    return ""
