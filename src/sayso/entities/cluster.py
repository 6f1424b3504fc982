"""Local entities of several articles that are one, while they are put together."""

from collections import Counter
from dataclasses import dataclass, field

from sayso.entities.forms import Form
from sayso.entities.local import Local
from sayso.entities.roles import Role
from sayso.entities.types import type_of
from sayso.model import EntityType


@dataclass
class Cluster:
    """Local entities of several articles that are one."""

    type: EntityType
    members: list[Local] = field(default_factory=list)
    forms: Counter[Form] = field(default_factory=Counter)
    stories: set[int] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    settled: EntityType | None = None
    """The type the story tells, whatever most mentions were given."""

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
        self.type = self.settled or type_of(types, self.forms)

    def settle(self, kind: EntityType) -> None:
        """Hold the cluster for a thing of this type from now on."""
        self.type = self.settled = kind

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
