"""The examples' dossier, read by eye: what an editor must find in it."""

from itertools import combinations

import pytest

import sayso
from sayso.model import Article, Disagreement


@pytest.fixture(scope="session")
def by_name(dossier: sayso.Dossier) -> dict[str, Article]:
    return {(article.path or "").rpartition("/")[2]: article for article in dossier.articles}


def entry(dossier: sayso.Dossier, kind: str, about: str) -> Disagreement:
    found = [d for d in dossier.disagreements if d.kind == kind and about in d.about.lower()]
    assert found, f"no {kind} about {about!r}"
    return found[0]


def test_six_outlets_tell_one_story(dossier):
    assert [len(story.articles) for story in dossier.stories] == [6]


def test_fourteen_or_seventeen_injured_leads_the_ledger(dossier):
    numbers = entry(dossier, "number", "people")
    assert numbers.cause in ("true conflict", "later update")
    assert numbers in dossier.disagreements[:2]
    injured = {side.value for side in numbers.sides}
    assert len(injured) == 2
    assert injured in ({"14", "17"}, {"14", "seventeen"})


def test_the_visit_is_told_ahead_and_as_done(dossier):
    assert entry(dossier, "status", "al-hadari").cause == "planned vs done"


def test_two_spellings_of_the_minister_are_one_person(dossier):
    ministers = [e for e in dossier.entities if any("Olenk" in v.text for v in e.variants)]
    assert len(ministers) == 1


def test_the_reprints_share_passages_with_the_agency_and_the_others_with_nobody(dossier, by_name):
    wire = {by_name[name].id for name in ("meridian-agency.txt", "harbour-courier.txt")}
    wire.add(by_name["valley-post.html"].id)
    pairs = {frozenset((copy.original, copy.copy)) for copy in dossier.copies}
    assert pairs == {frozenset(pair) for pair in combinations(sorted(wire), 2)}


def test_no_menu_comment_form_or_promotion_becomes_a_claim(dossier):
    furniture = ("Share on Facebook", "LEAVE A REPLY", "Follow us", "Home | News", "Shares")
    assert not [c.text for c in dossier.claims if any(words in c.text for words in furniture)]


def test_the_welding_is_laid_to_the_unnamed_official_and_not_to_the_paper_that_repeats_it(dossier):
    said = [c for c in dossier.claims if "caused by welding" in c.text and c.chain]
    assert said
    assert all("official" in c.chain[-1].name for c in said)


def test_the_late_outlet_comes_by_its_own_day(by_name):
    published = by_name["northern-star.txt"].published
    assert (published.value, published.source) == ("2026-03-12T09:15", "text")
