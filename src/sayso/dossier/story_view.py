"""A story as a page tells it, section by section."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sayso.dossier.article_view import ArticleView, view_article
from sayso.dossier.entity_view import EntityGroup, view_entities
from sayso.dossier.falls import SourceView, view_sources
from sayso.dossier.finding_view import (
    FindingView,
    Reference,
    references,
    view_finding,
    view_matter,
)
from sayso.dossier.heading import heading, heads
from sayso.dossier.index import Index, anchor
from sayso.dossier.ledger_view import (
    DisagreementView,
    SpeakerView,
    view_disagreement,
    view_speakers,
)
from sayso.dossier.matters import matters
from sayso.dossier.origin_keys import OriginKey, origin_keys
from sayso.dossier.outlets_view import OutletView, lone_anchor, view_outlets
from sayso.dossier.paths import finding_paths
from sayso.dossier.pictures.crowds import Taken
from sayso.dossier.pictures.dates import DatesPicture, dates_picture
from sayso.dossier.pictures.rests_on import RestsOnPicture, rests_on_picture
from sayso.dossier.sources_view import (
    MOST_OF_IT,
    CopyView,
    GlanceRow,
    ReadingView,
    glance_rows,
    reprints,
    strongest,
    view_copy,
    view_reading,
)
from sayso.dossier.wording import count, in_words, say_date, say_list
from sayso.model import Finding, Story, TimelineEntry


class DateView(Struct, frozen=True):
    """A date of the timeline and what is reported of it."""

    anchor: str
    when: str
    findings: tuple[Reference, ...]


class Lone(Struct, frozen=True):
    """What one outlet alone has."""

    anchor: str
    outlet: str
    findings: tuple[FindingView, ...]


class StoryView(Struct, frozen=True):
    """Everything a page tells of one story.

    ``shared`` are the statements of several outlets that lead a matter, ``loose`` those that may
    be no statement of several; ``disagreements`` the points on which accounts differ in what they
    tell, ``wordings`` those on which they differ in words alone.
    """

    anchor: str
    title: str
    dates: str
    summary: tuple[str, ...]
    echo: FindingView | None
    outlets: tuple[str, ...]
    keys: tuple[OriginKey, ...]
    shared: tuple[FindingView, ...]
    loose: tuple[FindingView, ...]
    single: tuple[Lone, ...]
    glance: tuple[GlanceRow, ...]
    glance_outlets: tuple[str, ...]
    disagreements: tuple[DisagreementView, ...]
    wordings: tuple[DisagreementView, ...]
    quotes: int
    speakers: tuple[SpeakerView, ...]
    dates_picture: DatesPicture | None
    timeline: tuple[DateView, ...]
    entities: tuple[EntityGroup, ...]
    rests_on: RestsOnPicture | None
    outlet_views: tuple[OutletView, ...]
    sources: tuple[SourceView, ...]
    copies: tuple[CopyView, ...]
    reprints: tuple[tuple[str, tuple[str, ...]], ...]
    reading: tuple[ReadingView, ...]
    articles: tuple[ArticleView, ...]


def view_story(story: Story, index: Index) -> StoryView:
    """Return what a page tells of ``story``."""
    findings = index.story_findings(story)
    outlets = tuple(dict.fromkeys(index.outlets[article] for article in story.articles))
    keys = origin_keys(findings, index.outlet_of_claim)
    views = [view_finding(finding, index, keys) for finding in findings]
    paths_of = {finding.id: finding_paths(finding, index, keys) for finding in findings}
    paths = [path for own in paths_of.values() for path in own]
    shared = _leading(findings, views, index)
    copies = tuple(view_copy(copy, index) for copy in index.story_copies(story))
    columns = _busiest([view for _, view in shared])
    entries = index.story_timeline(story)
    timeline = tuple(_date(story, entry, index) for entry in entries)
    items = [view_disagreement(item, index) for item in index.story_disagreements(story)]
    disagreements = tuple(item for item in items if item.kind != "emphasis")
    return StoryView(
        anchor=anchor("story", story.id),
        title=" ".join(story.title.split()) or "Untitled story",
        dates=_publication_dates(story, index),
        summary=summary(views, [view for _, view in shared], disagreements, story, outlets),
        echo=_widest_echo(views),
        outlets=outlets,
        keys=tuple(keys.values()),
        shared=tuple(view for _, view in shared),
        loose=tuple(view for view in views if view.loose),
        single=_by_outlet(story, [view for view in views if not view.shared], outlets),
        glance=glance_rows(shared, columns, index, keys),
        glance_outlets=columns,
        disagreements=disagreements,
        wordings=tuple(item for item in items if item.kind == "emphasis"),
        quotes=len(index.story_quotes(story)),
        speakers=view_speakers(index.story_quotes(story), index),
        dates_picture=dates_picture(entries, ["#" + date.anchor for date in timeline]),
        timeline=timeline,
        entities=view_entities(story, index),
        rests_on=rests_on_picture(
            paths,
            [
                Taken(one.copy, one.original, one.directed, one.share >= MOST_OF_IT)
                for one in strongest(copies)
            ],
            story.id,
        ),
        outlet_views=view_outlets(story, views, paths, copies, index),
        sources=view_sources(story, findings, paths_of, index),
        copies=tuple(sorted(copies, key=lambda one: -one.characters)),
        reprints=reprints(copies),
        reading=view_reading(story, index),
        articles=tuple(view_article(index.articles[article], index) for article in story.articles),
    )


def _leading(
    findings: Sequence[Finding], views: Sequence[FindingView], index: Index
) -> list[tuple[Finding, FindingView]]:
    """The findings that several outlets surely tell and that lead a matter, and their views."""
    by_id = {view.id: view for view in views}
    sure = [one for one in findings if by_id[one.id].shared and not by_id[one.id].loose]
    return [(one.lead, view_matter(one, by_id)) for one in matters(sure, index.claims)]


# ---------------------------------------------------------------- the story in words


def summary(
    views: Sequence[FindingView],
    shared: Sequence[FindingView],
    disagreements: Sequence[DisagreementView],
    story: Story,
    outlets: Sequence[str],
) -> tuple[str, ...]:
    """Return a story's figures as sentences."""
    sentences = [
        f"{count(len(story.articles), 'article')} by {count(len(outlets), 'outlet')}.",
        _shared_sentence(shared),
    ]
    if loose := sum(view.loose for view in views):
        sentences.append(f"{_another(loose)} may be told by several, or only sound alike.")
    if single := sum(not view.shared for view in views):
        stand = "stands" if single == 1 else "stand"
        sentences.append(f"{_another(single)} {stand} in a single outlet.")
    if disagreements:
        sentences.append(_ledger_sentence(disagreements))
    return tuple(sentences)


