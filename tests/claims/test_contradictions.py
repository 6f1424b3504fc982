"""What one claim tells and another denies: pairs that contradict each other and that do not."""

import pytest
from tests.claims.telling import group, only

from sayso.claims.contradictions import contradictions
from sayso.claims.deeds import deeds
from sayso.claims.ledger.drafts import Group
from sayso.claims.ledger.polarity import compare_polarity
from sayso.model import Entity, Passage

APART = [
    ("The mayor has resigned.", "The mayor has not resigned."),
    ("The youth had a gun in his hand.", "The youth did not have a gun in his hand."),
    ("The mayor signed the contract in May.", "The mayor never signed the contract."),
    ("The mayor will meet the dockers.", "The mayor is unlikely to meet the dockers."),
    ("The dam was damaged by the flood.", "The dam was not damaged by the flood."),
    ("The company paid the fine.", "The company refused to pay the fine."),
    ("The company has paid its debts.", "The company has yet to pay its debts."),
    ("The ship carried weapons.", "The ship carried no weapons."),
    ("The bridge is safe.", "The bridge is not safe."),
    ("Police opened fire on the crowd.", "Police denied that police opened fire on the crowd."),
    ("The port was closed on Monday.", "The port was never closed."),
    ("The number of cases rose by 12 percent.", "The number of cases fell by 12 percent."),
    ("The mayor was convicted of fraud.", "The mayor was acquitted of fraud."),
    ("The talks succeeded.", "The talks failed."),
    ("The pilot died in the crash.", "The pilot survived the crash."),
    ("The mayor said the aide took money.", "The mayor said the aide didn’t take money."),
    ("The company knew about the fault.", "The company says it did not know about the fault."),
    ("The plane was shot down.", "The plane was not shot down but crashed."),
    ("The ceasefire holds.", "The ceasefire has collapsed."),
    ("The talks are over.", "The talks are not over."),
    ("The army shelled the village.", "The army denied shelling the village."),
]
NOT_APART = [
    ("The mayor signed the contract.", "The mayor signed the contract."),
    ("The mayor signed the contract.", "The mayor did not only sign the contract."),
    ("The mayor signed the second contract.", "The mayor did not sign the first contract."),
    ("The lorry came to the port.", "The ferry did not come to the port."),
    ("The mayor signed the contract.", "If the mayor did not sign, the port will close."),
    ("The fire spread to the mill.", "The fire did not spread further."),
    ("The mayor walked out.", "The mayor did not walk away."),
    ("The man was one of three.", "The man was not one of three, but the fourth."),
    ("The men were armed.", "None of the men were armed with knives."),
    ("Did the mayor sign the contract?", "The mayor did not sign the contract."),
    ("The mayor resigned on Sunday.", "The mayor did not resign on Friday."),
    ("The mayor must sign the contract.", "The mayor did not sign the contract."),
    ("The driver met the mayor.", "The mayor met the driver."),
    ("The mayor will visit Oslo.", "The mayor would not visit Oslo unless he was asked."),
    ("Fourteen sailors were killed.", "Four sailors, not 14, were killed."),
    ("The mills bombed by the army were new.", "The army bombed the mills."),
]


def apart(told: Group) -> set[tuple[int, int]]:
    return set(contradictions(told.views, told.scene.entities))


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_deed_told_and_denied_is_no_one_statement(one: str, other: str) -> None:
    assert apart(group(one, other)) == apart(group(other, one)) == {(0, 1)}


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_deed_told_and_denied_is_an_entry_of_the_ledger(one: str, other: str) -> None:
    draft = only(list(compare_polarity(group(one, other))))
    assert (draft.kind, draft.cause, len(draft.sides)) == ("polarity", "true conflict", 2)


@pytest.mark.parametrize(("one", "other"), NOT_APART)
def test_what_is_told_in_part_or_supposed_or_of_another_is_no_contradiction(
    one: str, other: str
) -> None:
    assert not apart(group(one, other))
    assert not list(compare_polarity(group(one, other)))


def test_a_deed_turned_round_is_another_deed() -> None:
    told = group("The rebels attacked the army.", "The army attacked the rebels.")
    assert apart(told) == {(0, 1)}
    assert not list(compare_polarity(told))


def test_what_happened_after_it_had_not_is_a_later_update() -> None:
    days = ["2024-03-02", "2024-03-01"]
    told = group("The results were released.", "The results were not released.", days=days)
    assert only(list(compare_polarity(told))).cause == "later update"


def test_who_tells_both_reports_what_is_said_on_either_side() -> None:
    told = group("The mayor resigned. The mayor did not resign.", "The mayor did not resign.")
    assert not list(compare_polarity(told))


def test_a_pronoun_is_who_is_meant_without_being_named() -> None:
    text = "He did not sign the contract."
    named = Entity(id="e1", type="person", name="Reyl", mentions=(Passage("a0", 0, 4),))
    told = group("Reyl signed the contract.", text, entities={"e1": named})
    assert apart(told) == {(0, 1)}
    (deed,) = deeds(told.views[1], told.scene.entities)
    assert (deed.subject, deed.denied, deed.text) == (frozenset({"e1"}), True, "did not sign")
