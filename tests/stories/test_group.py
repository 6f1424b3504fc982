"""Articles that report one event become one story, whatever their words, dates and lengths."""

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sayso.language.bundle import load
from sayso.language.encoder import SentenceEncoder
from sayso.model import Article, Noise, Published, Reading, Span, Story
from sayso.stories import group

FERRY = (
    "Ferry runs aground off Tolvik, passengers safe\n\nThe ferry Maren ran aground near the port "
    "of Tolvik on Monday with 212 people aboard. The coast guard took all passengers to shore.",
    "All 212 rescued from stranded Maren\n\nCoast guard boats have brought the 212 passengers of "
    "the stranded ferry Maren to Tolvik, the harbour master said.",
    "Captain questioned after Tolvik ferry accident\n\nPolice in Tolvik questioned the captain of "
    "the Maren, the ferry that hit a sandbank on Monday morning.",
)
BUDGET = (
    "Parliament in Lisbon passes budget by one vote\n\nPortugal's parliament approved the budget "
    "on Monday with a majority of one after a night of debate on pensions.",
    "One vote saves Portuguese budget\n\nThe Portuguese government won Monday's budget vote in "
    "parliament by the narrowest margin, with pensions the main dispute.",
)
QUAKE = (
    "Strong earthquake shakes northern Chile\n\nA magnitude 6.8 earthquake struck near "
    "Antofagasta in northern Chile on Monday; no deaths were reported.",
)


