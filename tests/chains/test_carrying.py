"""Sources taken up from before."""

import pytest

from sayso.chains.carrying import Said, carried
from sayso.model import Source

REUTERS = Source("Reuters", "agency")
OFFICIAL = Source("a Libyan official", "unnamed")
ADA = Source("Ada Okello", "person")
LAWSUIT = Source("the lawsuit", "document")
SAID = [Said(1, (REUTERS, OFFICIAL)), Said(2, (LAWSUIT,)), Said(3, (ADA,))]


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("The source", (REUTERS, OFFICIAL)),
        ("the official", (REUTERS, OFFICIAL)),
        ("the agency", (REUTERS,)),
        ("the lawsuit", (LAWSUIT,)),
        ("she", (ADA,)),
        ("a source", None),
        ("the bridge", None),
        ("another official", None),
    ],
)
def test_the_takes_up_what_was_named_before(words: str, chain: tuple[Source, ...] | None) -> None:
    assert carried(words, SAID) == chain


def test_nothing_said_before_takes_up_nothing() -> None:
    assert carried("the source", []) is None


@pytest.mark.parametrize(
    "words", ["One", "one of them", "One of the officials", "some of them", "the other"]
)
def test_one_of_several_is_reached_as_they_were(words: str) -> None:
    said = [Said(1, (REUTERS, Source("two officials", "unnamed"))), Said(2, (ADA,))]
    assert carried(words, said) == said[0].chain


@pytest.mark.parametrize("words", ["One", "one of the pilots", "another", "some", "one official"])
def test_one_of_nobody_named_before_takes_up_nothing(words: str) -> None:
    assert carried(words, [Said(1, (REUTERS, OFFICIAL))]) is None
