"""On whose say-so? From the coverage of an event to what is reported, and what it rests on.

    import sayso
    dossier = sayso.report(["coverage/"])
    sayso.save(dossier, "dossier.html")

Every value is frozen; offsets are Unicode code points into ``Article.text``, start included,
end excluded. Importing the package is cheap: the models are loaded by the first call that
needs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.options import Options
from sayso.errors import (
    BadDossier,
    BadInput,
    BadInstallation,
    SaysoError,
    SkipArticle,
    StopRun,
)
from sayso.model import Dossier, Progress
from sayso.version import VERSION

if TYPE_CHECKING:
    from sayso.dossier import Failure

__version__ = VERSION

__all__ = [
    "BadDossier",
    "BadInput",
    "BadInstallation",
    "Dossier",
    "Options",
    "SaysoError",
    "SkipArticle",
    "StopRun",
    "__version__",
    "group",
    "load",
    "read",
    "report",
    "save",
    "verify",
]


def report(
    paths: Sequence[str | Path],
    options: Options = Options(),  # noqa: B008 (frozen)
    progress: Progress | None = None,
) -> Dossier:
    """Read the articles in files and folders and put everything found into a dossier.

    Raises BadInput when none of the paths gives an article.
    """
    from sayso.desk import pipeline

    return pipeline.report(paths, options, progress)


def read(path: str | Path, options: Options = Options()) -> Dossier:  # noqa: B008 (frozen)
    """Read one article: what is said in it, and by whom. A dossier without stories."""
    from sayso.desk import pipeline

    return pipeline.read(path, options)


def group(
    paths: Sequence[str | Path],
    options: Options = Options(),  # noqa: B008 (frozen)
    progress: Progress | None = None,
) -> Dossier:
    """Read the articles and group them into stories; nothing more is looked for."""
    from sayso.desk import pipeline

    return pipeline.group(paths, options, progress)


def verify(dossier: Dossier, paths: Sequence[str | Path]) -> tuple[Failure, ...]:
    """Check every hash, span and reference of a dossier against the articles as they are now."""
    from sayso.desk import pipeline

    return pipeline.verify(dossier, paths)


def save(dossier: Dossier, path: str | Path) -> None:
    """Write a dossier to a file whose suffix tells the form: .html, .json or .md."""
    from sayso.desk import files

    files.save(dossier, Path(path))


def load(path: str | Path) -> Dossier:
    """Read a dossier back from its JSON. Raises BadDossier when the file is none."""
    from sayso.desk import files

    return files.load(Path(path))
