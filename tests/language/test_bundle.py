"""The bundled models and what their cards say of them."""

import hashlib
from importlib import resources
from pathlib import Path

import pytest

from sayso.errors import BadInstallation
from sayso.language.bundle import load, read_cards

MODELS = Path(str(resources.files("sayso.language"))) / "models"


def test_every_model_is_the_one_its_card_describes() -> None:
    for card in load(1).cards:
        found = hashlib.sha256((MODELS / f"{card.name}.onnx").read_bytes()).hexdigest()
        assert found == card.sha256, card.name


def test_all_models_together_stay_under_80_megabytes() -> None:
    assert sum(path.stat().st_size for path in MODELS.iterdir()) < 80e6


def test_the_models_are_loaded_once() -> None:
    assert load(1) is load(1)


def test_every_figure_names_its_component_set_and_date() -> None:
    figures = load(1).figures
    assert figures
    for figure in figures:
        assert figure.component
        assert figure.set
        assert 0 < figure.value <= 1
        assert len(figure.date) == len("2026-01-01")


def test_the_written_card_tells_of_every_model_its_name_and_digest() -> None:
    card = (MODELS / "CARD.md").read_text(encoding="utf-8")
    for model in load(1).cards:
        assert model.name in card
        assert model.sha256 in card


def test_cards_that_cannot_be_read_are_a_bad_installation(tmp_path: Path) -> None:
    (tmp_path / "cards.json").write_text("{}")
    with pytest.raises(BadInstallation, match=r"cards\.json"):
        read_cards(tmp_path / "cards.json")


def test_a_model_without_a_card_is_a_bad_installation(tmp_path: Path) -> None:
    (tmp_path / "cards.json").write_text('{"models": []}')
    with pytest.raises(BadInstallation, match="no model 'reader'"):
        read_cards(tmp_path / "cards.json").card("reader")
