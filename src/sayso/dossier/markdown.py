"""A dossier as Markdown, to be pasted into notes: compact, and nothing of it left out."""

import re
from collections.abc import Iterable, Iterator

from sayso.dossier.admiralty import MEANINGS
from sayso.dossier.entity_view import EntityView
from sayso.dossier.falls import SourceView
from sayso.dossier.finding_view import FindingView, Reference, Twig, Wording
from sayso.dossier.index import Index
from sayso.dossier.ledger_view import DisagreementView, RenderingView
from sayso.dossier.outlets_view import OutletView
from sayso.dossier.sources_view import CopyView
from sayso.dossier.story_view import StoryView, view_story
from sayso.dossier.wording import (
    count,
    headline,
    say_kind,
    say_list,
    say_published,
    sentence,
)
from sayso.model import Admiralty, Article, Dossier

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
LIST_OR_RULE = re.compile(r"[-+=]|[0-9]+(?=[.)])")
"""What begins a list, a rule or a heading's underline where it heads a line."""


def to_markdown(dossier: Dossier) -> str:
    """Return the dossier as Markdown (CommonMark, with tables left out so that it pastes
    anywhere). Texts from articles are escaped: none of their characters acts as markup."""
    index = Index(dossier)
    blocks = [
        *(block for story in dossier.stories for block in _story(view_story(story, index))),
        *_articles(dossier.articles, index),
        *_unread(dossier),
        *_judgements(dossier),
        *_error_card(dossier),
        f"Sayso {escape(dossier.version)}, format {dossier.format}. Nothing here is scored for "
        "truth: the order tells how many outlets surely tell a statement.",
    ]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return ``text`` on one line with every character that could act as Markdown escaped."""
    line = " ".join(text.split())
    escaped = SPECIAL.sub(r"\\\1", line)
    head = LIST_OR_RULE.match(escaped)
    if not head:
        return escaped
    place = head.end() if head.group().isdecimal() else 0
    return f"{escaped[:place]}\\{escaped[place:]}"


def _story(story: StoryView) -> Iterator[str]:
    yield f"# {escape(story.title)}"
    yield escape(f"{story.dates}. {' '.join(story.summary)}")
    if story.shared:
        yield "## What is reported"
        for finding in story.shared:
            yield from _finding(finding)
    yield from _section("Where the accounts differ", map(_disagreement, story.disagreements))
    yield from _section("Told in other words", map(_disagreement, story.wordings))
    if story.speakers:
        yield "## Quotes, as each outlet gives them"
        for speaker in story.speakers:
            yield f"### {escape(speaker.speaker or 'Speaker not known')}"
            yield "\n\n".join(_quote(renderings) for renderings in speaker.quotes)
    yield from _timeline(story)
    yield from _section(
        "People, bodies and places",
        (_entity(entity) for _, entities in story.entities for entity in entities),
    )
    yield from _section("Outlet by outlet", map(_outlet, story.outlet_views))
    yield from _section("If a source is wrong", map(_source, story.sources))
    yield from _section("Perhaps in several outlets", map(_perhaps, story.loose))
    if story.single:
        yield "## Only in one outlet"
        for one in story.single:
            lines = "\n".join(_lone(finding) for finding in one.findings)
            yield f"**{escape(one.outlet)}**\n\n{lines}"
    yield from _section(
        "Copied passages", [*map(_reprint, story.reprints), *map(_copy, story.copies)]
    )
    yield from _section(
        "What to read",
        (
            f"{place}. {_titled(one.outlet, one.title)}: {escape(one.why)}"
            for place, one in enumerate(story.reading, start=1)
        ),
    )


def _section(head: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a heading and a list under it, or nothing for no items."""
    listed = "\n".join(items)
    if listed:
        yield f"## {head}"
        yield listed


def _titled(outlet: str, title: str) -> str:
    return f"**{escape(outlet)}**, {escape(title)}" if title else f"**{escape(outlet)}**"


# ---------------------------------------------------------------- findings


