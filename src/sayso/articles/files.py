"""Paths to files, and files to drafts: the only room of this floor that touches the disk."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from sayso.articles.decoding import decode
from sayso.articles.draft import Draft
from sayso.articles.own_output import is_dossier
from sayso.articles.records import read_json, read_record, records
from sayso.articles.webpage import read_page
from sayso.errors import SkipArticle
from sayso.knowledge.sources import Registry
from sayso.model import Unread

# Bytes. A page of 8 MB takes the extractor under 10 s; text and records are quick to refuse.
_LARGEST = {".txt": 8_000_000, ".html": 8_000_000, ".htm": 8_000_000, ".json": 64_000_000}
_LARGEST_LINE = 8_000_000
SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl")


class Found(Struct, frozen=True):
    """One input: a file to read, or why it will not be."""

    path: Path
    reason: str | None = None


def find_files(paths: Iterable[Path | str]) -> tuple[Found, ...]:
    """The files named and those in the folders named, each once, sorted by path.

    Hidden files, and dossiers met in a folder, are passed over; files of other kinds, and paths
    that are not there, come with the reason. Folders reached twice, as by a link that leads
    back, are walked once.
    """
    found: dict[str, Found] = {}
    walked: set[tuple[int, int]] = set()
    for path in map(Path, paths):
        for item in _under(path, walked):
            found.setdefault(os.path.realpath(item.path), item)
    return tuple(sorted(found.values(), key=lambda item: (item.path.parts, item.path)))


def _under(path: Path, walked: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        if path.is_dir():
            yield from _in_folder(path, walked)
        elif path.exists():
            yield _file(path)
        else:
            yield Found(path, "no such file or folder; check the path")
    except (OSError, ValueError) as error:
        yield Found(path, _why(error))


def _in_folder(folder: Path, walked: set[tuple[int, int]]) -> Iterator[Found]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in walked:
        return
    walked.add((status.st_dev, status.st_ino))
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Found(folder, _why(error))
        return
    for entry in entries:
        if not entry.name.startswith(".") and not _own(entry):
            yield from _under(entry, walked)


def _own(entry: Path) -> bool:
    try:
        return entry.is_file() and is_dossier(entry)
    except OSError:
        return False


def _file(path: Path) -> Found:
    if not path.is_file():
        return Found(path, "is not a regular file")
    if path.suffix.lower() not in SUFFIXES:
        kind = path.suffix or "a file without a suffix"
        return Found(path, f"{kind} is not a kind that can be read; give {', '.join(SUFFIXES)}")
    return Found(path)


def read_file(path: Path, registry: Registry) -> Iterator[tuple[str, Draft | Unread]]:
    """The drafts of a file with the name each goes by, or why one of them cannot be used.

    A file of several articles names them ``path:number``: the line in a .jsonl, the place in
    the list of a .json. Raises SkipArticle when nothing of the file can be used.
    """
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        yield from _lines(path)
        return
    data = _load(path, _LARGEST[suffix])
    if suffix == ".txt":
        yield str(path), Draft(text=decode(data))
    elif suffix == ".json":
        yield from _records(path, decode(data))
    else:
        yield str(path), read_page(data, registry)


def _load(path: Path, largest: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > largest:
            raise SkipArticle(
                f"is {size / 1e6:.0f} MB; one {path.suffix} file may have {largest / 1e6:.0f} MB: "
                "split it, or give the articles as .jsonl"
            )
        return path.read_bytes()
    except OSError as error:
        raise SkipArticle(_why(error)) from error


def _records(path: Path, text: str) -> Iterator[tuple[str, Draft | Unread]]:
    items = list(records(read_json(text)))
    if not items:
        raise SkipArticle("holds an empty list; nothing to read")
    for number, record in enumerate(items, 1):
        name = f"{path}:{number}" if len(items) > 1 else str(path)
        try:
            yield name, read_record(record)
        except SkipArticle as error:
            yield name, Unread(name, str(error))


def _lines(path: Path) -> Iterator[tuple[str, Draft | Unread]]:
    """One article a line; blank lines are passed over, a bad line does not stop the rest."""
    some = False
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(_LARGEST_LINE):
                number += 1
                name = f"{path}:{number}"
                if not line.endswith(b"\n") and len(line) == _LARGEST_LINE:
                    _skip_line(file.readline)
                    yield name, Unread(name, f"the line is over {_LARGEST_LINE / 1e6:.0f} MB")
                elif line.strip():
                    yield name, _line(name, line)
                else:
                    continue
                some = True
    except OSError as error:
        raise SkipArticle(_why(error)) from error
    if not some:
        raise SkipArticle("the file is empty; nothing to read")


def _skip_line(readline: Callable[[int], bytes]) -> None:
    while (rest := readline(_LARGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _line(name: str, line: bytes) -> Draft | Unread:
    try:
        return read_record(read_json(decode(line)))
    except SkipArticle as error:
        return Unread(name, str(error))


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "may not be read (permission denied); change its permissions"
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read ({told})"
