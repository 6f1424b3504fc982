"""The pictures: nothing overlaps, nothing leaves the frame, everything is said in words."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier.origin_keys import OriginKey, letter, origin_keys
from sayso.dossier.paths import Path, Stop
from sayso.dossier.pictures.boxes import Box
from sayso.dossier.pictures.crowds import MOST_CROWDS, MOST_RELAYS, Taken
from sayso.dossier.pictures.dates import MOST_LEVELS, dates_picture, label_levels
from sayso.dossier.pictures.layout import fit, spread, text_width, wrap
from sayso.dossier.pictures.rests_on import rests_on_picture
from sayso.model import Finding, Origin, TimelineEntry


@given(
    st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 90)), min_size=1, max_size=20),
    st.floats(0, 20),
)
def test_spread_items_keep_their_order_and_do_not_overlap(
    items: list[tuple[float, float]], gap: float
) -> None:
    items.sort()
    sizes = [size for _, size in items]
    centres = spread([wanted for wanted, _ in items], sizes, gap)
    for place in range(1, len(items)):
        needed = (sizes[place - 1] + sizes[place]) / 2 + gap
        assert centres[place] - centres[place - 1] >= needed - 1e-6


def test_items_with_room_stand_where_they_want() -> None:
    assert spread([10, 50, 90], [20, 20, 20], 5) == [10, 50, 90]


@given(st.text(max_size=60), st.floats(20, 300))
def test_a_fitted_text_is_no_wider_than_its_room(text: str, width: float) -> None:
    assert text_width(fit(text, 13, width), 13) <= max(width, text_width("…", 13))


def test_a_long_name_is_wrapped_and_its_rest_cut() -> None:
    assert wrap("two sources familiar with the investigation", 10, 120) == (
        "two sources familiar",
        "with the investigation",
    )
    assert wrap("x" * 80, 10, 60)[0].endswith("…")
    assert wrap("", 10, 60) == ()


def coverage(outlets: int) -> list[Path]:
    """Ways as in a real story: an echo through an agency, own sources, people on record."""
    agency = Stop("Meridian", "agency")
    paths = []
    for number in range(outlets):
        outlet = f"Outlet number {number} of a very long name indeed"
        paths += [
            Path(f"c{number}-1", outlet, (Stop("an official", "unnamed"), agency)),
            Path(f"c{number}-2", outlet, (Stop(f"Speaker {number % 7}", "person"),)),
            Path(f"c{number}-3", outlet, (Stop(f"own source of {number}", "unnamed"),)),
            Path(f"c{number}-4", outlet, ()),
        ]
    return paths


BRANDT = Stop("Ilse Brandt", "person")


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize("outlets", [1, 5, 60])
def test_no_two_boxes_overlap_and_none_leaves_the_frame(outlets: int) -> None:
    paths = coverage(outlets)
    picture = rests_on_picture(paths)
    assert picture
    assert not [pair for pair in combinations(picture.boxes, 2) if overlap(*pair)]
    for box in picture.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= picture.width
        assert box.y + box.height <= picture.height


def test_many_small_origins_are_drawn_as_one() -> None:
    paths = coverage(60)
    picture = rests_on_picture(paths)
    assert picture
    assert [box.name for box in picture.boxes if box.kind == "other"] == ["51 other sources"]


def test_up_to_twenty_outlets_have_a_box_each_and_more_share_boxes_without_one_being_lost() -> None:
    few, many = rests_on_picture(coverage(20)), rests_on_picture(coverage(60))
    assert few
    assert many
    tellers = [box for box in few.boxes if box.kind == "teller"]
    assert len(tellers) == 20
    assert not few.crowded
    crowds = [box.name for box in many.boxes if box.kind == "teller"]
    assert len(crowds) <= MOST_CROWDS
    assert many.crowded
    for number in range(60):
        assert any(f"Outlet number {number} " in crowd for crowd in crowds)


def test_reprints_stand_in_one_box_with_the_text_they_reprint() -> None:
    taken = [
        Taken(f"Outlet number {one} of a very long name indeed", "Post", True, True)
        for one in range(30)
    ]
    picture = rests_on_picture([*coverage(60), Path("c", "Post", (BRANDT,))], taken)
    assert picture
    assert any(box.name.startswith("31 outlets with the text of Post") for box in picture.boxes)
    assert picture.arcs == ()


def test_many_who_pass_on_are_drawn_as_one() -> None:
    paths = [
        Path(f"c{number}", "Post", (BRANDT, Stop(f"Agency {number}", "agency")))
        for number in range(30)
    ]
    picture = rests_on_picture(paths)
    assert picture
    passing = [box.name for box in picture.boxes if "Agency" in box.name or "cite" in box.name]
    assert len(passing) == MOST_RELAYS
    assert "17 others who cite" in passing


def test_each_band_names_the_boxes_at_its_ends() -> None:
    picture = rests_on_picture(coverage(3))
    assert picture
    ends = [
        (picture.boxes[ribbon.near].name, picture.boxes[ribbon.far].name)
        for ribbon in picture.ribbons
    ]
    assert ("Outlet number 0 of a very long name indeed", "Meridian") in ends
    assert all(near in band.title for (near, _), band in zip(ends, picture.ribbons, strict=True))


def test_an_agency_stands_between_outlets_and_origins() -> None:
    picture = rests_on_picture(coverage(3))
    assert picture
    columns = sorted({box.x for box in picture.boxes})
    assert [box.x for box in picture.boxes if box.name == "Meridian"] == [columns[1]]


def test_sources_that_cite_each_other_are_drawn_all_the_same() -> None:
    one, other = Stop("Tern", "agency"), Stop("Heron", "agency")
    picture = rests_on_picture([Path("c1", "Post", (one, other)), Path("c2", "Post", (other, one))])
    assert picture
    assert {box.name for box in picture.boxes} == {"Post", "Tern", "Heron"}


def test_a_copy_is_an_arc_between_two_outlets_that_are_drawn() -> None:
    paths = [Path("c1", "Post", (Stop("Tern", "agency"),)), Path("c2", "Tide", (BRANDT,))]
    taken = [Taken("Tide", "Post", True, False), Taken("Quay", "Post", True, False)]
    picture = rests_on_picture(paths, taken)
    assert picture
    assert [(arc.title, arc.directed) for arc in picture.arcs] == [
        ("Tide carries passages of Post", True)
    ]
    assert min(box.x for box in picture.boxes) > 0


def test_without_named_sources_there_is_no_picture() -> None:
    assert rests_on_picture([Path("c1", "Post", ())]) is None


# ---------------------------------------------------------------- dates


@given(st.lists(st.tuples(st.floats(0, 800), st.floats(20, 120)), max_size=40))
def test_labels_of_dates_neither_touch_nor_cross_a_leader_line(
    dots: list[tuple[float, float]],
) -> None:
    dots.sort()
    levels = label_levels([x for x, _ in dots], [width for _, width in dots])
    placed = [(*dot, level) for dot, level in zip(dots, levels, strict=True) if level is not None]
    for (x, width, level), (right_x, _, right_level) in combinations(placed, 2):
        assert level < MOST_LEVELS
        assert right_x >= x + width or right_level < level


def test_a_timeline_shows_each_date_once_in_order_with_its_gap() -> None:
    entries = [
        TimelineEntry("2024-12", ("f1",)),
        TimelineEntry("2025-10-14", ("f1", "f2")),
        TimelineEntry("2025-10-15", ("f3",)),
    ]
    picture = dates_picture(entries, ["#1", "#2", "#3"])
    assert picture
    assert [dot.label for dot in picture.dots] == ["Dec 2024", "14 Oct 2025", "15 Oct 2025"]
    assert [dot.x for dot in picture.dots] == sorted(dot.x for dot in picture.dots)
    assert "10 months" in [words for _, words in picture.gaps]
    assert dates_picture(entries[:1], ["#1"]) is None


# ---------------------------------------------------------------- letters of origins


def test_letters_go_on_after_z() -> None:
    assert [letter(number) for number in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_the_origin_most_outlets_rest_on_is_a() -> None:
    def told(identifier: str, *origins: Origin) -> Finding:
        claims = tuple(claim for origin in origins for claim in origin.claims)
        return Finding(
            id=identifier,
            story="s1",
            text="",
            claims=claims,
            status="happened",
            outlets=1,
            first=claims[0],
            origins=origins,
        )

    keys = origin_keys(
        [
            told("f1", Origin("lone", "person", ("c1",))),
            told("f2", Origin("wide", "agency", ("c2", "c3"))),
        ],
        {"c1": "Post", "c2": "Post", "c3": "Tide"},
    )
    assert keys["wide", "agency"] == OriginKey("A", 1, "wide", "agency")
    assert keys["lone", "person"].letter == "B"
