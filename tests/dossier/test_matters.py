"""Which findings tell one matter, and how surely a finding's claims are joined."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier.matters import by_matter, is_loose, matters, surest_links
from sayso.model import Claim, Finding, Link


def claim(identifier: str, article: str, start: int, end: int) -> Claim:
    return Claim(id=identifier, article=article, start=start, end=end, text=identifier)


CLAIMS = {
    one.id: one
    for one in (
        claim("a-long", "a", 0, 90),
        claim("a-part", "a", 40, 90),
        claim("a-far", "a", 200, 260),
        claim("b-long", "b", 0, 80),
        claim("b-far", "b", 200, 260),
        claim("b-last", "b", 300, 360),
        claim("c-long", "c", 0, 80),
        claim("c-far", "c", 200, 260),
    )
}


def finding(identifier: str, *claims: str, refines: str = "") -> Finding:
    return Finding(
        id=identifier,
        story="s1",
        text="",
        claims=claims,
        status="happened",
        outlets=len(claims),
        first=claims[0],
        refines=(refines,) if refines else (),
    )


def joined(*scores: float) -> Finding:
    ids = [f"c{number}" for number in range(len(scores) + 1)]
    links = (Link(pair, score, "") for pair, score in zip(pairwise(ids), scores, strict=True))
    return Finding(
        id="f1",
        story="s1",
        text="",
        claims=tuple(ids),
        status="happened",
        outlets=len(ids),
        first="c0",
        links=(*links, Link(("c0", "elsewhere"), 0.99, "more precise: adds a date")),
    )


def led(*findings: Finding) -> list[tuple[str, ...]]:
    found = matters(findings, CLAIMS)
    return [(one.lead.id, *(under.id for under in one.under)) for one in found]


def test_a_more_precise_and_a_wider_version_that_share_a_passage_stand_under_the_first() -> None:
    first = finding("f1", "a-long", "b-long", "c-long", refines="f3")
    precise = finding("f2", "a-part", "b-far", "c-far", refines="f1")
    wider = finding("f3", "a-far", "b-long", "c-far")
    assert led(first, precise, wider) == [("f1", "f2", "f3")]


def test_a_more_precise_statement_of_other_passages_is_another_matter() -> None:
    first = finding("f1", "a-long", "b-long")
    assert led(first, finding("f2", "a-far", "b-far", refines="f1")) == [("f1",), ("f2",)]


def test_headlines_stand_under_what_tells_more_than_they_do() -> None:
    first = finding("f1", "a-far", "b-far", refines="f2")
    assert led(first, finding("f2", "b-long", "c-long")) == [("f1", "f2")]
    assert led(first, finding("f2", "b-last", "c-long")) == [("f1",), ("f2",)]


def test_half_of_the_passages_in_common_make_one_matter() -> None:
    first = finding("f1", "a-long", "b-long", "c-long")
    assert led(first, finding("f2", "a-part", "b-far")) == [("f1", "f2")]
    assert led(first, finding("f2", "a-part", "b-far", "c-far")) == [("f1",), ("f2",)]


def test_what_tells_two_matters_stands_under_the_one_it_shares_more_passages_with() -> None:
    first, second = finding("f1", "a-long", "c-long"), finding("f2", "b-far", "c-far")
    both = finding("f3", "a-part", "b-far", "c-far")
    assert led(first, second, both) == [("f1",), ("f2", "f3")]


def test_versions_of_a_version_are_another_matter() -> None:
    first = finding("f1", "a-long", "b-long")
    version, other = finding("f2", "a-part", "b-far"), finding("f3", "b-far", "c-far")
    assert led(first, version, other) == [("f1", "f2"), ("f3",)]


@given(st.permutations(range(6)))
def test_in_the_order_by_matter_each_version_follows_what_it_stands_under(order: list[int]) -> None:
    all_of_them = [
        finding("f1", "a-long", "b-long", "c-long"),
        finding("f2", "a-part", "b-far"),
        finding("f3", "b-far", "c-far"),
        finding("f4", "a-far", "b-last", refines="f3"),
        finding("f5", "a-far", "c-far"),
        finding("f6", "b-last", "c-long"),
    ]
    ordered = by_matter([all_of_them[place] for place in order], CLAIMS)
    assert sorted(one.id for one in ordered) == sorted(one.id for one in all_of_them)
    assert [one for matter in led(*ordered) for one in matter] == [one.id for one in ordered]


def test_a_claim_is_joined_as_surely_as_to_the_one_it_is_most_like() -> None:
    assert surest_links(joined(0.9, 0.6)) == {"c0": 0.9, "c1": 0.9, "c2": 0.6}


def test_a_finding_is_loose_where_its_claims_are() -> None:
    assert is_loose(joined(0.7))
    assert not is_loose(joined(0.8))
    assert not is_loose(joined(0.9, 0.6))


def test_nothing_is_loose_of_which_no_link_is_told() -> None:
    assert not is_loose(joined())
