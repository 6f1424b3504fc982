"""News agencies and outlets by name, alias and domain, from ``sources.toml``.

The file's head tells the shape of an entry. A file of the user's own of the same shape extends
it: an entry with a known ``name`` replaces the bundled one, any other is added.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from sayso.errors import BadInput, BadInstallation

_KINDS: tuple[Literal["agency", "outlet"], ...] = ("agency", "outlet")
_STRAIGHT = str.maketrans("’‘`", "'''")
_ARTICLE = re.compile(r"^[Tt]he\s+")
_POSSESSIVE = re.compile(r"(?<=\w)('s|(?<=s)')$")
_DESCRIPTION = (
    r"(?:(?:state|official|semi-official)\s+)*"
    r"(?:news\s+(?:agency|service|channel|site|website|outlet|network)|newswire|wire\s+service"
    r"|press\s+agency|agency|newspaper|daily|magazine|weekly|broadcaster|website)"
)
_DESCRIBED_AFTER = re.compile(rf"\s+{_DESCRIPTION}$", re.IGNORECASE)
_DESCRIBED_BEFORE = re.compile(rf"^{_DESCRIPTION}\s+", re.IGNORECASE)
_OWN_TITLE = re.compile(r"\b(?:Magazine|Weekly|Daily)$")
"""Part of a name of its own where it has a capital: "The New York Times Magazine"."""
_NAME_START = re.compile(r"(?<![\w.@/-])\+?\w+")
KEPT = 8192
"""Names whose plain form is kept: the same names are looked up in article after article."""


class KnownSource(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An agency or outlet; the fields are told at the head of ``sources.toml``."""

    name: str
    kind: Literal["agency", "outlet"] = "outlet"
    aliases: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    state: bool = False
    parent: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


class KnownMatch(Struct, frozen=True):
    """A known name standing in a text; ``common`` when the words may mean something else."""

    start: int
    end: int
    source: KnownSource
    common: bool


class _Form(Struct, frozen=True):
    """One spelling of a name without its article, and how strictly it must be met."""

    text: str
    source: KnownSource
    common: bool
    needs_article: bool


class Registry:
    """Finds known agencies and outlets; made by :func:`registry`."""

    def __init__(self, sources: Iterable[KnownSource]) -> None:
        self.sources = tuple(sources)
        self._exact: dict[str, KnownSource] = {}
        self._loose: dict[str, KnownSource] = {}
        self._domains: dict[str, KnownSource] = {}
        self._by_first_word: dict[str, list[_Form]] = {}
        for source in self.sources:
            self._add(source)
        for forms in self._by_first_word.values():
            forms.sort(key=lambda form: (-len(form.text), form.common))

    def _add(self, source: KnownSource) -> None:
        for domain in source.domains:
            self._domains.setdefault(domain, source)
        for name in source.names:
            form = _form(name, source)
            self._exact.setdefault(f"The {form.text}" if form.needs_article else form.text, source)
            if not (form.common or _is_abbreviation(name)):
                self._loose.setdefault(_fold(form.text), source)
            for text in {form.text, *([form.text.upper()] if " " in form.text else [])}:
                spelled = msgspec.structs.replace(form, text=text)
                self._by_first_word.setdefault(_first_word(text), []).append(spelled)

    def find(self, name: str) -> KnownSource | None:
        """The source that ``name`` names, or None.

        Tolerates "the", a possessive, accents, and a description beside the name ("the Tasnim
        news agency", "newspaper Kommersant"). Case is free, but for abbreviations and for names
        that are everyday words; the latter also pass with a description beside them.
        """
        cleaned = _clean(name)
        return self._find(cleaned) or self._find(_POSSESSIVE.sub("", cleaned))

    def _find(self, cleaned: str) -> KnownSource | None:
        bare = _ARTICLE.sub("", cleaned)
        found = (
            self._exact.get(bare)
            or self._exact.get(f"The {bare}" if bare != cleaned else cleaned)
            or self._loose.get(_fold(bare))
        )
        if found:
            return found
        for pattern in (_DESCRIBED_AFTER, _DESCRIBED_BEFORE):
            named = pattern.sub("", bare)
            if named != bare and not _OWN_TITLE.search(bare[len(named) :]):
                return (
                    self._exact.get(named)
                    or self._exact.get(f"The {named}")
                    or self._loose.get(_fold(named))
                )
        return None

    def by_domain(self, url: str) -> KnownSource | None:
        """The source at whose home domain, or a subdomain of it, ``url`` stands, or None."""
        try:
            host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
        except ValueError:
            return None
        labels = host.split(".")
        for start in range(len(labels) - 1):
            found = self._domains.get(".".join(labels[start:]))
            if found:
                return found
        return None

    def scan(self, text: str) -> tuple[KnownMatch, ...]:
        """Every known name in ``text``, whole words, the longest where several begin alike.

        Names stand with their own capitals, or all in capitals if of several words. Matches do
        not overlap and are in the order of the text.
        """
        plain = text.translate(_STRAIGHT)
        matches: list[KnownMatch] = []
        end = 0
        for word in _NAME_START.finditer(plain):
            if word.start() < end:
                continue
            match = self._match_at(plain, word.start(), word.group())
            if match and match.start >= end:
                matches.append(match)
                end = match.end
        return tuple(matches)

    def _match_at(self, text: str, start: int, first: str) -> KnownMatch | None:
        for form in self._by_first_word.get(first, ()):
            if not text.startswith(form.text, start):
                continue
            end = start + len(form.text)
            if end < len(text) and (text[end].isalnum() or text[end] == "_"):
                continue
            article = text[max(0, start - 4) : start] in {"The ", "the "}
            if form.needs_article and not article:
                continue
            begins = start - 4 if article and form.source.name.startswith("The ") else start
            return KnownMatch(begins, end, form.source, form.common)
        return None


