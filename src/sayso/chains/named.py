"""The names of an article by place: known agencies and outlets, people, bodies, and the entities
they stand for."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from operator import attrgetter

from sayso.entities import EntityIndex, Referent
from sayso.knowledge.source_words import longer_name, outlet_word, source_words
from sayso.knowledge.sources import KnownMatch, Registry
from sayso.language.nearby import starting as within
from sayso.model import Entity, Mention, Reading, Source, SourceKind, Span

BY_REGISTRY = "a known outlet"
BY_NAME = "named here"
BY_TITLE = "named behind a title"
BY_REFERENCE = "meant by a pronoun, title or description"
IN_WORDS = "in its own words"
SURE: dict[str, float] = {
    BY_REGISTRY: 0.9,
    BY_NAME: 0.96,
    BY_TITLE: 0.96,
    BY_REFERENCE: 0.85,
    IN_WORDS: 0.89,
}
"""How often a source read so is the one annotators name (2,652 attributed statements of 79
events)."""
_POSSESSIVE = re.compile(r"\.?\s?['’]\s?s?(?=\s|$)")
_NEAR_BODY = 600
"""Code points before "the company" in which its name is looked for: about four sentences."""
PRONOUN = re.compile(r"(?:he|him|his|himself|she|hers?|herself)", re.IGNORECASE)


class Named:
    """The names of one article, by place.

    Args:
        reading: what was found in the article.
        index: the entities by place.
        referents: pronouns, titles and descriptions, resolved.
        registry: known agencies and outlets.
    """

    def __init__(
        self,
        reading: Reading,
        index: EntityIndex,
        referents: Sequence[Referent],
        registry: Registry,
    ) -> None:
        self.article = reading.article
        self.text = reading.article.text
        self.mentions = reading.mentions
        self.index = index
        self.referents = tuple(referents)
        self._registry = registry

    def entities(self) -> tuple[Entity, ...]:
        """The entities the article may name."""
        return tuple(self.index.by_id.values())

    def named_in(self, span: Span) -> tuple[str, ...]:
        """Ids of the entities that a stretch names or describes; pronouns name nobody."""
        described = (
            referent.entity
            for referent in self.referents
            if span.start <= referent.start < span.end
            and not PRONOUN.fullmatch(self.text, referent.start, referent.end)
        )
        return (*self.index.at(self.article.id, span.start, span.end), *described)

    def outlets(self, start: int, end: int) -> tuple[KnownMatch, ...]:
        """Known agencies and outlets between two offsets, in offsets of the article."""
        known = self._registry.scan(self.text[start:end])
        return tuple(
            KnownMatch(
                start + match.start, self._full_name(start + match.end), match.source, match.common
            )
            for match in known
            if match.source.name not in source_words().networks
            and not self._is_person(start + match.start, start + match.end)
        )

    @cached_property
    def all_outlets(self) -> tuple[KnownMatch, ...]:
        """Every known agency and outlet named in the article."""
        return self.outlets(0, len(self.text))

    def _is_person(self, start: int, end: int) -> bool:
        """Whether a stretch names a person known by a full name: "Mr. Bloomberg"."""
        places = (m for m in self.mentions if m.start < end and start < m.end)
        people = (self.entity_at(Span(m.start, m.end)) for m in places if m.type == "person")
        return any(" " in self.index.by_id[found].name for found in people if found)

    def _full_name(self, end: int) -> int:
        """Where the name that ends at ``end`` really ends: "Kompas | TV" is an outlet by itself."""
        match = longer_name().match(self.text, end)
        return match.end() if match else end

    def outlet(self, match: KnownMatch) -> Source:
        """A known agency or outlet as a source, in the words of the article."""
        span = Span(match.start, match.end)
        words = re.sub(r"^[Tt]he ", "", self.text[span.start : span.end])
        entity = self.entity_at(span)
        return Source(words, match.source.kind, entity, span, BY_REGISTRY, SURE[BY_REGISTRY])

    def called_in_short(self, word: str, before: int) -> KnownMatch | None:
        """The outlet named last before an offset of whose name one word is the last: "Post"."""
        if not word[:1].isupper() or " " in word:
            return None
        named = (m for m in reversed(self.all_outlets) if m.end <= before)
        return next((m for m in named if self.text[m.start : m.end].endswith(f" {word}")), None)

    def latest_body(self, before: int, noun: str, fits: Callable[[str], bool]) -> Source | None:
        """The body named last before an offset, not far from it, that may be "the ``noun``"."""
        for mention in reversed(self.mentions):
            near = before - _NEAR_BODY <= mention.start < before
            if near and mention.type == "organization":
                words = self.text[mention.start : mention.end]
                if fits(words) or noun in words.lower():
                    return self.entity_or_words(mention, "body")
        return None

    def latest_outlet(self, before: int) -> Source | None:
        """The outlet named last before an offset, known or told by its name ("Kent Herald")."""
        known = self.outlets(0, before)
        told = [
            mention
            for mention in self.mentions
            if mention.end <= before
            and mention.type == "organization"
            and outlet_word().search(self.text[mention.start : mention.end])
        ]
        if told and (not known or known[-1].end <= told[-1].start):
            return self.entity_or_words(told[-1], "outlet")
        return self.outlet(known[-1]) if known else None

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie inside ``span``."""
        return [m for m in self.starting(span.start, span.end) if m.end <= span.end]

    def starting(self, first: int, end: int) -> Sequence[Mention]:
        """The mentions that start from ``first`` on and before ``end``."""
        return self.mentions[within(self.mentions, first, end)]

    def in_name(self, at: int) -> bool:
        """Whether an offset lies inside a name."""
        before = bisect_right(self.mentions, at, key=attrgetter("start"))
        return before > 0 and at < self.mentions[before - 1].end

    def is_possessive(self, end: int, within: Span) -> bool:
        """Whether a name that ends at ``end`` tells whose something else is ("Lund’s aide"), of
        what a stretch holds; at its end it is who speaks ("Lund’s | pledge")."""
        return end < within.end and bool(_POSSESSIVE.match(self.text, end))

    def bare(self, span: Span) -> Span:
        """A stretch without the possessive it may end with."""
        own = re.search(r"\w['’]s?$", self.text[span.start : span.end])
        return Span(span.start, span.start + own.start() + 1) if own else span

    def entity_at(self, span: Span) -> str | None:
        """The id of the first entity named at ``span``."""
        found = self.index.at(self.article.id, span.start, span.end)
        return found[0] if found else None

    def entity_or_words(self, mention: Mention, kind: SourceKind) -> Source:
        """Who or what a mention names as a source; in its own words where that is not known."""
        found = self.entity_at(Span(mention.start, mention.end))
        entity = self.index.by_id.get(found) if found else None
        if entity is not None:
            return self.of_entity(entity, kind)
        words = self.text[mention.start : mention.end]
        return Source(words, "outlet" if kind == "body" and outlet_word().search(words) else kind)

    def of_entity(self, entity: Entity, kind: SourceKind | None = None) -> Source:
        """An entity as a source; a known agency or outlet is one."""
        known = self._registry.find(entity.name) if entity.type != "person" else None
        if known is None and (full := self.called_in_short(entity.name, len(self.text))):
            return self.outlet(full)
        if known is not None and known.name not in source_words().networks:
            return Source(entity.name, known.kind, entity.id)
        if kind is None:
            kind = "person" if entity.type == "person" else "body"
        if kind == "body" and outlet_word().search(entity.name):
            kind = "outlet"
        return Source(entity.name, kind, entity.id)
