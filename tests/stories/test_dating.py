"""Undated articles get their day as an editor would find it: from their story."""

import json

import pytest

from sayso.language.sentences import sentences
from sayso.language.times import find_times
from sayso.model import Article, Noise, Published, Reading, Span, Story
from sayso.stories.dating import date_undated


def reading(name, text, day=None):
    published = Published(day, "text") if day else Published()
    article = Article(id=name, sha256="", text=text, published=published)
    found = sentences(text)
    return Reading(article=article, sentences=found, times=find_times(article, found))


def dated(*readings):
    """The day, the source of the day and the values of the times of each article."""
    story = Story("s1", "", tuple(item.article.id for item in readings))
    return {
        item.article.id: (
            item.article.published.value,
            item.article.published.source,
            [time.value for time in item.times],
        )
        for item in date_undated(readings, [story])
    }


ANNOUNCED = reading(
    "a1", "Chile's President Elena Rojas will visit Quito on Friday for talks.", "2024-05-16"
)


def test_what_another_article_announces_is_told_as_done_from_that_day_on():
    done = reading("a2", "Chile's President Elena Rojas visited Quito and held talks there.")
    assert dated(ANNOUNCED, done)["a2"] == ("2024-05-17", "story", [])


def test_a_past_weekday_is_the_weekday_of_the_event_and_not_one_a_week_before():
    done = reading("a2", "Rojas thanked her hosts on Friday in Quito.")
    assert dated(ANNOUNCED, done)["a2"] == ("2024-05-17", "story", ["2024-05-17"])


def test_a_weekday_ahead_and_a_day_of_report_find_the_day_between():
    report = reading("a2", "Rojas will fly to Quito on Friday, her office said on Thursday.")
    assert dated(ANNOUNCED, report)["a2"] == ("2024-05-16", "story", ["2024-05-17", "2024-05-16"])


def test_a_weekday_with_its_date_fixes_the_weekday_of_the_other_articles():
    one = reading("a1", "The dam at Kona failed on Tuesday, officials said.")
    two = reading("a2", "The dam at Kona failed on Tuesday, June 4, and flooded two villages.")
    three = reading("a3", "The dam had been inspected in March, engineers said.", "2024-06-05")
    found = dated(one, two, three)
    assert found["a1"][2] == ["2024-06-04"]
    assert found["a2"][2] == ["2024-06-04"]


def test_yesterday_falls_on_a_day_the_story_tells_of():
    one = reading("a1", "The dam at Kona failed on Tuesday, officials said.", "2024-06-04")
    two = reading("a2", "Two villages were flooded yesterday when a dam failed.")
    assert dated(one, two)["a2"] == ("2024-06-05", "story", ["2024-06-04"])


@pytest.mark.parametrize(
    ("dateline", "day"),
    [("QUITO, May 15 (Condor) - ", "2024-05-15"), ("QUITO, 18 May — ", "2024-05-18")],
)
def test_the_day_in_a_dateline_is_the_articles_own_in_the_year_of_the_story(dateline, day):
    text = dateline + "Chile's President Elena Rojas is expected on Friday."
    found = sentences(text[len(dateline) :])
    article = Article(id="a2", sha256="", text=text, noise=(Noise(0, len(dateline), "dateline"),))
    moved = tuple(Span(s.start + len(dateline), s.end + len(dateline)) for s in found)
    (guessed,) = date_undated(
        (ANNOUNCED, Reading(article=article, sentences=moved)), [Story("s1", "", ("a1", "a2"))]
    )[1:]
    assert guessed.article.published.value == day
    assert "its dateline gives" in guessed.article.published.reason


def test_a_dated_article_is_left_as_it_is():
    done = reading("a2", "Rojas thanked her hosts on Friday in Quito.")
    assert dated(ANNOUNCED, done)["a1"] == ("2024-05-16", "text", ["2024-05-17"])


def test_a_guess_says_that_it_is_one_and_why_and_keeps_what_else_it_could_be():
    done = reading("a2", "Rojas thanked her hosts on Friday in Quito.")
    (_, guessed) = date_undated([ANNOUNCED, done], [Story("s1", "", ("a1", "a2"))])
    published = guessed.article.published
    assert "guess" in published.reason
    assert "Friday" in published.reason
    assert {item.source for item in published.candidates} == {"story"}
    assert published.value in [item.value for item in published.candidates]


def test_a_story_without_any_date_stays_undated():
    one = reading("a1", "The dam at Kona failed on Tuesday, officials said.")
    two = reading("a2", "Two villages were flooded when a dam failed.")
    assert dated(one, two) == {"a1": (None, "none", [None]), "a2": (None, "none", [])}


def test_a_text_that_tells_its_news_by_weekday_and_full_date_dates_the_story():
    one = reading("a1", "The dam at Kona failed on Tuesday, June 4, 2024, officials said.")
    two = reading("a2", "Two villages were flooded on Tuesday when a dam failed.")
    assert dated(one, two)["a2"] == ("2024-06-04", "story", ["2024-06-04"])


def test_a_missing_year_is_the_first_in_which_the_weekday_fits_after_the_last_full_date():
    text = "The dam at Kona, built on May 2, 2023, failed on Tuesday, June 4, and killed nine."
    with_bound = dated(reading("a1", text))
    assert with_bound["a1"] == (None, "none", ["2023-05-02", None])
    near = text.replace("May 2, 2023", "November 2, 2023")
    assert dated(reading("a1", near))["a1"] == (
        "2024-06-04",
        "story",
        ["2023-11-02", "2024-06-04"],
    )


def test_a_story_spread_over_months_dates_no_article_without_a_telling_time():
    one = reading("a1", "The trial of the dam's engineers opened.", "2024-01-10")
    two = reading("a2", "The engineers of the dam were acquitted.", "2024-05-10")
    three = reading("a3", "The dam's engineers face trial.")
    assert dated(one, two, three)["a3"][0] is None


@pytest.mark.parametrize("articles", [(), ("a9",)])
def test_a_story_that_names_no_article_at_hand_changes_nothing(articles):
    readings = (reading("a1", "The dam failed on Tuesday."),)
    assert date_undated(readings, [Story("s1", "", articles)]) == readings


def test_the_seeds_gold_dates_come_out_right(shared):
    folder = shared / "gold"
    gold = json.loads((folder / "seeds.json").read_text(encoding="utf-8"))
    readings = [
        reading(a["id"], (folder / a["file"]).read_text(encoding="utf-8"), SEED_DAYS.get(a["id"]))
        for a in gold["articles"]
    ]
    story = Story("s1", "", tuple(a["id"] for a in gold["articles"]))
    found = {item.article.id: item for item in date_undated(readings, [story])}
    wrong = [date for date in gold["dates"] if date["value"] not in at(found, date)]
    assert wrong == []


SEED_DAYS = {"004": "2025-10-14"}


def at(found, date):
    """The values of the times that stand where a gold date stands."""
    item = found[date["article"]]
    start = item.article.text.find(date["context"]) + date["context"].find(date["quote"])
    end = start + len(date["quote"])
    return [time.value for time in item.times if time.start < end and start < time.end]
