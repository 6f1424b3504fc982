"""Puts the values of a run together into one dossier."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sayso.dossier.admiralty import propose
from sayso.dossier.ranking import id_key, rank_disagreements, rank_findings
from sayso.dossier.reading_list import reading_list
from sayso.dossier.timeline import timeline
from sayso.language.nearby import Nearby
from sayso.model import (
    Article,
    Attribution,
    Claim,
    Copy,
    Disagreement,
    Dossier,
    Entity,
    ErrorCard,
    Finding,
    ModelCard,
    Quote,
    Span,
    Story,
    Time,
    Unread,
)


def assemble(
    *,
    version: str,
    models: Iterable[ModelCard] = (),
    articles: Iterable[Article] = (),
    unread: Iterable[Unread] = (),
    stories: Iterable[Story] = (),
    attributions: Iterable[Attribution] = (),
    entities: Iterable[Entity] = (),
    times: Sequence[Time] = (),
    claims: Iterable[Claim] = (),
    own_words: Iterable[Claim] = (),
    findings: Iterable[Finding] = (),
    disagreements: Iterable[Disagreement] = (),
    quotes: Iterable[Quote] = (),
    copies: Iterable[Copy] = (),
    error_card: ErrorCard | None = None,
    admiralty: bool = False,
) -> Dossier:
    """Return the dossier of a run: findings ranked, timeline and reading list made.

    Lists stand in the order of their ids, findings and disagreements in the order in which
    they are told. ``times`` keep their order: claims name them by index. Findings are
    numbered anew in their final order, so that ``f1`` is the first everywhere. Of the claims of a
    story those are kept that something rests on: the others repeat, at another scale, what a
    finding tells. Of ``own_words`` those are kept that stand in a kept claim of somebody else's,
    and claims stand in the order in which they end: a part before the whole. With ``admiralty``
    each finding gets a proposed credibility digit.
    """
    articles = tuple(
        replace(article, path=article.path and writable(article.path))
        for article in sorted(articles, key=lambda article: id_key(article.id))
    )
    stories = tuple(sorted(stories, key=lambda story: id_key(story.id)))
    disagreements = tuple(disagreements)
    findings = tuple(findings)
    claims = tuple(sorted(claims, key=lambda claim: id_key(claim.id)))
    attributions = tuple(sorted(attributions, key=lambda item: id_key(item.id)))
    differing = rank_disagreements(disagreements, stories)
    told = renumber(rank_findings(findings, claims, articles, stories))
    told = propose(told, claims, differing) if admiralty else told
    kept = tuple(_rested_on(claims, findings, disagreements))
    return Dossier(
        version=version,
        models=tuple(models),
        articles=articles,
        unread=tuple(sorted(Unread(writable(one.path), one.reason) for one in unread)),
        stories=stories,
        attributions=attributions,
        entities=tuple(sorted(entities, key=lambda entity: id_key(entity.id))),
        times=tuple(times),
        claims=_in_order(kept, own_words) if findings else claims,
        findings=told,
        disagreements=differing,
        quotes=tuple(sorted(quotes, key=lambda quote: id_key(quote.id))),
        copies=tuple(sorted(copies, key=lambda copy: (id_key(copy.original), id_key(copy.copy)))),
        timeline=timeline(told, claims, times, attributions),
        reading_list=reading_list(told, claims, articles),
        error_card=error_card or ErrorCard(),
    )


def _rested_on(
    claims: Sequence[Claim], findings: Sequence[Finding], disagreements: Sequence[Disagreement]
) -> Iterator[Claim]:
    """The claims that a finding or a side of a disagreement names, and those of passages that
    none of these tells."""
    named = {claim for finding in findings for claim in (*finding.claims, *finding.core)}
    named |= {claim for finding in findings for link in finding.links for claim in link.claims}
    named |= {claim for item in disagreements for side in item.sides for claim in side.claims}
    told = {claim.article: bytearray() for claim in claims}
    for claim in claims:
        if claim.id in named:
            marks = told[claim.article]
            marks.extend(bytes(max(0, claim.end - len(marks))))
            marks[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
    for claim in claims:
        shared = sum(told[claim.article][claim.start : claim.end])
        if claim.id in named or 2 * shared < claim.end - claim.start:
            yield claim


def _in_order(kept: Sequence[Claim], own_words: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, and what stands beside somebody's words in them in the outlet's own."""
    others = defaultdict(list)
    for claim in kept:
        if claim.chain:
            others[claim.article].append(claim)
    near = {article: Nearby(claims, _stretch) for article, claims in others.items()}
    beside = [
        one
        for one in own_words
        if one.article in near
        and any(_lies_in(one, claim) for claim in near[one.article].near(*_stretch(one)))
    ]
    return tuple(sorted((*kept, *beside), key=_by_end))


def _stretch(claim: Claim) -> tuple[Span]:
    return (Span(claim.start, claim.end),)


def _by_end(claim: Claim) -> tuple[object, ...]:
    return id_key(claim.article), claim.end, -claim.start, id_key(claim.id)


def _lies_in(part: Claim, whole: Claim) -> bool:
    """Whether most of a claim lies in another."""
    inside = min(part.end, whole.end) - max(part.start, whole.start)
    return 2 * inside >= part.end - part.start


def writable(path: str) -> str:
    """Return a path as it can be written in UTF-8: bytes of a file's name that are no UTF-8
    become replacement characters."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def renumber(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings with ids f1, f2, ... in the order given, refinements following."""
    new_id = {finding.id: f"f{place}" for place, finding in enumerate(findings, start=1)}
    return tuple(
        replace(
            finding,
            id=new_id[finding.id],
            refines=tuple(new_id[other] for other in finding.refines if other in new_id),
        )
        for finding in findings
    )
