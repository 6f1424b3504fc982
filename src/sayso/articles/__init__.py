"""Bytes to articles: files and folders read, noise and credits marked, nothing altered.

For a .txt file ``Article.text`` is exactly the file's decoded text, line ends included, without
a byte order mark. For .html, .json and .jsonl it is the title, a blank line, the body.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sayso.articles.draft import finish
from sayso.articles.files import Found, find_files, read_file
from sayso.errors import BadInput, SkipArticle
from sayso.knowledge.sources import Registry, registry
from sayso.model import Article, Progress, Unread

__all__ = ["Coverage", "read"]


class Coverage(Struct, frozen=True):
    """What was read, in the order of the paths, and what was not, with the reasons."""

    articles: tuple[Article, ...]
    unread: tuple[Unread, ...]


def read(
    paths: Sequence[Path | str],
    *,
    sources: Registry | None = None,
    progress: Progress | None = None,
) -> Coverage:
    """Read the articles in files and folders.

    Folders are walked; hidden files are passed over. Articles get the ids ``a1``, ``a2``, ... in
    the sorted order of their paths; a path reached twice is read once. ``sources`` are the known
    agencies and outlets, the bundled ones by default.

    Raises BadInput when none of the paths exists.
    """
    known = sources or registry()
    if not any(Path(path).exists() for path in paths):
        named = ", ".join(map(str, paths)) or "no path"
        raise BadInput(f"nothing to read at {named}: give files or folders that exist")
    found = find_files(paths)
    articles: list[Article] = []
    unread: list[Unread] = []
    for number, item in enumerate(found, 1):
        for result in _read(item, known):
            if isinstance(result, Unread):
                unread.append(result)
            else:
                articles.append(replace(result, id=f"a{len(articles) + 1}"))
        if progress:
            progress("reading", number, len(found))
    return Coverage(tuple(articles), tuple(unread))


def _read(item: Found, known: Registry) -> Iterator[Article | Unread]:
    if item.reason:
        yield Unread(str(item.path), item.reason)
        return
    try:
        for name, draft in read_file(item.path, known):
            if isinstance(draft, Unread):
                yield draft
                continue
            try:
                yield finish(draft, name, known)
            except SkipArticle as error:
                yield Unread(name, str(error))
    except SkipArticle as error:
        yield Unread(str(item.path), str(error))
