"""Which words of a telling are marked where accounts differ."""

import pytest

from sayso.dossier.marking import own_words, parts_with, stretch

VALUES = [
    ("The gale drowned 12 sailors in 120 boats.", "12", ["12"]),
    ("Reuters, quoting a dock worker, told of fog.", "Reuters, citing a dock worker",
     ["Reuters", "a dock worker"]),
    ("The Interim  Mayor spoke.", "interim mayor", ["Interim  Mayor"]),
    ("The mayor has not resigned.", "denied: “has not resigned”", ["has not resigned"]),
    ("The mayor spoke.", "as a fact", []),
    ("The mayor spoke.", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "expected"), VALUES)
def test_the_value_is_marked_wherever_it_stands_as_a_word(
    text: str, value: str, expected: list[str]
) -> None:
    parts = parts_with(text, value)
    assert [part.text for part in parts if part.marked] == expected
    assert "".join(part.text for part in parts) == text


def test_words_that_only_one_telling_has_are_marked() -> None:
    parts = own_words("Thick fog shut the old harbour.", ["Fog shut the harbour.", "Fog came."])
    assert [part.text for part in parts if part.marked] == ["Thick", "old"]


def test_nothing_is_marked_where_hardly_a_word_is_shared() -> None:
    parts = own_words("Thick mist closed the quay.", ["Fog shut the harbour."])
    assert not any(part.marked for part in parts)


def test_what_states_a_finding_is_marked_and_what_stands_beside_it_is_not() -> None:
    parts = stretch("The dam burst and a bridge was closed.", "a bridge was closed")
    assert [(part.text, part.marked) for part in parts] == [
        ("The dam burst and ", False),
        ("a bridge was closed", True),
        (".", False),
    ]


@pytest.mark.parametrize("inner", ["", "a mill burnt"])
def test_all_of_a_text_is_marked_where_nothing_narrower_stands_in_it(inner: str) -> None:
    assert [part.marked for part in stretch("The dam burst.", inner)] == [True]
