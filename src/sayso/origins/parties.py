"""Who a farthest source is, so that the same one is known again in every article.

A named person, body or document is itself wherever it is quoted. Somebody unnamed is known only
through the outlet or agency that reached him. Who speaks for a named body, or writes on its paper,
is that body.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from anyascii import anyascii
from msgspec import Struct
from msgspec.structs import replace

from sayso.chains.phrase_parts import head_noun, is_hearsay
from sayso.knowledge.places import countries, country_named, country_of_capital, country_of_people
from sayso.knowledge.source_words import singular, source_words
from sayso.knowledge.sources import KnownSource
from sayso.knowledge.speaking import speaking
from sayso.knowledge.time_words import time_words
from sayso.knowledge.words import word_lists
from sayso.model import Entity, Source, SourceKind

WORD = re.compile(r"[^\W_]+(?:\.[^\W_])*")
JOINED = re.compile(r",\s*and\s+|,\s*|\s+and\s+|\s*&\s*")
INDEFINITE = re.compile(r"(?:an?|some|one|several|many|two|three|other|another)\b", re.IGNORECASE)
MEMBERS = re.compile(r"the\s+(?P<who>\w+s)\s+(?:of|from)\s+the\s+(?P<body>[A-Z].+)", re.IGNORECASE)
OWN = re.compile(r"(?:its|their|our|whose)\b", re.IGNORECASE)
CAPITALS = re.compile(r"[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*)*")
POLICE = re.compile(r"[a-z]{1,3}pd")
"""A police department by its initials: NYPD, LAPD."""
DISTRICT_ATTORNEY = re.compile(r"\bD\.?A\.?(?![\w.])")
SUBJECT = re.compile(r"(?<=\w)\s+(?:which|that|about|on|over|into|in|at)\s")
"""What stands behind a paper and before what it is about, or where it was written."""
LAWMAKER = re.compile(r"\bRep(?:resentative)?s?\b\.?(?=\s*(?:[A-Z(]|$))")
"""A member of a parliament by his title: "Rep. Ruiz" is nobody's representative."""
PUBLIC_LAWYER = re.compile(
    r"\b(?:district|u\.?\s?s\.?|united states|state|county|prosecuting)\s+attorneys?\b"
    r"|\battorneys?[- ]general\b",
    re.IGNORECASE,
)
"""A prosecutor is an attorney who speaks for nobody but himself."""
ARROW = " <- "
ECHO = "echo "
"""How the key begins of an outlet as the first to carry a text."""
VOICE = "voice "
"""How the key begins of one known by whom he speaks for: "her lawyer", "the club's spokesman"."""


class Entities(Protocol):
    """Where entities are looked up: ``sayso.entities.EntityIndex`` is one."""

    @property
    def by_id(self) -> Mapping[str, Entity]:
        """The entities by their ids."""


class Known(Protocol):
    """Where outlets and agencies are looked up: ``sayso.knowledge.sources.Registry`` is one."""

    def find(self, name: str) -> KnownSource | None:
        """The source that ``name`` names, or None."""


class Party(Struct, frozen=True):
    """Somebody on whose word statements rest.

    ``key`` is the same for the same party in any article. ``named`` is False where only a
    description is given ("a diplomat", "the company", "court papers"), which may be anybody's
    that it fits. ``words`` are those that tell it from others, ``labels`` the words of roles the
    articles give it, ``members`` the parties named side by side in its place, ``media``
    the agencies and outlets of which it is one or several, ``note`` what a reader should know
    of its interest, ``state`` the country (``@SY``) of which a known medium is state media.
    ``there`` is True where a medium's own people saw or heard what is told.
    """

    key: str
    name: str
    kind: SourceKind
    named: bool
    words: frozenset[str]
    labels: tuple[frozenset[str], ...] = ()
    members: tuple["Party", ...] = ()
    media: tuple[str, ...] = ()
    note: str = ""
    state: str = ""
    there: bool = False

    @property
    def echo(self) -> bool:
        """Whether it is an outlet that had first what others carry in its words."""
        return self.key.startswith(ECHO)


