"""How many origins stand behind a statement, in small stories whose origins are known."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_coverage import Dice, article, body, sentence
from msgspec.structs import replace

from sayso.entities import EntityIndex
from sayso.knowledge.sources import registry
from sayso.model import (
    Article,
    Claim,
    Entity,
    Finding,
    Independence,
    Label,
    Link,
    Source,
    SourceKind,
    Span,
)
from sayso.origins import assess, copies

STORIES = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))["story"]
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


def source(written: str) -> Source:
    """A source by its kind and name; several named side by side are joined by " + "."""
    members = [_single(part) for part in written.split(" + ")]
    if len(members) == 1:
        return members[0]
    name = " and ".join(member.name for member in members)
    return Source(name, members[0].kind, members=tuple(members))


def _single(written: str) -> Source:
    kind, name = written.split(" ", 1)
    (known,) = (each for each in KINDS if each == kind)
    return Source(name, known, name if known == "person" else None)


def claim(number: int, told_by: Article, chain: Sequence[str] = (), at: int = 0) -> Claim:
    return Claim(
        id=f"c{number}",
        article=told_by.id,
        start=at,
        end=len(told_by.text),
        text=told_by.text[at:],
        chain=tuple(source(link) for link in chain),
    )


def finding(claims: Sequence[Claim]) -> Finding:
    return Finding(
        id="f1",
        story="s1",
        text="A lock was closed.",
        claims=tuple(each.id for each in claims),
        status="happened",
        outlets=len({each.article for each in claims}),
        first=claims[0].id,
    )


def persons(names: set[str], labels: dict[str, str]) -> EntityIndex:
    return EntityIndex(
        Entity(
            id=name,
            type="person",
            name=name,
            labels=(Label("a0", 0, 1, labels[name]),) if name in labels else (),
        )
        for name in sorted(names)
        if " " in name and " and " not in name
    )


def assessed(articles: Sequence[Article], claims: Sequence[Claim], **labels: str) -> Finding:
    links = [link for each in claims for link in each.chain]
    singles = [single for link in links for single in (link.members or (link,))]
    named = {single.name for single in singles if single.kind == "person"}
    (found,) = assess(
        [finding(claims)], claims, articles, copies(articles), persons(named, labels), registry()
    )
    return found


def told(story: dict[str, Any]) -> Finding:
    articles, claims = [], []
    for number, row in enumerate(story["claims"]):
        text = f"{row.get('credit', '')} {row.get('text', sentence(Dice(number)))}".strip()
        made = article(f"a{number}", text, outlet=row["outlet"])
        if "credit" in row:
            made = article(f"a{number}", text, outlet=row["outlet"], credit="Meridian")
            made = credited(made, row["credit"])
        articles.append(made)
        told = claim(number, made, row["chain"], len(row.get("credit", "")))
        claims.append(replace(told, stance=row.get("stance", "asserts")))
    return assessed(articles, claims, **story.get("labels", {}))


def credited(made: Article, line: str) -> Article:
    """The article with its credit over the whole credit line, as the reader marks it."""
    at = made.text.index(line)
    return replace(
        made, credits=tuple(replace(c, start=at, end=at + len(line)) for c in made.credits)
    )


@pytest.mark.parametrize("story", STORIES, ids=[story["name"] for story in STORIES])
def test_a_story_with_known_origins_gets_them(story: dict[str, Any]) -> None:
    found = told(story)
    assert found.independence == story["verdict"]
    assert {origin.name for origin in found.origins} == set(story["origins"])
    reasons = "; ".join(
        (*found.reasons, *(reason for origin in found.origins for reason in origin.reasons))
    )
    assert [words for words in story.get("says", ()) if words not in reasons] == []
    several = found.independence == "several origins"
    assert found.fewest_origins == story.get("fewest", 2 if several else 1)


@pytest.mark.parametrize("story", STORIES, ids=[story["name"] for story in STORIES])
def test_every_verdict_has_its_reasons_in_words(story: dict[str, Any]) -> None:
    found = told(story)
    assert found.reasons
    assert all(reason == reason.strip() and "None" not in reason for reason in found.reasons)


def wire_and_reprints() -> list[Article]:
    item = "\n\n".join(body(Dice(1), 3))
    wire = article("a00", item, outlet="Meridian", published="2031-05-02T06:00Z")
    reprints = [
        article(
            f"a{n:02}",
            f"{sentence(Dice(n + 100))}\n{sentence(Dice(n + 200))}\n{item}",
            outlet=f"Paper {n}",
            published="2031-05-02T09:00Z",
        )
        for n in range(1, 41)
    ]
    return [wire, *reprints]


def test_forty_reprints_of_one_wire_item_are_one_origin() -> None:
    articles = wire_and_reprints()
    start = [each.text.index(articles[0].text) for each in articles]
    claims = [claim(n, each, (), start[n]) for n, each in enumerate(articles)]
    found = assessed(articles, claims)
    assert found.independence == "one origin"
    (origin,) = found.origins
    assert (origin.name, len(origin.claims)) == ("Meridian", 41)
    assert "forty" in found.reasons[0] or "40" in found.reasons[0]
    assert "word for word" in found.reasons[0]


def test_an_official_in_copied_words_is_the_official_of_the_one_who_wrote_them() -> None:
    articles = wire_and_reprints()[:4]
    claims = [
        claim(n, each, ["unnamed an official"], each.text.index(articles[0].text))
        for n, each in enumerate(articles)
    ]
    found = assessed(articles, claims)
    assert found.independence == "one origin"
    assert [origin.name for origin in found.origins] == ["Meridian <- an official"]


@pytest.mark.parametrize(
    ("byline", "origin"),
    [
        ("By Reuters", "Reuters"),
        ("Mira Holt, Reuters", "Reuters"),
        ("AFP Staff", "Agence France-Presse"),
        ("Mira Holt", None),
        ("Mira Holt and Reuters", None),
        ("Mira Holt with AFP", None),
    ],
)
def test_an_agency_that_signs_an_article_is_its_voice(byline: str, origin: str | None) -> None:
    made = replace(article("a0", sentence(Dice(5)), outlet="Belmora Daily"), byline=byline)
    found = assessed([made], [claim(0, made)])
    assert [each.name for each in found.origins] == ([origin] if origin else [])


def test_own_reporting_beside_reprints_is_counted_apart() -> None:
    articles = wire_and_reprints()[:3]
    other = article("a99", sentence(Dice(999)), outlet="Harbour Courier")
    claims = [
        claim(n, each, (), each.text.index(articles[0].text)) for n, each in enumerate(articles)
    ]
    found = assessed([*articles, other], [*claims, claim(9, other, ["person Ruth Abelin"])])
    assert found.independence == "cannot tell"
    assert {origin.name for origin in found.origins} == {"Meridian", "Ruth Abelin"}


def test_a_correction_keeps_its_own_origin_apart_from_what_it_corrects() -> None:
    early = article("a1", sentence(Dice(1)), outlet="Belmora Daily", published="2031-05-01")
    late = article("a2", sentence(Dice(2)), outlet="Belmora Daily", published="2031-05-02")
    first = claim(1, early, ["person Leo Dastur"])
    corrected = claim(2, late, ["person Ruth Abelin"])
    index = persons({"Leo Dastur", "Ruth Abelin"}, {})
    both = assess(
        [finding([first]), finding([corrected])], [first, corrected], [early, late], (), index,
        registry(),
    )  # fmt: skip
    assert [[origin.name for origin in each.origins] for each in both] == [
        ["Leo Dastur"],
        ["Ruth Abelin"],
    ]


def test_a_circle_of_copies_comes_to_an_end() -> None:
    articles = wire_and_reprints()[:2]
    there = copies(articles)
    back = [
        type(copy)(
            original=copy.copy,
            copy=copy.original,
            directed=False,
            passages=tuple(type(p)(p.copy, p.original) for p in copy.passages),
            reason="",
        )
        for copy in there
    ]
    claims = [claim(n, each) for n, each in enumerate(articles)]
    (found,) = assess(
        [finding(claims)], claims, articles, [*there, *back], EntityIndex(()), registry()
    )
    assert found.independence in get_args(Independence)


def test_the_order_of_the_claims_does_not_change_the_verdict() -> None:
    for story in STORIES:
        backwards = {**story, "claims": story["claims"][::-1]}
        assert told(backwards).independence == told(story).independence


def introduced(as_what: str, name: str, other: str) -> Finding:
    """Two reports of one statement: by a person in the words that introduce him, and by a body."""
    one = article("a0", f"{as_what} said the lock was closed.", outlet="Belmora Daily")
    two = article("a1", sentence(Dice(7)), outlet="Capital Ledger")
    said = Source(name, "person", name, Span(0, len(as_what)))
    claims = [replace(claim(0, one), chain=(said,)), claim(1, two, [f"body {other}"])]
    return assessed([one, two], claims)


@pytest.mark.parametrize(
    ("as_what", "name", "body_named"),
    [
        ("Police Lt. Ruth Abelin", "Ruth Abelin", "police"),
        ("Ruth Abelin, a safety director at Norvale,", "Ruth Abelin", "Norvale"),
        ("Her publicist, Ruth Abelin,", "Ruth Abelin", "Marsh's publicist"),
    ],
)
def test_who_is_introduced_with_a_body_speaks_for_it(
    as_what: str, name: str, body_named: str
) -> None:
    found = introduced(as_what, name, body_named)
    assert found.independence == "one origin"
    assert "speaks for" in "; ".join(found.origins[0].reasons)


@pytest.mark.parametrize(
    ("as_what", "body_named"),
    [
        ("Ruth Abelin, a former director at Norvale,", "Norvale"),
        ("Ruth Abelin, who was dismissed by Norvale,", "Norvale"),
        ("Norvale critic Ruth Abelin", "Norvale"),
        ("Ruth Abelin and Norvale lawyer Leo Dastur", "Norvale"),
        ("Rep. Ruth Abelin", "Marsh's spokesman"),
    ],
)
def test_who_stands_outside_a_body_does_not_speak_for_it(as_what: str, body_named: str) -> None:
    assert introduced(as_what, "Ruth Abelin", body_named).independence == "several origins"


@pytest.mark.parametrize(
    ("label", "warned"),
    [("Rep.", False), ("County District Attorney", False), ("a spokesman for the port", True)],
)
def test_only_who_speaks_for_others_is_marked_so(label: str, warned: bool) -> None:
    made = article("a0", sentence(Dice(5)), outlet="Belmora Daily")
    found = assessed([made], [claim(0, made, ["person Ruth Abelin"])], **{"Ruth Abelin": label})
    assert ("speaks for others" in "; ".join(found.origins[0].reasons)) == warned


def told_by_many(named: Sequence[str], scores: Sequence[float]) -> Finding:
    """A statement of reports that each name one person, or nobody; how sure it is that each of
    the others states what the first does."""
    articles = [article(f"a{n}", sentence(Dice(n)), outlet=f"Paper {n}") for n in range(len(named))]
    claims = [
        claim(n, each, [f"person {named[n]}"] if named[n] else [])
        for n, each in enumerate(articles)
    ]
    joined = tuple(Link(("c0", f"c{n}"), score, "") for n, score in enumerate(scores, 1))
    index = persons(set(named), {})
    made = replace(finding(claims), links=joined)
    (found,) = assess([made], claims, articles, (), index, registry())
    return found


ABELIN, DASTUR = "Ruth Abelin", "Leo Dastur"


@pytest.mark.parametrize(
    ("named", "scores", "verdict"),
    [
        ((ABELIN, DASTUR), (0.9,), "several origins"),
        ((ABELIN, DASTUR), (0.4,), "cannot tell"),
        ((ABELIN, DASTUR, DASTUR), (0.9, 0.8), "several origins"),
        ((ABELIN, ABELIN, DASTUR, DASTUR), (0.9, 0.3, 0.3), "cannot tell"),
    ],
)
def test_two_sources_are_two_only_where_their_claims_state_the_same_on_the_whole(
    named: tuple[str, ...], scores: tuple[float, ...], verdict: Independence
) -> None:
    found = told_by_many(named, scores)
    assert found.independence == verdict
    assert ("may not say quite the same" in "; ".join(found.reasons)) == (verdict == "cannot tell")


def test_a_single_report_that_hardly_says_the_same_does_not_count_against_many() -> None:
    found = told_by_many((ABELIN, ABELIN, DASTUR), (0.9, 0.3))
    assert found.independence == "one origin"
    assert [origin.name for origin in found.origins] == [ABELIN]
    assert "one names Leo Dastur" in found.reasons[0]
    assert "Leo Dastur may not say quite the same and is not counted" in found.reasons


def test_a_report_that_names_nobody_keeps_the_odd_one_in_doubt() -> None:
    found = told_by_many((ABELIN, ABELIN, DASTUR, ""), (0.9, 0.3, 0.9))
    assert found.independence == "cannot tell"


def test_who_names_a_source_in_one_passage_is_not_silent_in_another() -> None:
    first, second = (article(f"a{n}", sentence(Dice(n)), outlet=f"Paper {n}") for n in range(2))
    claims = [claim(n, each, ["person Ruth Abelin"]) for n, each in enumerate((first, second))]
    found = assessed([first, second], [*claims, claim(2, second)])
    assert found.independence == "one origin"
    assert "no source" not in "; ".join(found.reasons)


links = st.builds(
    "{} {}".format,
    st.sampled_from(KINDS),
    st.text(min_size=1, max_size=12).filter(lambda name: name.strip() != ""),
)


@given(st.lists(st.lists(links, max_size=4), min_size=1, max_size=5))
def test_any_chains_get_a_verdict_and_every_origin_rests_on_claims(chains: list[list[str]]) -> None:
    articles = [article(f"a{n}", "A lock was closed.") for n in range(len(chains))]
    claims = [
        claim(n, each, chain) for n, (each, chain) in enumerate(zip(articles, chains, strict=True))
    ]
    found = assessed(articles, claims)
    assert found.independence in get_args(Independence)
    resting = [name for origin in found.origins for name in origin.claims]
    assert len(resting) == len(set(resting))
    assert set(resting) <= set(found.claims)
    assert all(origin.name and origin.claims for origin in found.origins)
