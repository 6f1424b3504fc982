"""A proposed credibility digit of the Admiralty scale, from origins and disagreements alone.

The scale (NATO AJP-2.1) grades a source by a letter and a statement by a digit. The letter is
left to people. Of the digits, 4 and 5 say that a statement contradicts what is known, which
the coverage of one event cannot tell: they are never proposed.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec.structs import replace

from sayso.dossier.origin_keys import origin_label
from sayso.dossier.wording import in_words, say_list
from sayso.model import Admiralty, Claim, Disagreement, Finding

Digit: TypeAlias = Literal[1, 2, 3, 6]
LADDER: tuple[Digit, ...] = (1, 2, 3, 6)
"""From the best supported down; each doubt is one step."""
MEANINGS: dict[Digit, str] = {
    1: "confirmed by several origins",
    2: "probably true",
    3: "possibly true",
    6: "cannot be judged",
}
"""The scale's own words for its digits."""
MOST_NAMED = 3
"""Origins told by name in a reason; of more, the number."""


def propose(
    findings: Iterable[Finding], claims: Iterable[Claim], disagreements: Iterable[Disagreement]
) -> tuple[Finding, ...]:
    """Return the findings with a digit each and its reason in words.

    1: several independent origins. 3: one origin, however many outlets; or sources that cannot
    be told apart, at least one of them named. 6: nobody is named. Each doubt (too few origins
    named, a true conflict, a denial, told as merely possible) costs one step of 1, 2, 3, 6.
    Leaving out a source's name never raises the digit, and neither does another echo.
    """
    by_id = {claim.id: claim for claim in claims}
    disputed: dict[str, list[str]] = {}
    for item in disagreements:
        if item.cause == "true conflict":
            for claim in (claim for side in item.sides for claim in side.claims):
                disputed.setdefault(claim, []).append(item.about)
    return tuple(
        replace(finding, admiralty=_judge(finding, by_id, disputed)) for finding in findings
    )


def _judge(
    finding: Finding, claims: Mapping[str, Claim], disputed: Mapping[str, list[str]]
) -> Admiralty:
    start, ground = _ground(finding)
    doubts = [*_doubts(finding, claims, disputed)] if LADDER[start] != 6 else []
    place = min(start + len(doubts), len(LADDER) - 1)
    lowered = f"; lowered because {say_list(doubts)}" if doubts else ""
    return Admiralty(LADDER[place], ground + lowered)


def _ground(finding: Finding) -> tuple[int, str]:
    """Return where on the ladder the origins put a finding, and the origins in words."""
    named = [origin_label(one.name) for one in finding.origins if one.kind != "unnamed"]
    if finding.independence == "several origins":
        number = in_words(finding.fewest_origins)
        return 0, f"At least {number} independent origins{_listed(named, len(finding.origins))}"
    if finding.independence == "one origin":
        one = [origin_label(one.name) for one in finding.origins]
        return 2, f"One origin{_listed(one)}, however many outlets tell it"
    if len(named) == 1:
        return 2, f"One source is named{_listed(named)}; whether there is another cannot be told"
    if named:
        return 2, f"Sources are named{_listed(named)}; whether they are two cannot be told"
    if finding.origins:
        return 3, "No source is named, and the unnamed ones may be the same"
    return 3, "No outlet names a source"


def _listed(names: list[str], of: int = 0) -> str:
    """Return few names in full and many cut short, with a word on those ``of`` whom the
    coverage does not name."""
    if not names:
        return ""
    more = len(names) - MOST_NAMED
    said = say_list(names if more <= 0 else [*names[:MOST_NAMED], f"{in_words(more)} more"])
    return f" (named: {said})" if of > len(names) else f" ({said})"


def _doubts(
    finding: Finding, claims: Mapping[str, Claim], disputed: Mapping[str, list[str]]
) -> Iterator[str]:
    named = sum(one.kind != "unnamed" for one in finding.origins)
    if finding.independence == "several origins" and named < 2:
        yield "fewer than two of them are named"
    elif finding.independence == "one origin" and not named:
        yield "it is not named"
    abouts = dict.fromkeys(about for claim in finding.claims for about in disputed.get(claim, ()))
    if abouts:
        yield f"the accounts are in true conflict about {say_list(list(abouts))}"
    if finding.status != "denied" and any(
        claims[one].stance != "asserts" for one in finding.claims
    ):
        yield "some deny or doubt it"
    if finding.status == "possible":
        yield "it is told only as possible"