def party(source: Source, via: str, entities: Entities, known: Known) -> Party:
    """Return who ``source`` is.

    Args:
        source: the last link of a chain.
        via: the agency or outlet that reached it, for sources without a name.
        entities: persons and bodies with the labels the articles give them.
        known: agencies and outlets.
    """
    members = [party(each, via, entities, known) for each in source.members]
    if any(member.named for member in members):
        return _together(source, members)
    if source.kind in ("agency", "outlet"):
        return media_party(source.name, source.kind, known)
    medium = _employer(source, via, known)
    if medium:
        return replace(media_party(medium, "outlet", known), there=True)
    maker = _maker(source, via, known)
    if maker:
        return media_party(maker, "outlet", known)
    entity = entities.by_id.get(source.entity or "")
    if entity is not None and (entity.type == "person" or not _is_crowd(entity.name)):
        labels = tuple(dict.fromkeys(post_words(label.text) for label in entity.labels))
        kind: SourceKind = "person" if entity.type == "person" else source.kind
        kind = "body" if kind == "unnamed" else kind
        words = telling_words(entity.name) if kind == "person" else _body_words(entity.name)
        note = _spokesman(entity)
        return Party(f"entity {entity.id}", entity.name, kind, True, words, labels, note=note)
    return _by_words(source, via)


def _body_words(name: str) -> frozenset[str]:
    """The words that tell a body; where a capital speaks, those of its state: what Moscow says
    Russia says."""
    code = country_of_capital(name)
    return telling_words(countries()[code].names[0] if code else name)


def _together(source: Source, members: Sequence[Party]) -> Party:
    """Several parties as one, as long as nothing asks for each."""
    names = [member.name for member in members]
    media = all(member.media for member in members)
    sort = "media" if media else source.kind
    return Party(
        key=f"{sort} {plain(' '.join(sorted(names)))}",
        name=", ".join(names[:-1]) + " and " + names[-1],
        kind=source.kind,
        named=all(member.named for member in members),
        words=frozenset().union(*(member.words for member in members)),
        members=tuple(members),
        media=tuple(name for member in members for name in member.media),
    )


def _employer(source: Source, via: str, known: Known) -> str:
    """The outlet whose reporter, photographer or witness a source is: its word is the outlet's."""
    if source.kind != "unnamed" or singular(head_noun(source.name)) not in speaking().staff:
        return ""
    return via if OWN.match(source.name) else _outlet_in(source.name, via, known)


def _maker(source: Source, via: str, known: Known) -> str:
    """The outlet that counted or filmed what is cited, named before it: "an AFP tally"."""
    noun = head_noun(source.name)
    before = source.name[: max(source.name.lower().find(noun), 0)]
    return _outlet_in(before, via, known) if singular(noun) in speaking().works else ""


def _outlet_in(words: str, via: str, known: Known) -> str:
    runs = CAPITALS.findall(words)
    return next((run for run in runs if known.find(run) or plain(run) == plain(via)), "")


def _spokesman(entity: Entity) -> str:
    """That a person speaks for others, in the words of the shortest label that says so."""
    said = [
        " ".join(label.text.split())
        for label in entity.labels
        if telling_words(PUBLIC_LAWYER.sub(" ", LAWMAKER.sub(" ", label.text)))
        & speaking().speakers
    ]
    best = min(said, key=lambda text: (len(text), text), default="")
    return f"speaks for others: “{best}”" if best else ""


def echo_party(outlet: Party) -> Party:
    """Return the outlet whose own words others carry. It vouches for nothing but having had
    them first, so it never counts as a second source beside another."""
    return Party(
        f"{ECHO}{outlet.key}", outlet.name, "outlet", False, outlet.words, media=outlet.media
    )


def media_party(name: str, kind: SourceKind, known: Known) -> Party:
    """Return the agency or outlet of that name, or the two or three named together."""
    whole = known.find(name)
    parts = [] if whole else [known.find(part) for part in JOINED.split(name)]
    names = [part.name for part in parts if part]
    if len(names) < 2 or len(names) < len(parts):
        names = [whole.name if whole else name]
    shown = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return Party(
        key=f"media {plain(' '.join(sorted(names)))}",
        name=shown,
        kind=kind,
        named=True,
        words=telling_words(shown),
        media=tuple(names),
        note=f"{shown} is state media" if whole and whole.state else "",
        state=f"@{whole.country}" if whole and whole.state and whole.country else "",
    )


def _by_words(source: Source, via: str) -> Party:
    """A party known by nothing but its words."""
    name, words = source.name, _body_words(source.name)
    if source.kind == "person":
        return Party(f"person {plain(name)}", name, "person", True, telling_words(name))
    owner = _owner(source)
    if owner:
        return Party(f"{VOICE}{' '.join(sorted(owner))}", name, "body", True, owner)
    if source.kind == "unnamed" or _anybody(name, words):
        key, shown = f"unnamed {plain(via)} {plain(name)}", f"{via}{ARROW}{name}"
        return Party(key, shown, "unnamed", False, words)
    return Party(f"{source.kind} {plain(name)}", name, source.kind, _is_named(name, words), words)


