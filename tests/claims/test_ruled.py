"""What people judged holds in the findings, and nothing else changes."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.claims.test_refining import compared

from sayso.claims.comparing import judged
from sayso.claims.findings import find
from sayso.claims.judging import Ruling, Rulings
from sayso.claims.ruled import parted
from sayso.model import Claim, Finding, Passage

DAM, BURST, BRIDGE, SHUT = (
    "The dam held through the night.",
    "The dam above Zarsk burst.",
    "The bridge was shut on Monday.",
    "No car may cross the bridge.",
)
NOTHING = Rulings()
ALL = (DAM, BURST, BRIDGE, SHUT)


def told(scores: dict[tuple[int, int], float], rulings: Rulings = NOTHING) -> list[Finding]:
    """The findings of four articles of one claim each."""
    seen = replace(compared(*ALL), scores=scores)
    return list(find(judged(seen, rulings), ()))


def groups(findings: list[Finding]) -> set[frozenset[str]]:
    return {frozenset(finding.claims) for finding in findings}


def ruling(*articles: int, words: slice = slice(None)) -> Ruling:
    passages = ((Passage(f"a{n}", *words.indices(len(ALL[n]))[:2]),) for n in articles)
    return Ruling(tuple(passages), "a person judged them so (own.toml:1)", "own.toml:1")


PAIRS = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.1}


def test_passages_judged_the_same_are_one_finding_with_what_each_was_joined_to() -> None:
    found = told(PAIRS, Rulings(same=(ruling(1, 2),)))
    assert groups(found) == {frozenset({"a0c1", "a1c1", "a2c1", "a3c1"})}
    (reason,) = (link.reason for link in found[0].links if link.claims == ("a1c1", "a2c1"))
    assert reason.startswith("a person judged them so (own.toml:1)")


def test_passages_that_nothing_joined_become_a_finding_by_a_judgement() -> None:
    found = told({(2, 3): 0.9}, Rulings(same=(ruling(0, 1),)))
    assert frozenset({"a0c1", "a1c1"}) in groups(found)
    (finding,) = (f for f in found if len(f.claims) == 2 and "a0c1" in f.claims)
    assert [link.score for link in finding.links] == [1.0]


def test_passages_judged_apart_are_in_no_finding_and_the_others_stay() -> None:
    assert groups(told(PAIRS, Rulings(apart=(ruling(0, 1),)))) == {
        frozenset({"a0c1"}),
        frozenset({"a1c1"}),
        frozenset({"a2c1", "a3c1"}),
    }


def test_a_third_passage_stays_with_the_one_it_is_nearest_to() -> None:
    close = {(0, 1): 0.8, (0, 2): 0.9, (1, 2): 0.7}
    assert frozenset({"a0c1", "a1c1", "a2c1"}) in groups(told(close))
    assert frozenset({"a0c1", "a2c1"}) in groups(told(close, Rulings(apart=(ruling(0, 1),))))


def test_words_of_a_claim_stand_for_it_be_they_most_of_it_or_few() -> None:
    most, few = ruling(0, 1, words=slice(0, 25)), ruling(0, 1, words=slice(0, 3))
    assert frozenset({"a0c1", "a1c1"}) not in groups(told(PAIRS, Rulings(apart=(most,))))
    assert frozenset({"a0c1", "a1c1"}) not in groups(told(PAIRS, Rulings(apart=(few,))))


def test_judgements_on_other_stories_change_nothing() -> None:
    elsewhere = Ruling(((Passage("b1", 0, 20),), (Passage("b2", 0, 20),)), "so", "own.toml:1")
    assert told(PAIRS, Rulings(same=(elsewhere,), apart=(elsewhere,))) == told(PAIRS)


@given(
    st.lists(st.sets(st.integers(0, 7), min_size=2), max_size=4),
    st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])),
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1)),
)
def test_no_cluster_holds_what_must_stay_apart(
    told: list[set[int]], apart: set[tuple[int, int]], scores: dict[tuple[int, int], float]
) -> None:
    claims = [Claim(id=f"c{n}", article=f"a{n % 5}", start=n, end=n + 1, text="") for n in range(8)]
    before = [sorted(cluster) for cluster in told]
    after = parted(claims, before, apart, scores)
    for cluster in after:
        assert apart.isdisjoint(combinations(cluster, 2))
        assert len({claims[i].article for i in cluster}) > 1
        assert any(set(cluster) <= set(whole) for whole in before)
    free = [cluster for cluster in before if apart.isdisjoint(combinations(cluster, 2))]
    assert all(cluster in after for cluster in free if len({i % 5 for i in cluster}) > 1)
