"""Where the accounts differ, and how quotes drift, as a page tells them."""

from collections.abc import Sequence

from msgspec import Struct

from sayso.dossier.article_view import passage_anchor
from sayso.dossier.finding_view import Reference, Wording, references, view_wording
from sayso.dossier.index import Index, anchor
from sayso.dossier.marking import Part, own_words, parts_with
from sayso.dossier.ranking import MILD_CAUSES
from sayso.model import Change, Disagreement, DisagreementKind, Drift, Passage, Quote, Side

LEAST_COMMON_WORDS = 0.34
"""Share of words two renderings must have in common for marks to be easier to read than
the bare text; found by reading both forms side by side."""


class ToldView(Struct, frozen=True):
    """How one outlet tells a disputed point: its words, and of them those that differ."""

    wording: Wording
    parts: tuple[Part, ...]


class SideView(Struct, frozen=True):
    """One way a disputed point is told, and by whom.

    ``value`` is empty where the words themselves are what differs.
    """

    value: str
    outlets: tuple[str, ...]
    told: tuple[ToldView, ...]


class DisagreementView(Struct, frozen=True):
    """A point on which the accounts differ, and the statements it is about."""

    anchor: str
    about: str
    kind: DisagreementKind
    cause: str
    reason: str
    sides: tuple[SideView, ...]
    mild: bool
    statements: tuple[Reference, ...]


class RenderingView(Struct, frozen=True):
    """One outlet's version of an utterance, marked against an earlier one where it helps.

    ``reworded`` tells that it was compared and has too few words in common to be marked.
    """

    outlet: str
    href: str
    place: str
    text: str
    changes: tuple[Change, ...] = ()
    against: str = ""
    reworded: bool = False


class SpeakerView(Struct, frozen=True):
    """A speaker (empty where nobody knows who) and the utterances as the outlets give them."""

    speaker: str
    quotes: tuple[tuple[RenderingView, ...], ...]


def view_disagreement(item: Disagreement, index: Index) -> DisagreementView:
    """Return what a page tells about a disagreement."""
    return DisagreementView(
        anchor=anchor("disagreement", item.id),
        about=item.about,
        kind=item.kind,
        cause=item.cause,
        reason=index.name_articles(item.reason),
        sides=tuple(_side(side, item, index) for side in item.sides),
        mild=item.cause in MILD_CAUSES,
        statements=references(_statements(item, index), index),
    )


def _side(side: Side, item: Disagreement, index: Index) -> SideView:
    worded = item.kind == "emphasis"
    rest = [index.claims[c].text for s in item.sides if s is not side for c in s.claims]
    told = []
    for claim in side.claims:
        wording = view_wording(index.claims[claim], index)
        text = wording.text
        parts = own_words(text, rest) if worded else parts_with(text, side.value)
        told.append(ToldView(wording, parts))
    outlets = tuple(dict.fromkeys(one.wording.outlet for one in told))
    return SideView("" if worded else side.value, outlets, tuple(told))


def _statements(item: Disagreement, index: Index) -> tuple[str, ...]:
    found = {
        finding.id
        for side in item.sides
        for claim in side.claims
        for finding in index.findings_of_claim.get(claim, ())
    }
    return tuple(sorted(found, key=lambda finding: index.numbers[finding]))


def view_speakers(quotes: Sequence[Quote], index: Index) -> tuple[SpeakerView, ...]:
    """Return the quotes by speaker, the most quoted first, each rendering marked against the
    one it was compared with."""
    by_speaker: dict[str, list[Quote]] = {}
    for quote in quotes:
        speaker = index.entities.get(quote.speaker or "")
        by_speaker.setdefault(speaker.name if speaker else "", []).append(quote)
    ranked = sorted(by_speaker.items(), key=lambda item: (not item[0], -len(item[1])))
    return tuple(
        SpeakerView(speaker, tuple(_renderings(quote, index) for quote in own))
        for speaker, own in ranked
    )


def _renderings(quote: Quote, index: Index) -> tuple[RenderingView, ...]:
    """Return a quote's renderings, what the others are compared with first."""
    drift_of = {drift.rendering: drift for drift in quote.drift}
    places = sorted(range(len(quote.renderings)), key=lambda place: place in drift_of)
    return tuple(
        _rendering(place, quote.renderings, drift_of.get(place), index) for place in places
    )


def _rendering(
    place: int, renderings: Sequence[Passage], drift: Drift | None, index: Index
) -> RenderingView:
    passage = renderings[place]
    text = index.articles[passage.article].text[passage.start : passage.end]
    bare = RenderingView(
        outlet=index.outlets[passage.article],
        href="#" + passage_anchor(passage),
        place=index.place(passage.article, passage.start),
        text=" ".join(text.split()),
    )
    if drift is None or drift.against >= len(renderings):
        return bare
    marked = common_words(drift.changes) >= LEAST_COMMON_WORDS
    return RenderingView(
        outlet=bare.outlet,
        href=bare.href,
        place=bare.place,
        text=bare.text,
        changes=drift.changes if marked else (),
        against=index.outlets[renderings[drift.against].article],
        reworded=not marked,
    )


def common_words(changes: Sequence[Change]) -> float:
    """Return which share of the longer rendering's words both have, 0.0-1.0."""
    same = sum(len(change.now.split()) for change in changes if change.op == "same")
    was = sum(len(change.was.split()) for change in changes)
    now = sum(len(change.now.split()) for change in changes)
    return same / max(was, now, 1)
