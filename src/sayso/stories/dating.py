"""A guessed day for an article without a date, from the story it belongs to.

An editor who gets an undated report beside dated ones asks: on which day would its "will
visit on Wednesday, as reported on Tuesday" be right? Every day around the story is tried as
the article's own: its times are resolved from there, and a day speaks for itself when
weekdays and "yesterday" fall on days the other articles tell of, and against itself when the
article would tell as done what still lies ahead, or as coming what is over. The best day is
a marked guess (``published.from`` is "story"), the others are kept as candidates.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct, structs

from sayso.articles.dates import find_date
from sayso.language.times import (
    Date,
    Deictic,
    Spoken,
    Told,
    find_times,
    is_day,
    make_date,
    parse,
    reference_of,
    resolve_times,
)
from sayso.model import PublishedCandidate, Reading, Story
from sayso.stories.announcements import Announcement, announcements, done, spoken_in

_DAYS_AROUND = 7
"""Days before the first and after the last dated article that are tried."""
_WIDEST_STORY = 14
"""Days between dated articles beyond which an article with no telling time stays undated."""
_LONGEST_WAIT = 366
"""Days after the last full date told as done within which a date without its year is sought."""
_FITS, _MISFITS, _IMPOSSIBLE = 2, -1, -6
"""A weekday on a day of the story; one on no such day; something told before it came."""
_DATELINE = 12
"""The day in a dateline weighs more than all that speaks for other days together."""


class Evidence(Struct, frozen=True):
    """What speaks for or against one day as an article's own."""

    weight: int
    reason: str


class Dated(Struct, frozen=True):
    """What a story knows of its days: the articles' own, those they tell of, and what they
    announce."""

    published: tuple[tuple[str, date], ...]
    told: frozenset[date]
    announced: tuple[Announcement, ...]


class _Guess(Struct, frozen=True):
    day: date
    score: int
    distance: int
    reasons: tuple[str, ...]


def date_undated(readings: Sequence[Reading], stories: Sequence[Story]) -> tuple[Reading, ...]:
    """Give undated articles the day their story suggests, and resolve their times again.

    Args:
        readings: the articles as read.
        stories: which of them tell of one event.

    Returns:
        The readings in the same order. An article gets a day only when its story has a dated
        article, or a text that dates itself; else it stays undated.
    """
    found = {reading.article.id: reading for reading in readings}
    for story in stories:
        members = [found[article] for article in story.articles if article in found]
        for reading in _date_story(members):
            found[reading.article.id] = reading
    return tuple(found[reading.article.id] for reading in readings)


def _date_story(members: Sequence[Reading]) -> Iterator[Reading]:
    undated = [reading for reading in members if reference_of(reading.article) is None]
    if not undated:
        return
    known = [reading for reading in members if reference_of(reading.article) is not None]
    if not known:
        known = _dating_themselves(undated)
        yield from known
    days = _dated(known, undated)
    settled = {reading.article.id for reading in known}
    for reading in undated:
        if days.published and reading.article.id not in settled:
            guesses = _guesses(reading, days)
            if guesses:
                yield _with_guess(reading, guesses)


# ---------------------------------------------------------------- what the story knows


