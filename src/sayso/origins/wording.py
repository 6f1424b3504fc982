"""Why a finding has the origins it has, in sentences an editor can print."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.origins.parties import Party
from sayso.origins.phrases import MOST, in_words, listed, short, times
from sayso.origins.sameness import compare
from sayso.origins.verdict import Verdict, vouching
from sayso.origins.voices import Voice


def explain(voices: Sequence[Voice], verdict: Verdict) -> tuple[str, ...]:
    """Return the reasons of a verdict: who rests on whom, what decided, and what to know.

    "four outlets; all rest on Reuters, which cites “a source” and “an official”; AFP is named
    beside it once", "“a source” and “an official” may be the same".
    """
    outlets = len({voice.teller.key for voice in voices})
    called = {**_own_names(voices), **_names(verdict)}
    told = vouching(voices)
    resting = (
        *_through(told, called),
        *_direct(told, called),
        *_lent(told, called),
        *_silent(told),
        *_taken(told),
        *_against([voice for voice in voices if voice not in told], voices, called),
    )
    summary = "; ".join((f"{in_words(outlets)} outlet{'s' * (outlets != 1)}", *resting))
    notes = [note for root in verdict.roots for note in root.reasons]
    return tuple(filter(None, dict.fromkeys((summary, verdict.why, *notes))))


Names = Mapping[tuple[str, str], str]
"""What a claim's farthest source is called, by the claim's id and the source's key."""


def _own_names(voices: Sequence[Voice]) -> Names:
    """What the farthest sources of each claim are called there."""
    return {
        (voice.claim.id, voice.far.key): short(voice.far)
        for voice in voices
        if voice.far is not None
    }


def _names(verdict: Verdict) -> Names:
    """What the farthest sources of each claim are called: by its fullest name of that kind, but
    for a source that is held to be the same only for its words."""
    return {
        (voice.claim.id, voice.far.key): short(
            root.party if _is_called(root.party, voice.far) else voice.far
        )
        for root in verdict.roots
        for voice in root.voices
        if voice.far is not None
    }


def _is_called(party: Party, far: Party) -> bool:
    return party.kind == far.kind and compare(party, far).answer != "different"


def _through(voices: Sequence[Voice], called: Names) -> Iterable[str]:
    """What reached outlets through an agency or another outlet, by that medium."""
    uses = Counter(name for voice in voices for name in _media(voice))
    groups: dict[str, list[Voice]] = {}
    beside: Counter[str] = Counter()
    for voice in voices:
        if (media := _media(voice)) and not voice.lent:
            first = max(media, key=lambda name: uses[name])
            groups.setdefault(first, []).append(voice)
            beside.update(name for name in media if name != first)
    for medium, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        cited = listed(
            dict.fromkeys(called[v.claim.id, v.far.key] for v in group if v.far and not v.far.media)
        )
        which = f", which cites {cited}" if cited else ""
        yield f"{_count(group, voices, 'rest')} on {medium}{which}"
    for name, uses_beside in beside.items():
        if name not in groups:
            yield f"{name} is named beside it {times(uses_beside)}"


def _media(voice: Voice) -> tuple[str, ...]:
    """The agency or outlet nearest to a voice's source; several when named together."""
    ends = (*voice.relays, voice.far) if voice.far else voice.relays
    return next((party.media for party in reversed(ends) if party.media), ())


def _direct(voices: Sequence[Voice], called: Names) -> Iterable[str]:
    """Whom outlets name or cite themselves."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.far is not None and not voice.lent and not _media(voice):
            groups.setdefault(called[voice.claim.id, voice.far.key], []).append(voice)
    for name, group in groups.items():
        named = group[0].far is not None and group[0].far.kind != "unnamed"
        yield _count(group, voices, "name" if named else "cite") + f" {name}"


def _lent(voices: Sequence[Voice], called: Names) -> Iterable[str]:
    """Those who name nobody and give words that others quote somebody for."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.lent and voice.far is not None:
            groups.setdefault(called[voice.claim.id, voice.far.key], []).append(voice)
    for name, group in groups.items():
        yield f"{_count(group, voices, 'give')} the words of {name}, naming nobody"


def _against(others: Sequence[Voice], voices: Sequence[Voice], called: Names) -> Iterable[str]:
    """Who denies or doubts what the rest assert."""
    groups: dict[tuple[str, str], list[Voice]] = {}
    for voice in others:
        name = called[voice.claim.id, voice.far.key] if voice.far else ""
        groups.setdefault((name, voice.claim.stance), []).append(voice)
    for (name, stance), group in groups.items():
        verb = {"denies": "denied"}.get(stance, "doubted")
        who = f"name {name}, by whom it is {verb}" if name else f"tell it as {verb}"
        first, _, rest = who.partition(" ")
        yield f"{_count(group, voices, first)} {rest}"


def _silent(voices: Sequence[Voice]) -> Iterable[str]:
    """Those who name no source."""
    own = [voice for voice in voices if voice.far is None]
    if any(voice.circle for voice in own):
        yield "they cite each other in a circle, and none tells who said it first"
    elif own and len(own) == len(voices):
        yield "told in their own voice" if len(own) > 1 else "told in its own voice"
    elif own:
        yield _count(own, voices, "name") + " no source"


def _taken(voices: Sequence[Voice]) -> Iterable[str]:
    """Whose words were another outlet's first, and who carries an agency's credit."""
    copiers: dict[tuple[str, bool], dict[str, None]] = {}
    credited: dict[str, dict[str, None]] = {}
    for voice in voices:
        if voice.copied:
            copiers.setdefault((voice.holder.name, voice.first), {})[voice.teller.name] = None
        elif voice.credit:
            credited.setdefault(voice.credit.name, {})[voice.teller.name] = None
    for (holder, first), names in copiers.items():
        words = "word for word from" if first else "in the same words as"
        yield f"{_all(names)} {_has(names)} it {words} {holder}"
    for agency, names in credited.items():
        yield f"{_all(names)} {'carries' if len(names) == 1 else 'carry'} a credit of {agency}"


def _has(names: Collection[str]) -> str:
    return "has" if len(names) == 1 else "have"


def _all(names: Collection[str]) -> str:
    """Few names in full, many counted."""
    return listed(names) if len(names) <= MOST else f"{in_words(len(names))} outlets"


def _count(group: Sequence[Voice], voices: Sequence[Voice], verb: str) -> str:
    """``all rest``, ``it rests``, ``two rest``, ``one rests``: by outlets."""
    some = len({voice.teller.key for voice in group})
    if some == len({voice.teller.key for voice in voices}):
        return f"all {verb}" if some > 1 else f"it {verb}s"
    return f"{in_words(some)} {verb}{'s' * (some == 1)}"
