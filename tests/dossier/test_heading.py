"""The words a finding is headed with: they need nothing before them."""

import pytest

from sayso.dossier.heading import heading
from sayso.model import Claim, Entity, Finding, Passage, Source

ORTIZ = Source("Lena Ortiz", "person", "e1")
MAYOR = Entity(id="e1", type="person", name="Lena Ortiz", mentions=(Passage("a1", 90, 100),))
CHIEF = Entity(id="e2", type="person", name="Jan Roe", mentions=(Passage("a1", 4, 11),))
BOARD = Entity(id="e3", type="organization", name="The harbour board")


def headed(text: str, *entities: str, chain: tuple[Source, ...] = (), reads: str = "") -> str:
    claim = Claim(
        id="c1",
        article="a1",
        start=0,
        end=60,
        text=text,
        entities=entities,
        chain=chain,
        reads=reads,
    )
    finding = Finding(
        id="f1",
        story="s1",
        text=reads or text,
        claims=("c1",),
        status="happened",
        outlets=2,
        first="c1",
    )
    return heading(finding, {"c1": claim}, {one.id: one for one in (MAYOR, CHIEF, BOARD)})


@pytest.mark.parametrize(
    ("text", "entities", "told"),
    [
        ("She sold the ferry", ("e1",), "[Lena Ortiz] sold the ferry"),
        ("Her ferry was sold", ("e1",), "[Lena Ortiz]’s ferry was sold"),
        ("She and Jan Roe sold it", ("e1", "e2"), "[Lena Ortiz] and Jan Roe sold it"),
        ("It sold the ferry", ("e3",), "It sold the ferry"),
        ("She sold the ferry", (), "She sold the ferry"),
        ("She ’ d sold the ferry", ("e1",), "She ’ d sold the ferry"),
    ],
)
def test_she_is_named_where_one_person_alone_can_be_meant(
    text: str, entities: tuple[str, ...], told: str
) -> None:
    assert headed(text, *entities) == told


def test_nobody_is_named_where_two_may_be_meant() -> None:
    others = Entity(id="e2", type="person", name="Jan Roe")
    claim = Claim(id="c1", article="a1", start=0, end=9, text="She sold it", entities=("e1", "e2"))
    finding = Finding(
        id="f1",
        story="s1",
        text=claim.text,
        claims=("c1",),
        status="happened",
        outlets=2,
        first="c1",
    )
    assert heading(finding, {"c1": claim}, {"e1": MAYOR, "e2": others}) == "She sold it"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“The ferry is sold,”", "Lena Ortiz: “The ferry is sold”"),
        ('"The ferry is sold."', 'Lena Ortiz: "The ferry is sold."'),
        ("we sold the ferry", "Lena Ortiz: We sold the ferry"),
        ("“The ferry is sold,” Ortiz said", "“The ferry is sold,” Ortiz said"),
        ("“The ferry is sold,” she said on Monday.", "Lena Ortiz: “The ferry is sold”"),
        ('"The ferry is sold," it said in a statement.', 'Lena Ortiz: "The ferry is sold"'),
        ("The ferry is sold", "The ferry is sold"),
        (
            "“The ferry is sold,” she said in May, adding that it was “a pity”.",
            "“The ferry is sold,” [Lena Ortiz] said in May, adding that it was “a pity”.",
        ),
        ("praising the ferry's “calm” crew", "Lena Ortiz: Praising the ferry's “calm” crew"),
        ("buildings were closed", "Buildings were closed"),
    ],
)
def test_what_is_all_somebodys_words_is_told_with_the_speaker(text: str, told: str) -> None:
    assert headed(text, chain=(ORTIZ,)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('Ortiz said: "The ferry is sold.', 'Ortiz said: "The ferry is sold."'),
        ("Ortiz said: “The ferry is sold.", "Ortiz said: “The ferry is sold.”"),
        ("The ferry is sold,” Ortiz said", "“The ferry is sold,” Ortiz said"),
        ('The ferry is sold," Ortiz said', '"The ferry is sold," Ortiz said'),
    ],
)
def test_a_quotation_mark_gets_its_partner(text: str, told: str) -> None:
    assert headed(text) == told


def test_words_nobody_is_named_for_get_no_speaker() -> None:
    assert headed("“The ferry is sold,”") == "“The ferry is sold”"
    assert headed("“The ferry is sold,” she said") == "“The ferry is sold,” she said"


@pytest.mark.parametrize("opening", ["But ", "And ", "However, ", "yet "])
def test_a_word_that_joins_it_to_a_sentence_before_is_left_out(opening: str) -> None:
    assert headed(f"{opening}the ferry was sold") == "The ferry was sold"


def test_a_word_that_only_begins_like_such_a_word_stays() -> None:
    assert headed("Sofia sold the ferry") == "Sofia sold the ferry"


def test_a_pronoun_put_before_a_clause_is_named_too() -> None:
    told = headed("had sold the ferry", "e1", reads="[she] had sold the ferry")
    assert told == "[Lena Ortiz] had sold the ferry"
