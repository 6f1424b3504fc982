"""What is reported of which day: findings under the dates their claims give for them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from sayso.dossier.heading import heads
from sayso.model import Attribution, Claim, Finding, Span, Time, TimelineEntry

ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
BEFORE, AFTER = 5, 12
"""Characters before a source, and after a source or cue, within which a date tells when
something was said: room for "Tuesday by " and for "said late on Tuesday"."""


def timeline(
    findings: Sequence[Finding],
    claims: Iterable[Claim],
    times: Sequence[Time],
    attributions: Iterable[Attribution],
) -> tuple[TimelineEntry, ...]:
    """Return the dates of the findings, earliest first, findings in their given order.

    A date counts when it is the time of the statement: it stands inside the claim, outside
    the words that say who told it ("reported on Tuesday"), and in no narrower claim. Of two
    dates of one finding where one holds the other, the more precise is kept. Of claims that give
    one date that is told whose words the finding has, else the first.
    """
    by_article: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_article.setdefault(attribution.article, []).append(attribution)
    by_claim = {claim.id: claim for claim in claims}
    beside: dict[str, list[Claim]] = {}
    for claim in sorted(by_claim.values(), key=attrgetter("start")):
        beside.setdefault(claim.article, []).append(claim)
    told: dict[str, list[tuple[str, str]]] = {}
    for finding in findings:
        given: dict[str, str] = {}
        for claim in sorted(_own(finding, by_claim), key=lambda claim: not heads(claim, finding)):
            said = by_article.get(claim.article, ())
            for date in _claim_dates(claim, beside[claim.article], times, said):
                given.setdefault(date, claim.id)
        for date in _most_precise(given):
            told.setdefault(date, []).append((finding.id, given[date]))
    return tuple(
        TimelineEntry(when, tuple(f for f, _ in told[when]), tuple(c for _, c in told[when]))
        for when in sorted(told)
    )


def _own(finding: Finding, by_claim: Mapping[str, Claim]) -> list[Claim]:
    return [by_claim[identifier] for identifier in finding.exact]


def _claim_dates(
    claim: Claim,
    beside: Sequence[Claim],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
) -> list[str]:
    """Return the dates of one claim, given the claims of its article, in order of their starts,
    and its attributions."""
    if not claim.times:
        return []
    first = bisect_left(beside, claim.start, key=attrgetter("start"))
    last = bisect_left(beside, claim.end, key=attrgetter("start"))
    narrower = [
        Span(other.start, other.end)
        for other in beside[first:last]
        if other.end <= claim.end and other.end - other.start < claim.end - claim.start
    ]
    return [
        date
        for time in (times[index] for index in claim.times)
        if (date := _day(time.value))
        and time.article == claim.article
        and claim.start <= time.start
        and time.end <= claim.end
        and not _inside_any(time, narrower)
        and not any(_tells_when_said(time, attribution) for attribution in attributions)
    ]


def _tells_when_said(time: Time, attribution: Attribution) -> bool:
    """Tell whether a date belongs to who said something and not to what was said: outside
    the content, in or beside the words that name the source and the saying."""
    if _inside_any(time, attribution.content):
        return False
    telling = (*attribution.source, *attribution.cue)
    return any(span.start <= time.start < span.end + AFTER for span in telling) or any(
        span.start - BEFORE <= time.end <= span.start for span in attribution.source
    )


def _day(value: str | None) -> str:
    """Return an ISO value without its time of day; a period keeps both its ends."""
    dates = [match.group() for part in (value or "").split("/") if (match := ISO_DATE.match(part))]
    return "/".join(dict.fromkeys(dates))


def _inside_any(time: Time, spans: Iterable[Span]) -> bool:
    return any(span.start <= time.start and time.end <= span.end for span in spans)


def _most_precise(dates: Iterable[str]) -> list[str]:
    known = set(dates)
    return sorted(
        date
        for date in known
        if not any(other != date and other.startswith(date) for other in known)
    )
