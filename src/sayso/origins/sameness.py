"""Whether two farthest sources are one, are two, or may be either; always with the reason."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from sayso.chains.phrase_parts import head_noun
from sayso.knowledge.roles import role_words
from sayso.knowledge.source_words import singular
from sayso.knowledge.speaking import speaking
from sayso.origins.parties import ARROW, VOICE, Party, initials, plain
from sayso.origins.phrases import short

FRAME = frozenset({"office", "department", "service", "ministry", "bureau", "force"})
"""Words of a body's name that its people's titles leave out ("District Attorney spokesman")."""
DEFINITE = re.compile(r"(?:the|this|his|her|their)\b", re.IGNORECASE)
GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
"""What tells a son from his father where both have one name."""
LONG = 5
"""Letters of a surname of which one may differ between two spellings."""

Answer = Literal["same", "perhaps", "different"]


class Sameness(Struct, frozen=True):
    """An answer and why."""

    answer: Answer
    reason: str


def compare(one: Party, two: Party) -> Sameness:
    """Return whether two sources are the same party, in this order of evidence: the same name,
    one speaking for the other, state media, one of them unnamed, two names."""
    if one.key == two.key:
        return Sameness("same", f"{one.name} in both")
    if one.kind == two.kind == "unnamed" and _reached_alike(one, two):
        return Sameness("same", f"{short(one)} and {short(two)}, reached through the same outlet")
    if _mouthpiece(one, two) or _mouthpiece(two, one):
        return Sameness("same", f"{one.name} and {two.name} are one government’s")
    if _state_medium(one, two) or _state_medium(two, one):
        return Sameness("same", f"{short(one)} and {short(two)} are one country’s state media")
    if _one_case(one, two) or _one_case(two, one):
        return Sameness("same", f"{short(one)} and {short(two)} are one prosecution’s")
    if "unnamed" not in (one.kind, two.kind):
        found = _by_name(one, two)
        if found.answer == "same" or (one.named and two.named):
            return found
    return _described(one, two) or _described(two, one) or _perhaps(one, two)


def _perhaps(one: Party, two: Party) -> Sameness:
    """That it cannot be told, and why."""
    for outlet, other in ((one, two), (two, one)):
        if outlet.echo and not other.echo:
            reason = f"{outlet.name} names no source and may have it from {short(other)}"
            return Sameness("perhaps", reason)
    return Sameness("perhaps", f"{short(one)} and {short(two)} may be the same")


def _reached_alike(one: Party, two: Party) -> bool:
    """Whether two descriptions of one outlet's unnamed sources are of the same people: one says
    no more than a part of the other ("an official", "a trade official")."""
    via = [plain(party.name.rpartition(ARROW)[0]) for party in (one, two)]
    few, many = sorted((one.words - speaking().counts, two.words - speaking().counts), key=len)
    return bool(via[0]) and via[0] == via[1] and bool(few) and few <= many


def _described(person: Party, other: Party) -> Sameness | None:
    """Whether words without a name are a role of the person ("the committee chairman"), or hold
    the name after all ("interior secretary Ruth Abelin")."""
    if person.kind != "person" or other.kind != "unnamed" or not other.words:
        return None
    if len(person.words) > 1 and person.words <= other.words:
        return Sameness("same", f"{short(other)} is {person.name}")
    called = other.name.split(ARROW)[-1]
    if DEFINITE.match(called) and any(_role(called, other, label) for label in person.labels):
        return Sameness("same", f"{short(other)} is what {person.name} is called")
    return None


def _role(called: str, other: Party, label: frozenset[str]) -> bool:
    """Whether words without a name say a role: all of them do, or the noun and none that tells
    another bearer ("the regional governor" is the governor, "the former governor" is not)."""
    if other.words <= label:
        return True
    held = {word for word in other.words if word in role_words().qualifiers}
    nations = {word for word in other.words if word.startswith("@")}
    return singular(head_noun(called)) in label and held <= label and nations <= label


def _by_name(one: Party, two: Party) -> Sameness:
    if {one.kind, two.kind} == {"person"}:
        if _same_person(one, two) or _spelled_alike(one, two):
            return Sameness("same", f"{one.name} and {two.name} are one person")
    elif "person" in (one.kind, two.kind):
        person, body = (one, two) if one.kind == "person" else (two, one)
        if len(person.words) == 1 and person.words < body.words and not (body.media and body.named):
            return Sameness("same", f"{person.name} is short for {body.name}")
        if _speaks_for(person, body):
            return Sameness("same", f"{person.name} speaks for {body.name}")
    elif _same_body(one, two):
        return Sameness("same", f"{one.name} and {two.name} are one source")
    elif _papers_alike(one, two):
        return Sameness("perhaps", f"{short(one)} and {short(two)} may be the same")
    return Sameness("different", f"{one.name} and {two.name} are two sources")


def _mouthpiece(medium: Party, body: Party) -> bool:
    """Whether state media stand beside an office of the same state's government."""
    words = speaking()
    called = plain(medium.name.rpartition(ARROW)[2]).split()
    of_state = "state" in called and bool(words.media.intersection(called))
    if not (of_state or (medium.media and "state media" in medium.note)):
        return False
    if body.media or not body.words & words.offices:
        return False
    nations = [{w for w in party.words if w.startswith("@")} for party in (medium, body)]
    return not (nations[0] and nations[1]) or nations[0] == nations[1]


