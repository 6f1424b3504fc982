"""Judgements by people: which names are one and which never are, which passages state the same.

A TOML file of the user's own (its shape is told in ``docs/judgements.md``), read on every run.
A judgement names things by how they are written and where, never by the ids of one run, so it
holds when articles are added.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Struct

from sayso.errors import BadInput
from sayso.model import Article, Judged

_REMEDY = "docs/judgements.md shows the shape of every judgement"
_STRAIGHT = str.maketrans("’‘`´“”", "''''\"\"")

StatementKind: TypeAlias = Literal["same", "apart"]
"""Whether passages make one statement or several."""
_STATEMENTS: tuple[StatementKind, ...] = ("same", "apart")


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """A name as it is written: wherever it stands, or in one article only.

    ``article`` is the end of the article's path, its address, or its title.
    """

    name: str
    article: str | None = None

    def __str__(self) -> str:
        return f"“{self.name}” in {self.article}" if self.article else f"“{self.name}”"


class Merge(Struct, frozen=True, kw_only=True):
    """All these names stand for one thing; the first is the one shown."""

    names: tuple[Named, ...]
    because: str = ""
    where: str = ""


class Never(Struct, frozen=True, kw_only=True):
    """No two of these names stand for one thing."""

    names: tuple[Named, ...]
    because: str = ""
    where: str = ""


class Split(Struct, frozen=True, kw_only=True):
    """In these articles the name stands for another than the one it was taken for."""

    name: str
    articles: tuple[str, ...]
    because: str = ""
    where: str = ""


class OneStory(Struct, frozen=True, kw_only=True):
    """These articles tell of one event."""

    articles: tuple[str, ...]
    because: str = ""
    where: str = ""


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of an article that state something. ``article`` is the end of its path, its address,
    or its title."""

    article: str
    words: str

    def __str__(self) -> str:
        return f"“{self.words}” in {self.article}"


class Statements(Struct, frozen=True, kw_only=True):
    """All these passages make the same statement, or no two of them do."""

    kind: StatementKind
    passages: tuple[Words, ...]
    because: str = ""
    where: str = ""


Judgement: TypeAlias = Merge | Never | Split
"""What is judged of names."""


class Judgements(Struct, frozen=True):
    """The judgements of one file, each with the file's name and its line in ``where``."""

    merges: tuple[Merge, ...] = ()
    nevers: tuple[Never, ...] = ()
    splits: tuple[Split, ...] = ()
    stories: tuple[OneStory, ...] = ()
    statements: tuple[Statements, ...] = ()


class _Names(Struct, frozen=True, forbid_unknown_fields=True):
    """``[[merge]]`` and ``[[never]]`` as they are written."""

    names: tuple[str | Named, ...]
    because: str = ""


class _Split(Struct, frozen=True, forbid_unknown_fields=True):
    """``[[split]]`` as it is written."""

    name: str
    articles: tuple[str, ...]
    because: str = ""


class _Story(Struct, frozen=True, forbid_unknown_fields=True):
    """``[[story]]`` as it is written."""

    articles: tuple[str, ...]
    because: str = ""


class _Passages(Struct, frozen=True, forbid_unknown_fields=True):
    """``[[same]]`` and ``[[apart]]`` as they are written."""

    passages: tuple[Words, ...]
    because: str = ""


Written = TypeVar("Written", _Names, _Split, _Story, _Passages)
_KINDS = ("merge", "never", "split", "story", *_STATEMENTS)
_FEWEST = 2


def plain(name: str) -> str:
    """A name without what does not count in writing it: case, spaces, kinds of quotes, "the"."""
    return " ".join(straight(name).split()).casefold().removeprefix("the ")


def straight(text: str) -> str:
    """A text with straight quotation marks, as long as it was."""
    return text.translate(_STRAIGHT)


def articles_called(articles: Iterable[Article], told: str) -> list[str]:
    """The ids of the articles called so: by the end of their path, their address or title."""
    return [article.id for article in articles if _is_called(article, told)]


def _is_called(article: Article, told: str) -> bool:
    path = (article.path or "").replace("\\", "/")
    by_path = path == told or path.endswith(f"/{told}")
    return by_path or article.url == told or plain(article.title or "") == plain(told)


def missing_article(told: str, found: Sequence[str]) -> str:
    """Why a name of an article does not name one: none is called so, or several are."""
    if found:
        return f"{len(found)} articles are called “{told}”: give more of the path"
    return f"no article is called “{told}”"


