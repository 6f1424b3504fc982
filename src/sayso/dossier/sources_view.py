"""A story at a glance, what is copied, and what to read, as a page tells them."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from sayso.dossier.article_view import passage_anchor
from sayso.dossier.finding_view import Cell, FindingView, Row, resting_claims
from sayso.dossier.index import Index, anchor
from sayso.dossier.origin_keys import OriginKey, OriginKeys
from sayso.dossier.wording import count, excerpt
from sayso.model import Copy, Finding, Passage, Story

MOST_OF_IT = 0.5
"""Share of an article's text from which on it counts as a reprint."""


class GlanceRow(Struct, frozen=True):
    """A finding in the overview: for each outlet of the story, on what its telling rests.

    ``weights`` are the origins (None for own voice) with the number of outlets on each, for
    stories of more outlets than a table has room for.
    """

    finding: FindingView
    outlets: tuple[Row, ...]
    weights: tuple[tuple[OriginKey | None, int], ...]


class CopiedText(Struct, frozen=True):
    """A shared stretch of text: its beginning, and where it stands in both articles."""

    text: str
    original_href: str
    copy_href: str


class CopyView(Struct, frozen=True):
    """Passages that two articles share; ``share`` is the part of the copying article's text,
    noise left out, that they make up, 0.0-1.0."""

    original: str
    copy: str
    directed: bool
    reason: str
    characters: int
    share: float
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
        weights = Counter(key for _, key in resting)
        rows.append(GlanceRow(view, shown, tuple(weights.most_common())))
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
        share=_share(copy, index),
        passages=tuple(
            CopiedText(
                excerpt(text[one.original.start : one.original.end], 220),
                "#" + passage_anchor(Passage(copy.original, one.original.start, one.original.end)),
                "#" + passage_anchor(Passage(copy.copy, one.copy.start, one.copy.end)),
            )
            for one in copy.passages
        ),
    )


def _share(copy: Copy, index: Index) -> float:
    article = index.articles[copy.copy]
    noise = sum(one.end - one.start for one in article.noise)
    copied = sum(one.copy.end - one.copy.start for one in copy.passages)
    return min(1.0, copied / max(1, len(article.text) - noise))


def strongest(copies: Sequence[CopyView]) -> tuple[CopyView, ...]:
    """Return of each copying outlet the pair with the longest passages, longest first.

    Of twenty reprints of one text any two share passages; these pairs tell from whom each has
    it, once.
    """
    best: dict[str, CopyView] = {}
    for one in sorted(copies, key=lambda one: (-one.characters, not one.directed)):
        best.setdefault(one.copy, one)
    return tuple(best.values())


def reprints(copies: Sequence[CopyView]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the texts of which several others carry most, and the outlets that carry them."""
    found: dict[str, list[str]] = {}
    for one in strongest(copies):
        if one.share >= MOST_OF_IT:
            found.setdefault(one.original, []).append(one.copy)
    return tuple((text, tuple(outlets)) for text, outlets in found.items() if len(outlets) > 1)


def view_reading(story: Story, index: Index) -> tuple[ReadingView, ...]:
    """Return the story's part of the reading list, and what each article on it adds."""
    own_findings = frozenset(finding.id for finding in index.story_findings(story))
    seen: frozenset[str] = frozenset()
    views = []
    for identifier in sorted(story.articles, key=lambda one: index.reading_place.get(one, 0)):
        own = index.carried.get(identifier, frozenset()) & own_findings
        if identifier in index.reading_place and own:
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