def _dated(known: Sequence[Reading], undated: Sequence[Reading]) -> Dated:
    published = [
        (reading.article.id, day)
        for reading in known
        if (day := reference_of(reading.article)) is not None
    ]
    pivot = sorted(day for _, day in published)[len(published) // 2] if published else None
    told = {day for reading in known for day in _days_told(reading, reference_of(reading.article))}
    told |= {day for reading in undated for day in _explicit_days(reading, pivot)}
    told |= {day for _, day in published}
    announced = [item for reading in known for item in announcements(reading)]
    return Dated(tuple(published), frozenset(told), tuple(announced))


def _told(reading: Reading, reference: date | None) -> tuple[Told, ...]:
    return resolve_times(reading.article.id, spoken_in(reading), reference)


def _days_told(reading: Reading, reference: date | None) -> Iterator[date]:
    for told in _told(reading, reference):
        day = _day(told)
        if day is not None:
            yield day


def _explicit_days(reading: Reading, pivot: date | None) -> Iterator[date]:
    """The days of the month an undated article names ("Wednesday, October 15")."""
    for told in _told(reading, pivot):
        day = _day(told)
        if day is not None and _names_day(told):
            yield day


def _day(told: Told) -> date | None:
    """The one day a time stands for, None for a longer period or no value."""
    if told.time.value is None:
        return None
    period = parse(told.time.value)
    return period.first if is_day(period) else None


def _names_day(told: Told) -> bool:
    return isinstance(told.spoken.found.says, Date) and told.spoken.found.says.day is not None


# ---------------------------------------------------------------- trying days


def _guesses(reading: Reading, days: Dated) -> list[_Guess]:
    """The days tried, best first; none when nothing in text or story decides."""
    published = [day for _, day in days.published]
    first, last = min(published), max(published)
    window = (last - first).days
    spoken = spoken_in(reading)
    tried = [
        _try(reading, spoken, days, first + timedelta(days=number))
        for number in range(-_DAYS_AROUND, window + _DAYS_AROUND + 1)
    ]
    tried.sort(key=lambda guess: (-guess.score, guess.distance, guess.day))
    undecided = len({guess.score for guess in tried}) == 1
    return [] if undecided and window > _WIDEST_STORY else tried


def _try(reading: Reading, spoken: Sequence[Spoken], days: Dated, day: date) -> _Guess:
    """How well a day does as the article's own."""
    evidence = [
        *_by_dateline(reading, day),
        *_by_times(reading, spoken, days, day),
        *_by_announcements(reading, days, day),
    ]
    distance = min(abs((day - other).days) for _, other in days.published)
    reasons = dict.fromkeys(item.reason for item in evidence if item.weight > 0)
    return _Guess(day, sum(item.weight for item in evidence), distance, tuple(reasons))


def _by_dateline(reading: Reading, day: date) -> Iterator[Evidence]:
    """A dateline that gives a day without its year was written on that day."""
    text = reading.article.text
    for noise in reading.article.noise:
        found = find_date(text[noise.start : noise.end]) if noise.reason == "dateline" else None
        if found and (found.month, found.day) == (day.month, day.day):
            told = " ".join(text[found.start + noise.start : found.end + noise.start].split())
            yield Evidence(_DATELINE, f"its dateline gives “{told}”")


def _by_times(
    reading: Reading, spoken: Sequence[Spoken], days: Dated, day: date
) -> Iterator[Evidence]:
    for told in resolve_times(reading.article.id, spoken, day):
        value = _day(told)
        if value is None:
            continue
        words = reading.article.text[told.time.start : told.time.end]
        if _names_day(told):
            yield from _by_named_day(told, value, day, words)
        elif isinstance(told.spoken.found.says, Date | Deictic):
            weight = _FITS if value in days.told else _MISFITS
            reason = f"“{words}” is then {value.isoformat()}, a day the story tells of"
            yield Evidence(weight, reason)


def _by_named_day(told: Told, value: date, day: date, words: str) -> Iterator[Evidence]:
    """A day named by its date must be over when told as done; with its weekday it is near."""
    way, says = told.spoken.direction.way, told.spoken.found.says
    if (way == "past" and value > day) or (way == "ahead" and value < day):
        yield Evidence(_IMPOSSIBLE, "")
    weekday = isinstance(says, Date) and says.weekday is not None
    if weekday and abs((value - day).days) < _DAYS_AROUND and way != "open":
        told_as = "as done" if way == "past" else "as coming"
        yield Evidence(_FITS, f"“{words}” is told by its weekday, {told_as}")


def _by_announcements(reading: Reading, days: Dated, day: date) -> Iterator[Evidence]:
    """What another article announces for a day is told as done only from that day on."""
    for item in days.announced:
        if done(reading, item):
            reason = f"tells as done what {item.article} announces for {item.day.isoformat()}"
            yield Evidence(_FITS if day >= item.day else _IMPOSSIBLE, reason)


def _with_guess(reading: Reading, guesses: Sequence[_Guess]) -> Reading:
    best = guesses[0]
    equal = [guess.day for guess in guesses if guess.score == best.score][:_DAYS_AROUND]
    reasons = best.reasons or ("nothing in its text speaks against the day of the dated articles",)
    return _redated(reading, best.day, equal, "a guess from its story: " + "; ".join(reasons))


def _redated(reading: Reading, day: date, candidates: Sequence[date], reason: str) -> Reading:
    article = reading.article
    published = structs.replace(
        article.published,
        value=day.isoformat(),
        source="story",
        candidates=(
            *article.published.candidates,
            *(PublishedCandidate(other.isoformat(), "story") for other in candidates),
        ),
        reason=reason,
    )
    article = structs.replace(article, published=published)
    times = find_times(article, reading.sentences)
    return structs.replace(reading, article=article, times=times)


# ---------------------------------------------------------------- texts that date themselves


def _dating_themselves(undated: Sequence[Reading]) -> list[Reading]:
    """The articles whose text tells its news of a weekday and date ("on Wednesday, October 15").

    News names weekdays for the days around it. A year that is not told is the first one, from
    the latest full date the story tells as done, in which the date falls on that weekday. An
    article that dates itself to an older day than another one (by a caption, say) does not count.
    """
    told = {reading.article.id: _told(reading, None) for reading in undated}
    over = [item for items in told.values() for item in items if _is_over(item)]
    known = [day for item in over if (day := _day(item)) is not None]
    days = {
        reading.article.id: _news_day(told[reading.article.id], max(known, default=None))
        for reading in undated
    }
    latest = max((day for day in days.values() if day is not None), default=None)
    found = []
    for reading in undated:
        day = days[reading.article.id]
        if day is not None and latest is not None and (latest - day).days < _DAYS_AROUND:
            reason = "a guess: tells its news of a weekday and date, and of nothing later"
            found.append(_redated(reading, day, [day], reason))
    return found


def _news_day(told: Sequence[Told], bound: date | None) -> date | None:
    """The latest day of which a text tells its news by weekday and date."""
    days = [_day(item) or _first_fitting(item, bound) for item in told if _is_news(item)]
    return max((day for day in days if day is not None), default=None)


def _is_news(told: Told) -> bool:
    """A date with its weekday, told as done in a sentence."""
    says = told.spoken.found.says
    weekday = isinstance(says, Date) and says.weekday is not None and says.day is not None
    return weekday and told.spoken.direction.way == "past"


def _is_over(told: Told) -> bool:
    return told.spoken.direction.way == "past" and _names_day(told)


def _first_fitting(told: Told, bound: date | None) -> date | None:
    """The first day within a year of a bound that has the month, day and weekday told."""
    says = told.spoken.found.says
    if bound is None or not isinstance(says, Date) or says.month is None or says.day is None:
        return None
    for year in (bound.year, bound.year + 1):
        day = make_date(year, says.month, says.day)
        fits = day is not None and day.isoweekday() == says.weekday
        if day is not None and fits and 0 <= (day - bound).days <= _LONGEST_WAIT:
            return day
    return None
