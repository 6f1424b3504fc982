"""Dossiers on disk: which file a dossier goes to, in which form, and back."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sayso.dossier import from_json, to_html, to_json, to_markdown
from sayso.errors import BadDossier, BadInput
from sayso.model import Dossier

DEFAULT_FOLDER = Path("sayso-dossier")
WRITERS: dict[str, Callable[[Dossier], bytes]] = {
    ".html": lambda dossier: to_html(dossier).encode(),
    ".json": to_json,
    ".md": lambda dossier: to_markdown(dossier).encode(),
}


class Target(Struct, frozen=True, order=True):
    """A file to write and the form it takes (a suffix of ``WRITERS``)."""

    path: Path
    form: str


def targets(output: Path | None, named: dict[str, Path]) -> tuple[Target, ...]:
    """Decide which files a run writes.

    ``output`` is a folder for all forms, or one file whose suffix tells its form; ``named``
    maps forms to files asked for one by one. With neither, all forms go to ``sayso-dossier``.
    """
    chosen = [Target(path, form) for form, path in named.items()]
    if output is None and not named:
        output = DEFAULT_FOLDER
    if output is not None and output.suffix.lower() in WRITERS and not output.is_dir():
        chosen.append(Target(output, output.suffix.lower()))
    elif output is not None:
        chosen.extend(Target(output / f"dossier{form}", form) for form in WRITERS)
    return tuple(chosen)


def refuse_overwriting(chosen: Sequence[Target], inputs: Sequence[Path]) -> None:
    """Raise BadInput when a target is a folder, or one of the files to be read."""
    read = {path.resolve() for path in inputs if path.is_file()}
    for target in chosen:
        if target.path.is_dir():
            raise BadInput(f"{target.path}: is a folder; name a file to write the dossier to.")
        if target.path.resolve() in read:
            raise BadInput(f"{target.path}: is one of the articles; name another file to write.")


def save(dossier: Dossier, path: Path, form: str | None = None) -> None:
    """Write a dossier as ``.html``, ``.json`` or ``.md``; the suffix decides unless told.

    Raises BadInput when the suffix is of no known form or the file cannot be written.
    """
    form = form or path.suffix.lower()
    if form not in WRITERS:
        raise BadInput(f"{path}: a dossier is written as {', '.join(WRITERS)}; use such a name.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(WRITERS[form](dossier))
    except OSError as error:
        raise BadInput(f"{path}: cannot be written ({error.strerror}); choose another.") from error


def load(path: Path) -> Dossier:
    """Read a dossier from its JSON. Raises BadDossier with the reason when it is none."""
    try:
        return from_json(path.read_bytes())
    except OSError as error:
        raise BadDossier(f"{path}: cannot be read ({error.strerror}).") from error
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
