"""What times promise for any text: whole spans, honest values, reasons, no crash."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.sentences import sentences
from sayso.language.times import find_times, parse, reference_of, resolve_times, spoken_times
from sayso.language.times.periods import (
    Period,
    easter,
    moved_day,
    part_of,
    shifted,
    weekday_of_month,
)
from sayso.model import Article, Noise, Published, Span

WORDS = (
    "on in by the of since until from to between and - – , . ( ) \n last next this past coming "
    "early mid late later earlier end start beginning eve before after ago from now same "
    "following previous first second third half quarter fiscal a an one two ten 2 15 31 99 0 "
    "day week weekend fortnight month quarter year decade century hour minutes days weeks years "
    "Monday Wed. Sunday March May Sept. December 15th 3rd 2024 1999 2016-20 '90s 1990s 9/11 "
    "10/11/2025 2025-10-14 2025-02-30 29 February today yesterday tonight then night morning "
    "Christmas Easter Thanksgiving spring summer winter will met meets was is to visit said "
    "that day couple since then year's end FY24 Q3 21st 9999 0001"
).split(" ")


def article(text, published=None, noise=()):
    value = Published(published, "text") if published else Published()
    return Article(id="a1", sha256="", text=text, published=value, noise=noise)


def values(text, published=None):
    return [time.value for time in find_times(article(text, published), sentences(text))]


@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.sampled_from(["", "2024-02-29", "0001-01-01", "9999-12-31"]),
)
def test_any_run_of_time_words_resolves_or_is_left_open_but_never_fails(words, day):
    text = " ".join(words)
    at = 0
    for time in find_times(article(text, day), sentences(text)):
        assert at <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        assert time.reason
        if time.value is not None:
            period = parse(time.value)
            assert period.first <= period.last
            assert time.value in time.candidates
        at = time.end


@given(st.text(max_size=80))
def test_any_text_at_all_can_be_read(text):
    for time in find_times(article(text, "2025-10-14"), sentences(text)):
        assert 0 <= time.start < time.end <= len(text)


def test_every_candidate_is_kept_and_the_reason_quotes_the_verb():
    (time,) = find_times(article("The court will rule on Friday.", "2025-10-14"), [Span(0, 30)])
    assert time.value == "2025-10-17"
    assert time.candidates == ("2025-10-10", "2025-10-17")
    assert "will rule" in time.reason


def test_times_can_be_seen_again_from_another_day():
    text = "The court ruled on Friday."
    spoken = spoken_times(text, sentences(text))
    seen = [
        resolve_times("a1", spoken, day)[0].time.value
        for day in (date(2025, 10, 14), date(2025, 10, 20), None)
    ]
    assert seen == ["2025-10-10", "2025-10-17", None]


def test_full_dates_are_read_in_noise_and_nothing_else_is():
    text = "The dam held.\nSunday, July 27, 2025 (AP) Read more on Friday"
    noise = (Noise(14, len(text), "caption"),)
    of = article(text, "2025-10-14", noise)
    found = find_times(of, sentences(text, noise))
    assert [time.value for time in found] == ["2025-07-27"]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-10-14", date(2025, 10, 14)),
        ("2025-10-14T23:30+03:00", date(2025, 10, 14)),
        ("2025-10", None),
        ("soon", None),
        ("2025-02-30", None),
        (None, None),
    ],
)
def test_the_day_of_an_article_is_the_date_in_its_own_time_zone(published, day):
    assert reference_of(article("", published)) == day


def test_a_date_on_the_wrong_weekday_keeps_its_date_and_says_so():
    (time,) = find_times(article("They met on Monday, October 15, 2025."), [Span(0, 37)])
    assert time.value == "2025-10-15"
    assert "weekday" in time.reason


def test_a_date_without_a_year_takes_the_year_in_which_its_weekday_fits():
    assert values("They met on Friday, October 31.", "2025-10-14") == ["2025-10-31"]
    assert values("They met on Thursday, October 31.", "2025-10-14") == ["2024-10-31"]


def test_an_open_order_of_day_and_month_keeps_both_readings():
    (time,) = find_times(article("Dated 10/11/2025."), [Span(0, 17)])
    assert time.candidates == ("2025-10-11", "2025-11-10")


@pytest.mark.parametrize(
    ("year", "day"),
    [(1998, date(1998, 4, 12)), (2024, date(2024, 3, 31)), (2038, date(2038, 4, 25))],
)
def test_easter_falls_on_the_day_the_western_churches_keep(year, day):
    assert easter(year) == day


def test_the_last_weekday_of_a_month_is_counted_from_its_end():
    assert weekday_of_month(2025, 5, 1, -1) == date(2025, 5, 26)


days = st.dates(date(1000, 1, 1), date(3000, 12, 31))
units = st.sampled_from(
    ["day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"]
)


@given(days, units, st.integers(-8, 8))
def test_a_shifted_unit_lies_as_far_away_as_its_number_says(day, unit, amount):
    there = shifted(day, unit, amount)
    assert there.first <= there.last
    if unit != "weekend":
        assert there.first <= moved_day(day, unit, amount) <= there.last


@given(
    days, units.filter(lambda unit: unit != "fortnight"), st.sampled_from(["early", "mid", "late"])
)
def test_a_part_lies_inside_its_whole(day, unit, part):
    whole = shifted(day, unit, 0)
    inside = part_of(whole, part)
    assert whole.first <= inside.first <= inside.last <= whole.last


@given(days, days)
def test_a_period_reads_back_as_it_was_written(one, other):
    period = Period(min(one, other).isoformat(), max(one, other).isoformat())
    assert parse(period.text) == period
