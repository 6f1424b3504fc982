import pytest

from sayso.chains.antecedents import antecedent
from sayso.model import Mention, Span


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ice closed the pass, said a driver, who asked not to be named", "a driver"),
        ("Fire in the lower valley\n\nA neighbour, who asked not to be named", "A neighbour"),
        ("The two clerks of the court, who had seen it", "two clerks of the court"),
        ("It rained, which nobody minded", None),
    ],
)
def test_a_relative_pronoun_stands_for_the_noun_before_it_in_its_own_paragraph(
    text: str, meant: str | None
) -> None:
    at = max(text.rfind("who"), text.rfind("which"))
    found = antecedent(text, [], Span(at, at + 3 if text[at : at + 3] == "who" else at + 5))
    assert (text[found.start : found.end] if found else None) == meant


def test_a_relative_pronoun_stands_for_the_name_before_it() -> None:
    text = "The ferry is late, said Ines Rocha (Setúbal), who runs it"
    name = Mention(text.index("Ines"), text.index(" ("), "person")
    at = text.index("who")
    assert antecedent(text, [name], Span(at, at + 3)) == Span(name.start, name.end)
