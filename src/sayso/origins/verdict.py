"""How many independent origins stand behind a statement."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product
from statistics import fmean
from typing import TypeAlias

from msgspec import Struct

from sayso.knowledge.speaking import speaking
from sayso.model import Independence
from sayso.origins.parties import Party
from sayso.origins.phrases import in_words, listed, short
from sayso.origins.sameness import Sameness, compare
from sayso.origins.utterances import is_name, same_words
from sayso.origins.voices import Voice

Likeness: TypeAlias = Callable[[str, str], float]
SURE = 0.75
"""Likeness of the claims of two sources, on average, from which they surely say the same. "Several
origins" is the verdict that must not be wrong: of 69 findings of 79 events so judged with one pair
that like, 5 of the 36 wrong ones fall away and none of the 33 right ones."""
FROM_ANYWHERE = "a statement in an outlet’s own voice may come from anywhere"
MAY_HAVE_ANOTHER = "who names no source may have another"
NOT_THE_SAME = "may not say quite the same"
GENERAL = frozenset({FROM_ANYWHERE, MAY_HAVE_ANOTHER})
"""Reasons that hold wherever nobody is named: of most findings, so that a page tells them once."""


class Root(Struct, frozen=True):
    """A farthest source, the voices that rest on it, and why its names are one source."""

    party: Party
    voices: tuple[Voice, ...]
    reasons: tuple[str, ...] = ()


class Verdict(Struct, frozen=True):
    """The answer, the farthest sources, those of more voices first, what decided, and the fewest
    origins that may be behind them: the most sources of which every two surely are two."""

    independence: Independence
    roots: tuple[Root, ...]
    why: str
    fewest: int = 1


def vouching(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the voices that assert a statement; all where none does: who denies or doubts what
    others say vouches for nothing."""
    return tuple(voice for voice in voices if voice.claim.stance == "asserts") or tuple(voices)


def judge(voices: Sequence[Voice], likeness: Likeness) -> Verdict:
    """Return how many independent origins the voices of a statement have.

    Args:
        voices: who tells the statement, on whose word.
        likeness: tells of two claims (ids) how sure it is that they state the same.

    One origin: all who rest on a source rest on the same, and they are more than those who name
    none; where it has no name, or names nobody itself, all must rest on it. A single report that
    names another and hardly says the same does not count against many who name one.
    Several: two named sources of which neither is, or speaks for, the other, or may have it from
    the other, and who surely say the same. Otherwise it cannot be told: a statement in an outlet's
    own voice may come from anywhere, an unnamed source may be another outlet's too.

    Given the readers' chains of 3,358 findings of two articles and more, this is the readers'
    verdict for .91 of them (always "cannot tell": .74). Of 2,483 findings made from articles it is
    for .83 (always "cannot tell": .73); a decision fitted on fifty features of 53 events did no
    better on 26 others. An own voice stays one, though the next sentence names the source: if it
    rested on that, 45 more would be wrong.
    """
    found = roots(voices)
    apart = {
        (i, j): (_doubt(one, two, likeness), pair.reason)
        for (i, one), (j, two) in combinations(enumerate(found), 2)
        if (pair := _told_apart(one, two) or compare(one.party, two.party)).answer == "different"
    }
    if sure := {pair: reason for pair, (doubt, reason) in apart.items() if not doubt}:
        return _several(found, sure)
    if apart:
        unsure = Verdict("cannot tell", found, next(iter(apart.values()))[0])
        return _odd_one_out(voices, found, likeness) or unsure
    if len(found) > 1:
        return Verdict("cannot tell", found, _unsure(found))
    return _on_one(voices, found)


def _several(found: tuple[Root, ...], sure: Mapping[tuple[int, int], str]) -> Verdict:
    """The verdict where sources (by their places) surely are two; those of whom it holds of every
    two are counted, the first named of each that may stand for another."""
    most: list[int] = []
    for pair in sure:
        own = list(pair)
        for other in range(len(found)):
            if all((min(i, other), max(i, other)) in sure for i in own):
                own.append(other)
        most = max(most, own, key=len)
    if len(most) == len(next(iter(sure))):
        return Verdict("several origins", found, next(iter(sure.values())), len(most))
    told = listed(dict.fromkeys(short(found[i].party) for i in sorted(most)))
    return Verdict("several origins", found, f"{told} are {in_words(len(most))} sources", len(most))


