"""Entities by where they stand."""

from sayso.entities import EntityIndex
from sayso.model import Entity, Passage

INDEX = EntityIndex(
    [
        Entity(id="e1", type="person", name="A", mentions=(Passage("a1", 0, 5),)),
        Entity(id="e2", type="place", name="B", mentions=(Passage("a1", 10, 15),)),
    ]
)


def test_at_gives_what_overlaps_even_by_one_character() -> None:
    assert INDEX.at("a1", 4, 11) == ("e1", "e2")
    assert INDEX.at("a1", 5, 10) == ()


def test_mentions_gives_only_what_lies_wholly_inside() -> None:
    assert INDEX.mentions("a1", 0, 14) == [(0, 5, "e1")]
    assert INDEX.mentions("a1", 0, 15) == [(0, 5, "e1"), (10, 15, "e2")]


def test_an_unknown_article_names_nobody() -> None:
    assert INDEX.at("a9", 0, 100) == ()


def test_entities_are_found_by_id() -> None:
    assert INDEX.by_id["e2"].name == "B"
