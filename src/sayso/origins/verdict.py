"""How many independent origins stand behind a statement, and why."""

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from sayso.model import Independence
from sayso.origins.parties import Party
from sayso.origins.sameness import Sameness, compare
from sayso.origins.voices import Voice


class Root(Struct, frozen=True):
    """A farthest source, the parties found to be the same, and the voices that rest on it."""

    party: Party
    voices: tuple[Voice, ...]
    reasons: tuple[str, ...] = ()


class Verdict(Struct, frozen=True):
    """The answer, the farthest sources, and what decided."""

    independence: Independence
    roots: tuple[Root, ...]
    reasons: tuple[str, ...]


def roots(voices: Sequence[Voice]) -> tuple[Root, ...]:
    """Return the farthest sources of the voices, each once, those of more voices first."""
    found: list[list[Voice]] = []
    for voice in voices:
        if voice.far is not None:
            _place(voice, voice.far, found)
    ordered = sorted(found, key=lambda group: -len(group))
    return tuple(_root(group) for group in ordered)


def _place(voice: Voice, far: Party, groups: list[list[Voice]]) -> None:
    """Add a voice to the groups that hold its source, joining them if they are several."""
    homes = [group for group in groups if any(_same(far, other.far) for other in group)]
    if not homes:
        groups.append([voice])
        return
    for group in homes[1:]:
        homes[0].extend(group)
        groups.remove(group)
    homes[0].append(voice)


def _same(one: Party, two: Party | None) -> bool:
    return two is not None and compare(one, two).answer == "same"


def _root(group: Sequence[Voice]) -> Root:
    """The group as one source, called by its fullest name."""
    parties = list({voice.far.key: voice.far for voice in group if voice.far}.values())
    best = min(parties, key=lambda party: (party.kind != "person", -len(party.name), party.name))
    reasons = [compare(best, other).reason for other in parties if other is not best]
    notes = [party.note for party in parties if party.note]
    return Root(best, tuple(group), tuple(dict.fromkeys((*reasons, *notes))))


def judge(voices: Sequence[Voice]) -> Verdict:
    """Return how many independent origins the voices have.

    One origin: everybody who names a source names the same, and most do. Several: two named
    sources that are not the same, nor one the other's voice. Otherwise it cannot be told: a
    statement in an outlet's own voice may come from anywhere, an unnamed source may be another
    outlet's too.
    """
    found = roots(voices)
    pairs = [compare(one.party, two.party) for one, two in combinations(found, 2)]
    different = [pair for pair in pairs if pair.answer == "different"]
    if different:
        return Verdict("several origins", found, (different[0].reason,))
    if len(found) > 1:
        return Verdict("cannot tell", found, _why_open(pairs))
    return _on_one(voices, found)


def _why_open(pairs: Sequence[Sameness]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair.reason for pair in pairs))[:1]


def _on_one(voices: Sequence[Voice], found: tuple[Root, ...]) -> Verdict:
    """The verdict where at most one source is named."""
    own = {voice.holder for voice in voices if voice.far is None}
    if not found:
        return Verdict("cannot tell", (), ())
    named = {voice.claim.article for voice in found[0].voices}
    if len(own) < len(named):
        return Verdict("one origin", found, ())
    return Verdict("cannot tell", found, ())
