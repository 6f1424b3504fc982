"""Findings that tell one matter: an editor reads it once, its other versions under the first.

Findings are never joined here: each keeps its own claims and origins. A more precise version of a
statement, a wider one, and one that rests on the same passages only stand under it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct

from sayso.claims.scales import LOOSE, overlap
from sayso.model import Claim, Finding

SAME_PASSAGES, REFINED = 0.5, 0.33
"""Share of a finding's claims that overlap those of another from which it tells the same matter;
of one that refines the other or is refined by it. Of 797 such pairs of annotated events .92 state
the same where more than half overlap, .43 where half does, .16 where one refines the other and no
passage is shared; only headlines then tell the same (11 of 13 read by eye). Where half has but a
few words in common with the other's, one pair in five states the same."""


class Matter(Struct, frozen=True):
    """The finding that leads and those under it."""

    lead: Finding
    under: tuple[Finding, ...]


def surest_links(finding: Finding) -> Mapping[str, float]:
    """Return how surely each of a finding's claims is joined to the one it is most like.

    A claim for which no link is told is left out.
    """
    own = frozenset(finding.claims)
    best: dict[str, float] = {}
    for link in finding.links:
        if own.issuperset(link.claims):
            for claim in link.claims:
                best[claim] = max(link.score, best.get(claim, 0.0))
    return best


def is_loose(finding: Finding) -> bool:
    """Tell whether the claims of a finding are joined so loosely that they may not be one."""
    best = surest_links(finding).values()
    return bool(best) and sum(best) / len(best) < LOOSE


def matters(findings: Sequence[Finding], claims: Mapping[str, Claim]) -> tuple[Matter, ...]:
    """Return the findings by matter, in the order of those that lead.

    Args:
        findings: findings of one story, those first that are to lead.
        claims: the claims of the findings by their ids.
    """
    leads: dict[str, Finding] = {}
    under: dict[str, list[Finding]] = defaultdict(list)
    told: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for finding in findings:
        own = [claims[claim] for claim in finding.exact]
        if lead := _lead(finding, own, leads, told):
            under[lead].append(finding)
            continue
        leads[finding.id] = finding
        for claim in own:
            told[claim.article].append((claim, finding.id))
    return tuple(Matter(lead, tuple(under[lead.id])) for lead in leads.values())


def by_matter(findings: Sequence[Finding], claims: Mapping[str, Claim]) -> tuple[Finding, ...]:
    """Return the findings in order, each followed by those that tell the same matter.

    In the order returned ``matters`` finds the same matters.
    """
    found = matters(findings, claims)
    return tuple(chain.from_iterable((matter.lead, *matter.under) for matter in found))


def _lead(
    finding: Finding,
    own: Sequence[Claim],
    leads: Mapping[str, Finding],
    told: Mapping[str, Sequence[tuple[Claim, str]]],
) -> str:
    """The lead whose matter a finding tells; of several the one that shares most passages with
    it, then the first."""
    shared = Counter(chain.from_iterable(_leads_at(claim, told) for claim in own))
    near = [
        one for one, lead in leads.items() if shared[one] >= _least(finding, lead, own) * len(own)
    ]
    return max(near, key=lambda one: shared[one], default="")


def _leads_at(claim: Claim, told: Mapping[str, Sequence[tuple[Claim, str]]]) -> frozenset[str]:
    """The leads that have a passage overlapping a claim."""
    return frozenset(lead for other, lead in told.get(claim.article, ()) if overlap(claim, other))


def _least(finding: Finding, lead: Finding, own: Sequence[Claim]) -> float:
    """The share of a finding's claims that must overlap those of a lead."""
    if finding.id not in lead.refines and lead.id not in finding.refines:
        return SAME_PASSAGES
    headlines = all(claim.start == 0 for claim in own)
    return 0.0 if headlines else REFINED
