"""One name for a body over all statements of a story, however each of them calls it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from sayso.origins.parties import VOICE, Party

Words = frozenset[str]
_POLICE = frozenset({"police"})


def common_names(parties: Iterable[Party]) -> dict[str, str]:
    """Return the name of each body by its key.

    "India's navy" is "the Indian navy", and so is "the navy" in a story that tells of no other.
    Of the fullest names of one body the one used most is taken, of equals the longest. Police are
    many, and "the police" may be any of them.

    Args:
        parties: the farthest sources of a story's findings, as often as they are one.
    """
    names: dict[Words, Counter[str]] = defaultdict(Counter)
    words: dict[str, Words] = {}
    for party in parties:
        if party.kind == "body" and party.words and not party.key.startswith(VOICE):
            own = party.words | _force(party.name)
            names[own][party.name] += 1
            words[party.key] = own
    whole = {own: _whole(own, names) for own in names}
    return {key: _best(names[whole[own]]) for key, own in words.items()}


def _force(name: str) -> Words:
    """The word before "police": state police are some of many."""
    first, _, rest = name.lower().partition(" ")
    return frozenset({first}) - {"the"} if rest == "police" else frozenset()


def _whole(own: Words, names: dict[Words, Counter[str]]) -> Words:
    """The words of the one body that is meant by a definite short name; else its own."""
    longer = [words for words in names if own < words]
    definite = all(name.lower().startswith("the ") for name in names[own])
    return longer[0] if definite and len(longer) == 1 and own != _POLICE else own


def _best(used: Counter[str]) -> str:
    """The name used most; one that has a capital for beginning a sentence stands back."""
    small = {name: name[:1].lower() + name[1:] for name in used}
    inside = [name for name in used if small[name] == name or small[name] not in used]
    return min(inside, key=lambda name: (-used[name], -len(name), name))
