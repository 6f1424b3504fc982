"""A dossier's values by their ids, and how each is called and linked on a page."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from sayso.articles.outlets import outlet_labels
from sayso.dossier.heading import heading
from sayso.dossier.highlight import lines
from sayso.dossier.origin_keys import THROUGH, origin_label
from sayso.dossier.reading_list import carriers
from sayso.dossier.wording import say_published
from sayso.model import (
    Article,
    Attribution,
    Claim,
    Copy,
    Disagreement,
    Dossier,
    Entity,
    Finding,
    Passage,
    Quote,
    Story,
    TimelineEntry,
)

ARTICLE_ID = re.compile(r"(?P<before> \()?\b(?P<id>[A-Za-z]+[0-9]+)\b(?P<after>(?(before)\)|))")
"""An id of an article in a reason, maybe in brackets behind the name of its outlet."""
Kept = TypeVar("Kept")
Located = TypeVar("Located", Claim, Attribution, Passage)


def anchor(kind: str, identifier: str) -> str:
    """Return an HTML id for a value: one for one, whatever characters its own id has."""
    safe = re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match.group()):x}_", identifier)
    return f"{kind}-{safe}"


class Index:
    """Looks up the values of one dossier; made once for a rendering, never changed."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.articles: Mapping[str, Article] = {item.id: item for item in dossier.articles}
        self.claims: Mapping[str, Claim] = {item.id: item for item in dossier.claims}
        self.findings: Mapping[str, Finding] = {item.id: item for item in dossier.findings}
        self.entities: Mapping[str, Entity] = {item.id: item for item in dossier.entities}
        self.outlets: Mapping[str, str] = outlet_labels(dossier.articles)

    @cached_property
    def outlet_of_claim(self) -> Mapping[str, str]:
        """The outlet's short name for each claim's id."""
        return {claim.id: self.outlets[claim.article] for claim in self.dossier.claims}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number by which each finding is called on the page, from 1 over the dossier."""
        return {finding.id: place for place, finding in enumerate(self.dossier.findings, start=1)}

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The words by which each finding's id is headed."""
        return {
            identifier: heading(finding, self.claims, self.entities)
            for identifier, finding in self.findings.items()
        }

    def stated(self, finding: Finding, claim: str) -> Claim:
        """The core of a finding's claim: what of it states the finding."""
        cores = dict(zip(finding.claims, finding.exact, strict=True))
        return self.claims[cores.get(claim, claim)]

    @cached_property
    def findings_of_claim(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings each claim belongs to."""
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.dossier.findings:
            for claim in finding.claims:
                found[claim] = (*found.get(claim, ()), finding)
        return found

    @cached_property
    def disagreements_of_claim(self) -> Mapping[str, tuple[Disagreement, ...]]:
        """The disagreements each claim is a side of."""
        found: dict[str, tuple[Disagreement, ...]] = {}
        for item in self.dossier.disagreements:
            for claim in dict.fromkeys(claim for side in item.sides for claim in side.claims):
                found[claim] = (*found.get(claim, ()), item)
        return found

    @cached_property
    def claims_of_article(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each article's id, in their order."""
        return _by_article(self.dossier.claims)

    @cached_property
    def attributions_of_article(self) -> Mapping[str, tuple[Attribution, ...]]:
        """The attributions of each article's id, in their order."""
        return _by_article(self.dossier.attributions)

    @cached_property
    def passages_of_article(self) -> Mapping[str, tuple[Passage, ...]]:
        """The renderings, labels and copied passages of each article's id, each once."""
        return _by_article(sorted(set(_linked_passages(self.dossier))))

    @cached_property
    def refined_by(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the more precise findings of each finding's id."""
        found: dict[str, tuple[str, ...]] = {}
        for finding in self.dossier.findings:
            for general in finding.refines:
                found[general] = (*found.get(general, ()), finding.id)
        return found

    @cached_property
    def _line_starts(self) -> Mapping[str, list[int]]:
        return {
            article.id: [start for start, _ in lines(article.text)]
            for article in self.dossier.articles
        }

    def is_outlet(self, article: str, name: str) -> bool:
        """Tell whether ``name`` is one of the names of the article's own outlet."""
        own = self.articles[article]
        return name in {own.outlet, own.path, own.id, self.outlets[article]}

    def name_articles(self, reason: str) -> str:
        """Return a reason with the ids of articles replaced by the names of their outlets, and
        the names of origins as running text has them."""

        def name(match: re.Match[str]) -> str:
            before, identifier = match["before"] or "", match["id"]
            outlet = self.outlets.get(identifier, identifier)
            if before and reason[: match.start()].endswith(outlet):
                return ""
            return f"{before}{outlet}{match['after']}"

        for stored in self._origins_in(reason):
            reason = reason.replace(stored, origin_label(stored))
        return ARTICLE_ID.sub(name, reason)

    def _origins_in(self, reason: str) -> Sequence[str]:
        """The names of origins that a reason may hold, the longest first. Most hold none, and a
        dossier of many stories has many thousand."""
        parts = reason.split(THROUGH)
        heads = (part[at:] for part in parts[:-1] for at in range(len(part)))
        found = (name for head in heads for name in self._origin_names.get(head, ()))
        return sorted(dict.fromkeys(found), key=lambda name: (-len(name), name))

    @cached_property
    def _origin_names(self) -> Mapping[str, tuple[str, ...]]:
        """The names of origins, and of those they were reached through, that are told with
        whom they passed, by the first of them."""
        names = {origin.name for finding in self.dossier.findings for origin in finding.origins}
        parts = [name.split(THROUGH) for name in names]
        found = {
            (own[0], THROUGH.join(own[:end])) for own in parts for end in range(2, len(own) + 1)
        }
        return _grouped(sorted(found))

    def place(self, article: str, offset: int) -> str:
        """Return where in an article a character stands: ``¶ 4``."""
        return f"¶ {max(1, bisect_right(self._line_starts[article], offset))}"

    def citation(self, article_id: str, start: int, end: int) -> str:
        """Return a line that lets a reader find a passage again and check it."""
        article = self.articles[article_id]
        parts = [
            f"“{article.text[start:end]}”",
            self.outlets[article_id],
            article.title or "",
            say_published(article),
            article.url or article.path or "",
            f"characters {start}–{end}",
            f"SHA-256 {article.sha256}",
        ]
        return ", ".join(" ".join(part.split()) for part in parts if part)

    def story_findings(self, story: Story) -> tuple[Finding, ...]:
        """Return the findings of a story in their order."""
        return self._findings_of_story.get(story.id, ())

    def story_disagreements(self, story: Story) -> tuple[Disagreement, ...]:
        """Return the disagreements of a story in their order."""
        return self._disagreements_of_story.get(story.id, ())

    def story_quotes(self, story: Story) -> tuple[Quote, ...]:
        """Return the sure quotes of which a rendering stands in one of the story's articles.

        What one outlet alone gives, twice in the same words, tells nothing.
        """
        found = self._of_articles(story, self._quotes_of_article, self.dossier.quotes)
        return tuple(quote for quote in found if quote.sure and self._is_telling(quote))

    def _is_telling(self, quote: Quote) -> bool:
        outlets = {self.outlets[rendering.article] for rendering in quote.renderings}
        return len(outlets) > 1 or any(drift.changes for drift in quote.drift)

    def story_copies(self, story: Story) -> tuple[Copy, ...]:
        """Return the copied passages between articles, one of them the story's."""
        return self._of_articles(story, self._copies_of_article, self.dossier.copies)

    def story_entities(self, story: Story) -> tuple[Entity, ...]:
        """Return who and what the story's articles name, most often named first."""
        counts: Counter[int] = Counter()
        for article in story.articles:
            counts.update(self._mentions_of_article.get(article, {}))
        ranked = sorted(counts, key=lambda place: (-counts[place], place))
        return tuple(self.dossier.entities[place] for place in ranked)

    def story_timeline(self, story: Story) -> tuple[TimelineEntry, ...]:
        """Return the timeline with only the story's findings."""
        days = self._timeline_of_story.get(story.id, {})
        return tuple(
            TimelineEntry(when, tuple(f for f, _ in told), tuple(c for _, c in told))
            for when, told in days.items()
        )

    @cached_property
    def carried(self) -> Mapping[str, frozenset[str]]:
        """The ids of the findings each article's id carries."""
        return carriers(self.dossier.findings, self.dossier.claims)

    @cached_property
    def reading_place(self) -> Mapping[str, int]:
        """The place on the reading list of each article's id that is on it."""
        return {article: place for place, article in enumerate(self.dossier.reading_list)}

    @cached_property
    def _findings_of_story(self) -> Mapping[str, tuple[Finding, ...]]:
        return _grouped((item.story, item) for item in self.dossier.findings)

    @cached_property
    def _disagreements_of_story(self) -> Mapping[str, tuple[Disagreement, ...]]:
        return _grouped((item.story, item) for item in self.dossier.disagreements)

    @cached_property
    def _quotes_of_article(self) -> Mapping[str, tuple[int, ...]]:
        return _grouped(
            (rendering.article, place)
            for place, quote in enumerate(self.dossier.quotes)
            for rendering in quote.renderings
        )

    @cached_property
    def _copies_of_article(self) -> Mapping[str, tuple[int, ...]]:
        return _grouped(
            (article, place)
            for place, copy in enumerate(self.dossier.copies)
            for article in (copy.original, copy.copy)
        )

    @cached_property
    def _mentions_of_article(self) -> Mapping[str, Counter[int]]:
        """How often each article names each entity, by the entity's place in the dossier."""
        found: dict[str, Counter[int]] = {}
        for place, entity in enumerate(self.dossier.entities):
            for mention in entity.mentions:
                found.setdefault(mention.article, Counter())[place] += 1
        return found

    @cached_property
    def _timeline_of_story(self) -> Mapping[str, Mapping[str, list[tuple[str, str]]]]:
        found: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for entry in self.dossier.timeline:
            # Older dossiers do not tell which claim gives a date.
            claims = entry.claims or ("",) * len(entry.findings)
            for finding, claim in zip(entry.findings, claims, strict=True):
                days = found.setdefault(self.findings[finding].story, {})
                days.setdefault(entry.when, []).append((finding, claim))
        return found

    def _of_articles(
        self, story: Story, places: Mapping[str, tuple[int, ...]], items: Sequence[Kept]
    ) -> tuple[Kept, ...]:
        """Return the items that stand at the places of a story's articles, in their order."""
        found = {place for article in story.articles for place in places.get(article, ())}
        return tuple(items[place] for place in sorted(found))


def _grouped(pairs: Iterable[tuple[str, Kept]]) -> dict[str, tuple[Kept, ...]]:
    found: dict[str, list[Kept]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in found.items()}


def _by_article(items: Iterable[Located]) -> dict[str, tuple[Located, ...]]:
    return _grouped((item.article, item) for item in items)


def _linked_passages(dossier: Dossier) -> Iterator[Passage]:
    """Yield the passages, claims apart, that other parts of a page link to."""
    for quote in dossier.quotes:
        if quote.sure:
            yield from quote.renderings
    for entity in dossier.entities:
        yield from (Passage(label.article, label.start, label.end) for label in entity.labels)
    for copy in dossier.copies:
        for passage in copy.passages:
            yield Passage(copy.original, passage.original.start, passage.original.end)
            yield Passage(copy.copy, passage.copy.start, passage.copy.end)