def _odd_one_out(
    voices: Sequence[Voice], found: Sequence[Root], likeness: Likeness
) -> Verdict | None:
    """One origin where all rest on one source but for a single report, which names another and
    hardly says the same: of 2,497 findings made 11 more have the readers' verdict and 3 fewer."""
    if len(found) != 2 or any(voice.far is None for voice in voices):
        return None
    main, odd = found
    told = [{voice.claim.article for voice in root.voices} for root in found]
    alone = len(told[1]) == 1 < len(told[0])
    if not alone or not _doubt(main, odd, likeness).endswith(NOT_THE_SAME):
        return None
    return Verdict("one origin", (main,), f"{short(odd.party)} {NOT_THE_SAME} and is not counted")


def _told_apart(one: Root, two: Root) -> Sameness | None:
    """That two sources are two, where a report names them side by side for one claim."""
    if {voice.claim.id for voice in one.voices}.isdisjoint(voice.claim.id for voice in two.voices):
        return None
    reason = f"{short(one.party)} and {short(two.party)} are named side by side"
    return Sameness("different", reason)


def _alike(one: Root, two: Root, likeness: Likeness) -> float:
    """How sure it is, on average, that claims of two sources state the same."""
    if _told_apart(one, two):
        return 1.0
    pairs = product(one.voices, two.voices)
    return fmean(likeness(a.claim.id, b.claim.id) for a, b in pairs)


def _doubt(one: Root, two: Root, likeness: Likeness) -> str:
    """Why two sources with different names may be one after all; nothing where they are two."""
    if doubt := _may_have_it(one, two) or _may_have_it(two, one):
        return doubt
    if _alike(one, two, likeness) >= SURE:
        return ""
    return f"{short(one.party)} and {short(two.party)} {NOT_THE_SAME}"


def _may_have_it(root: Root, other: Root) -> str:
    """Why a source may have it from another.

    Outlets that pass on and police without a name: of 2,483 findings 20 more have the readers'
    verdict and 6 fewer, and of those held to have several origins .52 do (.39 otherwise).
    """
    mine, yours = short(root.party), short(other.party)
    if _passes_on(root):
        return f"{mine} does not say from whom it has it, and it may be from {yours}"
    if root.party.words and root.party.words <= speaking().inquirers:
        return f"“{mine}” without a name may have it from {yours}, or the other way round"
    return ""


def _passes_on(root: Root) -> bool:
    """Whether a source is an outlet that is cited, or an agency known by its credit alone: whom it
    has it from is not told, but where its own people were there."""
    if not root.party.media or any(voice.far and voice.far.there for voice in root.voices):
        return False
    return root.party.kind == "outlet" or all(
        voice.credit is not None and not voice.claim.chain for voice in root.voices
    )


def _unsure(found: Sequence[Root]) -> str:
    """Why it cannot be told whether several sources are one."""
    for one, two in combinations(found, 2):
        if one.party.echo != two.party.echo:
            return compare(one.party, two.party).reason
    names = dict.fromkeys(short(root.party) for root in found)
    return f"{listed(names)} may be the same{'' if len(names) > 1 else ' in each report'}"


def _on_one(voices: Sequence[Voice], found: tuple[Root, ...]) -> Verdict:
    """The verdict where at most one source is named."""
    silent = {voice.holder.key for voice in voices if voice.far is None}
    if not found and len(silent) == 1 < len(voices):
        return Verdict("cannot tell", (), "it is one text, and who wrote it first cannot be told")
    if not found:
        return Verdict("cannot tell", (), FROM_ANYWHERE)
    named = {voice.claim.article for voice in found[0].voices}
    silent -= {relay.key for voice in found[0].voices for relay in voice.relays}
    if not silent:
        return Verdict("one origin", found, "")
    if found[0].party.echo:
        other = f"who does not rest on {found[0].party.name} may have another source"
        return Verdict("cannot tell", found, other)
    if len(silent) < len(named) and found[0].party.kind != "unnamed":
        return Verdict("one origin", found, "most of those who tell it name the same source")
    return Verdict("cannot tell", found, MAY_HAVE_ANOTHER)


def roots(voices: Sequence[Voice]) -> tuple[Root, ...]:
    """Return the farthest sources of the voices, each once, those of more voices first."""
    relayed = {relay.key for voice in voices for relay in voice.relays}
    ends = [(voice, voice.far) for voice in voices if voice.far is not None]
    found: list[list[Voice]] = []
    for voice, far in sorted(ends, key=lambda end: _turn(end[1], relayed)):
        _place(voice, far, found)
    order = {voice.claim.id: number for number, voice in enumerate(voices)}
    for group in found:
        group.sort(key=lambda voice: order[voice.claim.id])
    found.sort(key=lambda group: (-len(group), order[group[0].claim.id]))
    return tuple(_root(group) for group in found)


