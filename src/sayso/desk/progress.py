"""Progress on long work, drawn on standard error and silent when that is not a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from sayso.model import Progress

LABELS = {
    "reading": "Reading files",
    "language": "Who says what",
    "stories": "Grouping into stories",
    "entities": "Who is who",
    "attributions": "Chains of sources",
    "findings": "Comparing statements",
    "dossier": "Putting it together",
}
"""What each stage of a run does, in words."""


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


@contextmanager
def shown(*, quiet: bool) -> Iterator[Progress]:
    """Give a progress callback that draws one bar a stage while the block runs.

    Until a stage tells how much is done its bar moves to and fro; it ends when the next begins.
    """
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield silent
        return
    columns = (
        TextColumn("{task.description:<22}"),
        BarColumn(),
        TextColumn("{task.fields[counted]:>11}"),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def draw(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for earlier in tasks.values():
                    bars.update(earlier, completed=1, total=1)
                tasks[stage] = bars.add_task(LABELS.get(stage, stage), total=None, counted="")
            if done:
                counted = f"{done:,}/{total:,}" if total > 1 else ""
                bars.update(tasks[stage], completed=done, total=total, counted=counted)

        yield draw
