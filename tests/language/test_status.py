import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.status import status
from sayso.model import Span

CASES = [
    ("The mayor resigned on Monday", None, "happened"),
    ("the bridge had been closed for repairs", None, "happened"),
    ("Troops have entered the valley", None, "happened"),
    ("The minister did not attend the talks", None, "happened"),
    ("Okafor said the river had burst its banks", None, "happened"),
    ("The president will travel to Lima", None, "planned"),
    ("Okafor said she will travel to Lima", None, "planned"),
    ("The court is to rule on Friday", None, "planned"),
    ("The parties are set to meet again", None, "planned"),
    ("A second round is scheduled for May", None, "planned"),
    ("Ministers were due to sign the accord", None, "planned"),
    ("Okafor plans to challenge the ruling", None, "planned"),
    ("Okafor vowed to rebuild the port", None, "planned"),
    ("The union asked the government to raise wages", None, "requested"),
    ("Aid groups called for a ceasefire", None, "requested"),
    ("The bishop called on both sides to lay down arms", None, "requested"),
    ("Farmers are demanding that the dam be opened", None, "requested"),
    ("the ministry should open its books", "said", "requested"),
    ("the ministry open its books", "urged", "requested"),
    ("the border be opened", "has called on", "requested"),
    ("the border was a disgrace", "called", "happened"),
    ("Where is she, the reporter asked", None, "happened"),
    ("The talks are continuing in Lima", None, "ongoing"),
    ("Rescuers are searching the rubble", None, "ongoing"),
    ("The rebels still hold the northern hills", None, "ongoing"),
    ("The road remains closed", None, "ongoing"),
    ("The company operates two mines", None, "ongoing"),
    ("The island is a British territory", None, "ongoing"),
    ("Rescuers have been digging for hours", None, "ongoing"),
    ("The firm is trying to sell its mines", None, "ongoing"),
    ("Okafor plans to ask the court to free her", None, "planned"),
    ("Okafor will urge the court to free her", None, "planned"),
    ("The army was supposed to protect them", None, "happened"),
    ("The strike is likely to spread", None, "possible"),
    ("Talks could resume within days", None, "possible"),
    ("The blast may have been an accident", None, "possible"),
    ("The fire was probably set on purpose", None, "possible"),
    ("It is unclear who fired first", None, "possible"),
    ("The general denied any involvement", None, "denied"),
    ("Okafor rejected the allegations", None, "denied"),
    ("the army had crossed the border", "denied", "denied"),
    ("Parliament rejected the budget", None, "happened"),
    ("Envoy to visit Quito", None, "planned"),
    ("Government workers to strike on Monday", None, "planned"),
    ("Envoy To Visit Quito For Talks", None, "planned"),
    ("Okafor expects the court to rule on Friday", None, "planned"),
    ("The plan to rob the bank was known to few", None, "happened"),
    ("The envoy was due to land at noon, but the flight was cancelled", None, "happened"),
    ("Anyone with information is asked to call the station", None, "requested"),
    ("The families demanded an inquiry", None, "requested"),
    ("He asked not to be paid, the porter said", None, "requested"),
    ("The valve failed, said a fitter who asked not to be named", None, "happened"),
    ("A clerk who requested anonymity said the safe was empty", None, "happened"),
    ("The cook, who asked that her name be withheld, saw the van", None, "happened"),
    ("The bank recommends that customers change their cards", None, "requested"),
    ("Okafor had asked Mrs. Diaz to leave", None, "requested"),
    ("Call the police on this number", None, "requested"),
    ("lawmakers must pass the budget this week", None, "requested"),
    ("the mine was closed for a year", "urged", "happened"),
    ("Diaz is charged with fraud", None, "happened"),
    ("The firm is believed to have paid the fine", None, "possible"),
    ("Diaz faces up to ten years in prison", None, "possible"),
    ("They could not reach the village", None, "happened"),
    ("This is the second fire at the plant", None, "happened"),
    ("The senator holds off a challenge", None, "happened"),
    ("The valve can be closed by hand", None, "ongoing"),
    ("Will Artino, a clerk, paid the fine", None, "happened"),
    ("In a paper filed on Friday the prosecutor said he will appeal", None, "planned"),
    ("Okafor said once the road is repaired, the school will open", None, "planned"),
]


@pytest.mark.parametrize(("clause", "cue", "expected"), CASES)
def test_a_clause_has_the_status_its_words_give_it(clause, cue, expected):
    found, reason = status(clause, Span(0, len(clause)), cue)
    assert found == expected, reason
    assert reason


def test_a_verb_of_a_relative_clause_does_not_decide():
    text = "Okafor, who resigned in June, will stand again"
    assert status(text, Span(0, len(text)))[0] == "planned"


def test_the_status_is_read_from_the_clause_alone():
    text = "The mayor resigned, and the council will meet on Friday"
    assert status(text, Span(0, 18))[0] == "happened"
    assert status(text, Span(20, len(text)))[0] == "planned"


def test_the_reason_quotes_the_words_that_decided():
    text = "The president will travel to Lima"
    assert status(text, Span(0, len(text)))[1] == "ahead (“will travel”)"


@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=10)))
def test_any_text_has_a_status_with_a_reason(text, cue):
    found, reason = status(text, Span(0, len(text)), cue)
    assert found in {"happened", "planned", "requested", "ongoing", "possible", "denied"}
    assert reason
