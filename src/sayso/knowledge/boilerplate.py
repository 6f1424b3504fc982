"""What stands in a news text and is not the article: ``boilerplate.toml``, ready to match lines.

The file's head tells its shape. Phrases are matched on lines as :func:`plain` leaves them.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

_QUOTES = str.maketrans("’‘`“”„«»", "''''''''")
_ENDS = " \t\u00a0.!?:;,…»>|*-–—'\"•"
_ANY_WORDS = r"\S+(?: \S+){0,4}"
_NUMBER = r"[\d.,]+\s?[km]?"


class _Sections(Struct, frozen=True):
    words: frozenset[str]
    alone: frozenset[str]


class _Group(Struct, frozen=True):
    reason: str
    most_words: int
    exact: tuple[str, ...] = msgspec.field(name="is", default=())
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()


class _Boxes(Struct, frozen=True):
    exact: tuple[str, ...] = msgspec.field(name="is", default=())


class _Captions(Struct, frozen=True):
    starts: tuple[str, ...]
    shows: frozenset[str]
    acts: frozenset[str]
    doings: frozenset[str]
    people: frozenset[str]
    seen: frozenset[str]
    did: frozenset[str]
    scenes: tuple[str, ...]
    stative: frozenset[str]
    credits: tuple[str, ...]


class Verbless(Struct, frozen=True):
    """Words by which a sentence without a verb is told."""

    finite: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    beside_names: frozenset[str]
    not_verbs: frozenset[str]


class Asides(Struct, frozen=True):
    """Words by which a note on the author, a newsletter or a link is told."""

    trades: frozenset[str]
    beats: frozenset[str]
    inviting: frozenset[str]
    readers: frozenset[str]
    opening: tuple[str, ...]


class _Datelines(Struct, frozen=True):
    no_places: frozenset[str]


class _File(Struct, frozen=True):
    sections: _Sections
    group: tuple[_Group, ...]
    boxes: _Boxes
    captions: _Captions
    datelines: _Datelines
    verbless: Verbless
    asides: Asides


class Phrases:
    """A set of phrases, looked up by the first word of a line."""

    def __init__(self, phrases: Iterable[str], *, whole: bool) -> None:
        by_word: dict[str, list[str]] = {}
        for phrase in phrases:
            first = phrase.split()[0]
            key = "" if first[0] in "*#" else _key(first)
            by_word.setdefault(key, []).append(_pattern(phrase))
        end = r"$" if whole else r"(?!\w)"
        self._patterns = {
            word: re.compile(rf"(?:{'|'.join(sorted(patterns, reverse=True))}){end}")
            for word, patterns in by_word.items()
        }

    def match(self, line: str) -> bool:
        """Whether a line, as :func:`plain` leaves it, is (or starts with) one of the phrases."""
        first = line.split(" ", 1)[0]
        own, general = self._patterns.get(_key(first)), self._patterns.get("")
        return bool((own and own.match(line)) or (general and general.match(line)))


class Group(Struct, frozen=True):
    """Phrases with one reason."""

    reason: str
    most_words: int
    exact: Phrases
    starts: Phrases
    ends: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def marks(self, line: str, words: int) -> bool:
        """Whether a line, as :func:`plain` leaves it, is to be marked as a whole."""
        if words > self.most_words:
            return False
        told = self.exact.match(line) or self.starts.match(line)
        return told or bool(self.ends and self.ends.search(line))


class Boilerplate(Struct, frozen=True):
    """The whole file, compiled."""

    sections: frozenset[str]
    section_labels: frozenset[str]
    groups: tuple[Group, ...]
    boxes: Phrases
    caption_starts: Phrases
    caption_credit: re.Pattern[str]
    caption_verbs: frozenset[str]
    caption_acts: frozenset[str]
    caption_doings: frozenset[str]
    caption_people: frozenset[str]
    caption_seen: frozenset[str]
    caption_did: frozenset[str]
    caption_scenes: Phrases
    caption_stative: frozenset[str]
    no_places: frozenset[str]
    verbless: Verbless
    asides: Asides


def plain(line: str) -> str:
    """A line for comparison: lower case, straight quotes, single spaces, bare at both ends."""
    return " ".join(line.translate(_QUOTES).casefold().split()).strip(_ENDS)


@cache
def boilerplate() -> Boilerplate:
    """The bundled phrases, compiled once."""
    raw = files("sayso.knowledge").joinpath("boilerplate.toml").read_bytes()
    file = msgspec.toml.decode(raw, type=_File)
    return Boilerplate(
        sections=file.sections.words,
        section_labels=file.sections.alone,
        groups=tuple(_group(group) for group in file.group),
        boxes=Phrases(file.boxes.exact, whole=True),
        caption_starts=Phrases(file.captions.starts, whole=False),
        caption_credit=re.compile(
            rf"\b(?:{'|'.join(map(re.escape, file.captions.credits))})\b", re.IGNORECASE
        ),
        caption_verbs=file.captions.shows,
        caption_acts=file.captions.acts,
        caption_doings=file.captions.doings,
        caption_people=file.captions.people,
        caption_seen=file.captions.seen,
        caption_did=file.captions.did,
        caption_scenes=Phrases(file.captions.scenes, whole=False),
        caption_stative=file.captions.stative,
        no_places=file.datelines.no_places,
        verbless=file.verbless,
        asides=file.asides,
    )


def _group(group: _Group) -> Group:
    return Group(
        group.reason,
        group.most_words,
        Phrases(group.exact, whole=True),
        Phrases(group.starts, whole=False),
        _ending(group.ends),
        _any_of(group.inside),
        _any_of(group.anywhere),
    )


def _ending(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    known = "|".join(map(_pattern, phrases))
    return re.compile(rf"(?<!\w)(?:{known})$") if phrases else None


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(_pattern, phrases)), re.IGNORECASE) if phrases else None


def _key(word: str) -> str:
    return word.strip("'\"(:|,") or word


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase.translate(_QUOTES))
    return escaped.replace(r"\*", _ANY_WORDS).replace(r"\#", _NUMBER)
