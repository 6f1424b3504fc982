"""Who rests on whom over a story, what is copied, and what to read, as a page tells them."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from sayso.dossier.article_view import passage_anchor
from sayso.dossier.finding_view import Cell, FindingView, Row, resting_claims
from sayso.dossier.index import Index, anchor
from sayso.dossier.origin_keys import OriginKeys
from sayso.dossier.paths import Path, Stop
from sayso.dossier.reading_list import carriers
from sayso.dossier.wording import count, excerpt
from sayso.model import Copy, Finding, Passage, Story


class GlanceRow(Struct, frozen=True):
    """A finding in the overview: for each outlet of the story, on what its telling rests."""

    finding: FindingView
    outlets: tuple[Row, ...]


class RestRow(Struct, frozen=True):
    """An outlet, the sources it names with the number of its statements, and how many
    statements it makes in its own voice."""

    outlet: str
    sources: tuple[tuple[Stop, int], ...]
    own_voice: int


class CopiedText(Struct, frozen=True):
    """A shared stretch of text: its beginning, and where it stands in both articles."""

    text: str
    original_href: str
    copy_href: str


class CopyView(Struct, frozen=True):
    """Passages that two articles share."""

    original: str
    copy: str
    directed: bool
    reason: str
    characters: int
    passages: tuple[CopiedText, ...]


class ReadingView(Struct, frozen=True):
    """An article to read, and what it adds."""

    outlet: str
    title: str
    href: str
    why: str


def glance_rows(
    findings: Sequence[tuple[Finding, FindingView]],
    outlets: Sequence[str],
    index: Index,
    keys: OriginKeys,
) -> tuple[GlanceRow, ...]:
    """Return the overview of findings by outlets."""
    rows = []
    for finding, view in findings:
        resting = resting_claims(finding, index, keys)
        cells: dict[str, list[Cell]] = {}
        for (outlet, key), claims in resting.items():
            label = f"{outlet} rests on {key.label}" if key else f"{outlet} names no source"
            hrefs = tuple("#" + anchor("claim", claim) for claim in claims)
            cells.setdefault(outlet, []).append(Cell(key, hrefs, label))
        shown = tuple(Row(outlet, tuple(cells.get(outlet, ()))) for outlet in outlets)
        rows.append(GlanceRow(view, shown))
    return tuple(rows)


def rest_rows(paths: Sequence[Path], outlets: Sequence[str]) -> tuple[RestRow, ...]:
    """Return for each outlet whom it names, nearest source first and most used first."""
    nearest: dict[str, dict[Stop, set[str]]] = {outlet: {} for outlet in outlets}
    silent: dict[str, set[str]] = {outlet: set() for outlet in outlets}
    for path in paths:
        if path.stops:
            nearest[path.outlet].setdefault(path.stops[-1], set()).add(path.claim)
        else:
            silent[path.outlet].add(path.claim)
    rows = []
    for outlet in outlets:
        counts = Counter({stop: len(claims) for stop, claims in nearest[outlet].items()})
        rows.append(RestRow(outlet, tuple(counts.most_common()), len(silent[outlet])))
    return tuple(rows)


def view_copy(copy: Copy, index: Index) -> CopyView:
    """Return what a page tells about a pair of articles that share passages."""
    text = index.articles[copy.original].text
    return CopyView(
        original=index.outlets[copy.original],
        copy=index.outlets[copy.copy],
        directed=copy.directed,
        reason=index.name_articles(copy.reason),
        characters=sum(one.original.end - one.original.start for one in copy.passages),
        passages=tuple(
            CopiedText(
                excerpt(text[one.original.start : one.original.end], 220),
                "#" + passage_anchor(Passage(copy.original, one.original.start, one.original.end)),
                "#" + passage_anchor(Passage(copy.copy, one.copy.start, one.copy.end)),
            )
            for one in copy.passages
        ),
    )


def view_reading(
    story: Story, findings: Sequence[Finding], index: Index
) -> tuple[ReadingView, ...]:
    """Return the story's part of the reading list, and what each article on it adds."""
    carried = carriers(findings, index.dossier.claims)
    seen: frozenset[str] = frozenset()
    views = []
    for identifier in index.dossier.reading_list:
        own = carried.get(identifier, frozenset())
        if identifier in story.articles and own:
            views.append(_reading(identifier, own, seen, index))
            seen |= own
    return tuple(views)


def _reading(
    identifier: str, own: frozenset[str], seen: frozenset[str], index: Index
) -> ReadingView:
    new = own - seen
    shared = sum(1 for finding in new if index.findings[finding].outlets > 1)
    if not seen:
        why = f"carries {count(len(own), 'statement')}, {shared} of them told by several outlets"
    else:
        alone = len(new) - shared
        why = f"adds {count(shared, 'shared statement')} and {alone} that only one outlet has"
    article = index.articles[identifier]
    return ReadingView(
        index.outlets[identifier],
        " ".join((article.title or "").split()),
        "#" + anchor("article", identifier),
        why,
    )
