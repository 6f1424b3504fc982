"""The gates: what falls below its floor is told, floors only rise, what is absent is skipped."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.gates import COMPONENTS, lifted, measure, misses, read_floors

FIGURES = st.dictionaries(
    st.sampled_from(["names.uner", "events.chain", "events.noise_fp", "events.ledger_n"]),
    st.floats(0, 40),
)


OWN = ("benchmark", "own")
"""Components that are measured on texts in the repository."""


@pytest.mark.parametrize("component", OWN)
def test_our_own_texts_hold_their_floors(component: str) -> None:
    ((name, found, _),) = measure(Path("nowhere"), [component])
    assert isinstance(found, dict)
    floors = read_floors()
    assert found.keys() <= floors.keys()
    assert misses(found, floors, [name]) == []


@pytest.mark.parametrize("component", sorted(set(COMPONENTS) - set(OWN)))
def test_a_component_whose_data_is_not_here_is_skipped(component: str, tmp_path: Path) -> None:
    ((_, found, _),) = measure(tmp_path, [component])
    assert isinstance(found, str)
    assert str(tmp_path) in found or "pip install" in found


def test_a_figure_below_its_floor_is_told_and_one_above_its_ceiling() -> None:
    floors = {"names.uner": 0.8, "events.noise_fp": 0.01, "status.accuracy": 0.9}
    measured = {"names.uner": 0.7, "events.noise_fp": 0.02}
    told = misses(measured, floors, ["names", "events"])
    assert told == ["names.uner: 0.700, floor 0.800", "events.noise_fp: 0.020, floor 0.010"]


def test_a_figure_that_is_gone_is_told() -> None:
    assert misses({}, {"names.uner": 0.8}, ["names"]) == ["names.uner: not measured, floor 0.8"]


@given(FIGURES, FIGURES)
def test_floors_only_rise_and_hold_what_is_measured(
    measured: dict[str, float], floors: dict[str, float]
) -> None:
    raised = lifted(measured, floors)
    for name in floors:
        down = name in {"events.noise_fp", "events.ledger_n"}
        assert raised[name] <= floors[name] if down else raised[name] >= floors[name]
    assert misses(measured, lifted(measured, {}), {name.split(".")[0] for name in measured}) == []


def test_every_floor_belongs_to_a_component() -> None:
    assert {name.split(".")[0] for name in read_floors()} <= set(COMPONENTS)
