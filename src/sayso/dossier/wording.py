"""The dossier's own sentences: counts, dates and verdicts put into words."""

import re
from collections.abc import Sequence

from sayso.model import Article, DisagreementKind

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(\S*))?$")
SMALL_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
KINDS: dict[DisagreementKind, str] = {
    "who-said-it": "who said it",
    "emphasis": "wording",
    "polarity": "yes or no",
}


def say_kind(kind: DisagreementKind) -> str:
    """Return what two accounts differ in, as a reader calls it."""
    return KINDS.get(kind, kind)


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun: ``3 articles``, ``1 article``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def in_words(number: int) -> str:
    """Return small numbers as words, as in running text; larger ones as digits."""
    return SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else f"{number:,}"


def say_list(items: Sequence[str], conjunction: str = "and") -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def say_date(value: str | None) -> str:
    """Return an ISO date, date-time, month, year or period as an English reader writes it.

    What is not of these shapes is returned as it stands.
    """
    if not value:
        return "undated"
    if "/" in value:
        return _say_period(*value.split("/", 1))
    match = DATE.match(value)
    if not match or not 0 <= int(match[2] or 1) <= 12 or match[2] == "00":
        return value
    year, month, day, clock, zone = match.groups()
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1]] if month else []
    said = " ".join([*words, year])
    if clock:
        said += f", {clock}" + (" UTC" if zone == "Z" else f" (UTC{zone})" if zone else "")
    return said


def _say_period(start: str, end: str) -> str:
    """Return a period, the shared month and year said once: ``14–15 October 2025``."""
    first, last = say_date(start).split(" "), say_date(end).split(" ")
    if len(first) == len(last) == 3:
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first.pop()
    dash = "–" if len(first) == 1 and len(last) == 3 else " – "
    return f"{' '.join(first)}{dash}{' '.join(last)}"


def say_published(article: Article) -> str:
    """Return when an article was published, and how sure that is."""
    published = article.published
    said = say_date(published.value)
    return f"{said} (guessed from the story)" if published.source == "story" else said


def say_gap(earlier: str, later: str) -> str:
    """Return about how much time lies between two ISO dates: ``10 months``, ``1 day``."""
    days = day_number(later) - day_number(earlier)
    if days < 60:
        return count(days, "day")
    if days < 730:
        return count(round(days / 30.44), "month")
    return count(round(days / 365.25), "year")


def day_number(value: str) -> int:
    """Return a day count for an ISO date, good enough for distances; a month is its middle."""
    match = DATE.match(value.split("/")[0])
    if not match:
        return 0
    year, month, day = int(match[1]), int(match[2] or 7), int(match[3] or 15)
    return round(year * 365.25 + (month - 1) * 30.44 + day)


def excerpt(text: str, longest: int = 160) -> str:
    """Return ``text`` on one line, cut at a word when it is longer than ``longest``."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"


def headline(text: str) -> str:
    """Return ``text`` on one line with a capital at its head, for use as a heading."""
    line = " ".join(text.split())
    return line[:1].upper() + line[1:]


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` alone, to tell whether two texts read the same."""
    return "".join(filter(str.isalnum, text.casefold()))


def sentence(text: str) -> str:
    """Return a reason as a sentence: a capital at its head, a full stop at its end."""
    line = headline(text)
    return line if line[-1:] in {".", "!", "?", ""} else line + "."
