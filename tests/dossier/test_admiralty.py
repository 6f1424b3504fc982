"""The proposed credibility digit: from origins and disagreements, with its reason."""

import pytest

from sayso.dossier import assemble, to_html, to_markdown
from sayso.dossier.admiralty import propose
from sayso.model import Admiralty, Claim, Disagreement, Dossier, Finding, Origin, Side, SourceKind

CLAIMS = [
    Claim(id="c1", article="a1", start=0, end=5, text="It is"),
    Claim(id="c2", article="a2", start=0, end=5, text="It is", stance="doubts"),
]


def origins(*kinds: SourceKind) -> tuple[Origin, ...]:
    return tuple(Origin(f"{kind} {at}", kind, ("c1",)) for at, kind in enumerate(kinds))


def finding(**fields: object) -> Finding:
    given = {"claims": ("c1",), "status": "happened", "outlets": 2, **fields}
    if given.get("independence") == "several origins":
        given["fewest_origins"] = 2
    return Finding(id="f1", story="s1", text="It is", first="c1", **given)  # type: ignore[arg-type]


def proposed(one: Finding, *disagreements: Disagreement) -> Admiralty:
    (graded,) = propose([one], CLAIMS, disagreements)
    assert graded.admiralty
    return graded.admiralty


@pytest.mark.parametrize(
    ("independence", "kinds", "digit", "reason"),
    [
        ("several origins", ["person", "body"], 1, "At least two independent origins"),
        ("several origins", ["unnamed", "body"], 2, "fewer than two of them are named"),
        ("one origin", ["agency"], 3, "One origin (agency 0), however many outlets tell it"),
        ("one origin", ["unnamed"], 6, "it is not named"),
        ("cannot tell", ["person"], 3, "One source is named (person 0)"),
        ("cannot tell", ["person", "body"], 3, "Sources are named (person 0 and body 1)"),
        ("cannot tell", ["unnamed", "unnamed"], 6, "may be the same"),
        ("cannot tell", [], 6, "No outlet names a source"),
    ],
)
def test_the_digit_follows_from_who_stands_behind_it(independence, kinds, digit, reason) -> None:
    found = proposed(finding(independence=independence, origins=origins(*kinds)))
    assert found.digit == digit
    assert reason in found.reason


@pytest.mark.parametrize("cause", ["true conflict", "rounding"])
def test_a_true_conflict_costs_a_step_and_a_mild_difference_none(cause) -> None:
    one = finding(independence="several origins", origins=origins("person", "body"))
    item = Disagreement(
        id="d1",
        story="s1",
        about="the number of injured",
        kind="number",
        sides=(Side("14", ("c1",)), Side("17", ("c9",))),
        cause=cause,
        reason="",
    )
    assert proposed(one, item).digit == (2 if cause == "true conflict" else 1)


@pytest.mark.parametrize("change", [{"status": "possible"}, {"claims": ("c1", "c2")}])
def test_what_is_told_as_possible_or_doubted_by_some_costs_a_step(change) -> None:
    one = finding(independence="several origins", origins=origins("person", "body"), **change)
    assert proposed(one).digit == 2


def test_echoes_never_raise_the_digit() -> None:
    few = proposed(finding(independence="one origin", origins=origins("agency"), outlets=2))
    many = proposed(finding(independence="one origin", origins=origins("agency"), outlets=40))
    assert few.digit == many.digit == 3


def test_nothing_is_proposed_unless_it_is_asked_for(sample: Dossier) -> None:
    assert [one.admiralty for one in sample.findings] == [None] * len(sample.findings)
    assert "Admiralty" not in to_html(sample)
    assert "Admiralty" not in to_markdown(sample)


def test_page_and_markdown_show_the_digit_as_a_proposal_and_no_score(sample: Dossier) -> None:
    graded = assemble(
        version="1",
        articles=sample.articles,
        stories=sample.stories,
        times=sample.times,
        claims=sample.claims,
        findings=sample.findings,
        disagreements=sample.disagreements,
        admiralty=True,
    )
    html = to_html(graded)
    assert "Proposed Admiralty digit." in html
    assert "It is no score of truth" in html
    assert "Proposed Admiralty digit 3 (possibly true)" in to_markdown(graded)
