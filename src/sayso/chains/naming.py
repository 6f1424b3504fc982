"""From the words of a source to whom they name: a person, a body, an outlet, a document.

"Russian Foreign Ministry spokeswoman Maria Zakharova" is Maria Zakharova; "the Reuters news
agency" is Reuters; "a spokesman for the ministry" names nobody and keeps its own words.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from msgspec.structs import replace

from sayso.chains.antecedents import antecedent, is_relative
from sayso.chains.coordination import side_by_side, together
from sayso.chains.phrase_parts import WORD, before_verb, head_noun, kind_of, office_holder
from sayso.entities import EntityIndex, Referent
from sayso.knowledge.cues import verb_forms
from sayso.knowledge.source_words import (
    head_end,
    longer_name,
    outlet_word,
    singular,
    source_words,
)
from sayso.knowledge.sources import KnownMatch, Registry
from sayso.language.nearby import starting
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
_JOINED = re.compile(r"\s*(?:,|,?\s*and|&)\s*(?:the\s+)?", re.IGNORECASE)
_DETERMINER = re.compile(
    r"^(?:The|A|An|His|Her|Their|Its|Some|Several|Many|One|Two|Three|Another|Other|This|That|These|Those)\b"
)
_CONJUNCTION = re.compile(r"^(?:But|And|So|Yet)\s+(?=\w)")
_TITLE_AND_NAME = re.compile(
    r"(?:^|\s)(?P<title>[\w-]+)\s+(?:[A-Z][\w]*\.\s+)?"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+(?:[A-Z][\w’'.-]*|[a-z]{2}\s+[A-Z][\w’'-]*)){0,3})$"
)
_APPOSED = re.compile(
    r"(?:\s+(?:of|for|from|in|at|to|with|who|that)\s"
    r"(?:[^,;:.()“”\"]|(?<=\b[MD]r)\.|(?<=\bMrs)\.|(?<=\bMs)\.){1,80})?"
    r",\s+(?:who\s+(?:gave|identified|introduced)\s+(?:[\w’'-]+\s+){1,4}as\s+"
    r"|(?!(?:who|which|that|and|but|said|says|told|adding)\b)(?:[\w.’'“”\"-]+\s+){0,6})"
)
_PHRASE_END = re.compile(r"\s*(?:[,.;)\n]|$)")
_AND_NAME = re.compile(
    r",?\s+and\s+(?:(?:[A-Z][\w.]*|[a-z]+)\s+){0,5}|,\s+(?:[A-Z][\w.]*\s+){0,3}(?=.*\band\b)"
)
_TITLES_BEHIND = re.compile(r"(?:['’]s?)?\s+(?:[\w.’'-]+\s+){1,5}")
_PAPER_BY = re.compile(r"\s+(?:by|in|from)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}", re.IGNORECASE)
_NEAR_BODY = 600
"""Code points before "the company" in which its name is looked for: about four sentences."""
_ASIDE = 40
_PRONOUN = re.compile(r"(?:he|him|his|himself|she|hers?|herself)", re.IGNORECASE)
_HIMSELF = re.compile(r"\s+(?:himself|herself|itself|themselves)$")
_EDGES = " \t\r\n,;:.—–-“”\"'‘()"


class Namer:
    """Names the sources of one article.

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
        self._index = index
        self._referents = tuple(referents)
        self._registry = registry

    def name(self, span: Span) -> Source | None:
        """The source that the words at ``span`` name, or None when they name nothing."""
        span = before_verb(self.text, self.mentions, span)
        himself = _HIMSELF.search(self.text, span.start, span.end)
        span = Span(span.start, himself.start()) if himself else span
        source = self._named(span)
        beside = side_by_side(self.text, self._speaking_names(span), span)
        if beside is None or source is None or source.members:
            return source
        both = [self._named(part) for part in beside]
        named = [part for part in both if part is not None]
        if len({part.name for part in named}) < len(beside):
            return source
        joint = together(named)
        return replace(joint, span=span, reason=source.reason, confidence=source.confidence)

    def _speaking_names(self, span: Span) -> list[Mention]:
        """The names in a source's words, with those of agencies and outlets nobody labelled."""
        known = (
            Mention(match.start, match.end, "organization")
            for match in self.outlets(span.start, span.end)
        )
        return [*self._mentions(span), *known]

    def _named(self, span: Span) -> Source | None:
        """The source named first at ``span``, with those joined to it that are of its kind."""
        span = antecedent(self.text, self.mentions, span) or self._with_name_behind(span)
        words = self._clean(span)
        if not words or is_relative(words):
            return None
        ways = (
            (self._outlet, BY_REGISTRY),
            (self._person, BY_NAME),
            (self._titled, BY_TITLE),
            (self._referred, BY_REFERENCE),
            (self._body, BY_NAME),
        )
        for way, reason in ways:
            source = way(span)
            if source is not None:
                return replace(source, span=span, reason=reason, confidence=SURE[reason])
        return self.in_words(span, kind_of(head_noun(words)))

    def in_words(self, span: Span, kind: SourceKind) -> Source:
        """A source without a name, called as the text calls it."""
        words = self._clean(span)
        if kind != "unnamed":
            words = self._with_owner(words, span)
        return Source(words, kind, None, span, IN_WORDS, SURE[IN_WORDS])

    def _with_owner(self, words: str, span: Span) -> str:
        """The words with a name for the "his" or "her" they begin with: "his office" may be
        anybody's. Those who are not named keep their own words."""
        first, _, rest = words.partition(" ")
        if not rest or not _PRONOUN.fullmatch(first):
            return words
        owners = (r for r in self._referents if span.start <= r.start < span.start + len(first))
        owner = next((self._index.by_id[referent.entity].name for referent in owners), None)
        return f"{owner}’s {rest}" if owner else words

    def entities(self) -> tuple[Entity, ...]:
        """The entities the article may name."""
        return tuple(self._index.by_id.values())

    def named_in(self, span: Span) -> tuple[str, ...]:
        """Ids of the entities that a stretch names or describes; pronouns name nobody."""
        described = (
            referent.entity
            for referent in self._referents
            if span.start <= referent.start < span.end
            and not _PRONOUN.fullmatch(self.text, referent.start, referent.end)
        )
        return (*self._index.at(self.article.id, span.start, span.end), *described)

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

    def _is_person(self, start: int, end: int) -> bool:
        """Whether a stretch names a person known by a full name: "Mr. Bloomberg"."""
        places = (m for m in self.mentions if m.start < end and start < m.end)
        people = (self._entity_at(Span(m.start, m.end)) for m in places if m.type == "person")
        return any(" " in self._index.by_id[found].name for found in people if found)

    def _full_name(self, end: int) -> int:
        """Where the name that ends at ``end`` really ends: "Kompas | TV" is an outlet by itself."""
        match = longer_name().match(self.text, end)
        return match.end() if match else end

    def outlet(self, match: KnownMatch) -> Source:
        """A known agency or outlet as a source, in the words of the article."""
        span = Span(match.start, match.end)
        words = re.sub(r"^[Tt]he ", "", self.text[span.start : span.end])
        entity = self._entity_at(span)
        return Source(words, match.source.kind, entity, span, BY_REGISTRY, SURE[BY_REGISTRY])

    # ------------------------------------------------------------ one kind at a time

    def _outlet(self, span: Span) -> Source | None:
        """An agency or outlet, or several, when the phrase names no more than them."""
        known = self.outlets(span.start, span.end)
        if not known:
            return None
        head = self._head(span)
        paper = singular(head_noun(self.text[head.start : head.end]))
        if paper in source_words().reporting and _PAPER_BY.fullmatch(
            self.text[head.end : known[0].start]
        ):
            return self.outlet(known[0])
        behind = self.text[known[-1].end : head.end] if known[-1].end < head.end else ""
        noun = head_noun(behind) if behind.strip(_EDGES) else ""
        if known[0].start >= head.end:
            return None
        if singular(noun) not in source_words().reporting:
            if self._possessive(known[-1].end):
                return None
            if noun and singular(noun) not in source_words().outlets:
                return None
        if any(m.type == "person" and m.end > known[-1].end for m in self._mentions(span)):
            return None
        first = self.outlet(known[0])
        if len(known) == 1 or not self._are_joined(known):
            return first
        return together([self.outlet(match) for match in known])

    def _are_joined(self, known: Sequence[KnownMatch]) -> bool:
        return all(
            _JOINED.fullmatch(self.text[one.end : two.start])
            for one, two in itertools.pairwise(known)
        )

    def _person(self, span: Span) -> Source | None:
        """The person named, when the name is the phrase's head or stands in apposition to it."""
        head = self._head(span)
        persons = [m for m in self._mentions(head) if self._names_the_head(head, m)]
        if not persons:
            holder = office_holder(self.text, self._mentions(span), span, head)
            behind = holder or self._apposed(span, head)
            persons = [behind] if behind else []
        if not persons:
            return None
        return together(
            [self._entity_or_words(m, "person") for m in self._joined(span, persons[-1])]
        )

    def _names_the_head(self, head: Span, mention: Mention) -> bool:
        """Whether the name is who is meant, and not whose or which somebody is meant."""
        if mention.type != "person" or self._possessive(mention.end):
            return False
        return not self._modifies(head, mention)

    def _modifies(self, head: Span, mention: Mention) -> bool:
        """Whether a noun behind the name is the head: "Trump spokeswoman", "the Mueller report"."""
        behind = self.text[mention.end : head.end].strip(_EDGES)
        if not behind or not behind[0].islower():
            return False
        noun, words = singular(head_noun(behind)), source_words()
        known = words.documents | words.bodies | words.outlets
        return words.is_person(noun) or noun in known

    def _apposed(self, span: Span, head: Span) -> Mention | None:
        """The person named right behind a description: "her publicist, Jack Reed", "the head of
        the water board, Ann Lee", "a survivor, who gave her name as Ines"."""
        if any(m.end >= head.end - 1 and m.type != "person" for m in self._mentions(head)):
            return None
        limit = max(span.end, head.end + _ASIDE) + _ASIDE
        for mention in self._starting(head.end, limit):
            if mention.type == "person":
                between = self.text[head.end : mention.start]
                ends = mention.end <= span.end or _PHRASE_END.match(self.text, mention.end)
                if _APPOSED.fullmatch(between) and ends and not self._possessive(mention.end):
                    return mention
        return None

    def _joined(self, span: Span, first: Mention) -> list[Mention]:
        """The person and those joined to it by "and"."""
        joined = [first]
        for mention in self._mentions(span):
            between = self.text[joined[-1].end : mention.start]
            if mention.type == "person" and _AND_NAME.fullmatch(between):
                joined.append(mention)
        return joined

    def _titled(self, span: Span) -> Source | None:
        """A person whose name nobody found, by the title before it: "DA spokesman Gregg Milo"."""
        match = _TITLE_AND_NAME.search(self.text[span.start : self._head(span).end])
        if match is None or not source_words().is_person(match["title"].lower()):
            return None
        name = Span(span.start + match.start("name"), span.start + match.end("name"))
        found = self._index.by_id.get(self._entity_at(name) or "")
        if found is not None and found.type == "person":
            return self._of_entity(found)
        return Source(match["name"], "person")

    def _with_name_behind(self, span: Span) -> Span:
        """The phrase with the title and name that go on behind it: "DA | spokesman Gregg Milo"."""
        if any(m.type == "person" and m.end >= span.end - 1 for m in self._mentions(span)):
            return span
        for mention in self._starting(span.end + 1, span.end + _ASIDE):
            if mention.type != "person":
                continue
            between = self.text[span.end : mention.start]
            title = singular(head_noun(between.strip("'’ ")))
            speaks = any(word.lower() in verb_forms() for word in WORD.findall(between))
            if _TITLES_BEHIND.fullmatch(between) and source_words().is_person(title) and not speaks:
                return Span(span.start, mention.end)
        return span

    def _referred(self, span: Span) -> Source | None:
        """The entity that a pronoun, title or description at the head of the phrase stands for."""
        head = self._head(span)
        for referent in self._referents:
            inside = min(referent.end, head.end) - max(referent.start, head.start)
            if inside * 10 >= 6 * (head.end - head.start) and referent.end >= head.end - 2:
                entity = self._index.by_id.get(referent.entity)
                if entity is not None:
                    return self._of_entity(entity)
        return None

    def _body(self, span: Span) -> Source | None:
        """A body or place that speaks, when its name is the phrase's head."""
        head = self._head(span)
        for mention in reversed(self._mentions(head)):
            if mention.type == "person" or self._possessive(mention.end):
                continue
            behind = self.text[mention.end : head.end].strip(_EDGES)
            noun = singular(head_noun(behind)) if behind else ""
            joined = self.text.startswith("-", mention.end)
            if not joined and (not noun or noun in source_words().outlets):
                return self._bodies(span, mention)
        return None

    def _bodies(self, span: Span, first: Mention) -> Source:
        """A body and those joined to it by "and"."""
        joined = [
            mention
            for mention in self._mentions(span)
            if re.fullmatch(r"\s+and\s+(?:the\s+)?", self.text[first.end : mention.start])
        ]
        return together([self._entity_or_words(mention, "body") for mention in (first, *joined)])

    # ------------------------------------------------------------ parts

    def _clean(self, span: Span) -> str:
        words = _CONJUNCTION.sub("", " ".join(self.text[span.start : span.end].split()))
        cut = re.search(r",\s|\s[—–-]\s|\s\(", words)
        words = (words[: cut.start()] if cut and cut.start() > 3 else words).strip(_EDGES)
        return _DETERMINER.sub(lambda match: match.group().lower(), words)

    def _head(self, span: Span) -> Span:
        """The phrase up to its first preposition, relative clause or apposition."""
        for match in head_end().finditer(self.text, span.start, span.end):
            if self.text[span.start : match.start()].strip() and not self._in_name(match.start()):
                end = match.start()
                return Span(
                    span.start,
                    end
                    - (
                        len(self.text[span.start : end]) - len(self.text[span.start : end].rstrip())
                    ),
                )
        return span

    def _in_name(self, at: int) -> bool:
        before = bisect_right(self.mentions, at, key=attrgetter("start"))
        return before > 0 and at < self.mentions[before - 1].end

    def _mentions(self, span: Span) -> list[Mention]:
        return [m for m in self._starting(span.start, span.end) if m.end <= span.end]

    def _starting(self, first: int, end: int) -> Sequence[Mention]:
        """The mentions that start from ``first`` on and before ``end``."""
        return self.mentions[starting(self.mentions, first, end)]

    def _possessive(self, end: int) -> bool:
        return bool(_POSSESSIVE.match(self.text, end))

    def _entity_at(self, span: Span) -> str | None:
        found = self._index.at(self.article.id, span.start, span.end)
        return found[0] if found else None

    def _entity_or_words(self, mention: Mention, kind: SourceKind) -> Source:
        found = self._entity_at(Span(mention.start, mention.end))
        entity = self._index.by_id.get(found) if found else None
        if entity is not None:
            return self._of_entity(entity, kind)
        words = self.text[mention.start : mention.end]
        return Source(words, "outlet" if kind == "body" and outlet_word().search(words) else kind)

    def latest_body(self, before: int, noun: str, fits: Callable[[str], bool]) -> Source | None:
        """The body named last before an offset, not far from it, that may be "the ``noun``"."""
        for mention in reversed(self.mentions):
            near = before - _NEAR_BODY <= mention.start < before
            if near and mention.type == "organization":
                words = self.text[mention.start : mention.end]
                if fits(words) or noun in words.lower():
                    return self._entity_or_words(mention, "body")
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
            return self._entity_or_words(told[-1], "outlet")
        return self.outlet(known[-1]) if known else None

    def _of_entity(self, entity: Entity, kind: SourceKind | None = None) -> Source:
        known = self._registry.find(entity.name) if entity.type != "person" else None
        if known is not None and known.name not in source_words().networks:
            return Source(entity.name, known.kind, entity.id)
        if kind is None:
            kind = "person" if entity.type == "person" else "body"
        if kind == "body" and outlet_word().search(entity.name):
            kind = "outlet"
        return Source(entity.name, kind, entity.id)
