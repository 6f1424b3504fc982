"""What makes names found by a model or a rule whole: edges, repeats, short forms, overlaps."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import get_args

from msgspec.structs import replace

from sayso.knowledge.bodies import bodies
from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.particles import particles
from sayso.knowledge.places import country_of_people, is_place
from sayso.knowledge.sources import registry
from sayso.knowledge.titles import is_courtesy, titles
from sayso.language.names.finder import Line, Name, closes_title
from sayso.language.names.types import is_certain, is_title_word, known_type, takes_of
from sayso.language.names.words import Word, words
from sayso.language.tagger import Tagged
from sayso.model import EntityType, Span

_BRACKETED = re.compile(r"\s*\(\s*[\"“‘']?([A-Z][A-Za-z.]{1,9})[\"”’']?\s*\)")
_AFFILIATION = re.compile(r"[DRI]-[A-Z]")
"""The party and state of an American lawmaker: "D-Calif."."""
_SHORTEST_REPEAT = 3
_JOINING = frozenset(
    ["of", "for", "the", "and", "de", "del", "des", "du", "la", "las", "los", "di"]
)
_PARTING = frozenset(["at", "in", "on", "with", "from", "to", "by"])
_OFFICE_FIELDS = frozenset(["press", "communications", "policy", "legal", "political", "media"])
"""Fields of offices that end no name of a body themselves."""
_FOREIGN = 3
"""Small words of no more letters inside a name may be those of another language ("en")."""
_TYPES = frozenset(get_args(EntityType))


def from_tags(tagged: Iterable[Tagged]) -> list[Name]:
    """The names a model labelled; a label that is no entity type counts as "other"."""
    return [
        Name(tag.start, tag.end, tag.label if tag.label in _TYPES else "other")  # type: ignore[arg-type]
        for tag in tagged
    ]


def merged(tagged: Sequence[Name], ruled: Iterable[Name]) -> list[Name]:
    """The names of a model with those of rules that are sure.

    What a list or a title tells stays; what a name's own words tell gives way to the model,
    but for facilities, which models take for places, and names the model cut short.
    """
    starts = [name.start for name in tagged]
    kept = list(tagged)
    for name in ruled:
        first = max(0, bisect_left(starts, name.start) - 1)
        rivals = [
            other
            for other in tagged[first : bisect_left(starts, name.end)]
            if other.start < name.end and name.start < other.end
        ]
        if name.sure == 2 or (name.sure == 1 and _stays(name, rivals)):
            kept.append(name)
    return kept


def _stays(name: Name, rivals: Sequence[Name]) -> bool:
    inside = all(name.start <= other.start and other.end <= name.end for other in rivals)
    longer = all(other.end - other.start < name.end - name.start for other in rivals)
    return inside and (longer or name.type == "facility")


def trimmed(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Names in whole words, without titles and descriptions, grown over their particles."""
    for name in names:
        inside = _whole_words(text, name)
        addressed = len(inside) > 1 and is_courtesy(inside[0].text)
        kind = "person" if addressed and name.type != "organization" else name.type
        inside = _core(inside, kind)
        if not inside or not any(word.capital for word in inside):
            continue
        grown = replace(name, start=inside[0].start, end=inside[-1].end, type=kind)
        yield _grown(text, grown)


def _whole_words(text: str, name: Name) -> list[Word]:
    """The words a name lies in, the hyphened ones whole: "Moon Jae" -> "Moon", "Jae-in"."""
    start, end = name.start, name.end
    while start > 0 and _is_inside(text, start - 1):
        start -= 1
    while end < len(text) and _is_inside(text, end):
        end += 1
    return [word for word in words(text, start, end) if _overlap(word, name)]


def _is_inside(text: str, at: int) -> bool:
    """Whether the character belongs to a word that goes on on both sides of it."""
    if text[at].isalnum():
        return True
    joined = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return text[at] == "-" and joined


def _overlap(word: Word, name: Name) -> bool:
    return word.start < name.end and name.start < word.end


def _core(inside: list[Word], kind: EntityType) -> list[Word]:
    known = particles()
    inside = _without_small(inside)
    while inside and inside[0].lower in known.openers and not _opens_name(inside):
        inside = inside[1:]
    inside = _after_titles(inside) if kind == "person" else _after_role(inside)
    if all(word.lower in known.calendar for word in inside):
        return []
    if inside and _AFFILIATION.match(inside[0].text):
        return []
    spoken = " ".join(word.text for word in inside)
    if known_type(spoken):
        return inside
    if country_of_people(spoken) or is_place(spoken.removesuffix("ers")):
        return []
    titles_only = kind != "organization" and all(is_title_word(word.text) for word in inside)
    return [] if titles_only else inside