def in_order(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """What became of the judgements of a file, by line."""
    return tuple(sorted(judged, key=lambda item: int(item.where.rpartition(":")[2])))


def read_judgements(path: Path | None) -> Judgements:
    """The judgements of a file; none without a file.

    Raises:
        BadInput: the file cannot be read or a judgement is not written as it must be; the
            message names file and line.
    """
    if path is None:
        return Judgements()
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); give a TOML file") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    return parse_judgements(text, path.name)


def parse_judgements(text: str, file: str) -> Judgements:
    """The judgements of a TOML text; ``file`` is the name used in messages.

    Raises:
        BadInput: a judgement is not written as it must be; the message names file and line.
    """
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{file}: is not TOML: {error}; {_REMEDY}") from error
    _refuse_unknown(table, text, file)
    return Judgements(
        merges=tuple(
            Merge(names=_two_or_more(told, where), because=told.because, where=where)
            for told, where in _entries(table, text, file, "merge", _Names)
        ),
        nevers=tuple(
            Never(names=_two_or_more(told, where), because=told.because, where=where)
            for told, where in _entries(table, text, file, "never", _Names)
        ),
        splits=tuple(
            _split(told, where) for told, where in _entries(table, text, file, "split", _Split)
        ),
        stories=tuple(
            _story(told, where) for told, where in _entries(table, text, file, "story", _Story)
        ),
        statements=tuple(
            _statements(kind, told, where)
            for kind in _STATEMENTS
            for told, where in _entries(table, text, file, kind, _Passages)
        ),
    )


def _refuse_unknown(table: dict[str, Any], text: str, file: str) -> None:
    for kind in table:
        if kind not in _KINDS:
            found = re.search(rf"^[ \t]*\[*\s*[\"']?{re.escape(kind)}\b", text, re.MULTILINE)
            line = f":{_line(text, found.start())}" if found else ""
            known = ", ".join(f"[[{name}]]" for name in _KINDS)
            raise BadInput(f"{file}{line}: {kind!r} is no kind of judgement; use {known}")


def _entries(
    table: dict[str, Any], text: str, file: str, kind: str, shape: type[Written]
) -> Iterator[tuple[Written, str]]:
    """The judgements of a kind as written, each with its file and line."""
    headings = list(re.finditer(rf"^[ \t]*\[\[\s*{kind}\s*\]\]", text, re.MULTILINE))
    entries = table.get(kind, [])
    if not isinstance(entries, list) or len(entries) != len(headings):
        raise BadInput(f"{file}: write each {kind} under a line [[{kind}]] of its own; {_REMEDY}")
    for entry, heading in zip(entries, headings, strict=True):
        where = f"{file}:{_line(text, heading.start())}"
        try:
            yield msgspec.convert(entry, shape), where
        except msgspec.ValidationError as error:
            raise BadInput(f"{where}: [[{kind}]]: {error}; {_REMEDY}") from error


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _two_or_more(told: _Names, where: str) -> tuple[Named, ...]:
    named = tuple(Named(name) if isinstance(name, str) else name for name in told.names)
    different = {(plain(one.name), one.article) for one in named}
    if len(different) < _FEWEST or any(not name for name, _ in different):
        raise BadInput(f"{where}: names must hold two different names or more; {_REMEDY}")
    return named


def _split(told: _Split, where: str) -> Split:
    if not plain(told.name) or not told.articles or not all(map(str.strip, told.articles)):
        raise BadInput(f"{where}: a split needs a name and one article or more; {_REMEDY}")
    return Split(name=told.name, articles=told.articles, because=told.because, where=where)


def _story(told: _Story, where: str) -> OneStory:
    if len({plain(article) for article in told.articles}) < _FEWEST:
        raise BadInput(f"{where}: a story needs two different articles or more; {_REMEDY}")
    return OneStory(articles=told.articles, because=told.because, where=where)


def _statements(kind: StatementKind, told: _Passages, where: str) -> Statements:
    different = {(one.article, plain(one.words)) for one in told.passages}
    if len(different) < _FEWEST or not all(words for _, words in different):
        raise BadInput(f"{where}: passages must hold two different passages or more; {_REMEDY}")
    return Statements(kind=kind, passages=told.passages, because=told.because, where=where)