def _finding(finding: FindingView) -> Iterator[str]:
    yield f"### {finding.number}. {escape(finding.text)}"
    yield _about(finding)
    yield "\n".join(_told(finding))
    if finding.under:
        yield "The same matter, told otherwise:"
        yield "\n".join(line for how, one in finding.under for line in _version(how, one))


def _about(finding: FindingView) -> str:
    """The verdict on a finding, its reasons, and what it is linked to."""
    verdict = headline(finding.verdict)
    reasons = " ".join(sentence(reason) for reason in finding.reasons)
    outlets = count(len(finding.outlets), "outlet")
    least = f" ({finding.least})" if finding.least else ""
    about = f"**{verdict}**{least} · {outlets} · {finding.status}. {escape(reasons)}"
    if finding.admiralty:
        about += f" {_admiralty(finding.admiralty)}"
    if finding.disputes:
        abouts = say_list([f"{one.about} ({one.cause})" for one in finding.disputes])
        about += f" The accounts differ: {escape(abouts)}."
    if finding.near:
        about += f" See also {_numbers(finding.near)}."
    return about


def _told(finding: FindingView) -> Iterator[str]:
    """Yield the wordings of a finding, and the ways from its origins to the outlets."""
    yield from (_wording(wording) for words in finding.words for wording in words.wordings)
    yield from (f"- From {line}" for twig in finding.tree for line in _chains(twig))


def _version(how: str, finding: FindingView) -> Iterator[str]:
    """Yield another version of a matter, as an item with its own list."""
    yield f"- **{finding.number}** {escape(finding.text)} ({how}). {_about(finding)}"
    yield from (f"  {line}" for line in _told(finding))


def _perhaps(finding: FindingView) -> str:
    """What may be one statement: the wordings without a verdict on them."""
    wordings = [_wording(one) for words in finding.words for one in words.wordings]
    return "\n".join([f"- **{finding.number}**", *(f"  {line}" for line in wordings)])


def _admiralty(proposed: Admiralty) -> str:
    grade = f"Proposed Admiralty digit {proposed.digit} ({MEANINGS[proposed.digit]})"
    return f"*{grade}*: {escape(sentence(proposed.reason))}"


def _numbers(references: Iterable[Reference]) -> str:
    return say_list([str(reference.number) for reference in references])


def _wording(wording: Wording) -> str:
    voice = f"on the word of {wording.via}" if wording.via else "own voice"
    facts = [wording.place, voice]
    facts += [wording.published] if wording.published else []
    facts += ["joined loosely"] if wording.loose else []
    facts += ["first"] if wording.first else []
    facts += [f"{wording.stance} it"] if wording.stance else []
    return f"- {escape(wording.outlet)}: “{escape(wording.text)}” ({escape(', '.join(facts))})"


def _chains(twig: Twig, above: str = "") -> Iterator[str]:
    """Yield each way from an origin down to the outlets, as one line."""
    unnamed = " (unnamed)" if twig.stop.kind == "unnamed" else ""
    here = f"{above}{escape(twig.stop.label)}{unnamed} → "
    if twig.leaves:
        yield here + ", ".join(escape(leaf.outlet) for leaf in twig.leaves)
    for inner in twig.twigs:
        yield from _chains(inner, here)


def _lone(finding: FindingView) -> str:
    first = finding.first
    voice = f"on the word of {first.via}" if first.via else "own voice"
    facts = f"{finding.status}, {voice}, {first.place}"
    return f"- **{finding.number}** {escape(finding.text)} ({escape(facts)})"


# ---------------------------------------------------------------- the other sections


def _disagreement(item: DisagreementView) -> str:
    head = f"- **{escape(headline(item.about))}** ({say_kind(item.kind)}; {item.cause}). "
    sides = [
        f"  - {escape(side.value or side.told[0].wording.text)}: {escape(', '.join(side.outlets))}"
        for side in item.sides
    ]
    return "\n".join([head + escape(sentence(item.reason)), *sides])


