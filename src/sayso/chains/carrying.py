"""What was said before and by whom, so that "the source added" finds its source."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from sayso.chains.phrase_parts import head_noun
from sayso.knowledge.source_words import singular, source_words
from sayso.model import Source

Chain = tuple[Source, ...]

_DEFINITE = re.compile(r"^(?:the|this|that|these|those|same)\b", re.IGNORECASE)
_READ = frozenset({"agency", "newspaper", "paper", "daily", "magazine", "tabloid", "publication"})
_HEARD = frozenset({"television", "tv", "radio"})
_ONE_OF = re.compile(
    r"one|both|the\s+other"
    r"|(?:one|two|three|both|some|several|most|all)\s+of\s+(?:them|the\s+(?P<noun>[\w-]+))",
    re.IGNORECASE,
)
_JUST_SAID = 2
"""How many attributions back the several stand of whom "one" is one."""
_GROUPS = frozenset({"source", "official", "person", "people"})


class Said(Struct, frozen=True):
    """One attribution already given its chain, the number of the sentence it stands in, and the
    papers that sentence speaks of ("said in a statement"); what was said may go on to the sentence
    ``until``."""

    sentence: int
    chain: Chain
    papers: frozenset[str] = frozenset()
    until: int = 0

    @property
    def last(self) -> int:
        """The last sentence of the attribution."""
        return max(self.sentence, self.until)


def carried(words: str, said: Sequence[Said]) -> Chain | None:
    """The chain that a source's words take up from before, or None when they take up nothing.

    Args:
        words: the source as written: "the source", "the agency", "he", "the report".
        said: what was attributed before, in order.
    """
    words = words.partition(",")[0]  # "the official, who asked not to be named"
    noun = singular(head_noun(words))
    lowered = words.lower().strip()
    pronouns = source_words().pronouns
    if lowered in pronouns.person:
        return _last(
            said, lambda source: source.kind in ("person", "unnamed") and not _plural(source)
        )
    if lowered in pronouns.several:
        return _last(
            said, lambda source: source.kind in ("body", "unnamed") or " and " in source.name
        )
    if lowered in pronouns.thing:
        return _last(said, lambda source: source.kind in ("body", "outlet", "agency", "document"))
    one_of = _ONE_OF.fullmatch(lowered)
    if one_of:
        return _one_of(one_of["noun"], said)
    if not _DEFINITE.match(words):
        return None
    return _by_noun(noun, words, said)


def _one_of(noun: str | None, said: Sequence[Said]) -> Chain | None:
    """The chain of the several people of whom one goes on: "one of them", "one of the pilots"."""
    one = singular(noun) if noun else ""
    return _last(
        said[-_JUST_SAID:],
        lambda source: _plural(source) and (not one or _same_people(one, source)),
    )


def _by_noun(noun: str, words: str, said: Sequence[Said]) -> Chain | None:
    carry = source_words().carried
    if noun in carry.pairs or words.split()[1:2] == ["two"]:
        return _last(said, lambda source: source.kind == "person" and " and " in source.name)
    if noun in carry.outlets:
        found = _last(said, lambda source: _same_outlet(noun, source))
        if found is not None or noun not in carry.documents:
            return found
    if noun in carry.documents:
        return _last(said, lambda source: source.kind == "document" and _same_paper(noun, source))
    if (noun in carry.people or source_words().is_person(noun)) and len(words.split()) <= 3:
        return _last(said, lambda source: source.kind == "unnamed" and _same_people(noun, source))
    return None


def _last(said: Sequence[Said], fits: "Callable[[Source], bool]") -> Chain | None:
    """The latest chain with a fitting source, up to that source."""
    for item in reversed(said):
        for at in range(len(item.chain), 0, -1):
            if fits(item.chain[at - 1]):
                return item.chain[:at]
    return None


def _same_outlet(noun: str, source: Source) -> bool:
    heard = singular(head_noun(source.name).lower()) in _HEARD
    return source.kind in ("agency", "outlet") and not (heard and noun in _READ)


def _same_people(noun: str, source: Source) -> bool:
    other = singular(head_noun(source.name))
    return other == noun or (noun in _GROUPS and other in _GROUPS)


def _same_paper(noun: str, source: Source) -> bool:
    other = singular(head_noun(source.name))
    return noun == other or noun in ("document", "paper", "filing", "record")


def _plural(source: Source) -> bool:
    noun = head_noun(source.name)
    return source.kind == "unnamed" and singular(noun) != noun
