"""Files that Sayso wrote itself: a dossier left in a folder of coverage is no article."""

from pathlib import Path

_MARKS = {
    ".json": b'"format": "sayso-dossier/',
    ".html": b'<meta name="generator" content="Sayso ',
}
_HEAD = 2_000
"""Bytes; both marks stand in the first 600 of a dossier."""


def is_dossier(path: Path) -> bool:
    """Tell whether a file is a dossier: by its mark, or as Markdown beside a marked namesake.

    Raises OSError when the file cannot be read.
    """
    if path.suffix == ".md":
        beside = (path.with_suffix(suffix) for suffix in _MARKS)
        return any(is_dossier(other) for other in beside if other.is_file())
    mark = _MARKS.get(path.suffix)
    if mark is None:
        return False
    with path.open("rb") as file:
        return mark in file.read(_HEAD)
