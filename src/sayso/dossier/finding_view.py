"""A finding as a page tells it: verdict, grid, chain tree, wordings."""

from collections.abc import Mapping, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from sayso.claims.scales import LOOSE
from sayso.dossier.correcting import apart
from sayso.dossier.heading import heads
from sayso.dossier.index import Index, anchor
from sayso.dossier.marking import Part, stretch
from sayso.dossier.matters import Matter, is_loose, surest_links
from sayso.dossier.origin_keys import OriginKey, OriginKeys, key_of
from sayso.dossier.paths import Branch, Path, Stop, chain_tree, finding_paths, source_anchor
from sayso.dossier.ranking import MILD_CAUSES
from sayso.dossier.wording import count, headline, in_words, letters, say_published
from sayso.model import Admiralty, Claim, Disagreement, Finding, Source
from sayso.origins import GENERAL


class Wording(Struct, frozen=True):
    """How one article tells a statement, and where.

    ``via`` is its chain in words and ``via_read`` how each link of it was read and how sure
    that is. ``first`` tells that it appeared first, as far as the dates are known; ``repeats``
    that its words are the ones the finding is headed with; ``loose`` that it may tell something
    else than the others. Of ``parts`` of the text those are marked that state the finding.
    """

    outlet: str
    title: str
    published: str
    text: str
    parts: tuple[Part, ...]
    href: str
    place: str
    citation: str
    via: str
    via_read: str
    stance: str
    reason: str
    first: bool
    repeats: bool
    loose: bool


class Words(Struct, frozen=True):
    """One way a statement is worded, and every article that words it so.

    Of ``parts`` those are marked that state it; the others stand beside it in the passage.
    """

    parts: tuple[Part, ...]
    repeats: bool
    wordings: tuple[Wording, ...]

    @property
    def stated(self) -> str:
        """The words of it that state the finding."""
        return "".join(part.text for part in self.parts if part.marked)


class Cell(Struct, frozen=True):
    """A place in a grid: the passages that rest on the column's origin."""

    key: OriginKey | None
    hrefs: tuple[str, ...]
    label: str


class Row(Struct, frozen=True):
    """An outlet in a grid."""

    outlet: str
    cells: tuple[Cell, ...]


class Grid(Struct, frozen=True):
    """Outlets by origins; a column without a key is for the outlets' own voice."""

    columns: tuple[OriginKey | None, ...]
    rows: tuple[Row, ...]


class Leaf(Struct, frozen=True):
    """An outlet in a chain tree, linked to its passage."""

    outlet: str
    href: str


class Twig(Struct, frozen=True):
    """A source in a chain tree, linked to what else rests on it; the outlets that tell on its
    word, the sources it told."""

    stop: Stop
    href: str
    leaves: tuple[Leaf, ...]
    twigs: tuple["Twig", ...]


class Reference(Struct, frozen=True):
    """A link to another finding."""

    href: str
    number: int
    text: str


class Dispute(Struct, frozen=True):
    """A link to a point on which the accounts of a finding differ more than mildly."""

    href: str
    about: str
    cause: str


class FindingView(Struct, frozen=True):
    """All that a page tells about a finding.

    ``loose`` tells that its claims may not be one; ``under`` are the other versions of the matter
    it leads, each with how it is one. ``near`` are statements that may be wider or more precise
    versions: of those that share no passage with it one in six is. ``apart`` is the judgement, as
    written in a file, that its two least alike claims are not one. ``least`` tells how many of
    several origins there are at least.
    """

    anchor: str
    number: int
    id: str
    text: str
    status: str
    verdict: str
    least: str
    outlets: tuple[str, ...]
    reasons: tuple[str, ...]
    grid: Grid
    tree: tuple[Twig, ...]
    own_voice: tuple[Leaf, ...]
    words: tuple[Words, ...]
    first: Wording
    near: tuple[Reference, ...]
    same_because: tuple[str, ...]
    apart: str
    admiralty: Admiralty | None
    disputes: tuple[Dispute, ...]
    loose: bool
    under: tuple[tuple[str, "FindingView"], ...] = ()

    @property
    def shared(self) -> bool:
        """Whether two or more outlets tell it."""
        return len(self.outlets) > 1


