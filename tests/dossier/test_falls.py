"""What falls with a source, and what an outlet had alone."""

import pytest
from msgspec.structs import replace

from sayso.dossier.falls import resting_on
from sayso.dossier.index import Index
from sayso.dossier.paths import Path, Stop
from sayso.dossier.story_view import view_story
from sayso.model import Dossier, Finding, Span

OFFICIAL = Stop("an official", "unnamed")
TERN = Stop("Tern", "agency")
MAYOR = Stop("Ilse Brandt", "person")


def told(identifier: str, outlets: int = 2) -> Finding:
    return Finding(
        id=identifier,
        story="s1",
        text=identifier,
        claims=("c1",),
        status="happened",
        outlets=outlets,
        first="c1",
    )


def ways(*stops: tuple[Stop, ...]) -> list[Path]:
    return [Path(f"c{at}", f"Outlet {at}", way) for at, way in enumerate(stops)]


def left(source: Stop, *stops: tuple[Stop, ...]) -> tuple[int, int, int]:
    """How many findings fall, keep own voices, keep sources, of one told in these ways."""
    finding = told("f1")
    resting = dict(resting_on([finding], {"f1": ways(*stops)}))[source]
    return len(resting.fallen), len(resting.silent), len(resting.kept)


@pytest.mark.parametrize(
    ("stops", "outcome"),
    [
        ([(TERN,)], (1, 0, 0)),
        ([(TERN,), (OFFICIAL, TERN)], (1, 0, 0)),
        ([(TERN,), ()], (0, 1, 0)),
        ([(TERN,), (), (MAYOR,)], (0, 0, 1)),
    ],
    ids=["it alone", "straight and as one who passes on", "own voices", "others too"],
)
def test_a_statement_falls_only_with_a_source_through_which_every_telling_goes(
    stops: list[tuple[Stop, ...]], outcome: tuple[int, int, int]
) -> None:
    assert left(TERN, *stops) == outcome


def test_the_origin_behind_an_agency_takes_down_only_what_the_agency_has_from_it() -> None:
    findings = [told("f1"), told("f2")]
    paths = {"f1": ways((OFFICIAL, TERN)), "f2": ways((TERN,))}
    resting = resting_on(findings, paths)
    assert [(stop, [one.id for one in found.fallen]) for stop, found in resting] == [
        (TERN, ["f1", "f2"]),
        (OFFICIAL, ["f1"]),
    ]


def test_of_two_sources_the_one_with_which_more_shared_statements_fall_comes_first() -> None:
    findings = [told("f1", outlets=1), told("f2", outlets=3)]
    resting = resting_on(findings, {"f1": ways((MAYOR,)), "f2": ways((TERN,))})
    assert [stop for stop, _ in resting] == [TERN, MAYOR]


def test_a_source_tells_in_words_and_links_what_rests_on_it(sample: Dossier) -> None:
    story = view_story(sample.stories[0], Index(sample))
    official = next(one for one in story.sources if one.name == "a harbour official")
    assert official.if_wrong == "If wrong, 1 statement falls (told by several outlets)."
    ((head, style, references),) = official.parts
    assert (head, style) == ("Fall with it", "fallen")
    assert [reference.text for reference in references] == [
        "The old bridge at Lorrin was shut on Monday"
    ]


def test_an_outlet_tells_what_it_had_alone_what_it_took_and_from_whom(sample: Dossier) -> None:
    story = view_story(sample.stories[0], Index(sample))
    quay = next(one for one in story.outlet_views if one.outlet == "quay-weekly")
    assert (quay.alone, quay.shared, quay.first, quay.own_voice) == (1, 1, 0, 1)
    assert [(one.label, one.uses) for one in quay.media] == [("Tern", 1)]
    assert [(one.outlet, one.directed) for one in quay.carries] == [("Harbour Post", True)]
    post = next(one for one in story.outlet_views if one.outlet == "Harbour Post")
    assert post.first == 2
    assert post.credits == ("Tern",)
    assert [one.outlet for one in post.carried_by] == ["quay-weekly"]


def test_reprints_of_one_text_are_told_together(sample: Dossier) -> None:
    (copy,) = sample.copies
    whole = replace(copy.passages[0], copy=Span(0, len(sample.articles[1].text)))
    copies = (
        replace(copy, passages=(whole,)),
        replace(copy, copy="a3", passages=(replace(whole, copy=Span(0, 90)),)),
    )
    told = replace(sample, copies=copies)
    story = view_story(told.stories[0], Index(told))
    assert [(text, set(outlets)) for text, outlets in story.reprints] == [
        ("Harbour Post", {"quay-weekly", "tide.example"})
    ]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            "Harbour Post (a1) was published before quay-weekly (a2)",
            "Harbour Post was published before quay-weekly",
        ),
        ("a1 was read first", "Harbour Post was read first"),
        ("the wire (a1) came first", "the wire (Harbour Post) came first"),
        ("it has B12 in it (b7)", "it has B12 in it (b7)"),
    ],
)
def test_reasons_name_outlets_once_and_not_by_the_ids_of_articles(
    sample: Dossier, reason: str, told: str
) -> None:
    assert Index(sample).name_articles(reason) == told


def test_reasons_tell_origins_as_running_text_does(sample: Dossier) -> None:
    first = sample.findings[0]
    origin = replace(first.origins[0], name="Tern <- two clerks <- an official")
    index = Index(replace(sample, findings=(replace(first, origins=(origin,)),)))
    assert index.name_articles(
        "Tern <- two clerks has it from Tern <- two clerks <- an official"
    ) == ("two clerks, through Tern has it from an official, through two clerks, through Tern")
