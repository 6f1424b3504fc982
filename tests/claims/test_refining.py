"""Which finding is a more precise version of which."""

from collections.abc import Sequence

import pytest
from tests.claims.fakes import WordsAsVectors

from sayso.claims.comparing import Compared
from sayso.claims.findings import find
from sayso.claims.refining import refinements
from sayso.claims.views import views
from sayso.model import Article, Claim, Reading, Span, Status, Story


def compared(*texts: str, score: float = 0.3, statuses: Sequence[Status] = ()) -> Compared:
    """One claim an article, every two of them ``score`` sure to be the same.

    An article about something else makes the words of the claims rare ones.
    """
    articles = [Article(id=f"a{n}", sha256="", text=text) for n, text in enumerate(texts)]
    told = [Reading(article=a, sentences=(Span(0, len(a.text)),)) for a in articles]
    rest = Article(id="rest", sha256="", text="Rain fell. " * 30)
    told.append(
        Reading(article=rest, sentences=tuple(Span(n * 11, n * 11 + 10) for n in range(30)))
    )
    claims = [
        Claim(id=f"{a.id}c1", article=a.id, start=0, end=len(a.text), text=a.text,
              status=statuses[n] if statuses else "happened")
        for n, a in enumerate(articles)
    ]  # fmt: skip
    count = len(texts)
    return Compared(
        Story("s1", "", tuple(a.id for a in articles)),
        {a.id: a for a in articles},
        views(claims, told, WordsAsVectors()),
        {(i, j): score for i in range(count) for j in range(i + 1, count)},
    )


GENERAL = "Divers searched the flooded mine"
PRECISE = "Six navy divers searched the flooded mine near Corvo"


def test_what_tells_the_same_and_more_refines_it_and_says_what_it_adds() -> None:
    (one,) = refinements([[0], [1]], compared(GENERAL, PRECISE))
    assert (one.precise, one.general) == (1, 0)
    assert one.reason.startswith("more precise: adds")
    assert "navy" in one.reason


@pytest.mark.parametrize(
    "other",
    [
        "Divers did not search the flooded mine near Corvo on the order of the navy",
        "Divers searched the harbour near Corvo",
        GENERAL,
    ],
)
def test_a_denial_another_statement_and_the_same_one_refine_nothing(other: str) -> None:
    assert refinements([[0], [1]], compared(GENERAL, other)) == ()


def test_a_plan_does_not_refine_what_is_done() -> None:
    told = compared(GENERAL, PRECISE, statuses=("happened", "planned"))
    assert refinements([[0], [1]], told) == ()


def test_claims_of_one_finding_do_not_refine_each_other() -> None:
    assert refinements([[0, 1]], compared(GENERAL, PRECISE)) == ()


def test_findings_name_the_more_general_one_and_the_link_carries_the_reason() -> None:
    general, precise = find(compared(GENERAL, PRECISE), ())
    assert (general.refines, precise.refines) == ((), (general.id,))
    (link,) = precise.links
    assert link.claims == ("a1c1", "a0c1")
    assert "more precise" in link.reason
