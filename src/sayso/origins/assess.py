"""Findings get their origins, their independence and the reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from sayso.model import Article, Claim, Copy, Finding, Origin
from sayso.origins.common_names import common_names
from sayso.origins.introductions import introductions
from sayso.origins.jointly import each_for_itself
from sayso.origins.parties import Entities, Known, Party
from sayso.origins.passing import followed
from sayso.origins.resting import resting
from sayso.origins.verdict import Likeness, Root, Verdict, judge, vouching
from sayso.origins.voices import Listener, Voice
from sayso.origins.wording import explain


def assess(
    findings: Iterable[Finding],
    claims: Iterable[Claim],
    articles: Sequence[Article],
    copies: Iterable[Copy],
    index: Entities,
    registry: Known,
) -> tuple[Finding, ...]:
    """Return the findings with ``origins``, ``independence`` and ``reasons`` filled.

    Args:
        findings: statements with the claims that make them.
        claims: all claims of those findings, and their cores.
        articles: the articles of the claims, and those that they copy.
        copies: passages taken over.
        index: the run's entities by id.
        registry: known agencies and outlets.
    """
    by_id = {claim.id: claim for claim in claims}
    posts = introductions(by_id.values(), articles)
    listener = Listener(articles, copies, index, registry, posts)
    judged = [_judged(finding, by_id, listener, registry) for finding in findings]
    parties: dict[str, list[Party]] = defaultdict(list)
    for finding, verdict in judged:
        parties[finding.story] += [root.party for root in verdict.roots]
    names = {story: common_names(own) for story, own in parties.items()}
    return tuple(
        replace(
            finding, origins=tuple(_origin(root, names[finding.story]) for root in verdict.roots)
        )
        for finding, verdict in judged
    )


def _judged(
    finding: Finding, claims: dict[str, Claim], listener: Listener, known: Known
) -> tuple[Finding, Verdict]:
    heard = [listener.hear(claim) for claim in _stated(finding, claims)]
    voices = _speaking(followed(each_for_itself(resting(heard, known))))
    verdict = judge(vouching(voices), _likeness(finding))
    told = explain(voices, verdict)
    told_of = replace(finding, independence=verdict.independence, reasons=told)
    return replace(told_of, fewest_origins=verdict.fewest), verdict


def _stated(finding: Finding, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """The claims of a finding, each no longer than what of it states the finding: what stands
    beside that may be on another's word."""
    for name, core in zip(finding.claims, finding.exact, strict=True):
        yield replace(claims[core], id=name)


def _speaking(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices without those of an article that names nobody in one passage and its source in
    another."""
    named = {voice.claim.article for voice in voices if voice.far is not None}
    return tuple(
        voice for voice in voices if voice.far is not None or voice.claim.article not in named
    )


def _likeness(finding: Finding) -> Likeness:
    """Tell of two claims of a finding how sure it is that they state the same: the score of their
    link; of two that have none, the lower of their best links."""
    scores = {frozenset(link.claims): link.score for link in finding.links}
    best: dict[str, float] = {}
    for link in finding.links:
        for claim in link.claims:
            best[claim] = max(best.get(claim, 0.0), link.score)

    def likeness(one: str, other: str) -> float:
        least = min(best.get(one, 1.0), best.get(other, 1.0))
        return scores.get(frozenset((one, other)), least)

    return likeness


def _origin(root: Root, names: Mapping[str, str]) -> Origin:
    return Origin(
        name=names.get(root.party.key, root.party.name),
        kind=root.party.kind,
        claims=tuple(voice.claim.id for voice in root.voices),
        reasons=root.reasons,
    )