def _turn(far: Party, relayed: set[str]) -> tuple[bool, bool, bool]:
    """When a source is placed: those that others pass on or leave untold last, people first."""
    return far.key in relayed, _untold(far), far.kind != "person"


def _place(voice: Voice, far: Party, groups: list[list[Voice]]) -> None:
    """Add a voice to the group that holds its source, joining several that do."""
    homes = [group for group in groups if any(_of_one(voice, other) for other in group)]
    homes = homes or [group for group in groups if _passed_on(far, group)][:1]
    homes = homes or (groups if len(groups) == 1 and _untold(far) else [])
    if not homes:
        groups.append([voice])
        return
    for group in homes[1:]:
        if far.kind == "person" or not _of_two_people(homes[0], group):
            homes[0].extend(group)
            groups.remove(group)
    homes[0].append(voice)


def _of_two_people(one: Sequence[Voice], two: Sequence[Voice]) -> bool:
    """Whether two groups rest on two people: that "police" may be either's word makes them no
    one."""
    return any(
        a.far.kind == b.far.kind == "person" and compare(a.far, b.far).answer == "different"
        for a, b in product(one, two)
        if a.far is not None and b.far is not None
    )


def _of_one(one: Voice, two: Voice) -> bool:
    """Whether two voices go back to one source: by who it is, or because it is one utterance."""
    return _same(one.far, two.far) or _one_utterance(one, two)


def _one_utterance(one: Voice, two: Voice) -> bool:
    """Whether the same quoted words are laid to two sources, of which one at least has a name:
    nobody vouches for a statement in another's words. Words that no report puts in quotation
    marks are reporters': two sources may be told of alike. Two unnamed ones may still be two
    people who were rendered alike by one agency, so they are left to what else is known."""
    kinds = [voice.far.kind for voice in (one, two) if voice.far is not None]
    if len(kinds) < 2 or kinds == ["unnamed", "unnamed"]:
        return False
    if (one.quoted or two.quoted) and same_words(one.claim.text, two.claim.text):
        return True
    return _gives_words_of(one, two) or _gives_words_of(two, one)


def _gives_words_of(one: Voice, two: Voice) -> bool:
    """Whether a claim gives words that another puts in quotation marks, names and titles aside.
    Of 3,353 findings of 79 annotated events this rightly makes 6, of 6 events, into one origin."""
    quoted = (part for part in two.said if not is_name(part))
    return any(same_words(part, one.claim.text) for part in quoted)


def _passed_on(far: Party, group: Sequence[Voice]) -> bool:
    """Whether others have a source's word and say from whom it had it: then its end is theirs."""
    return any(_same(far, relay) for voice in group for relay in voice.relays)


def _untold(far: Party) -> bool:
    """Whether a source is "the statement", of which the article has told before whose it is:
    where others name one source for the same words, it is that one's."""
    return (
        far.name.lower().startswith("the ") and bool(far.words) and far.words <= speaking().signed
    )


def _same(one: Party | None, two: Party | None) -> bool:
    return one is not None and two is not None and compare(one, two).answer == "same"


def _root(group: Sequence[Voice]) -> Root:
    """The group as one source, called by its fullest name: a person's before a body's."""
    relayed = {relay.key for voice in group for relay in voice.relays}
    parties = list({voice.far.key: voice.far for voice in group if voice.far}.values())
    best = min(parties, key=lambda party: _rank(party, relayed))
    reasons = [_as_one(best, other, group) for other in parties if other is not best]
    notes = [party.note for party in parties if party.note]
    return Root(best, tuple(group), tuple(dict.fromkeys((*reasons, *notes))))


def _rank(party: Party, relayed: set[str]) -> tuple[bool, bool, bool, int, str]:
    hidden = party.key in relayed or party.echo or _untold(party)
    return hidden, party.kind != "person", not party.state, -len(party.name), party.name


def _as_one(best: Party, other: Party, group: Sequence[Voice]) -> str:
    parties = [voice.far for voice in group if voice.far is not None]
    for known in (best, *parties):
        found: Sameness = compare(known, other)
        if known.key != other.key and found.answer == "same":
            return found.reason
    theirs = [voice for voice in group if voice.far is not None and voice.far.key == other.key]
    if any(_one_utterance(one, two) for one in theirs for two in group if two not in theirs):
        return f"{short(best)} and {short(other)} are named for the same words"
    if _untold(other):
        return f"“{other.name}” is taken for that of {best.name}"
    return f"{short(other)} has it from {short(best)}"
