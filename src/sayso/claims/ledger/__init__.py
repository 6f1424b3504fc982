"""The ledger: where the accounts of a story differ, slot by slot, each with its cause."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from sayso.claims.clusters import clusters
from sayso.claims.comparing import Compared
from sayso.claims.ledger.ages import compare_ages
from sayso.claims.ledger.amounts import compare_amounts
from sayso.claims.ledger.certainty import compare_certainty
from sayso.claims.ledger.clocks import compare_clocks
from sayso.claims.ledger.dates import compare_dates
from sayso.claims.ledger.doers import compare_doers
from sayso.claims.ledger.drafts import SURE_SCORE, Comparer, Draft, Group, Scene, connected
from sayso.claims.ledger.names import compare_roles, compare_spellings
from sayso.claims.ledger.others import compare_others
from sayso.claims.ledger.places import compare_places
from sayso.claims.ledger.polarity import compare_polarity
from sayso.claims.ledger.ranking import most_telling
from sayso.claims.ledger.sources import compare_sources
from sayso.claims.ledger.statuses import compare_statuses
from sayso.claims.ledger.wording import compare_wording
from sayso.claims.scales import overlap
from sayso.claims.views import View
from sayso.model import Disagreement, Entity, Finding, Passage, Quote, Reading, Side

SLOTS: tuple[Comparer, ...] = (
    compare_places, compare_sources, compare_statuses,
    compare_certainty, compare_others, compare_doers, compare_wording,
)  # fmt: skip
WIDE: tuple[Comparer, ...] = (compare_amounts, compare_dates, compare_clocks, compare_polarity)
"""Look at all claims of a story at once: one thing is counted or dated in claims about
several points."""
SURE: tuple[Comparer, ...] = (compare_statuses,)
QUOTED: tuple[Comparer, ...] = (compare_wording, compare_sources)
POINT = 0.3
"""Average score from which claims are about one point, whether or not they state the same."""
MET = 0.6
"""Score that every claim of a point reaches with some other: with less, as many of the noted
disagreements are met by as many entries, but one entry in six of those read had a telling beside
the point."""


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
    found = differences(compared, findings, quotes, readings, entities)
    told = sum(draft.kind == "emphasis" for draft in found)
    return tuple(
        _entry(f"{compared.story.id}d{number}", compared, draft)
        for number, draft in enumerate(most_telling(found, told), 1)
    )


def differences(
    compared: Compared,
    findings: Sequence[Finding],
    quotes: Sequence[Quote],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
) -> list[Draft]:
    """Return every difference the comparers find, each once, not yet ranked."""
    scene = Scene(
        articles=compared.articles,
        entities={entity.id: entity for entity in entities},
        times={reading.article.id: reading.times for reading in readings},
        scores={
            (compared.views[i].claim.id, compared.views[j].claim.id): score
            for (i, j), score in compared.scores.items()
        },
    )
    return distinct(list(_drafts(compared, findings, quotes, scene)))


def _drafts(
    compared: Compared, findings: Sequence[Finding], quotes: Sequence[Quote], scene: Scene
) -> Iterator[Draft]:
    """Every difference the comparers find, in the order of points, quotes, names."""
    told = _told(compared, findings)
    for groups, comparers in (
        (points(compared, findings, scene), SLOTS),
        ([Group(tuple(told), "", scene)], WIDE),
        (_surely_alike(told, scene), SURE),
        (_quoted(told, quotes, scene), QUOTED),
    ):
        for group in groups:
            yield from chain.from_iterable(comparer(group) for comparer in comparers)
    for entity in scene.entities.values():
        yield from _about_names(entity, told, scene)


def points(compared: Compared, findings: Sequence[Finding], scene: Scene) -> Iterator[Group]:
    """One group for each point that several articles tell of.

    Wider than a finding: claims that are about the same thing and say other things of it.
    """
    kept = {claim for finding in findings for claim in finding.claims}
    own = [i for i, view in enumerate(compared.views) if view.claim.id in kept]
    place = {i: at for at, i in enumerate(own)}
    scores = {
        (place[i], place[j]): score
        for (i, j), score in compared.scores.items()
        if i in place and j in place
    }
    articles = [compared.views[i].claim.article for i in own]
    for cluster in clusters(articles, scores, POINT, one_a_group=False):
        met = _met(cluster, articles, scores)
        if len({articles[at] for at in met}) > 1:
            views = tuple(compared.views[own[at]] for at in met)
            yield Group(views, _about(views), scene)


def _surely_alike(told: Sequence[View], scene: Scene) -> Iterator[Group]:
    """One group for all that hang together by pairs that surely state the same.

    A point is cut where claims tell of two things at once; two claims that give one slot two
    values may then stand in two points.
    """
    sure = {claim for pair, score in scene.scores.items() if score >= SURE_SCORE for claim in pair}
    alike = [view for view in told if view.claim.id in sure]
    for views in connected(alike, lambda a, b: scene.score(a, b) >= SURE_SCORE):
        if len(views) > 1:
            yield Group(tuple(views), _about(views), scene)


def _met(
    cluster: Sequence[int], articles: Sequence[str], scores: Mapping[tuple[int, int], float]
) -> list[int]:
    """The claims of a cluster that state the same as some claim in it but for a detail."""
    return [
        at
        for at in cluster
        if any(
            articles[at] != articles[other]
            and scores.get((min(at, other), max(at, other)), 0.0) >= MET
            for other in cluster
        )
    ]


def _about(views: Sequence[View]) -> str:
    """The words of the claim nearest to the others."""
    rows = [view.row for view in views]
    middle = max(views, key=lambda v: round(sum(float(v.row @ row) for row in rows), 4))
    return middle.claim.text


def _quoted(told: Sequence[View], quotes: Sequence[Quote], scene: Scene) -> Iterator[Group]:
    """One group for each utterance: the claims that hold its renderings."""
    for quote in quotes:
        held = [_holder(passage, told) for passage in quote.renderings]
        views = {view.claim.id: view for view in held if view}
        if len(views) > 1:
            about = next(iter(views.values())).claim.text
            yield Group(tuple(views.values()), about, scene)


def _holder(passage: Passage, told: Sequence[View]) -> View | None:
    """The claim that shares most with a passage, or None."""

    def common(view: View) -> int:
        claim = view.claim
        return min(claim.end, passage.end) - max(claim.start, passage.start)

    own = [v for v in told if v.claim.article == passage.article and common(v) > 0]
    return max(own, key=common, default=None)


def _told(compared: Compared, findings: Sequence[Finding]) -> list[View]:
    kept = {claim for finding in findings for claim in finding.claims}
    return [view for view in compared.views if view.claim.id in kept]


def _about_names(entity: Entity, views: Sequence[View], scene: Scene) -> Iterator[Draft]:
    own = [view for view in views if entity.id in view.claim.entities]
    yield from compare_ages(entity, own, scene)
    yield from compare_spellings(entity, own, scene)
    yield from compare_roles(entity, own, scene)


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a draft of a kind whose sides all overlap those of a larger or earlier one.

    Wordings are their own values: there the claims alone decide.
    """
    sizes = [sum(map(len, draft.sides.values())) for draft in drafts]
    kept: list[int] = []
    for at in sorted(range(len(drafts)), key=lambda at: (-sizes[at], at)):
        if not any(_repeats(drafts[at], drafts[other]) for other in kept):
            kept.append(at)
    return [drafts[at] for at in sorted(kept)]


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