def _quote(renderings: Iterable[RenderingView]) -> str:
    return "\n".join(
        f"- {escape(one.outlet)} ({one.place}): {escape(one.text)}"
        + (" *in other words*" if one.reworded else "")
        for one in renderings
    )


def _timeline(story: StoryView) -> Iterator[str]:
    yield from _section(
        "Timeline",
        (
            f"- **{escape(date.when)}**: "
            + "; ".join(f"({item.number}) {escape(item.text)}" for item in date.findings)
            for date in story.timeline
        ),
    )


def _entity(entity: EntityView) -> str:
    spellings = ", ".join(f"{escape(text)} ×{uses}" for text, uses in entity.variants)
    labels = [
        f"  - {escape(outlet)}: {escape(', '.join(label.text for label in own))}"
        for outlet, own in entity.labels
    ]
    return "\n".join([f"- **{escape(entity.name)}** ({spellings})", *labels])


def _outlet(one: OutletView) -> str:
    counts = [f"{one.alone} alone", f"{one.shared} shared", f"{one.own_voice} in its own voice"]
    counts += [f"first with {one.first}"] if one.first else []
    lines = [f"- **{escape(one.outlet)}**: {', '.join(counts)}"]
    facts = (
        ("from other media", [f"{name.label} ×{name.uses}" for name in one.media]),
        ("names directly", [f"{name.label} ×{name.uses}" for name in one.others]),
        ("credits", list(one.credits)),
        ("shares passages with", [shared.outlet for shared in (*one.carries, *one.carried_by)]),
        ("cited by", [f"{outlet} ×{uses}" for outlet, uses in one.cited_by]),
    )
    lines += [f"  - {head}: {escape(', '.join(items))}" for head, items in facts if items]
    return "\n".join(lines)


def _source(one: SourceView) -> str:
    parts = [f"{head.lower()}: {_numbers(references)}" for head, _, references in one.parts]
    known = "".join(f" {sentence(reason)}" for reason in one.reasons)
    head = f"- **{escape(one.name)}** ({one.stop.kind}). "
    return head + escape(f"{one.if_wrong}{known}") + "".join(f"\n  - {part}" for part in parts)


def _reprint(one: tuple[str, tuple[str, ...]]) -> str:
    text, outlets = one
    return f"- Most of the text of **{escape(text)}** is in {escape(say_list(outlets))}."


def _copy(copy: CopyView) -> str:
    verb, link = ("carries", "of") if copy.directed else ("shares", "with")
    passages = f"{count(len(copy.passages), 'passage')} ({count(copy.characters, 'character')})"
    head = f"- **{escape(copy.copy)}** {verb} {passages} {link} **{escape(copy.original)}**. "
    return head + escape(sentence(copy.reason))


def _articles(articles: Iterable[Article], index: Index) -> Iterator[str]:
    yield from _section("The articles", (_article(article, index) for article in articles))


def _article(article: Article, index: Index) -> str:
    head = _titled(index.outlets[article.id], article.title or "")
    where = article.url or article.path or "no address"
    facts = f"{headline(say_published(article))}. {where}. SHA-256 {article.sha256}"
    return f"- {head}. {escape(facts)}"


def _unread(dossier: Dossier) -> Iterator[str]:
    yield from _section(
        "Not read", (f"- {escape(one.path)}: {escape(one.reason)}" for one in dossier.unread)
    )


def _judgements(dossier: Dossier) -> Iterator[str]:
    yield from _section(
        "Judgements by people",
        (
            f"- {headline(one.kind)}: {escape(one.told)}: {escape(one.outcome)} "
            f"({escape(one.where)})"
            for one in dossier.judgements
        ),
    )


def _error_card(dossier: Dossier) -> Iterator[str]:
    card = dossier.error_card
    figures = [
        f"- {escape(f'{one.component}, {one.figure}: {one.value:.2f} ({one.set}, {one.date})')}"
        for one in card.figures
    ]
    note = [f"- {escape(card.note)}"] if card.note else []
    yield from _section("How often this is wrong", [*note, *figures])
