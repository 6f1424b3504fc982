"""Dossiers on disk: which file a dossier goes to, in which form, and back."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sayso.articles.own_output import is_dossier
from sayso.dossier import from_json, to_html, to_json, to_markdown
from sayso.errors import BadDossier, BadInput
from sayso.model import Dossier

DEFAULT_FOLDER = Path("sayso-dossier")
WRITERS: dict[str, Callable[[Dossier], bytes]] = {
    ".html": lambda dossier: to_html(dossier).encode(),
    ".json": to_json,
    ".md": lambda dossier: to_markdown(dossier).encode(),
}

OTHER_FORMS = frozenset({".txt", ".htm", ".pdf", ".doc", ".docx", ".markdown", ".csv", ".jsonl"})
"""Endings that are meant as a file's and not as a folder's, which a dossier does not have."""


class Target(Struct, frozen=True, order=True):
    """A file to write and the form it takes (a suffix of ``WRITERS``)."""

    path: Path
    form: str


def targets(output: Path | None, named: dict[str, Path]) -> tuple[Target, ...]:
    """Decide which files a run writes.

    ``output`` is a folder for all forms, or one file whose suffix tells its form; ``named``
    maps forms to files asked for one by one. With neither, all forms go to ``sayso-dossier``.

    Raises BadInput for a name that ends as documents of other forms do.
    """
    chosen = [Target(path, form) for form, path in named.items()]
    if output is None and not named:
        output = DEFAULT_FOLDER
    if output is not None and output.suffix.lower() in OTHER_FORMS and not output.is_dir():
        raise BadInput(
            f"{output}: a dossier is written as {', '.join(WRITERS)}; use such a name, or a folder."
        )
    if output is not None and output.suffix.lower() in WRITERS and not output.is_dir():
        chosen.append(Target(output, output.suffix.lower()))
    elif output is not None:
        chosen.extend(Target(output / f"dossier{form}", form) for form in WRITERS)
    return tuple(chosen)


def refuse_overwriting(chosen: Sequence[Target], inputs: Sequence[Path]) -> None:
    """Raise BadInput when a target cannot be written, or is one of the files to be read: told
    before the work begins, and not after it."""
    for target in chosen:
        if target.path.is_dir():
            raise BadInput(f"{target.path}: is a folder; name a file to write the dossier to.")
        if _is_input(target.path, inputs):
            raise BadInput(f"{target.path}: is one of the articles; name another file to write.")
        standing = next(folder for folder in target.path.absolute().parents if folder.exists())
        if not standing.is_dir():
            raise BadInput(
                f"{standing}: is a file, no folder; name a folder, or a file that ends in "
                f"{', '.join(WRITERS)}."
            )
        if not os.access(standing, os.W_OK | os.X_OK):
            raise BadInput(f"{standing}: may not be written to; name another folder.")
        if target.path.exists() and not os.access(target.path, os.W_OK):
            raise BadInput(f"{target.path}: may not be written over; name another file.")


def _is_input(target: Path, inputs: Sequence[Path]) -> bool:
    """Tell whether a file is named by the inputs or stands in a folder of theirs, a dossier
    that an earlier run left there apart."""
    real = Path(os.path.realpath(target))
    read = {Path(os.path.realpath(path)) for path in inputs}
    if not real.is_file() or real in read:
        return real in read
    return not read.isdisjoint(real.parents) and not is_dossier(real)


def save(dossier: Dossier, path: Path, form: str | None = None) -> None:
    """Write a dossier as ``.html``, ``.json`` or ``.md``; the suffix decides unless told.

    A file is written whole or, on a full disk, not at all: what stood there before stays.

    Raises BadInput when the suffix is of no known form or the file cannot be written.
    """
    form = form or path.suffix.lower()
    if form not in WRITERS:
        raise BadInput(f"{path}: a dossier is written as {', '.join(WRITERS)}; use such a name.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, WRITERS[form](dossier))
    except OSError as error:
        raise BadInput(f"{path}: cannot be written ({error.strerror}); choose another.") from error


def _write_whole(path: Path, data: bytes) -> None:
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def load(path: Path) -> Dossier:
    """Read a dossier from its JSON. Raises BadDossier with the reason when it is none."""
    try:
        return from_json(path.read_bytes())
    except OSError as error:
        raise BadDossier(
            f"{path}: cannot be read ({error.strerror}); give a file written by "
            "`sayso report FOLDER --json FILE`."
        ) from error
    except BadDossier as error:
        raise BadDossier(f"{path}: {error}") from error


def grouping_json(dossier: Dossier, *, text: bool) -> bytes:
    """The articles and stories of a dossier alone, as JSON; ``text=False`` leaves texts out."""
    articles = msgspec.to_builtins(dossier.articles)
    if not text:
        articles = [
            {key: value for key, value in article.items() if key != "text"} for article in articles
        ]
    value = {"articles": articles, "stories": msgspec.to_builtins(dossier.stories)}
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
