"""Own voices that rest on somebody after all, though the claim names no source."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sayso.origins.parties import Known, Party
from sayso.origins.utterances import same_words
from sayso.origins.voices import Voice

OPENING = re.compile(r"[\s“”\"‘’']*(?:the\s+)?", re.IGNORECASE)
"""What may stand before the name that opens a sentence."""


def resting(voices: Sequence[Voice], known: Known) -> tuple[Voice, ...]:
    """Return the voices of one statement, with a source for own voices that show whose word it is.

    A sentence that opens with the name of an agency or outlet on which others rest ("Reuters, whose
    reporter watched, also spoke of flames") tells what that one tells. Words that another report
    puts in quotation marks and lays to somebody are that one's here too.

    Args:
        voices: who tells the statement, on whose word.
        known: agencies and outlets.
    """
    media = {
        party.key: party
        for voice in voices
        for party in (*voice.relays, *filter(None, (voice.far,)))
        if party.media
    }
    return tuple(_resting(voice, voices, media.values(), known) for voice in voices)


def _resting(voice: Voice, voices: Sequence[Voice], media: Iterable[Party], known: Known) -> Voice:
    if voice.far is not None or voice.circle:
        return voice
    for medium in media:
        if medium.key != voice.teller.key and _opens(voice.claim.text, medium, known):
            return replace(voice, far=medium)
    for other in voices:
        if _lends(other, voice):
            return replace(voice, far=other.far, lent=True)
    return voice


def _lends(other: Voice, voice: Voice) -> bool:
    """Whether the words of a voice are those that another quotes somebody else for."""
    if other.far is None or other.far.key == voice.teller.key or not other.quoted:
        return False
    return same_words(voice.claim.text, other.claim.text)


def _opens(text: str, medium: Party, known: Known) -> bool:
    """Whether a sentence opens with a name of the medium that means nothing else."""
    start = OPENING.match(text)
    rest = text[start.end() :] if start else text
    return any(re.match(rf"{re.escape(name)}(?![\w’'-])", rest) for name in _names(medium, known))


def _names(medium: Party, known: Known) -> set[str]:
    """The names of a medium without their article, but those that are everyday words."""
    names: set[str] = set()
    for name in medium.media:
        entry = known.find(name)
        names |= {name} if entry is None else set(entry.names) - set(entry.common)
    return {re.sub(r"^[Tt]he ", "", name) for name in names}
