"""From the words of a source to whom they name: a person, a body, an outlet, a document.

"Russian Foreign Ministry spokeswoman Maria Zakharova" is Maria Zakharova; "the Reuters news
agency" is Reuters; "a spokesman for the ministry" names nobody and keeps its own words.
"""

import itertools
import re
from collections.abc import Sequence

from msgspec.structs import replace

from sayso.chains.antecedents import antecedent, is_relative
from sayso.chains.coordination import side_by_side, together
from sayso.chains.named import (
    BY_NAME,
    BY_REFERENCE,
    BY_REGISTRY,
    BY_TITLE,
    IN_WORDS,
    PRONOUN,
    SURE,
    Named,
)
from sayso.chains.phrase_parts import (
    WORD,
    before_verb,
    head_noun,
    is_hearsay,
    kind_of,
    of_a_field,
    of_two_posts,
    office_holder,
)
from sayso.chains.state_agency import state_agency
from sayso.knowledge.cues import verb_forms
from sayso.knowledge.source_words import head_end, singular, source_words
from sayso.knowledge.sources import KnownMatch
from sayso.model import Mention, Source, SourceKind, Span

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
_TELLS = re.compile(r"\s(?:that|who)\s.*\b(?:tells?|told|telling|informed|assured|warned)\s")
_PHRASE_END = re.compile(r"\s*(?:[,.;)\n]|$)")
_AND_NAME = re.compile(
    r",?\s+and\s+(?:(?:[A-Z][\w.]*|[a-z]+)\s+){0,5}|,\s+(?:[A-Z][\w.]*\s+){0,3}(?=.*\band\b)"
)
_TITLES_BEHIND = re.compile(r"(?:['’]s?)?\s+(?:[\w.’'-]+\s+){1,5}")
_PAPER_BY = re.compile(r"\s+(?:by|in|from)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}", re.IGNORECASE)
_ASIDE = 40
_NOBODY = "there"
"""The subject of "there are ten pledged delegates", which is nobody."""
_HIMSELF = re.compile(r"\s+(?:himself|herself|itself|themselves|both)$")
_LATE_PRONOUN = re.compile(r"\s(?P<who>[Hh]e|[Ss]he|[Tt]hey)$")
"""The subject behind what is fronted: "writing on her website she"."""
_EDGES = " \t\r\n,;:.—–-“”\"'‘()"


