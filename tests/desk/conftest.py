import sys
from pathlib import Path

import pytest

import sayso
from sayso.desk import cli

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="session")
def examples() -> Path:
    return EXAMPLES


@pytest.fixture(scope="session")
def dossier() -> sayso.Dossier:
    return sayso.report([EXAMPLES])


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]):
    """Run ``sayso`` with arguments; gives exit code, standard output, standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        out, err = capsysbinary.readouterr()
        code = stopped.value.code
        return (code if isinstance(code, int) else 0), out.decode(), err.decode()

    return call
