"""Sources followed from article to article: who cites an outlet cites that outlet's source."""

from collections.abc import Sequence

from msgspec.structs import replace

from sayso.origins.parties import ECHO, Party, echo_party
from sayso.origins.voices import Voice


def followed(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the voices of one statement with their farthest sources resolved over articles.

    A source that is an outlet whose own article is among the voices is replaced by that
    article's source. An outlet that others cite or are known to copy, and that names nobody
    itself, becomes the source of its own report too. Reports that cite each other in a circle
    have none, but for the outlet that told it in its own voice as well.
    """
    resolved = [_follow(voice, voices) for voice in voices]
    resolved = [_sourceless(voice, resolved) for voice in resolved]
    cited = {voice.far.key: voice.far for voice in resolved if voice.far}
    copied = {v.holder.key for v in voices if v.far is None and v.copied and v.first}
    return tuple(_own(voice, cited, copied) for voice in resolved)


def _follow(voice: Voice, voices: Sequence[Voice]) -> Voice:
    """The voice with its source replaced by its source's source, as long as one is told."""
    seen = {voice.teller.key}
    while voice.far is not None and voice.far.kind in ("agency", "outlet"):
        if voice.far.key in seen and not _told_first(voice.far, voices):
            return replace(voice, far=None, relays=(*voice.relays, voice.far), circle=True)
        if voice.far.key in seen:
            break
        seen.add(voice.far.key)
        step = next((v for v in voices if v.teller.key == voice.far.key and v.far), None)
        if step is None:
            break
        relays = (*voice.relays, voice.far, *step.relays)
        voice = replace(voice, far=step.far, relays=relays)
    return voice


def _sourceless(voice: Voice, voices: Sequence[Voice]) -> Voice:
    """A voice that rests on an outlet which itself names nobody: what that outlet has it from is
    not told, and may be any source named beside it."""
    far = voice.far
    if far is None or far.kind not in ("agency", "outlet") or far.echo:
        return voice
    return replace(voice, far=echo_party(far)) if _told_first(far, voices) else voice


def _told_first(outlet: Party, voices: Sequence[Voice]) -> bool:
    """Whether an outlet has told it in its own voice too: there the circle began."""
    return any(voice.far is None and voice.teller.key == outlet.key for voice in voices)


def _own(voice: Voice, cited: dict[str, Party], copied: set[str]) -> Voice:
    """An own voice that others cite or copy, with its outlet as the source."""
    if voice.far is not None or voice.circle:
        return voice
    if voice.holder.key in cited:
        return replace(voice, far=cited[voice.holder.key])
    if f"{ECHO}{voice.holder.key}" in cited:
        return replace(voice, far=cited[f"{ECHO}{voice.holder.key}"])
    if voice.holder.key in copied:
        return replace(voice, far=echo_party(voice.holder))
    return voice
