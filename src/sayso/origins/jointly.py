"""Sources named side by side: whether each vouches for itself, or they speak as one."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sayso.origins.parties import Party
from sayso.origins.sameness import compare
from sayso.origins.voices import Voice


def each_for_itself(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the voices of one statement, one for each source that vouches for itself.

    "According to Reuters and to a fisherman" is two voices. People who are only ever named
    together ("the producers Lee and Moss said") speak as one; where another report has it from one
    of them alone they are two.

    Args:
        voices: who tells the statement, on whose word.
    """
    return tuple(part for voice in voices for part in _parts(voice, voices))


def _parts(voice: Voice, voices: Sequence[Voice]) -> Iterator[Voice]:
    members = voice.far.members if voice.far is not None else ()
    if not members or (_are_people(members) and not _one_speaks_alone(members, voices)):
        yield voice
        return
    for member in members:
        yield replace(voice, far=member)


def _are_people(members: Sequence[Party]) -> bool:
    return all(member.kind == "person" for member in members)


def _one_speaks_alone(members: Sequence[Party], voices: Sequence[Voice]) -> bool:
    """Whether some report has it from one of those named together, without the others."""
    alone = [voice.far for voice in voices if voice.far is not None and not voice.far.members]
    return any(compare(member, far).answer == "same" for member in members for far in alone)