def _another(number: int) -> str:
    return f"Another {in_words(number)}" if number > 1 else "One more"


def _shared_sentence(shared: Sequence[FindingView]) -> str:
    if not shared:
        return "No statement is surely told by two or more outlets."
    told = count(len(shared), "statement is", "statements are")
    verdicts = Counter(view.verdict for view in shared)
    phrases = {
        "several origins": "on several origins",
        "one origin": "on one origin",
        "cannot tell": "on origins that cannot be told apart",
    }
    parts = [
        f"{_share(verdicts[verdict], len(shared))} {phrase}"
        for verdict, phrase in phrases.items()
        if verdicts[verdict]
    ]
    return f"{told} told by two or more outlets: {say_list(parts)}."


def _share(number: int, total: int) -> str:
    """Return how many of all statements rest on something, verb included."""
    if number == total:
        return "it rests" if total == 1 else "both rest" if total == 2 else "all rest"
    return f"{in_words(number)} {'rests' if number == 1 else 'rest'}"


def _ledger_sentence(disagreements: Sequence[DisagreementView]) -> str:
    conflicts = sum(1 for item in disagreements if item.cause == "true conflict")
    mild = sum(1 for item in disagreements if item.mild)
    told = f"The accounts differ on {count(len(disagreements), 'point')}"
    if mild == len(disagreements):
        return f"{told}, only by rounding, scope or translation."
    if conflicts == len(disagreements) == 1:
        return f"{told}, a true conflict."
    details = [f"{in_words(conflicts)} in true conflict"] if conflicts else []
    details += [f"{in_words(mild)} only by rounding, scope or translation"] if mild else []
    return f"{told}: {say_list(details)}." if details else f"{told}."


def _widest_echo(views: Sequence[FindingView]) -> FindingView | None:
    """Return the statement of one origin that most outlets tell, three or more of them."""
    echoes = [
        view
        for view in views
        if view.verdict == "one origin" and len(view.outlets) > 2 and not view.loose
    ]
    return max(echoes, key=lambda view: len(view.outlets), default=None)


def _publication_dates(story: Story, index: Index) -> str:
    dated = [
        value[:10]
        for article in story.articles
        if (value := index.articles[article].published.value)
        and index.articles[article].published.source != "story"
    ]
    undated = len(story.articles) - len(dated)
    if not dated:
        return "undated"
    first, last = min(dated), max(dated)
    said = say_date(first) if first == last else say_date(f"{first}/{last}")
    return f"{said}, {count(undated, 'article')} undated" if undated else said


def _busiest(views: Sequence[FindingView]) -> tuple[str, ...]:
    """Return the outlets of these findings, those that tell most of them first."""
    told = Counter(outlet for view in views for outlet in view.outlets)
    return tuple(outlet for outlet, _ in told.most_common())


def _by_outlet(
    story: Story, views: Sequence[FindingView], outlets: Sequence[str]
) -> tuple[Lone, ...]:
    groups = (
        Lone(
            lone_anchor(story.id, outlet),
            outlet,
            tuple(view for view in views if view.outlets == (outlet,)),
        )
        for outlet in outlets
    )
    return tuple(group for group in groups if group.findings)


# ---------------------------------------------------------------- dates


def _date(story: Story, entry: TimelineEntry, index: Index) -> DateView:
    return DateView(
        anchor("date", f"{story.id}-{entry.when}"),
        say_date(entry.when),
        tuple(map(partial(_dated, index=index), entry.findings, entry.claims)),
    )


def _dated(finding: str, claim: str, index: Index) -> Reference:
    """A link to a finding, in the words that give the date."""
    (link,) = references([finding], index)
    own, bears = index.findings[finding], index.claims.get(claim)
    if bears is None or heads(bears, own):
        return link
    said = replace(own, text=bears.reads or bears.text)
    return replace(link, text=heading(said, index.claims, index.entities))
