"""Which of two articles that share a passage had it first, and how that is known."""

import re
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from sayso.model import Article

DATED_BY = frozenset({"json-ld", "meta", "feed", "text"})
"""Where a publication time comes from that the outlet itself gave."""
ZONES = timedelta(hours=14)
"""Two clock times without a zone may lie this far apart and be the same moment."""
FULLER = 1.25
"""The fuller text has at least so many times the words of the other; a reprint seldom adds."""


class Precedence(Struct, frozen=True):
    """``first`` had the passage before ``second``; ``known`` when it is more than a guess."""

    first: Article
    second: Article
    known: bool
    reason: str


def precedence(one: Article, two: Article) -> Precedence:
    """Return which of two articles that share a passage came first.

    What an article says itself ("(AFP)", "the Post reported") goes before the clock, for an
    item may be dated anew; then the time of publication; the fuller text is only a guess.
    """
    for first, second in ((one, two), (two, one)):
        if reason := _acknowledged(first, second):
            return Precedence(first, second, known=True, reason=reason)
    for first, second in ((one, two), (two, one)):
        if _before(first, second):
            reason = f"{title(first)} was published before {title(second)}"
            return Precedence(first, second, known=True, reason=reason)
    return _guess(*sorted((one, two), key=lambda article: (-len(article.text), article.id)))


def seniority(article: Article) -> tuple[bool, str, int, str]:
    """A key that sorts likely originals first: early, uncredited, full."""
    day = _moment(article)
    return bool(article.credits), day[0].isoformat() if day else "9", -len(article.text), article.id


def title(article: Article) -> str:
    """What to call an article in a sentence: its outlet, or its id where that is unknown."""
    return f"{article.outlet} ({article.id})" if article.outlet else article.id


def _acknowledged(first: Article, second: Article) -> str | None:
    if not first.outlet:
        return None
    if any(same_name(credit.agency, first.outlet) for credit in second.credits):
        return f"{title(second)} credits {first.outlet}"
    if not same_name(first.outlet, second.outlet or "") and _names(second.text, first.outlet):
        return f"{title(second)} names {first.outlet}"
    return None


def same_name(one: str, two: str) -> bool:
    """Whether two names of outlets are the same but for case and the article."""
    return _plain(one) == _plain(two)


def _plain(name: str) -> str:
    return re.sub(r"^the\s+|[^\w]+", "", name.casefold())


def _names(text: str, outlet: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", text))


def _before(one: Article, two: Article) -> bool:
    first, second = _moment(one), _moment(two)
    if first is None or second is None:
        return False
    (early, early_clock), (late, late_clock) = first, second
    if not (early_clock and late_clock):
        return early.date() < late.date()
    if (early.tzinfo is None) != (late.tzinfo is None):
        return early.replace(tzinfo=UTC) + ZONES < late.replace(tzinfo=UTC)
    return early < late


def _moment(article: Article) -> tuple[datetime, bool] | None:
    """When the article says it was published, and whether to the minute."""
    value = article.published.value
    if value is None or article.published.source not in DATED_BY:
        return None
    try:
        return datetime.fromisoformat(value), "T" in value
    except ValueError:
        return None


def _guess(longer: Article, shorter: Article) -> Precedence:
    shared = sorted({c.agency for c in longer.credits} & {c.agency for c in shorter.credits})
    if shared:
        reason = f"both credit {shared[0]}: which of them carried it first does not matter"
    elif len(longer.text) >= FULLER * len(shorter.text):
        reason = f"{title(longer)} carries the fuller text; neither time nor credit tells"
    else:
        reason = "which of them came first cannot be told"
    return Precedence(longer, shorter, known=False, reason=reason)