class Namer(Named):
    """Names the sources of one article, by the words that stand for them."""

    def name(self, span: Span) -> Source | None:
        """The source that the words at ``span`` name, or None when they name nothing."""
        span = self.bare(before_verb(self.text, self.mentions, span))
        himself = _HIMSELF.search(self.text, span.start, span.end)
        span = Span(span.start, himself.start()) if himself else span
        late = _LATE_PRONOUN.search(self.text, span.start, span.end)
        if late and not any(mention.type == "person" for mention in self.mentions_in(span)):
            span = Span(late.start("who"), span.end)
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
        return [*self.mentions_in(span), *known]

    def _named(self, span: Span) -> Source | None:
        """The source named first at ``span``, with those joined to it that are of its kind."""
        span = antecedent(self.text, self.mentions, span) or self._with_name_behind(span)
        words = self._clean(span)
        if not words or is_relative(words) or words.lower() == _NOBODY:
            return None
        ways = (
            (self._outlet, BY_REGISTRY),
            (self._short_name, BY_REFERENCE),
            (self._state_agency, BY_REFERENCE),
            (self._person, BY_NAME),
            (self._titled, BY_TITLE),
            (self._referred, BY_REFERENCE),
            (self._body, BY_NAME),
        )
        for way, reason in ways:
            source = way(span)
            if source is not None:
                return replace(source, span=span, reason=reason, confidence=SURE[reason])
        return self.in_words(span, "unnamed" if is_hearsay(words) else kind_of(head_noun(words)))

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
        if not rest or not PRONOUN.fullmatch(first):
            return words
        owners = (r for r in self.referents if span.start <= r.start < span.start + len(first))
        owner = next((self.index.by_id[referent.entity].name for referent in owners), None)
        return f"{owner}’s {rest}" if owner else words

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
            if self.is_possessive(known[-1].end, span):
                return None
            if noun and noun != "news" and singular(noun) not in source_words().outlets:
                return None
        if any(m.type == "person" and m.end > known[-1].end for m in self.mentions_in(span)):
            return None
        first = self.outlet(known[0])
        if len(known) == 1 or not self._are_joined(known):
            return first
        return together([self.outlet(match) for match in known])

    def _short_name(self, span: Span) -> Source | None:
        """The outlet named before by whose last word a phrase calls it: "the Post"."""
        article, _, word = self._clean(span).partition(" ")
        full = self.called_in_short(word, span.start) if article == "the" else None
        return self.outlet(full) if full else None

    def _state_agency(self, span: Span) -> Source | None:
        """The agency of a state, where its name stands elsewhere in the article."""
        match = state_agency(self._clean(span), self.all_outlets)
        return self.outlet(match) if match else None

    def _are_joined(self, known: Sequence[KnownMatch]) -> bool:
        return all(
            _JOINED.fullmatch(self.text[one.end : two.start])
            for one, two in itertools.pairwise(known)
        )

    def _person(self, span: Span) -> Source | None:
        """The person named, when the name is the phrase's head or stands in apposition to it."""
        head = self._head(span)
        persons = [m for m in self.mentions_in(head) if self._names_the_head(head, m)]
        if not persons:
            named = self.mentions_in(span)
            holder = office_holder(self.text, named, span, head)
            holder = holder or of_a_field(self.text, named, span, head)
            behind = holder or of_two_posts(self.text, named, span) or self._apposed(span, head)
            persons = [behind] if behind else []
        if not persons:
            return None
        return together(
            [self.entity_or_words(m, "person") for m in self._joined(span, persons[-1])]
        )

    def _names_the_head(self, head: Span, mention: Mention) -> bool:
        """Whether the name is who is meant, and not whose or which somebody is meant."""
        if mention.type != "person" or self.is_possessive(mention.end, head):
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
        if any(m.end >= head.end - 1 and m.type != "person" for m in self.mentions_in(head)):
            return None
        limit = max(span.end, head.end + _ASIDE) + _ASIDE
        for mention in self.starting(head.end, limit):
            if mention.type == "person":
                between = self.text[head.end : mention.start]
                ends = mention.end <= span.end or _PHRASE_END.match(self.text, mention.end)
                told = _TELLS.search(between) or between.endswith(" by ")
                if (
                    _APPOSED.fullmatch(between)
                    and ends
                    and not (told or self.is_possessive(mention.end, Span(span.start, limit)))
                ):
                    return mention
        return None

    def _joined(self, span: Span, first: Mention) -> list[Mention]:
        """The person and those joined to it by "and"."""
        joined = [first]
        for mention in self.mentions_in(span):
            between = self.text[joined[-1].end : mention.start]
            if mention.type == "person" and _AND_NAME.fullmatch(between):
                joined.append(mention)
        return joined

    def _titled(self, span: Span) -> Source | None:
        """A person whose name nobody found, by the title before it: "DA spokesman Gregg Milo"."""
        match = _TITLE_AND_NAME.search(self.text[span.start : self._head(span).end])
        if match is None or not source_words().is_person(match["title"].lower()):
            return None
        if self.in_name(span.start + match.start("title")):
            return None
        name = Span(span.start + match.start("name"), span.start + match.end("name"))
        found = self.index.by_id.get(self.entity_at(name) or "")
        if found is not None and found.type == "person":
            return self.of_entity(found)
        return Source(match["name"], "person")

    def _with_name_behind(self, span: Span) -> Span:
        """The phrase with the title and name that go on behind it: "DA | spokesman Gregg Milo"."""
        if any(m.type == "person" and m.end >= span.end - 1 for m in self.mentions_in(span)):
            return span
        for mention in self.starting(span.end + 1, span.end + _ASIDE):
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
        for referent in self.referents:
            inside = min(referent.end, head.end) - max(referent.start, head.start)
            if inside * 10 >= 6 * (head.end - head.start) and referent.end >= head.end - 2:
                entity = self.index.by_id.get(referent.entity)
                if entity is not None:
                    return self.of_entity(entity)
        return None

    def _body(self, span: Span) -> Source | None:
        """A body or place that speaks, when its name is the phrase's head."""
        head = self._head(span)
        for mention in reversed(self.mentions_in(head)):
            if mention.type == "person" or self.is_possessive(mention.end, head):
                continue
            behind = self.text[mention.end : head.end].strip(_EDGES)
            noun = singular(head_noun(behind)) if behind else ""
            joined = self.text.startswith("-", mention.end)
            many = bool(noun) and head_noun(behind) != noun
            if not joined and not many and (not noun or noun in source_words().outlets):
                return self._bodies(span, mention)
        return None

    def _bodies(self, span: Span, first: Mention) -> Source:
        """A body and those joined to it by "and"."""
        joined = [
            mention
            for mention in self.mentions_in(span)
            if re.fullmatch(r"\s+and\s+(?:the\s+)?", self.text[first.end : mention.start])
        ]
        return together([self.entity_or_words(mention, "body") for mention in (first, *joined)])

    def _clean(self, span: Span) -> str:
        words = _CONJUNCTION.sub("", " ".join(self.text[span.start : span.end].split()))
        cut = re.search(r",\s|\s[—–-]+\s|\s[(\[]", words)
        words = (words[: cut.start()] if cut and cut.start() > 3 else words).strip(_EDGES)
        return _DETERMINER.sub(lambda match: match.group().lower(), words)

    def _head(self, span: Span) -> Span:
        """The phrase up to its first preposition, relative clause or apposition."""
        for match in head_end().finditer(self.text, span.start, span.end):
            if self.text[span.start : match.start()].strip() and not self.in_name(match.start()):
                end = match.start()
                return Span(
                    span.start,
                    end
                    - (
                        len(self.text[span.start : end]) - len(self.text[span.start : end].rstrip())
                    ),
                )
        return span
