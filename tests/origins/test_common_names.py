"""One name for a body over all statements of a story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Source, Span
from sayso.origins.common_names import common_names
from sayso.origins.parties import Party, party


class Nobody:
    """Neither entities nor known outlets."""

    by_id: dict[str, object] = {}

    def find(self, name: str) -> None:
        """No outlet is known."""


def body(name: str) -> Party:
    source = Source(name, "body", None, Span(0, len(name)), "in its own words", 0.9)
    return party(source, "Kent Herald", Nobody(), Nobody())


CALLED = [
    ("one body in three spellings", ["the Indian navy", "India's navy", "the Indian navy"], 1),
    ("a short name where there is one", ["the Indian navy", "the navy"], 1),
    ("a short name where there are two", ["the Indian navy", "the Peruvian navy", "the navy"], 3),
    ("police are many", ["Oran police", "the police"], 2),
    ("police of the state", ["State police", "the police"], 2),
    ("two bodies", ["the Indian navy", "the Defence Ministry"], 2),
]


@pytest.mark.parametrize(("what", "names", "many"), CALLED, ids=[row[0] for row in CALLED])
def test_a_body_has_one_name_in_a_story(what: str, names: list[str], many: int) -> None:
    parties = [body(name) for name in names]
    found = common_names(parties)
    assert len({found.get(one.key, one.name) for one in parties}) == many


def test_the_fullest_name_is_taken_and_of_those_the_one_used_most() -> None:
    names = ["the navy", "the navy", "India's navy", "the Indian navy", "the Indian navy"]
    found = common_names([body(name) for name in names])
    assert set(found.values()) == {"the Indian navy"}


def test_a_capital_that_begins_a_sentence_is_no_part_of_a_name() -> None:
    assert set(common_names([body("Police"), body("police")]).values()) == {"police"}


@given(st.lists(st.sampled_from(["the navy", "India's navy", "Police", "49ers", "the Bar"])))
def test_every_name_given_is_one_that_was_used(names: list[str]) -> None:
    assert set(common_names([body(name) for name in names]).values()) <= set(names)
