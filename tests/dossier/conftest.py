"""A small invented coverage as a dossier, and the same with hostile text in every field."""

import pytest
from tests.dossier.bridge import coverage
from tests.dossier.hostility import hostile_in_every_field

from sayso.model import Dossier


@pytest.fixture(scope="session")
def sample() -> Dossier:
    """Three outlets on a shut bridge: an echo, a quote that drifts, a number in dispute."""
    return coverage()


@pytest.fixture(scope="session")
def hostile(sample: Dossier) -> Dossier:
    """The sample with markup, script, quotes, templates and control characters everywhere."""
    return hostile_in_every_field(sample)
