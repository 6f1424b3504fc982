"""Progress: a bar a stage on a terminal, silence elsewhere."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import sayso
from sayso.desk import progress


def drawn(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, quiet: bool = False) -> str:
    """What a short run draws."""
    paper = StringIO()

    def console(*, stderr: bool) -> Console:
        assert stderr
        return Console(file=paper, force_terminal=terminal, width=80)

    monkeypatch.setattr(progress, "Console", console)
    with progress.shown(quiet=quiet) as show:
        for done in range(4):
            show("reading", done, 3)
        show("stories", 0, 3)
        show("findings", 0, 1)
        show("findings", 1, 1)
    return paper.getvalue()


def test_a_terminal_sees_each_stage_in_words_with_its_count(monkeypatch) -> None:
    seen = drawn(monkeypatch, terminal=True)
    assert "Reading files" in seen
    assert "3/3" in seen
    assert "Comparing statements" in seen


def test_a_stage_that_counts_nothing_shows_no_count_that_stands_still(monkeypatch) -> None:
    seen = drawn(monkeypatch, terminal=True)
    assert "Grouping into stories" in seen
    assert "0/3" not in seen
    assert "/1" not in seen


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)])
def test_nothing_is_drawn_in_a_pipe_or_when_told_to_be_quiet(monkeypatch, terminal, quiet) -> None:
    assert drawn(monkeypatch, terminal=terminal, quiet=quiet) == ""


def test_every_stage_of_a_run_has_words_and_counts_up_to_its_end(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("The mayor spoke on Monday, the police said.")
    seen: dict[str, list[tuple[int, int]]] = {}

    def note(stage: str, done: int, total: int) -> None:
        seen.setdefault(stage, []).append((done, total))

    sayso.report([tmp_path], progress=note)
    assert list(seen) == list(progress.LABELS)
    for stage in ("reading", "language", "attributions"):
        assert [done for done, _ in seen[stage]] == sorted({done for done, _ in seen[stage]})
        assert seen[stage][-1] == (3, 3)