class Letters:
    """An encoder of our own: letters by threes, folded into a unit vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.full((len(texts), 384), 1e-6, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for at in range(len(text) - 2):
                digest = hashlib.sha256(text[at : at + 3].lower().encode()).digest()
                row[int.from_bytes(digest[:2], "big") % 384] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@cache
def bundled() -> SentenceEncoder:
    return load(1).encoder


def reading(
    name: str, text: str, published: str | None = None, title: str | None = None
) -> Reading:
    end = text.find(".") + 1 or len(text)
    return Reading(
        article=Article(
            id=name,
            title=title,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            text=text,
            published=Published(published, "meta") if published else Published(),
        ),
        sentences=(Span(0, end),),
    )


def grouped(texts: Sequence[str], encoder: SentenceEncoder | None = None) -> list[set[int]]:
    """The numbers of the texts of each story."""
    readings = [reading(str(number), text) for number, text in enumerate(texts)]
    stories = group(readings, encoder or bundled())
    return [{int(article) for article in story.articles} for story in stories]


def test_reports_of_three_events_become_three_stories_the_largest_first() -> None:
    assert grouped([*QUAKE, *BUDGET, *FERRY]) == [{3, 4, 5}, {1, 2}, {0}]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Russia hits Ukrainian capital", "Nine killed in Kyiv"),
        ("Quake kills dozens in Turkey", "Death toll from Turkish earthquake rises"),
        ("Rebels enter Kinshasa", "Congolese capital falls to rebels"),
        ("Thai PM resigns", "Thailand's prime minister steps down"),
    ],
)
def test_headlines_without_a_body_meet_by_what_they_mean(one: str, two: str) -> None:
    others = ["Central bank keeps rates on hold", "Museum returns stolen bronze to Benin"]
    assert {0, 1} in grouped([one, two, *others])


def test_a_headline_alone_joins_the_full_reports() -> None:
    assert {0, 1, 2, 3} in grouped([*FERRY, "Ferry Maren aground off Tolvik", *BUDGET])


def test_the_same_words_weeks_apart_are_two_events() -> None:
    texts = [FERRY[0], FERRY[1], FERRY[0], FERRY[1]]
    days = ["2031-05-05", "2031-05-06", "2031-08-05", "2031-08-05T10:00Z"]
    readings = [reading(f"a{n}", text, days[n]) for n, text in enumerate(texts)]
    stories = group(readings, bundled())
    assert [story.articles for story in stories] == [("a0", "a1"), ("a2", "a3")]


def test_an_undated_article_joins_its_story_at_any_time() -> None:
    readings = [reading("a0", FERRY[0], "2031-05-05"), reading("a1", FERRY[1])]
    assert len(group(readings, bundled())) == 1


def test_a_chain_of_reports_each_like_the_next_does_not_become_one_story() -> None:
    words = [hashlib.sha256(bytes([n])).hexdigest()[:9] for n in range(60)]
    texts = [" ".join(words[at : at + 12]) for at in range(0, 48, 6)]
    assert 1 < max(len(story) for story in grouped(texts, Letters())) < len(texts)


def test_one_story_can_be_asked_for() -> None:
    readings = [reading(str(n), text) for n, text in enumerate([*QUAKE, *BUDGET, *FERRY])]
    (story,) = group(readings, bundled(), one_story=True)
    assert story.id == "s1"
    assert len(story.articles) == 6


def test_articles_a_person_holds_for_one_story_are_one_with_all_they_go_with() -> None:
    readings = [
        reading("a1", FERRY[0]),
        reading("a2", FERRY[1]),
        reading("a3", "The parliament of Kenya passed a budget. Teachers had asked for more."),
    ]
    apart = group(readings, bundled())
    assert [story.articles for story in apart] == [("a1", "a2"), ("a3",)]
    (one,) = group(readings, bundled(), together=[("a2", "a3")])
    assert one.articles == ("a1", "a2", "a3")


def test_noise_does_not_bring_articles_together() -> None:
    menu = "Home World Business Sport Weather Subscribe Our best stories in your inbox. " * 6
    readings = []
    for number, text in enumerate((QUAKE[0], BUDGET[0])):
        plain = reading(str(number), menu + text)
        noisy = Article(
            id=str(number), sha256="", text=menu + text, noise=(Noise(0, len(menu), "menu"),)
        )
        readings.append(Reading(article=noisy, sentences=plain.sentences))
    assert len(group(readings, bundled())) == 2


def test_a_story_is_titled_by_its_most_central_article() -> None:
    readings = [
        reading("a1", FERRY[0], title="Ferry Maren runs aground off Tolvik"),
        reading("a2", FERRY[0], title="Ferry Maren runs aground off Tolvik"),
        reading("a3", FERRY[2], title="Captain questioned"),
    ]
    (story,) = group(readings, bundled(), one_story=True)
    assert story.title == "Ferry Maren runs aground off Tolvik"


def test_a_headline_titles_a_story_before_any_first_sentence() -> None:
    readings = [
        reading("a1", FERRY[0]),
        reading("a2", FERRY[0]),
        reading("a3", FERRY[2], title="Captain questioned"),
    ]
    (story,) = group(readings, bundled(), one_story=True)
    assert story.title == "Captain questioned"


def test_a_missing_title_is_made_from_the_first_sentence() -> None:
    (story,) = group([reading("a1", "A ferry ran\n aground. All are safe.")], Letters())
    assert story.title == "A ferry ran aground."
    (long,) = group([reading("a1", "word " * 90 + ".")], Letters())
    assert len(long.title) == 140
    assert long.title.endswith("…")


def test_no_articles_make_no_stories_and_empty_ones_stay_alone() -> None:
    assert group([], Letters()) == ()
    stories = group([reading("a1", ""), reading("a2", ""), reading("a3", "8")], Letters())
    assert stories == (
        Story("s1", "a1", ("a1",)),
        Story("s2", "a2", ("a2",)),
        Story("s3", "8", ("a3",)),
    )


def test_a_date_that_cannot_be_read_counts_as_no_date() -> None:
    readings = [reading("a0", FERRY[0], "sometime"), reading("a1", FERRY[1], "2031-05-05")]
    assert len(group(readings, bundled())) == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12), st.booleans())
def test_every_article_is_in_exactly_one_story(texts: list[str], one_story: bool) -> None:
    readings = [reading(str(number), text) for number, text in enumerate(texts)]
    stories = group(readings, Letters(), one_story=one_story)
    placed = sorted(int(article) for story in stories for article in story.articles)
    assert placed == list(range(len(texts)))
    assert [story.id for story in stories] == [f"s{n}" for n in range(1, len(stories) + 1)]
    assert stories == group(readings, Letters(), one_story=one_story)


def test_the_five_reports_of_one_visit_are_one_story(shared) -> None:  # type: ignore[no-untyped-def]
    folders = [shared / "seeds", shared / "gold/texts/nwcl-2", shared / "gold/texts/nwcl-5"]
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    assert sorted(map(min, grouped(texts))) == [0, 5, 10]
    assert {0, 1, 2, 3, 4} in grouped(texts)