def view_finding(finding: Finding, index: Index, keys: OriginKeys) -> FindingView:
    """Return what a page tells about ``finding``."""
    paths = finding_paths(finding, index, keys)
    claims = [index.claims[claim] for claim in finding.claims]
    wordings = [view_wording(claim, index, finding) for claim in claims]
    first = view_wording(index.claims[finding.first], index, finding)
    outlets = tuple(dict.fromkeys(index.outlets[claim.article] for claim in claims))
    return FindingView(
        anchor=anchor("finding", finding.id),
        number=index.numbers[finding.id],
        id=finding.id,
        text=index.headings[finding.id],
        status=finding.status,
        verdict=finding.independence,
        least=_least(finding),
        outlets=outlets,
        reasons=tuple(index.name_articles(one) for one in finding.reasons if one not in GENERAL)
        or (fallback_reason(finding, outlets, paths),),
        grid=_grid(finding, outlets, index, keys),
        tree=tuple(_twig(branch, finding.story, index) for branch in chain_tree(paths)),
        own_voice=_own_voice(paths),
        words=_words(wordings),
        first=first,
        near=references(_near(finding, index), index),
        same_because=tuple(
            dict.fromkeys(index.name_articles(link.reason) for link in finding.links if link.reason)
        ),
        apart=apart(finding, index),
        admiralty=finding.admiralty,
        disputes=_disputes(finding, index),
        loose=may_be_two(finding),
    )


def _least(finding: Finding) -> str:
    several = finding.independence == "several origins"
    return f"at least {in_words(finding.fewest_origins)}" if several else ""


def may_be_two(finding: Finding) -> bool:
    """Tell whether a finding of several outlets is joined so loosely that it has no heading."""
    return finding.outlets > 1 and is_loose(finding)


def _near(finding: Finding, index: Index) -> list[str]:
    """The ids of the findings with a heading that are a wider or a more precise version."""
    found = (*finding.refines, *index.refined_by.get(finding.id, ()))
    return [one for one in found if not may_be_two(index.findings[one])]


def view_matter(matter: Matter, views: Mapping[str, FindingView]) -> FindingView:
    """Return the view of the finding that leads a matter, the others of it under it.

    ``views`` are those of the story's findings, by id. What stands under it is not linked to
    once more.
    """
    own = {"#" + views[one.id].anchor for one in (matter.lead, *matter.under)}
    lead = _apart(views[matter.lead.id], own)
    under = tuple(
        (_how(one, matter.lead), _in_other_words(_apart(views[one.id], own), lead))
        for one in matter.under
    )
    return replace(lead, under=under)


def _apart(view: FindingView, own: Set[str]) -> FindingView:
    """A view that links only to other matters."""
    return replace(view, near=tuple(one for one in view.near if one.href not in own))


def _in_other_words(view: FindingView, lead: FindingView) -> FindingView:
    """A view headed with other words than those of the lead, where it has any."""
    told = (view.text, *(headline(words.stated) for words in view.words))
    other = (text for text in told if letters(text) != letters(lead.text))
    return replace(view, text=next(other, view.text))


def _how(finding: Finding, lead: Finding) -> str:
    """How a finding tells the matter of another."""
    if lead.id in finding.refines:
        return "more precisely"
    return "more generally" if finding.id in lead.refines else "in the same passages"


def _disputes(finding: Finding, index: Index) -> tuple[Dispute, ...]:
    items = {
        item.id: item
        for claim in finding.claims
        for item in index.disagreements_of_claim.get(claim, ())
        if item.cause not in MILD_CAUSES and not _is_beside(item, finding, claim, index)
    }
    return tuple(
        Dispute("#" + anchor("disagreement", item.id), headline(item.about), item.cause)
        for item in items.values()
    )


def _is_beside(item: Disagreement, finding: Finding, claim: str, index: Index) -> bool:
    """Whether what a claim tells otherwise stands in its passage beside what states the finding."""
    told = index.claims[claim].text.lower()
    stated = index.stated(finding, claim).text.lower()
    values = [side.value.lower() for side in item.sides if claim in side.claims]
    return any(value in told and value not in stated for value in values)


