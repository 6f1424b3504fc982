"""The ledger: which differences are told, with which cause, and which are not."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.claims.telling import group, only

from sayso.claims.ledger import distinct
from sayso.claims.ledger.amounts import compare_amounts
from sayso.claims.ledger.certainty import compare_certainty
from sayso.claims.ledger.drafts import Group
from sayso.claims.ledger.names import compare_roles, compare_spellings
from sayso.claims.ledger.others import compare_others
from sayso.claims.ledger.ranking import most_telling
from sayso.claims.ledger.sources import compare_sources
from sayso.claims.ledger.statuses import compare_statuses
from sayso.claims.ledger.wording import compare_wording
from sayso.model import Entity, Label, Passage, Source

COUNTS = [
    ("Nearly 20 sailors drowned.", "19 sailors drowned.", "rounding"),
    ("Several shops burned.", "Four shops burned.", "rounding"),
    ("The gale drowned 12 sailors.", "The gale drowned 30 sailors.", "true conflict"),
    ("The gale drowned 14 sailors.", "Four sailors, not 14, drowned in the gale.", "true conflict"),
]


@pytest.mark.parametrize(("one", "other", "cause"), COUNTS)
def test_amounts_of_one_thing_are_compared(one: str, other: str, cause: str) -> None:
    draft = only(list(compare_amounts(group(one, other))))
    assert (draft.kind, draft.cause, len(draft.sides)) == ("number", cause, 2)


def test_amounts_are_compared_where_only_they_keep_two_claims_apart() -> None:
    one, other = (
        "The blast at the mill killed five people.",
        "The blast at the mill killed 7 people.",
    )
    draft = only(list(compare_amounts(group(one, other, sure=0.1))))
    assert (draft.cause, list(draft.sides)) == ("true conflict", ["five", "7"])


def test_what_a_rule_asks_for_is_no_other_amount() -> None:
    rule = "The vote can only count when 50 percent of the voters come."
    assert not list(compare_amounts(group(rule, "90 percent of the voters came.", sure=0.1)))


def test_a_count_that_grows_with_the_day_is_a_later_update() -> None:
    days = ["2024-03-01", "2024-03-02"]
    told = group("The gale drowned 12 sailors.", "The gale drowned 30 sailors.", days=days)
    assert only(list(compare_amounts(told))).cause == "later update"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 sailors drowned.", "12 sailors drowned."),
        ("12 sailors drowned.", "Three boats sank."),
        ("12 sailors drowned and 5 sailors swam.", "5 sailors drowned."),
        ("The gale drowned several sailors.", "The gale drowned 300 sailors."),
        ("The gale cost the port 12 boats.", "The fire took 30 boats."),
    ],
)
def test_equal_counts_other_things_and_unclear_ones_are_no_disagreement(
    one: str, other: str
) -> None:
    assert not list(compare_amounts(group(one, other)))


def test_a_plan_in_one_report_is_done_in_another() -> None:
    told = group(
        "The minister will visit Lisbon.",
        "The minister visited Lisbon.",
        statuses=("planned", "happened"),
    )
    draft = only(list(compare_statuses(told)))
    assert (draft.cause, set(draft.sides)) == ("planned vs done", {"still ahead", "done"})


def test_two_statuses_of_two_events_are_no_disagreement() -> None:
    told = group(
        "The minister will visit Lisbon.",
        "The minister praised Lisbon.",
        statuses=("planned", "happened"),
    )
    assert not list(compare_statuses(told))


def source(name: str, kind: str = "person") -> tuple[Source, ...]:
    return (Source(name, kind),)  # type: ignore[arg-type]


def test_counts_in_statements_that_may_not_be_one_are_no_conflict() -> None:
    told = group(
        "The sudden gale off the port of Kelm drowned 12 sailors.",
        "Since the winter began the storms have drowned 30 sailors.",
        sure=0.6,
    )
    assert not list(compare_amounts(told))


MOUTHS = [
    (("River Board", "body"), ("an engineer", "unnamed"), "scope"),
    (("River Board", "body"), ("Harbour Office", "body"), "scope"),
    (("a board official", "unnamed"), ("River Board", "body"), "translation or paraphrase"),
]


@pytest.mark.parametrize(("one", "other", "cause"), MOUTHS)
def test_one_statement_of_two_sources_is_told_with_both(
    one: tuple[str, str], other: tuple[str, str], cause: str
) -> None:
    same = "The dam will hold through the winter rain."
    draft = only(list(compare_sources(group(same, same, chains=(source(*one), source(*other))))))
    assert (set(draft.sides), draft.cause) == ({one[0], other[0]}, cause)


def test_a_named_person_beside_another_named_source_is_left_out() -> None:
    same = "The dam will hold through the winter rain."
    told = group(same, same, chains=(source("River Board", "body"), source("Tom Voss")))
    assert not list(compare_sources(told))


def test_a_longer_name_of_one_source_is_no_other_source() -> None:
    same = "The dam will hold through the winter rain."
    told = group(same, same, chains=(source("Reis"), source("Ana Reis")))
    assert not list(compare_sources(told))


def entity(told: Group, *names: str, labels: Sequence[str] = ()) -> Entity:
    """An entity named ``names[n]`` in article n, with ``labels[n]`` there."""
    texts = [view.claim.text for view in told.views]
    at = [text.index(name) for text, name in zip(texts, names, strict=True)]
    return Entity(
        id="e1", type="person", name=names[0],
        mentions=tuple(
            Passage(f"a{n}", start, start + len(name))
            for n, (start, name) in enumerate(zip(at, names, strict=True))
        ),
        labels=tuple(
            Label(f"a{n}", texts[n].index(label), texts[n].index(label) + len(label), label)
            for n, label in enumerate(labels)
        ),
    )  # fmt: skip


def test_two_spellings_of_one_name_are_told() -> None:
    told = group("Yusuf Harrani spoke.", "Yousef Harrani spoke.")
    who = entity(told, "Yusuf Harrani", "Yousef Harrani")
    assert only(list(compare_spellings(who, told.views, told.scene))).kind == "name"


def test_a_surname_alone_is_no_other_spelling() -> None:
    told = group("Yusuf Harrani spoke.", "Harrani spoke.")
    who = entity(told, "Yusuf Harrani", "Harrani")
    assert not list(compare_spellings(who, told.views, told.scene))


ROLES = [("interim president", "transitional president", 1), ("president", "surgeon", 0)]


@pytest.mark.parametrize(("one", "other", "expected"), ROLES)
def test_one_office_held_in_two_ways_is_told(one: str, other: str, expected: int) -> None:
    told = group(f"The {one} Yusuf Harrani spoke.", f"The {other} Yusuf Harrani spoke.")
    who = entity(told, "Yusuf Harrani", "Yusuf Harrani", labels=(one, other))
    assert len(list(compare_roles(who, told.views, told.scene))) == expected


def person(told_as: str, name: str, article: str, text: str) -> Entity:
    start = text.index(told_as)
    return Entity(
        id=name, type="person", name=name,
        mentions=(Passage(article, start, start + len(told_as)),),
    )  # fmt: skip


def test_two_first_names_for_one_part_are_told() -> None:
    texts = "The ferry was steered by Ana Reis.", "The ferry was steered by Eva Reis."
    people = {
        "e1": person("Ana Reis", "Ana Reis", "a0", texts[0]),
        "e2": person("Eva Reis", "Eva Reis", "a1", texts[1]),
    }
    told = group(*texts, entities=people)
    views = tuple(
        replace(view, claim=replace(view.claim, entities=(entity,)))
        for view, entity in zip(told.views, people, strict=True)
    )
    draft = only(list(compare_others(replace(told, views=views))))
    assert set(draft.sides) == {"Ana Reis", "Eva Reis"}


HEDGED = [
    ("The pilot allegedly flew into the storm.", "The pilot flew into the storm.", 1),
    ("The pilot flew into the storm.", "The pilot flew into the storm.", 0),
]


@pytest.mark.parametrize(("one", "other", "expected"), HEDGED)
def test_what_one_tells_as_alleged_and_another_as_a_fact_is_told(
    one: str, other: str, expected: int
) -> None:
    assert len(list(compare_certainty(group(one, other)))) == expected


def test_every_way_of_telling_is_a_side_and_equal_words_share_one() -> None:
    told = group(
        "The harbour was shut by fog.",
        "The harbour was shut by fog.",
        "The docks of the harbour were shut by fog.",
    )
    draft = only(list(compare_wording(told)))
    assert [len(views) for views in draft.sides.values()] == [2, 1]


def test_what_is_not_mild_stands_before_what_is() -> None:
    mild = list(
        compare_wording(group("The docks were shut by fog.", "The harbour was shut by fog."))
    )
    counted = group("The gale drowned 12 sailors.", "The gale drowned 30 sailors.")
    ranked = most_telling([*mild, *compare_amounts(counted)], points=4)
    assert [draft.cause for draft in ranked] == ["true conflict", "translation or paraphrase"]


def test_a_telling_that_a_wider_entry_holds_is_not_told_again() -> None:
    wide = group(
        "The docks were shut by fog.", "The harbour was shut by fog.", "Thick fog shut the docks."
    )
    narrow = replace(wide, views=wide.views[:2])
    both = [*compare_wording(narrow), *compare_wording(wide)]
    assert [len(draft.sides) for draft in distinct(both)] == [3]


def test_no_more_is_shown_than_the_points_allow() -> None:
    drafts = list(
        compare_wording(group("The docks were shut by fog.", "The harbour was shut by fog."))
    )
    assert len(most_telling(drafts * 9, points=4)) == 5
