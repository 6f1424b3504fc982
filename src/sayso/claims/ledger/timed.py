"""What dates and clock times share: a telling is of the verb beside its time."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from sayso.claims.ledger.drafts import (
    Scene,
    connected,
    outlets_apart,
    same_but_for,
    same_names,
    told_by_one,
)
from sayso.claims.views import View
from sayso.claims.words import is_content, stem
from sayso.language.verbs import VerbGroup, verb_groups


class Timed(Protocol):
    """A claim, a time as it is written in it, and the verb beside that time."""

    @property
    def view(self) -> View:
        """The claim."""
        ...

    @property
    def written(self) -> str:
        """The time in the claim's words."""
        ...

    @property
    def verb(self) -> str:
        """The stem of the verb beside the time, "" when there is none."""
        ...


Telling = TypeVar("Telling", bound=Timed)


def told_apart(
    told: Sequence[Telling], of_one_event: Callable[[Telling, Telling], bool]
) -> Iterator[tuple[list[Telling], dict[str, list[View]]]]:
    """Yield the tellings of each event that outlets time in other words, and the sides.

    Not where one article tells two of the times: then they are of two events.
    """
    for one in connected(told, of_one_event):
        sides: dict[str, list[View]] = {}
        for item in one:
            sides.setdefault(item.written, []).append(item.view)
        if outlets_apart(sides) and not told_by_one(sides):
            yield one, sides


def one_verb(a: Timed, b: Timed, scene: Scene) -> bool:
    """Tell whether two claims state the same but for a detail, of the same names, and the timed
    verb is one."""
    same = bool(a.verb) and a.verb == b.verb and same_but_for(a.view, b.view, scene)
    return same and same_names(a.view, b.view)


def nearest_verb(view: View, distance: Callable[[VerbGroup], int]) -> str:
    """Return the stem of the verb of a claim that is nearest, "" when there is none."""
    groups = [group for group in verb_groups(view.claim.text) if is_content(group.verb)]
    nearest = min(groups, key=distance, default=None)
    return stem(nearest.verb) if nearest else ""