def view_wording(claim: Claim, index: Index, finding: Finding | None = None) -> Wording:
    """Return how ``claim`` is shown, as a wording of ``finding`` or by itself."""
    article = index.articles[claim.article]
    core = index.stated(finding, claim.id) if finding else claim
    text = _on_one_line(claim.reads or claim.text)
    dated = article.published.source not in {"none", "story"}
    return Wording(
        outlet=index.outlets[claim.article],
        title=" ".join((article.title or "").split()),
        published=say_published(article) if dated else "",
        text=text,
        parts=stretch(text, _on_one_line(core.text) if core is not claim else ""),
        href="#" + anchor("claim", claim.id),
        place=index.place(claim.article, claim.start),
        citation=index.citation(claim.article, claim.start, claim.end),
        via=", citing ".join(link.name for link in core.chain),
        via_read="; ".join(map(_read, core.chain)),
        stance="" if claim.stance == "asserts" else claim.stance,
        reason=claim.reason,
        first=finding is not None and dated and claim.id == finding.first,
        repeats=finding is not None and heads(claim, finding),
        loose=finding is not None and _is_loose(claim, finding),
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _is_loose(claim: Claim, finding: Finding) -> bool:
    """Whether of three or more claims one is joined more loosely than the rest."""
    best = surest_links(finding)
    return len(best) > 2 and not is_loose(finding) and best.get(claim.id, 1.0) < LOOSE


def _read(link: Source) -> str:
    return f"{link.name}: {link.reason or 'named'} ({link.confidence:.0%} sure)"


def _words(wordings: Sequence[Wording]) -> tuple[Words, ...]:
    """Return the wordings, the same words together, those of the heading first, loose ones last."""
    same: dict[tuple[Part, ...], list[Wording]] = {}
    for wording in wordings:
        same.setdefault(wording.parts, []).append(wording)
    groups = [Words(parts, own[0].repeats, tuple(own)) for parts, own in same.items()]
    return tuple(sorted(groups, key=lambda group: (not group.repeats, group.wordings[0].loose)))


def references(findings: Sequence[str], index: Index) -> tuple[Reference, ...]:
    """Return links to the findings with these ids."""
    return tuple(
        Reference(
            "#" + anchor("finding", identifier),
            index.numbers[identifier],
            index.headings[identifier],
        )
        for identifier in findings
    )


def fallback_reason(finding: Finding, outlets: Sequence[str], paths: Sequence[Path]) -> str:
    """Return the verdict in words where the finding carries no reason of its own."""
    named = len({path.stops[0] for path in paths if path.stops})
    told = f"{count(len(outlets), 'outlet tells', 'outlets tell')} it"
    if finding.independence == "cannot tell":
        return f"{told}; whether from independent sources cannot be told"
    return f"{told}; {count(named, 'origin is', 'origins are')} named"


def _own_voice(paths: Sequence[Path]) -> tuple[Leaf, ...]:
    leaves = {
        path.outlet: Leaf(path.outlet, "#" + anchor("claim", path.claim))
        for path in reversed(paths)
        if not path.stops
    }
    return tuple(reversed(leaves.values()))


def _twig(branch: Branch, story: str, index: Index) -> Twig:
    outlets = {
        index.outlet_of_claim[claim]: "#" + anchor("claim", claim)
        for claim in reversed(branch.claims)
    }
    leaves = tuple(Leaf(outlet, href) for outlet, href in reversed(outlets.items()))
    twigs = tuple(_twig(inner, story, index) for inner in branch.branches)
    return Twig(branch.stop, "#" + source_anchor(story, branch.stop), leaves, twigs)


# ---------------------------------------------------------------- outlet by origin


def _grid(finding: Finding, outlets: Sequence[str], index: Index, keys: OriginKeys) -> Grid:
    resting = resting_claims(finding, index, keys)
    columns = [keys[key_of(origin)] for origin in finding.origins]
    shown: list[OriginKey | None] = [
        key for key in dict.fromkeys(columns) if any((outlet, key) in resting for outlet in outlets)
    ]
    if any((outlet, None) in resting for outlet in outlets):
        shown.append(None)
    return Grid(
        columns=tuple(shown),
        rows=tuple(
            Row(outlet, tuple(_cell(outlet, key, resting) for key in shown)) for outlet in outlets
        ),
    )


def resting_claims(
    finding: Finding, index: Index, keys: OriginKeys
) -> Mapping[tuple[str, OriginKey | None], tuple[str, ...]]:
    """Return the claims of each outlet that rest on each origin; None is its own voice, and any
    claim whose source is no origin where the finding has none. Where it has some, a claim on the
    word of somebody else is left out: it rests on none of them, nor does it name nobody."""
    origins = {keys[key_of(origin)] for origin in finding.origins}
    found: dict[tuple[str, OriginKey | None], tuple[str, ...]] = {}
    for path in finding_paths(finding, index, keys):
        key = path.stops[0].key if path.stops else None
        if path.stops and origins and key not in origins:
            continue
        found[path.outlet, key] = (*found.get((path.outlet, key), ()), path.claim)
    return found


def _cell(
    outlet: str,
    key: OriginKey | None,
    resting: Mapping[tuple[str, OriginKey | None], tuple[str, ...]],
) -> Cell:
    claims = resting.get((outlet, key), ())
    rests = f"{outlet} rests on {key.label}" if key else f"{outlet} names no source"
    return Cell(key, tuple("#" + anchor("claim", claim) for claim in claims), rests)
