"""What one utterance says is one statement, though each article cuts it in its own way."""

import pytest
from msgspec.structs import replace
from tests.claims.test_refining import compared

from sayso.claims.findings import find
from sayso.claims.uttered import LIKELY, uttered
from sayso.model import Passage, Quote

VOW = "“We shall rebuild the dam,” the mayor said."
TOLD = "The mayor promised that the wall above Zarsk would stand again."
OTHER = "The bridge was shut on Monday."
VIEWS = compared(VOW, TOLD, OTHER).views
SPOKEN = Quote(
    id="s1q1", speaker=None, renderings=(Passage("a0", 1, 25), Passage("a1", 0, len(TOLD)))
)
SURE = {(0, 1): LIKELY}


def test_claims_that_give_one_utterance_are_a_pair() -> None:
    assert uttered(VIEWS, [], SURE, [SPOKEN]) == [(0, 1)]


@pytest.mark.parametrize(
    ("told", "scores", "quotes"),
    [
        pytest.param([[0, 1]], SURE, [SPOKEN], id="told already"),
        pytest.param([], {(0, 1): LIKELY - 0.01}, [SPOKEN], id="hardly the same"),
        pytest.param([], {}, [SPOKEN], id="never compared"),
        pytest.param([], SURE, [], id="nobody says it"),
        pytest.param(
            [], SURE, [replace(SPOKEN, renderings=SPOKEN.renderings[:1])], id="one article alone"
        ),
    ],
)
def test_no_pair_is_made_of_claims(
    told: list[list[int]], scores: dict[tuple[int, int], float], quotes: list[Quote]
) -> None:
    assert uttered(VIEWS, told, scores, quotes) == []


def test_of_what_an_article_gives_twice_the_claim_that_fits_best_is_taken() -> None:
    told, vowed = VIEWS[1], VIEWS[0]
    wide = replace(vowed, claim=replace(vowed.claim, id="a0c2", end=len(VOW) + 40))
    narrow = replace(vowed, claim=replace(vowed.claim, id="a0c3", end=25))
    assert uttered([wide, told, narrow], [], {(0, 1): 0.5, (1, 2): 0.5}, [SPOKEN]) == [(1, 2)]


def test_two_utterances_of_the_same_claims_make_one_pair() -> None:
    assert uttered(VIEWS, [], SURE, [SPOKEN, replace(SPOKEN, id="s1q2")]) == [(0, 1)]


def test_a_finding_made_of_an_utterance_says_so_in_its_link() -> None:
    seen = replace(compared(VOW, TOLD, OTHER), scores={(0, 1): LIKELY, (0, 2): 0.1})
    assert all(len(finding.claims) == 1 for finding in find(seen, ()))
    (finding,) = (f for f in find(seen, (), [SPOKEN]) if len(f.claims) > 1)
    assert finding.claims == ("a0c1", "a1c1")
    assert [link.reason.split("; ")[0] for link in finding.links] == ["give one utterance"]


def test_the_link_says_so_too_where_a_wider_claim_of_the_article_was_taken() -> None:
    seen = compared(VOW, TOLD, OTHER)
    inside = replace(seen.views[0], claim=replace(seen.views[0].claim, id="a0c2", start=1, end=25))
    both = replace(seen, views=(*seen.views, inside), scores={(0, 1): 0.25, (1, 3): 0.25})
    (finding,) = (f for f in find(both, (), [SPOKEN]) if len(f.claims) > 1)
    assert finding.claims == ("a0c1", "a1c1")
    assert [link.reason.split("; ")[0] for link in finding.links] == ["give one utterance"]
