"""Claims that contradict each other: what one tells and the other denies, or turns round.

So it is seen that "Reyl has resigned" and "Reyl has not resigned" are no one statement, however
alike their words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from msgspec.structs import replace

from sayso.claims.deeds import BARE, Deed, Entities, deeds, stem_of
from sayso.claims.views import View
from sayso.knowledge.polarity_words import polarity_words


def contradictions(views: Sequence[View], entities: Entities) -> frozenset[tuple[int, int]]:
    """Return the pairs (first < second) of claims of which one denies a deed that the other tells,
    or turns it round ("the army attacked the rebels", "the rebels attacked the army").

    Args:
        views: the claims of a story.
        entities: the entities of the run by their ids.
    """
    place = {id(view): at for at, view in enumerate(views)}
    pairs = (
        sorted((place[id(one.view)], place[id(other.view)]))
        for one, other in chain(opposed(views, entities), _turned(views, entities))
    )
    return frozenset((first, second) for first, second in pairs if first < second)


def _turned(views: Sequence[View], entities: Entities) -> Iterator[tuple[Deed, Deed]]:
    """Pairs of deeds of which each is done by whom the other is done to; people who meet each other
    do one deed."""
    turning = {stem_of(verb) for verb in polarity_words().turning}
    for same in _by_verb(views, entities).values():
        for one, other in combinations((deed for deed in same if deed.stem in turning), 2):
            crossed = one.subject & other.onto and other.subject & one.onto
            if crossed and one.passive == other.passive and not one.subject & other.subject:
                yield one, other


def _by_verb(views: Sequence[View], entities: Entities) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = defaultdict(list)
    for view in views:
        for deed in deeds(view, entities):
            found[deed.verb].append(deed)
    return found


def opposed(views: Sequence[View], entities: Entities) -> Iterator[tuple[Deed, Deed]]:
    """Yield pairs of deeds, one denied, and the same one told."""
    by_verb = _by_verb(views, entities)
    for same in (*by_verb.values(), *_opposites(chain.from_iterable(by_verb.values()))):
        told: dict[str, list[Deed]] = defaultdict(list)
        for deed in same:
            for who in () if deed.denied else deed.subject:
                told[who].append(deed)
        for no in same:
            for who in no.subject if no.denied else ():
                yield from ((no, yes) for yes in told[who] if _are_opposed(no, yes))


def _opposites(told: Iterable[Deed]) -> Iterator[list[Deed]]:
    """Deeds told by one verb, and by its opposite as if they were denied: "rose" and "fell"."""
    by_stem: dict[str, list[Deed]] = defaultdict(list)
    for deed in told:
        if not deed.denied:
            by_stem[deed.stem].append(deed)
    for one, other in polarity_words().opposites:
        against = (replace(deed, denied=True) for deed in by_stem[stem_of(other)])
        yield [*by_stem[stem_of(one)], *against]


def _are_opposed(no: Deed, yes: Deed) -> bool:
    """Whether two deeds are one, denied and told."""
    if no.passive != yes.passive or not no.subject & yes.subject or no.particle != yes.particle:
        return False
    if no.several and yes.several and not no.several & yes.several:
        return False
    times = no.view.times, yes.view.times
    if all(times) and times[0].isdisjoint(times[1]):
        return False
    needed = (no.objects and yes.objects) or no.verb in BARE.values()
    return bool(no.objects & yes.objects) or not needed
