"""Assembling: the order in which things are told, the timeline, the reading list."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sayso.dossier import assemble, to_json
from sayso.dossier.ranking import id_key, rank_findings
from sayso.dossier.reading_list import carriers, reading_list
from sayso.dossier.timeline import timeline
from sayso.model import (
    Article,
    Attribution,
    Claim,
    Dossier,
    Finding,
    Independence,
    Link,
    Origin,
    Published,
    Source,
    Span,
    Story,
    Time,
    TimelineEntry,
    Unread,
)


def article(identifier: str, published: str | None = None) -> Article:
    return Article(id=identifier, text="", sha256="", published=Published(published, "meta"))


def claim(identifier: str, where: str = "a1", **fields: object) -> Claim:
    given = {"start": 0, "end": 50, "text": "", **fields}
    return Claim(id=identifier, article=where, **given)  # type: ignore[arg-type]


def finding(
    identifier: str,
    outlets: int = 2,
    independence: Independence = "cannot tell",
    origins: int = 0,
    claims: tuple[str, ...] = ("c1",),
    story: str = "s1",
    text: str = "",
    score: float = 0.0,
) -> Finding:
    return Finding(
        id=identifier,
        story=story,
        text=text,
        claims=claims,
        status="happened",
        outlets=outlets,
        first=claims[0],
        origins=tuple(Origin(f"o{number}", "person", claims) for number in range(origins)),
        independence=independence,
        links=(Link((claims[0], claims[-1]), score, "alike"),) if score else (),
    )


ORDER_CASES = [
    ("several origins before one", finding("b", 2, "several origins", 2), finding("a", 2)),
    (
        "more origins before fewer",
        finding("b", 2, "several origins", 3),
        finding("a", 2, "several origins", 2),
    ),
    (
        "cannot tell before one origin",
        finding("b", 2, "cannot tell"),
        finding("a", 2, "one origin", 1),
    ),
    (
        "more outlets before fewer",
        finding("b", 3, "one origin", 1),
        finding("a", 2, "several origins", 2),
    ),
    (
        "what is surely the same before what may not be",
        finding("b", claims=("c1", "early"), score=0.8),
        finding("a", 5, claims=("c1", "early"), score=0.6),
    ),
    (
        "what names its subject before what leans on a sentence before",
        finding("b", text="The ferry sank"),
        finding("a", text="It sank"),
    ),
    (
        "what stands higher up first",
        finding("b", claims=("c1",)),
        finding("a", claims=("low",)),
    ),
    (
        "two outlets on one origin before one outlet on two",
        finding("b", 2, "one origin", 1),
        finding("a", 1, "several origins", 2),
    ),
    (
        "the earlier appearance first",
        finding("b", claims=("early",)),
        finding("a", claims=("late",)),
    ),
    ("dated before undated", finding("b", claims=("late",)), finding("a", claims=("undated",))),
    ("else by id, digits as numbers", finding("x2"), finding("x10")),
    ("story by story", finding("b", 1, story="s1"), finding("a", 9, story="s2")),
]


@pytest.mark.parametrize(
    ("first", "second"), [case[1:] for case in ORDER_CASES], ids=[case[0] for case in ORDER_CASES]
)
def test_the_best_supported_finding_stands_first(first: Finding, second: Finding) -> None:
    articles = [article("a1", "2026-01-01"), article("a2", "2026-01-02"), article("a3")]
    claims = [claim("c1"), claim("early"), claim("late", "a2"), claim("undated", "a3")]
    claims.append(claim("low", start=300, end=350))
    stories = [Story("s1", "", ()), Story("s2", "", ())]
    assert rank_findings([second, first], claims, articles, stories) == (first, second)


def test_findings_are_numbered_in_their_final_order(sample: Dossier) -> None:
    assert [one.id for one in sample.findings] == ["f1", "f2", "f3", "f4"]
    assert [one.outlets for one in sample.findings] == [2, 2, 1, 1]


def test_a_refinement_follows_the_new_number_of_what_it_refines(sample: Dossier) -> None:
    by_text = {one.text: one for one in sample.findings}
    refined = by_text["Two lorries fell into the river"].id
    assert by_text["Three lorries fell into the river"].refines == (refined,)


@given(seed=st.integers(0, 10_000))
def test_the_order_of_what_is_given_does_not_matter(sample: Dossier, seed: int) -> None:
    def mixed(items: tuple[object, ...]) -> list[object]:
        copied = list(items)
        Random(seed).shuffle(copied)
        return copied

    again = assemble(
        version=sample.version,
        models=sample.models,
        articles=mixed(sample.articles),  # type: ignore[arg-type]
        unread=mixed(sample.unread),  # type: ignore[arg-type]
        stories=mixed(sample.stories),  # type: ignore[arg-type]
        attributions=mixed(sample.attributions),  # type: ignore[arg-type]
        entities=mixed(sample.entities),  # type: ignore[arg-type]
        times=sample.times,
        claims=mixed(sample.claims),  # type: ignore[arg-type]
        findings=mixed(sample.findings),  # type: ignore[arg-type]
        disagreements=mixed(sample.disagreements),  # type: ignore[arg-type]
        quotes=mixed(sample.quotes),  # type: ignore[arg-type]
        copies=mixed(sample.copies),  # type: ignore[arg-type]
        error_card=sample.error_card,
    )
    assert again == sample


def test_the_outlets_own_words_are_told_beside_those_of_a_source_and_before_the_whole() -> None:
    said = claim("a1c1", chain=(Source("Ada Lee", "person"),))
    plain = claim("a1c2", start=60, end=90)
    own = [claim("a1w1", start=0, end=20), claim("a1w2", start=70, end=90)]
    told = assemble(
        version="1",
        articles=[article("a1")],
        claims=[said, plain],
        own_words=own,
        findings=[finding("f1", claims=("a1c1", "a1c2"))],
    )
    assert [one.id for one in told.claims] == ["a1w1", "a1c1", "a1c2"]


def test_a_claim_that_repeats_what_a_finding_rests_on_is_left_out() -> None:
    both = [claim("c1"), claim("c2", start=10), claim("c3", start=60, end=90)]
    told = assemble(version="1", articles=[article("a1")], claims=both, findings=[finding("f1")])
    assert [one.id for one in told.claims] == ["c1", "c3"]
    read = assemble(version="1", articles=[article("a1")], claims=both)
    assert [one.id for one in read.claims] == ["c1", "c2", "c3"]


def test_file_names_of_unknown_encoding_can_be_written() -> None:
    dossier = assemble(
        version="0",
        articles=[replace(article("a1"), path="caf\udce9.txt")],
        unread=[Unread("\udcff", "empty")],
    )
    assert b"caf\xef\xbf\xbd.txt" in to_json(dossier)
    assert dossier.unread[0].path == "\ufffd"


@pytest.mark.parametrize(("smaller", "larger"), [("a2", "a10"), ("a", "a1"), ("a9", "b1")])
def test_ids_are_ordered_as_a_reader_counts(smaller: str, larger: str) -> None:
    assert id_key(smaller) < id_key(larger)


# ---------------------------------------------------------------- timeline


def dates(claims: list[Claim], times: list[Time], *attributions: Attribution) -> list[str]:
    told = [finding("f1", claims=tuple(one.id for one in claims if one.id != "inner"))]
    return [entry.when for entry in timeline(told, claims, times, attributions)]


def time(start: int, value: str | None) -> Time:
    return Time(article="a1", start=start, end=start + 5, value=value)


def test_a_date_inside_a_statement_is_its_time() -> None:
    assert dates([claim("c1", times=(0,))], [time(10, "2026-03-02")]) == ["2026-03-02"]


def test_the_day_of_the_report_is_not_the_day_of_the_event() -> None:
    cue = Attribution(id="t1", article="a1", cue=(Span(28, 60),), content=(Span(0, 27),))
    told = claim("c1", times=(0, 1), attribution="t1")
    assert dates([told], [time(10, "2026-03-02"), time(30, "2026-03-03")], cue) == ["2026-03-02"]


def test_a_date_just_after_the_cue_tells_when_it_was_said() -> None:
    cue = Attribution(id="t1", article="a1", cue=(Span(20, 28),), content=(Span(0, 19),))
    told = claim("c1", times=(0, 1))
    assert dates([told], [time(10, "2026-03-02"), time(32, "2026-03-03")], cue) == ["2026-03-02"]


def test_a_date_just_before_the_source_tells_when_it_was_said() -> None:
    by_whom = Attribution(id="t1", article="a1", source=(Span(19, 28),), content=(Span(0, 12),))
    assert dates([claim("c1", times=(0,))], [time(13, "2026-03-03")], by_whom) == []


def test_a_date_that_heads_what_is_said_is_the_time_of_the_statement() -> None:
    cue = Attribution(id="t1", article="a1", cue=(Span(5, 9),), content=(Span(15, 50),))
    assert dates([claim("c1", times=(0,))], [time(15, "2026-03-02")], cue) == ["2026-03-02"]


def test_a_date_of_a_narrower_claim_is_not_the_wider_ones() -> None:
    wide = claim("c1", times=(0,))
    inner = claim("inner", start=5, end=20)
    assert dates([wide, inner], [time(10, "2024-12")]) == []


def test_a_date_outside_the_claim_is_left_out() -> None:
    assert dates([claim("c1", times=(0,))], [time(60, "2026-03-02")]) == []


def test_of_a_month_and_a_day_in_it_the_day_is_kept() -> None:
    claims = [claim("c1", times=(0,)), claim("c2", times=(1,))]
    assert dates(claims, [time(1, "2026-03"), time(9, "2026-03-02")]) == ["2026-03-02"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-02T09:30", ["2026-03-02"]),
        ("2026-03-02T09:30/2026-03-02T18:00", ["2026-03-02"]),
        ("2026-03-01/2026-03-04", ["2026-03-01/2026-03-04"]),
        ("2026", ["2026"]),
        (None, []),
        ("soon", []),
    ],
)
def test_times_of_day_are_left_out_and_periods_kept(value: str | None, expected: list[str]) -> None:
    assert dates([claim("c1", times=(0,))], [time(10, value)]) == expected


def test_dates_are_told_in_order_with_findings_in_theirs() -> None:
    findings = [finding("f1", claims=("c1",)), finding("f2", claims=("c2",))]
    claims = [claim("c1", times=(0,)), claim("c2", times=(0, 1))]
    times = [time(1, "2026-03-02"), time(9, "2025-01")]
    assert timeline(findings, claims, times, []) == (
        TimelineEntry("2025-01", ("f2",), ("c2",)),
        TimelineEntry("2026-03-02", ("f1", "f2"), ("c1", "c2")),
    )


def test_of_two_claims_that_give_a_date_the_one_whose_words_head_the_finding_is_told() -> None:
    own = replace(finding("f1", claims=("c1", "c2")), text="The dam broke.")
    claims = [claim("c1", times=(0,)), replace(claim("c2", times=(0,)), text="The dam broke.")]
    (entry,) = timeline([own], claims, [time(1, "2026-03-02")], [])
    assert entry.claims == ("c2",)


# ---------------------------------------------------------------- reading list


@st.composite
def coverages(draw: st.DrawFn) -> tuple[list[Finding], list[Claim], list[Article]]:
    """Findings told by some of up to six articles."""
    articles = [article(f"a{number}") for number in range(draw(st.integers(1, 6)))]
    findings, claims = [], []
    tellers = st.sets(st.sampled_from([one.id for one in articles]), min_size=1)
    for number, told_by in enumerate(draw(st.lists(tellers, max_size=8))):
        own = [claim(f"c{number}-{where}", where) for where in sorted(told_by)]
        claims += own
        ids = tuple(one.id for one in own)
        findings.append(finding(f"f{number}", len(ids), claims=ids))
    return findings, claims, articles


@given(coverages())
def test_the_reading_list_carries_every_finding(
    coverage: tuple[list[Finding], list[Claim], list[Article]],
) -> None:
    findings, claims, articles = coverage
    carried = carriers(findings, claims)
    read = reading_list(findings, claims, articles)
    assert len(set(read)) == len(read)
    assert frozenset[str]().union(*(carried[one] for one in read)) == {one.id for one in findings}


@given(coverages())
def test_every_article_on_the_reading_list_adds_something(
    coverage: tuple[list[Finding], list[Claim], list[Article]],
) -> None:
    findings, claims, articles = coverage
    carried = carriers(findings, claims)
    seen: frozenset[str] = frozenset()
    for one in reading_list(findings, claims, articles):
        assert carried[one] - seen
        seen |= carried[one]


def test_an_article_that_only_repeats_is_not_on_the_reading_list() -> None:
    claims = [claim("c1", "a1"), claim("c2", "a2"), claim("c3", "a2")]
    findings = [finding("f1", claims=("c1", "c2")), finding("f2", 1, claims=("c3",))]
    assert reading_list(findings, claims, [article("a1"), article("a2")]) == ("a2",)


def test_what_several_outlets_tell_is_read_first() -> None:
    claims = [
        *(claim(f"only{number}", "a1") for number in range(3)),
        claim("c1", "a2"),
        claim("c2", "a3"),
    ]
    findings = [
        *(finding(f"x{number}", 1, claims=(f"only{number}",)) for number in range(3)),
        finding("shared", 2, claims=("c1", "c2")),
    ]
    read = reading_list(findings, claims, [article("a1"), article("a2"), article("a3")])
    assert read == ("a2", "a1")