def _without_small(inside: list[Word]) -> list[Word]:
    """The words without those in small letters at both ends: "the EU referendum" -> "EU"."""
    while inside and _is_common(inside[0]):
        inside = inside[1:]
    while inside and not inside[-1].capital and not inside[-1].text[:1].isdigit():
        inside = inside[:-1]
    for at in range(len(inside) - 1, 0, -1):
        word = inside[at]
        if word.lower == "in" and is_place(" ".join(w.text for w in inside[at + 1 :])):
            return _without_small(inside[:at])
        common = _is_common(word) and word.lower not in _JOINING
        if common and (len(word.text) > _FOREIGN or _parts_names(inside, word)):
            return _without_small(inside[at + 1 :])
    return inside


def _parts_names(inside: list[Word], word: Word) -> bool:
    """Whether a preposition stands between two names, not inside that of a body."""
    return word.lower in _PARTING and not takes_of(inside[0].text)


def side_by_side(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names, two bodies with only a space between them being one ("Capital | Ledger")."""
    last: Name | None = None
    for name in sorted(names):
        both = last is not None and last.type == name.type == "organization"
        if last and both and text[last.end : name.start] == " ":
            last = replace(last, end=name.end)
            continue
        if last:
            yield last
        last = name
    if last:
        yield last


def _after_role(inside: list[Word]) -> list[Word]:
    """The words after a role in small letters ("director of Amnesty" -> "Amnesty"), without the
    field of a title that follows ("White House Press" -> "White House")."""
    rest = " ".join(word.text for word in inside[:-1])
    if len(inside) > 1 and inside[-1].lower in _OFFICE_FIELDS and is_certain(rest):
        return inside[:-1]
    for at in range(len(inside) - 1, 0, -1):
        if inside[at - 1].lower in titles().roles and not inside[at - 1].capital:
            return _without_small(inside[at:])
    return inside


def _opens_name(inside: list[Word]) -> bool:
    """Whether a small word at the start belongs to the name: "The Guardian"."""
    if inside[0].text != "The":
        return known_type(" ".join(word.text for word in inside)) is not None
    return _is_outlet_with_article(" ".join(word.text for word in inside))


def _is_outlet_with_article(name: str) -> bool:
    source = registry().find(name)
    return source is not None and source.name.startswith("The ")


def _after_titles(inside: list[Word]) -> list[Word]:
    """The words of a person's name after the titles in it: "London Mayor Sadiq Khan"."""
    for at in range(len(inside) - 1, 0, -1):
        if closes_title(inside, at - 1) or _is_common(inside[at - 1]):
            return inside[at:]
    return inside


def _is_common(word: Word) -> bool:
    """Whether a word in small letters is no particle: "lineman" in "lineman Jamal Williams"."""
    known = particles()
    small = not word.capital and word.text[:1].isalpha()
    return small and word.lower not in known.linking and word.lower not in known.prefixed


def _grown(text: str, name: Name) -> Name:
    """A name with the particle ("al-"), given name or people before it that belong to it."""
    if text[name.start - 1 : name.start] not in ("-", " "):
        return name
    before = words(text, text.rfind(" ", 0, name.start - 1) + 1, name.start)
    if not before:
        return name
    word = before[-1]
    gap = text[word.last : name.start]
    if gap == "-" and word.lower in particles().prefixed:
        return replace(name, start=word.start)
    if gap != " " or word.possessive:
        return name
    if name.type == "organization" and (
        _is_people_of_body(text, word, name) or _is_article_of_outlet(text, word, name)
    ):
        return replace(name, start=word.start)
    if name.type == "person" and is_given_name(word.text) and word.capital:
        return replace(name, start=word.start)
    return name


def _is_people_of_body(text: str, word: Word, name: Name) -> bool:
    """Whether "Russian" in front of "Foreign Ministry" is part of the body's name."""
    if country_of_people(word.text) is None:
        return False
    last = words(text, name.start, name.end)[-1]
    return last.lower in bodies().organization_words and known_type(_text(text, name)) is None


def _is_article_of_outlet(text: str, word: Word, name: Name) -> bool:
    """Whether "The" belongs to the name: "The Guardian", not "The Reuters"."""
    return word.text == "The" and _is_outlet_with_article(f"The {_text(text, name)}")


def with_site(text: str, name: Name) -> Name:
    """A facility's name with the noun in small letters behind it: "Hmeimim air base"."""
    if not (text[name.end : name.end + 1] == " " and text[name.end + 1 : name.end + 2].islower()):
        return name
    if text[name.end + 1 : name.end + 3] not in _site_beginnings():
        return name
    following = words(text, name.end, min(len(text), name.end + 40))[:3]
    for size in range(len(following), 0, -1):
        noun = text[name.end : following[size - 1].end]
        if noun[:1] == " " and noun[1:] in bodies().sites_behind:
            return Name(name.start, following[size - 1].end, "facility", sure=2)
    return name


@cache
def _site_beginnings() -> frozenset[str]:
    return frozenset(noun[:2] for noun in bodies().sites_behind)


def known_sources(text: str, sentences: Sequence[Span], surnames: frozenset[str]) -> Iterator[Name]:
    """Agencies and outlets known by name; those whose name is an everyday word, or in this article
    somebody's surname, are left out."""
    for sentence in sentences:
        for match in registry().scan(text[sentence.start : sentence.end]):
            start, end = sentence.start + match.start, sentence.start + match.end
            if not match.common and text[start:end] not in surnames:
                yield Name(start, end, "organization", sure=2)


def short_forms(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """The short form in brackets after a name: "United Nations General Assembly (UNGA)"."""
    for name in names:
        match = _BRACKETED.match(text, name.end)
        if (
            match
            and name.type in ("organization", "facility")
            and match[1].upper()[:2] == match[1][:2]
        ):
            yield Name(match.start(1), match.end(1), name.type)


def repeats(text: str, lines: Sequence[Line], names: Sequence[Name]) -> Iterator[Name]:
    """Further places where a name of the article stands as it does elsewhere.

    In lines in title case or all capitals the capitals of the name do not matter.
    """
    known = _by_first_word(text, names)
    for line in lines:
        found, at = line.words, 0
        while at < len(found):
            name = _repeat_at(found, at, known, line.headline) if found[at].capital else None
            if name:
                yield name
            at += _width(found, at, name) if name else 1


def _width(found: list[Word], at: int, name: Name) -> int:
    return sum(1 for word in found[at : at + 12] if word.start < name.end)


def _by_first_word(
    text: str, names: Sequence[Name]
) -> dict[str, list[tuple[tuple[str, ...], EntityType]]]:
    """The names of an article by their first word in lower case, longest first."""
    seen: dict[tuple[str, ...], EntityType] = {}
    for name in names:
        spelled = tuple(word.text for word in words(text, name.start, name.end))
        if len("".join(spelled)) >= _SHORTEST_REPEAT:
            seen.setdefault(spelled, name.type)
            if name.type == "person" and len(spelled) > 1 and len(spelled[-1]) >= _SHORTEST_REPEAT:
                seen.setdefault(spelled[-1:], "person")
    table: dict[str, list[tuple[tuple[str, ...], EntityType]]] = {}
    for spelled, kind in sorted(seen.items(), key=lambda item: (-len(item[0]), item[0])):
        table.setdefault(spelled[0].lower(), []).append((spelled, kind))
    return table


def _repeat_at(
    found: list[Word],
    at: int,
    known: dict[str, list[tuple[tuple[str, ...], EntityType]]],
    shouting: bool,
) -> Name | None:
    for spelled, kind in known.get(found[at].lower, ()):
        window = found[at : at + len(spelled)]
        if len(window) == len(spelled) and _spelled_alike(window, spelled, shouting):
            return Name(window[0].start, window[-1].end, kind)
    return None


def _spelled_alike(window: list[Word], spelled: tuple[str, ...], shouting: bool) -> bool:
    return all(_word_alike(w, known, shouting) for w, known in zip(window, spelled, strict=True))


def _word_alike(word: Word, known: str, shouting: bool) -> bool:
    """Whether a word is written as it is known; "Al-" and "al-", and headlines, aside."""
    if word.text == known:
        return True
    if not word.capital:
        return False
    initial = word.text[:1].lower() == known[:1].lower() and word.text[1:] == known[1:]
    return initial or (shouting and word.lower == known.lower())


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """The names in order; of two that overlap the longer stays, then the sure one."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, -n.sure, n.start)):
        at = bisect_left(kept, name.start, key=lambda other: other.start)
        clear_before = at == 0 or kept[at - 1].end <= name.start
        if clear_before and (at == len(kept) or name.end <= kept[at].start):
            kept.insert(at, name)
    return kept


def _text(text: str, name: Name) -> str:
    return text[name.start : name.end]
