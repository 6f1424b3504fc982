"""Copied passages are found and told from common quotation, with exact places in both texts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_coverage import Dice, article, body, renamed, sentence
from msgspec.structs import replace

from sayso.model import Article, Copy, Noise
from sayso.origins import copies

SPEECH = (
    "We will not leave this coast to the tide, and we will not leave its people to wait in "
    "shelters while the papers for the new barrier pass from one desk to the next desk in silence"
)


def story(seed: int, paragraphs: int = 6) -> str:
    return "\n\n".join(body(Dice(seed), paragraphs))


def reprint(text: str, seed: int) -> str:
    """The text under a new headline and a new lead, cut short, in another typography."""
    dice = Dice(seed)
    kept = text.split("\n\n")[1 : 3 + dice.number(4)]
    inside = "\n".join(kept).replace("  ", " ").replace(", ", " , ")
    return f"{sentence(dice)}\n{sentence(dice)} {sentence(dice)}\n{inside}\n{sentence(dice)}"


def pairs(found: tuple[Copy, ...]) -> set[tuple[str, str]]:
    return {(copy.original, copy.copy) for copy in found}


def words_at(text: str, start: int, end: int) -> list[str]:
    return re.findall(r"[^\W_]+", text[start:end].casefold())


def test_forty_reprints_among_two_hundred_articles_are_all_found_and_nothing_else_is() -> None:
    wire = article("a000", story(1), outlet="Meridian", published="2031-05-02T06:00Z")
    own = [article(f"a{n:03}", story(n, 4 + n % 5)) for n in range(41, 200)]
    reprints = [
        article(f"a{n:03}", reprint(wire.text, n), published=f"2031-05-02T{7 + n % 12:02}:30Z")
        for n in range(1, 41)
    ]
    found = copies([wire, *reprints, *own])
    assert pairs(found) == {("a000", each.id) for each in reprints}
    assert all(copy.directed for copy in found)


def test_the_spans_of_a_passage_hold_the_same_words_in_both_texts() -> None:
    first = article("a1", story(1), published="2031-05-02")
    second = article("a2", reprint(first.text, 7), published="2031-05-03")
    (copy,) = copies([first, second])
    for passage in copy.passages:
        left = words_at(first.text, passage.original.start, passage.original.end)
        right = words_at(second.text, passage.copy.start, passage.copy.end)
        assert left == right
    assert sum(len(words_at(second.text, p.copy.start, p.copy.end)) for p in copy.passages) > 60


@pytest.mark.parametrize(
    ("as_printed", "as_reprinted"),
    [
        ("\n", "\r\n\r\n"),
        ("the ", "The "),
        (" the ", "  the\u00a0"),
        (".", " ."),
        ("e", "é"),
        (", ", " – "),
    ],
)
def test_typography_does_not_hide_a_copy(as_printed: str, as_reprinted: str) -> None:
    first = article("a1", story(5))
    second = article("a2", first.text.replace(as_printed, as_reprinted))
    assert len(copies([first, second])) == 1


def test_a_changed_word_here_and_there_does_not_break_a_passage() -> None:
    first = article("a1", story(5, 2))
    changed = first.text.replace(" had gathered ", " gathered ").replace("until", "before")
    (copy,) = copies([first, article("a2", changed)])
    assert len(copy.passages) == 1


def test_the_same_speech_quoted_by_two_reporters_is_no_copy() -> None:
    first = article("a1", f"{story(8)}\n\n“{SPEECH},” the mayor said.")
    second = article("a2", f'"{SPEECH}," she told the crowd.\n\n{story(9)}')
    assert copies([first, second]) == ()


def test_a_speech_taken_over_with_the_words_around_it_is_a_copy() -> None:
    around = f"{sentence(Dice(3))} “{SPEECH},” the mayor said. {sentence(Dice(4))}"
    first = article("a1", f"{story(8)}\n\n{around}")
    second = article("a2", f"{around}\n\n{story(9)}")
    assert len(copies([first, second])) == 1


RIGHT, SLIP = "Kolvarsen", "Kolvrasen"
SHORT = "the ferry {name} left the northern pier with nine cars and a hearse aboard"


@pytest.mark.parametrize(("second", "copied"), [(SLIP, True), (RIGHT, False)])
def test_a_slip_in_a_name_that_two_share_tells_a_copy(second: str, copied: bool) -> None:
    others = [
        article(f"a{n}", f"{sentence(Dice(n))} Nobody blamed the {RIGHT} for it.", outlet=f"P{n}")
        for n in range(2, 9)
    ]
    pair = [
        article("a0", f"On Monday {SHORT.format(name=SLIP)}. {sentence(Dice(40))}", outlet="One"),
        article("a1", f"Then {SHORT.format(name=second)}! {sentence(Dice(41))}", outlet="Two"),
    ]
    found = copies([*pair, *others])
    assert [{copy.original, copy.copy} for copy in found] == ([{"a0", "a1"}] if copied else [])
    assert all(SLIP in copy.reason for copy in found)


def test_menus_and_promotion_that_two_pages_share_are_no_copy() -> None:
    menu = " ".join(sentence(Dice(n)) for n in range(60, 66))
    marked = [
        replace(article(f"a{n}", f"{menu}\n{story(n)}"), noise=(Noise(0, len(menu), "a menu"),))
        for n in (1, 2)
    ]
    assert copies(marked) == ()


def test_what_two_papers_took_from_a_third_is_laid_to_the_third_alone() -> None:
    source = article("a1", story(1), published="2031-05-01")
    takers = [
        article(f"a{n}", f"{sentence(Dice(n))}\n\n{source.text}", published=f"2031-05-0{n}")
        for n in (2, 3, 4)
    ]
    assert pairs(copies([source, *takers])) == {("a1", "a2"), ("a1", "a3"), ("a1", "a4")}


def test_a_paper_that_pastes_two_reports_together_copies_both() -> None:
    one = article("a1", story(1), published="2031-05-01")
    two = article("a2", story(2), published="2031-05-01")
    both = article("a3", f"{one.text}\n\n{two.text}", published="2031-05-02")
    assert pairs(copies([one, two, both])) == {("a1", "a3"), ("a2", "a3")}


SAME = story(11)


@pytest.mark.parametrize(
    ("first", "second", "original", "directed", "words"),
    [
        (
            article("a1", SAME, published="2031-05-03"),
            article("a2", SAME, published="2031-05-02"),
            "a2", True, "published before",
        ),
        (
            article("a1", SAME, published="2031-05-03T10:00+02:00"),
            article("a2", SAME, published="2031-05-03T07:30Z"),
            "a2", True, "published before",
        ),
        (
            article("a1", f"TOLVIK (Meridian) - {SAME}", outlet="Post", credit="Meridian"),
            article("a2", SAME, outlet="Meridian"),
            "a2", True, "credits Meridian",
        ),
        (
            article("a1", f"TOLVIK (Meridian) - {SAME}", outlet="Post", credit="Meridian",
                    published="2031-05-02"),
            article("a2", SAME, outlet="Meridian", published="2031-05-03"),
            "a2", True, "credits Meridian",
        ),
        (
            article("a1", f"The Tolvik Courier reported it first. {SAME}", outlet="Post"),
            article("a2", SAME, outlet="Tolvik Courier"),
            "a2", True, "names Tolvik Courier",
        ),
        (
            article("a1", SAME.split("\n\n", 3)[-1]),
            article("a2", SAME),
            "a2", False, "fuller text",
        ),
        (article("a1", SAME), article("a2", SAME), "a1", False, "cannot be told"),
        (
            article("a1", SAME, published="2031-05-02"),
            article("a2", SAME, published="2031-05-02T09:00Z"),
            "a1", False, "cannot be told",
        ),
        (
            article("a1", f"(Meridian) {SAME}", outlet="Post", credit="Meridian"),
            article("a2", f"{SAME} (Meridian)", outlet="Star", credit="Meridian"),
            "a1", False, "both credit Meridian",
        ),
    ],
)  # fmt: skip
def test_who_came_first_is_told_by_credit_then_time_then_the_fuller_text(
    first: Article, second: Article, original: str, directed: bool, words: str
) -> None:
    (copy,) = copies([first, second])
    assert (copy.original, copy.directed) == (original, directed)
    assert words in copy.reason


def test_a_date_guessed_from_the_story_says_nothing_of_who_came_first() -> None:
    first = article("a1", SAME, published="2031-05-03")
    guessed = article("a2", SAME, published="2031-05-02")
    guessed = replace(guessed, published=replace(guessed.published, source="story"))
    (copy,) = copies([first, guessed])
    assert not copy.directed


def test_articles_without_words_are_copies_of_nothing() -> None:
    assert copies([article("a1", ""), article("a2", "—"), article("a3", "Fire")]) == ()


def test_the_order_in_which_articles_come_changes_nothing() -> None:
    texts = [article("a1", SAME), article("a2", story(2)), article("a3", reprint(SAME, 5))]
    assert copies(texts) == copies(texts[::-1])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.booleans())
def test_every_span_lies_in_its_text(before: str, after: str, twice: bool) -> None:
    first = article("a1", before + story(3, 1) * (1 + twice) + after)
    second = renamed(article("x", after + story(3, 1) + before), "a2")
    for copy in copies([first, second]):
        for passage in copy.passages:
            texts = {"a1": first.text, "a2": second.text}
            assert 0 <= passage.original.start < passage.original.end <= len(texts[copy.original])
            assert 0 <= passage.copy.start < passage.copy.end <= len(texts[copy.copy])