def _one_case(one: Party, other: Party) -> bool:
    """Whether a paper is the charge that prosecutors bring, or prosecutors without a name stand
    beside their office, one of them or a paper of theirs."""
    if _is_charge(one):
        return _is_charge(other) or _prosecutes(other)
    return one.kind == "unnamed" and _prosecutes(one) and _prosecutes(other)


def _is_charge(party: Party) -> bool:
    """Whether a source is a paper in which prosecutors accuse, with or without their name on it."""
    paper = party.kind == "document" or party.key.startswith(VOICE)
    return paper and bool(speaking().charges.intersection(plain(party.name).split()))


def _prosecutes(party: Party) -> bool:
    """Whether a source, or a post it is given, is called a prosecutor or a prosecutor's office."""
    posts = [label for label in party.labels if not label & speaking().outside]
    called = (party.words, frozenset(plain(party.name).split()), *posts)
    return any(
        set(plain(name).split()) <= words for name in speaking().prosecutors for words in called
    )


def _state_medium(known: Party, described: Party) -> bool:
    """Whether words say of a country's state media what a known medium is ("Syria's state news
    agency"): taken for one, for two state media of a country do not vouch for each other."""
    called = plain(described.name.rpartition(ARROW)[2]).split()
    says_so = "state" in called and bool(speaking().media.intersection(called))
    nations = {word for word in described.words if word.startswith("@")}
    return bool(known.state) and says_so and nations <= {known.state}


def _same_person(one: Party, two: Party) -> bool:
    """One of the persons named here is one of those named there."""
    return any(
        _agree(mine.words, yours.words)
        for mine in one.members or (one,)
        for yours in two.members or (two,)
    )


def _agree(one: frozenset[str], two: frozenset[str]) -> bool:
    """The same words, but for titles or first names left out, or a letter."""
    rest = sorted(one - two), sorted(two - one)
    if (one ^ two) & GENERATIONS and min(len(one - GENERATIONS), len(two - GENERATIONS)) > 1:
        return False
    if not rest[0] or not rest[1]:
        return bool(one & two)
    return len(rest[0]) == len(rest[1]) == 1 and bool(one & two) and _near(rest[0][0], rest[1][0])


def _spelled_alike(one: Party, two: Party) -> bool:
    """Whether two persons of one post have one name in two spellings ("Heydar", "Heidar")."""
    if len(one.words) != len(two.words) or not _one_post(one.labels, two.labels):
        return False
    pairs = zip(sorted(one.words), sorted(two.words), strict=True)
    return all(mine == yours or _near(mine, yours) for mine, yours in pairs)


def _one_post(mine: Sequence[frozenset[str]], yours: Sequence[frozenset[str]]) -> bool:
    """Whether a post of two words and more is given to both ("governor of Ardel")."""
    return any(len(min(a, b, key=len)) > 1 and (a <= b or b <= a) for a in mine for b in yours)


def _near(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= LONG and Levenshtein.distance(one, two) == 1


def _speaks_for(person: Party, body: Party) -> bool:
    """Whether a role the articles give the person names the body, or is a rank in it."""
    words = body.words - FRAME
    if not words or body.kind in ("agency", "outlet"):
        return False
    roles = [role for role in (person.words, *person.labels) if not role & speaking().outside]
    if body.key.startswith(VOICE) and any(role and role <= speaking().speakers for role in roles):
        return True
    if any(words <= role for role in roles) or any(_at_home(words, role) for role in roles):
        return True
    (only, *more) = sorted(words)
    ranks = frozenset() if more else speaking().ranks.get(only, frozenset())
    return any(ranks & role for role in roles)


def _at_home(body: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a role speaks for a body whose country it leaves out ("navy spokesman", of India's
    navy)."""
    abroad = any(word.startswith("@") for word in role)
    bare = {word for word in body if not word.startswith("@")}
    return bool(bare) and not abroad and bare <= role and bool(role & speaking().speakers)


def _papers_alike(one: Party, two: Party) -> bool:
    """Whether two papers or recordings of one sort are told by words they share: "audio from the
    Aspen Institute", "resurfaced audio of Reyl at the institute"."""
    if {one.kind, two.kind} != {"document"}:
        return False
    nouns = {singular(head_noun(party.name)) for party in (one, two)}
    return len(nouns) == 1 and bool((one.words & two.words) - nouns)


def _same_body(one: Party, two: Party) -> bool:
    """Whether one name is a longer form, or the initials, of the other."""
    if not one.words or not two.words:
        return False
    if one.media and two.media:  # "the Times" for "The New York Times", never one for a group
        few, many = sorted((one.words, two.words), key=len)
        return len(few) == 1 and few < many
    if one.words <= two.words or two.words <= one.words:
        return True
    short, long = sorted((one.name, two.name), key=len)
    return short.isupper() and short.replace(".", "") == initials(long)