def _owner(source: Source) -> frozenset[str]:
    """The words of the body for which a source speaks or writes; none when it names none."""
    lists = speaking()
    members = MEMBERS.match(source.name)
    if members is not None and singular(members["who"].lower()) in lists.members:
        return telling_words(members["body"])
    if is_hearsay(source.name):
        return frozenset()
    name = _without_subject(source.name)
    public = PUBLIC_LAWYER.search(name)
    office = telling_words(public.group()) if public else frozenset()
    speakers = (lists.speakers | lists.papers) - office
    words = [singular(word) for word in plain(name).split()]
    if speakers.isdisjoint(words):
        return frozenset()
    rest = telling_words(name) - speakers - lists.nameless
    owners = {word for word in _capitalised(name) if word in rest and not _nation(word)}
    owners |= {word for word in rest if word in source_words().bodies - lists.crowds}
    return frozenset(owners)


def _without_subject(name: str) -> str:
    """A paper without what it is about: "a report tracking arrests in Kent" is not Kent's."""
    head = head_noun(name)
    found = SUBJECT.search(name) if head in speaking().papers else None
    return name[: found.start()] if found else name


def _anybody(name: str, words: frozenset[str]) -> bool:
    """Whether a body or paper is so general that each outlet may mean another."""
    lists = speaking()
    general = lists.crowds | lists.hearsay
    told = {word for word in words if not _nation(word)}
    if singular(head_noun(name)) in source_words().people or _is_crowd(name) or is_hearsay(name):
        return True
    return bool(told) and told <= general


def _is_crowd(name: str) -> bool:
    """Whether a name ends in a word for many people ("House Republicans", "federal
    authorities"): an outlet may have asked any of them."""
    last = plain(name).rpartition(" ")[2]
    one = singular(last)
    return one != last and (one in source_words().people or one in speaking().crowds)


def _is_named(name: str, words: frozenset[str]) -> bool:
    """Whether a body or document is told by a name, or is the only one of its kind in a story."""
    if INDEFINITE.match(name):
        return False
    if words & speaking().institutions:
        return True
    lists = source_words()
    general = lists.bodies | lists.documents | lists.outlets
    inside, first = _capitalised(name.partition(" ")[2]), _capitalised(name.partition(" ")[0])
    nation = any(word.startswith("@") for word in words) and bool(words & lists.bodies)
    return nation or bool(
        inside - general - _days() or first - general - _days() - word_lists().function
    )


@cache
def _days() -> frozenset[str]:
    """Names of days and months: "documents released on Friday" have no name."""
    words = time_words()
    groups = (*words.months.values(), *words.weekdays.values())
    return frozenset(plain(name) for names in groups for name in names)


def _capitalised(name: str) -> set[str]:
    return {singular(plain(word)) for word in WORD.findall(name) if word[0].isupper()}


def _nation(word: str) -> str | None:
    """The country that a word names by itself or by its people: ``Indian`` is India's."""
    name = word.upper() if len(word) < 4 else word.title()
    code = country_of_people(name) or country_named(name)
    return code and f"@{code}"


def telling_words(name: str) -> frozenset[str]:
    """The words of a name in plain lower-case letters and in the singular, function words aside."""
    name = DISTRICT_ATTORNEY.sub("district attorney", name)
    words = [_nation(word) or singular(word) for word in plain(name).split()]
    police = {"police"} if any(POLICE.fullmatch(word) for word in words) else set()
    spelled = (speaking().spellings.get(word, word) for word in words)
    return frozenset(word for word in spelled if word not in word_lists().function) | police


def post_words(text: str) -> frozenset[str]:
    """The telling words of a post that a person is given; "Rep." tells of no client."""
    return telling_words(LAWMAKER.sub(" ", text))


def plain(name: str) -> str:
    """A name in lower-case ASCII words, without its article."""
    bare = re.sub(r"^the\s+|['’]s\b|(?<=s)['’](?!\w)", "", name, flags=re.IGNORECASE)
    return " ".join(word.replace(".", "") for word in WORD.findall(anyascii(bare).lower()))


def initials(name: str) -> str:
    """The first letters of a name's capitalised words: ``USGS`` of "US Geological Survey"."""
    words = [word.replace(".", "") for word in WORD.findall(name) if word[0].isupper()]
    return "".join(word if word.isupper() and len(word) < 4 else word[0] for word in words)
