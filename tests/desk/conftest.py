from pathlib import Path

import pytest

import sayso

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="session")
def examples() -> Path:
    return EXAMPLES


@pytest.fixture(scope="session")
def dossier() -> sayso.Dossier:
    return sayso.report([EXAMPLES])
