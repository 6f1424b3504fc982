"""Fixtures every room may use."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine makes any example slow: what is tested is what comes out, not when.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public data sets and gold beside the repository; skips where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: the public data sets are not part of the repository")
    return folder
