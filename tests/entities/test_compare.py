"""Two whole names: one person or body, or two."""

import pytest

from sayso.entities.compare import compare
from sayso.entities.forms import form
from sayso.model import EntityType


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("person", "Ahmed al-Hashimi", "Ahmad Al-Hashimi"),
        ("person", "Asaad al-Shibani", "Esaad Hasan al-Sheibani"),
        ("person", "Sarah Mary Kent", "Sarah Kent"),
        ("person", "Donald J. Brook", "Donald Brook"),
        ("person", "Bill Harper", "William Harper"),
        ("person", "Kim Jong Un", "Kim Jong-un"),
        ("person", "Rosa Quispe, MD", "Rosa Quispe"),
        ("organization", "UN General Assembly", "United Nations General Assembly"),
        ("organization", "AFP", "Agence France-Presse"),
        ("organization", "Lakes Water Board", "LWB"),
        ("organization", "Acme Holdings Ltd", "Acme Holdings"),
        ("facility", "Hmeimim Air Base", "Khmeimim airbase"),
        ("facility", "U.S. Embassy", "United States Embassy"),
        ("place", "Britain", "U.K."),
        ("place", "North Korea", "DPRK"),
    ],
)
def test_names_of_one_thing_agree_with_a_reason(kind: EntityType, left: str, right: str) -> None:
    found = compare(kind, form(left), form(right))
    assert found.score >= 0.5
    assert left in found.reason or right in found.reason


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("person", "Bashar al-Assad", "Hafez al-Assad"),
        ("person", "Bill Clinton", "Hillary Clinton"),
        ("person", "Kim Jong-un", "Kim Jong-il"),
        ("person", "Sergey Lavrov", "Sergey Belousov"),
        ("person", "Peter Brook Jr.", "Peter Brook"),
        ("organization", "Russian Foreign Ministry", "Foreign Ministry of Ukraine"),
        ("organization", "Ministry of Defence", "Ministry of Finance"),
        ("place", "Iran", "Iraq"),
        ("place", "Niger", "Nigeria"),
        ("place", "Russia", "Russian Foreign Ministry"),
    ],
)
def test_names_of_two_things_stay_apart(kind: EntityType, left: str, right: str) -> None:
    assert compare(kind, form(left), form(right)).score < 0.5


def test_a_slip_in_one_word_is_one_person_inside_a_story_only() -> None:
    left, right = form("Duncan Rait"), form("Duncan Raite")
    assert compare("person", left, right, near=True).score > compare("person", left, right).score


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Omar al-Hashimi", ("omar", "hashimi")),
        ("the Bank of Namibia", ("bank", "namibia")),
        ("Ursula von der Leyen", ("ursula", "leyen")),
        ("José Núñez", ("jose", "nunez")),
        ("Abu Bakr", ("abu", "bakr")),
        ("Peru’s", ("peru",)),
        ("U.S.", ("us",)),
    ],
)
def test_a_form_keeps_the_telling_words_in_plain_letters(text: str, words: tuple[str, ...]) -> None:
    assert form(text).words == words
