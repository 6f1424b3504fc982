"""The ledger: where the accounts of a story differ, slot by slot, each with its cause."""

from collections.abc import Iterator, Sequence
from itertools import chain

from sayso.claims.comparing import Compared
from sayso.claims.ledger.amounts import compare_amounts
from sayso.claims.ledger.dates import compare_dates
from sayso.claims.ledger.drafts import Comparer, Draft, Group, Scene
from sayso.claims.ledger.names import compare_roles, compare_spellings
from sayso.claims.ledger.places import compare_places
from sayso.claims.ledger.ranking import most_telling
from sayso.claims.ledger.sources import compare_sources
from sayso.claims.ledger.statuses import compare_polarity, compare_statuses
from sayso.claims.ledger.wording import compare_wording
from sayso.claims.scales import mean_score, overlap
from sayso.claims.views import View
from sayso.model import Disagreement, Entity, Finding, Passage, Quote, Reading, Side

WITHIN: tuple[Comparer, ...] = (
    compare_amounts, compare_dates, compare_places, compare_sources, compare_statuses,
    compare_polarity, compare_wording,
)  # fmt: skip
QUOTED: tuple[Comparer, ...] = (compare_wording, compare_sources)
BETWEEN: tuple[Comparer, ...] = (compare_amounts, compare_statuses)
NEAR = 0.12
"""Score from which two claims of different findings are about the same thing."""


def disagree(
    compared: Compared,
    findings: Sequence[Finding],
    quotes: Sequence[Quote],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
) -> tuple[Disagreement, ...]:
    """Return the disagreements of a story, the most telling first.

    Args:
        compared: the story's claims, compared by ``compare``.
        findings: what ``find`` made of them.
        quotes: the story's utterances with their renderings.
        readings: the readings of the run, for the times.
        entities: the entities of the run.
    """
    scene = Scene(
        articles=compared.articles,
        entities={entity.id: entity for entity in entities},
        times={reading.article.id: reading.times for reading in readings},
    )
    found = _distinct(list(drafts(compared, findings, quotes, scene)))
    shared = sum(len(finding.claims) > 1 for finding in findings)
    return tuple(
        _entry(f"{compared.story.id}d{number}", compared, draft)
        for number, draft in enumerate(most_telling(found, shared), 1)
    )


def drafts(
    compared: Compared, findings: Sequence[Finding], quotes: Sequence[Quote], scene: Scene
) -> Iterator[Draft]:
    """Every difference the comparers find, in the order of findings, quotes, neighbours, names."""
    told = _told(compared, findings)
    for groups, comparers in (
        (_findings(compared, findings, scene), WITHIN),
        (_quoted(told, quotes, scene), QUOTED),
        (_neighbours(compared, findings, scene), BETWEEN),
    ):
        for group in groups:
            yield from chain.from_iterable(comparer(group) for comparer in comparers)
    for entity in scene.entities.values():
        yield from _about_names(entity, told, scene)


def _findings(compared: Compared, findings: Sequence[Finding], scene: Scene) -> Iterator[Group]:
    """One group for each finding of several claims."""
    position = {view.claim.id: i for i, view in enumerate(compared.views)}
    for finding in findings:
        if len(finding.claims) > 1:
            cluster = sorted(position[claim] for claim in finding.claims)
            yield Group(
                views=tuple(compared.views[i] for i in cluster),
                score=mean_score(cluster, compared.scores),
                shared=True,
                about=finding.text,
                scene=scene,
            )


def _quoted(told: Sequence[View], quotes: Sequence[Quote], scene: Scene) -> Iterator[Group]:
    """One group for each utterance: the claims that hold its renderings."""
    for quote in quotes:
        held = [_holder(passage, told) for passage in quote.renderings]
        views = {view.claim.id: view for view in held if view}
        if len(views) > 1:
            about = next(iter(views.values())).claim.text
            yield Group(tuple(views.values()), 1.0, shared=True, about=about, scene=scene)


def _holder(passage: Passage, told: Sequence[View]) -> View | None:
    """The claim that shares most with a passage, or None."""

    def common(view: View) -> int:
        claim = view.claim
        return min(claim.end, passage.end) - max(claim.start, passage.start)

    own = [v for v in told if v.claim.article == passage.article and common(v) > 0]
    return max(own, key=common, default=None)


def _neighbours(compared: Compared, findings: Sequence[Finding], scene: Scene) -> Iterator[Group]:
    """One group for each pair of claims near each other that stand in different findings."""
    finding_of = {claim: finding.id for finding in findings for claim in finding.claims}
    for (i, j), score in compared.scores.items():
        a, b = compared.views[i], compared.views[j]
        homes = finding_of.get(a.claim.id), finding_of.get(b.claim.id)
        if score >= NEAR and None not in homes and homes[0] != homes[1]:
            yield Group((a, b), score, shared=False, about=a.claim.text, scene=scene)


def _told(compared: Compared, findings: Sequence[Finding]) -> list[View]:
    kept = {claim for finding in findings for claim in finding.claims}
    return [view for view in compared.views if view.claim.id in kept]


def _about_names(entity: Entity, views: Sequence[View], scene: Scene) -> Iterator[Draft]:
    own = [view for view in views if entity.id in view.claim.entities]
    yield from compare_spellings(entity, own, scene)
    yield from compare_roles(entity, own, scene)


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a draft of a kind whose sides all overlap those of an earlier one.

    Wordings are their own values: there the claims alone decide.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (not d.group.shared, -round(d.group.score, 4))):
        if not any(_repeats(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _repeats(draft: Draft, other: Draft) -> bool:
    worded = draft.kind == "emphasis"
    if draft.kind != other.kind or (not worded and set(draft.sides) - set(other.sides)):
        return False
    told = [view for views in other.sides.values() for view in views]
    return all(
        any(overlap(view.claim, t.claim) for t in told)
        for views in draft.sides.values()
        for view in views
    )


def _entry(name: str, compared: Compared, draft: Draft) -> Disagreement:
    return Disagreement(
        id=name,
        story=compared.story.id,
        about=draft.about,
        kind=draft.kind,
        sides=tuple(
            Side(value, tuple(view.claim.id for view in views))
            for value, views in draft.sides.items()
        ),
        cause=draft.cause,
        reason=draft.reason,
    )