def _form(name: str, source: KnownSource) -> _Form:
    plain = name.translate(_STRAIGHT)
    common = name in source.common
    return _Form(_ARTICLE.sub("", plain), source, common, common and plain.startswith("The "))


def _first_word(text: str) -> str:
    match = _NAME_START.match(text)
    return match.group() if match else text


def _is_abbreviation(name: str) -> bool:
    return " " not in name and name.isupper()


@lru_cache(maxsize=KEPT)
def _clean(name: str) -> str:
    spaced = " ".join(name.translate(_STRAIGHT).split()).strip("\"“”',;:()[]")
    return re.sub(r"\b([A-Z])\.(?=[A-Z]\b|$)", r"\1", spaced)


@lru_cache(maxsize=KEPT)
def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(
        char for char in decomposed if not unicodedata.combining(char) and char not in " .-'"
    )


def registry(extra: Path | None = None) -> Registry:
    """The bundled agencies and outlets, extended by the user's own file ``extra`` (TOML).

    Raises :class:`BadInput` when ``extra`` cannot be read, naming the entry at fault.
    """
    if extra is None:
        return _bundled()
    own = tuple(_read_extra(extra))
    replaced = {source.name for source in own}
    rest = (source for source in _bundled().sources if source.name not in replaced)
    return Registry((*own, *rest))


@cache
def _bundled() -> Registry:
    try:
        text = files("sayso.knowledge").joinpath("sources.toml").read_text("utf-8")
        return Registry(_parse(text))
    except (OSError, ValueError) as error:
        raise BadInstallation(
            f"sources.toml of the installed package is damaged ({error}); install sayso again"
        ) from error


def _read_extra(path: Path) -> Iterator[KnownSource]:
    try:
        yield from _parse(path.read_text("utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); give a TOML file") from error
    except ValueError as error:
        raise BadInput(
            f"{path}: {error}; an entry looks like "
            'agency = [{name = "Reuters", aliases = ["Reuters News"], domains = ["reuters.com"]}]'
        ) from error


def _parse(text: str) -> Iterator[KnownSource]:
    """Yield the sources of a TOML text; ValueError tells which entry is wrong."""
    table: dict[str, Any] = tomllib.loads(text)
    unknown = sorted(set(table) - set(_KINDS))
    if unknown:
        raise ValueError(f"unknown table {unknown[0]!r}: use 'agency' or 'outlet'")
    for kind in _KINDS:
        entries = table.get(kind, [])
        if not isinstance(entries, list):
            raise ValueError(f"{kind!r} must be a list of entries")
        for number, entry in enumerate(entries, 1):
            yield _source(kind, number, entry)


def _source(kind: str, number: int, entry: object) -> KnownSource:
    named = entry.get("name") if isinstance(entry, dict) else None
    try:
        fields = {**entry, "kind": kind} if isinstance(entry, dict) else entry
        return msgspec.convert(fields, KnownSource)
    except msgspec.ValidationError as error:
        raise ValueError(f"{kind} {number} ({named!r}): {error}") from error
