"""Chains: the sources of each attribution, from the nearest to the farthest."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from sayso.chains.carrying import Chain, Said, carried
from sayso.chains.describing import described, papers_in
from sayso.chains.lookup import VOUCHES
from sayso.chains.media import cited, cited_alone, hearer, medium, quoted, was_told
from sayso.chains.named import IN_WORDS
from sayso.chains.naming import Namer
from sayso.chains.others import somebody_else, spoken_of
from sayso.chains.phrase_parts import head_noun, is_somebody
from sayso.chains.subjects import subject_meant
from sayso.chains.witnessing import witnessed
from sayso.entities import EntityIndex, Referent
from sayso.entities.referents import genders_of
from sayso.knowledge.source_words import singular, source_words
from sayso.knowledge.sources import Registry
from sayso.knowledge.titles import Gender
from sayso.language.nearby import Nearby
from sayso.model import Attribution, CueSort, Reading, Source, Span

GENDERS: dict[str, Gender] = {"he": "male", "him": "male", "she": "female", "her": "female"}
SPEAKS_ON = 1
"""Sentences over which a pronoun that speaks is the one who spoke last."""
SPOKE_NEAR = 2
"""Sentences from which on a pronoun is rather the one spoken of right before it than who spoke."""
ITSELF = frozenset({"i", "we"})
"""What an outlet calls itself outside of what others say."""
PRONOUNS = frozenset({"he", "she", "they", "it"})
SPOKE_LAST, TAKEN_UP = 0.92, 0.71
"""How often whoever spoke last, and whom "the source" takes up, is the one annotators name."""
SPOKEN_OF = 0.4
"""Confidence of what somebody is said to think or find: in 9 of 10 such places ("she said the
panel believed ...") annotators name the speaker alone."""
_CUT_SHORT = re.compile(r"\b(?:in|of|on|at|to|for|with|by|from|and|or|over|about)$")
_SPOKEN_THROUGH = ("agency", "outlet")
_PASSING_ON = ("agency", "outlet", "document")
_SAID: tuple[CueSort | None, ...] = ("speech", "declare")


def attach(
    reading: Reading,
    index: EntityIndex,
    referents: Sequence[Referent],
    registry: Registry,
) -> tuple[Attribution, ...]:
    """Give every attribution of an article its chain.

    Args:
        reading: what was found in the article.
        index: the run's entities by place.
        referents: its pronouns, titles and descriptions, resolved.
        registry: known agencies and outlets.

    Returns:
        The attributions in their order, ``chain`` filled and the reason told. A chain is empty
        where the text names no source.
    """
    namer = Namer(reading, index, referents, registry)
    maker = _Maker(reading, namer)
    return tuple(maker.attached(attribution) for attribution in reading.attributions)


class _Maker:
    """Walks an article's attributions in order and remembers who has spoken."""

    def __init__(self, reading: Reading, namer: Namer) -> None:
        self._namer = namer
        self._sentences = reading.sentences
        self._starts = [sentence.start for sentence in reading.sentences]
        self._said: list[Said] = []
        self._chains: dict[str, Chain] = {}
        self._called: dict[str, Gender] = {}
        self._attributions = {item.id: item for item in reading.attributions}
        self._contents = {item.id: item.content for item in reading.attributions}
        self._near = Nearby(reading.attributions, lambda item: item.content)
        self._telling = Nearby(reading.attributions, _told_to)

    def attached(self, attribution: Attribution) -> Attribution:
        at = self._sentence_of(attribution)
        attribution = witnessed(self._namer, attribution)
        chain, reason = self._chain(attribution, at)
        if chain:
            chain, reason = self._somebody_else(attribution, chain, at) or (chain, reason)
        outer = self._chains.get(self._published(attribution) or attribution.within or "", ())
        vouched = self._vouched(attribution, chain)
        cites = self._cites(attribution, chain, outer)
        chain = _appended(chain, outer) if cites else _appended(outer, chain)
        self._chains[attribution.id] = chain
        self._call(chain)
        # Who only plans or wishes has not spoken: the next "he said" goes not through this chain.
        if chain and attribution.source and attribution.confidence >= VOUCHES:
            until = self._last_of(attribution, at)
            self._said.append(Said(at, chain, self._papers(at), until))
        reasons = "; ".join(part for part in (attribution.reason, reason) if part)
        return replace(attribution, chain=chain, reason=reasons, confidence=vouched)

    def _call(self, chain: Chain) -> None:
        """Remember of a speaker that "he" or "she" meant which of the two it was."""
        if not chain or chain[-1].entity is None or chain[-1].span is None:
            return
        span = chain[-1].span
        gender = GENDERS.get(self._namer.text[span.start : span.end].lower())
        if gender is not None:
            self._called.setdefault(chain[-1].entity, gender)

    def _is_called_otherwise(self, words: str, entity: str) -> bool:
        """Whether "he" cannot mean somebody who was "she" before."""
        gender = GENDERS.get(words.lower())
        return gender is not None and self._called.get(entity, gender) != gender

    def _published(self, attribution: Attribution) -> str | None:
        """The attribution that tells who put out what speaks here: "the agency published a letter
        from the mayor, | which read"."""
        if not attribution.source:
            return None
        at, text = attribution.source[0], self._namer.text
        if text[at.start : at.end].lower() != "which":
            return None
        before = (
            item
            for item in self._near.near(at)
            if item.sort == "report" and item.content[-1].end < at.start
        )
        return next(
            (o.id for o in before if text[o.content[-1].end : at.start].strip() == ","), None
        )

    def _cites(self, attribution: Attribution, chain: Chain, outer: Chain) -> bool:
        """Whether what stands around an attribution is where the outlet that reports has it from:
        "The Post reported that ..., according to a memo"."""
        around = self._attributions.get(attribution.within or "")
        if around is None or around.sort != "report" or not chain or not outer:
            return False
        behind = around.content[-1].end <= around.cue[0].start
        passes_on = chain[-1].kind in _SPOKEN_THROUGH and outer[0].kind not in _SPOKEN_THROUGH
        return behind and passes_on and attribution.sort in ("report", "speech")

    def _vouched(self, attribution: Attribution, chain: Chain) -> float:
        """The attribution's confidence; what a speaker says that others think or find out is the
        speaker's word."""
        said = attribution.sort in _SAID or self._published(attribution) is not None
        if attribution.within is None or said:
            return attribution.confidence
        passes_on = chain and chain[-1].kind in _PASSING_ON
        cue = self._namer.text[attribution.cue[0].start : attribution.cue[-1].end]
        if attribution.sort == "report" and (passes_on or cue.lower() == "according to"):
            return attribution.confidence
        return min(attribution.confidence, SPOKEN_OF)

    def _chain(self, attribution: Attribution, at: int) -> tuple[Chain, str]:
        """The chain without what lies around the attribution, and why."""
        if not attribution.source:
            return (), ""
        sentence = self._region(attribution, at)
        span = Span(attribution.source[0].start, attribution.source[-1].end)
        words = self._namer.text[span.start : span.end]
        if attribution.kind == "indirect" and not attribution.within and words.lower() in ITSELF:
            return (), "the outlet speaks of itself"
        named = None if _CUT_SHORT.search(words) else self._namer.name(span)
        if named is None:
            return (), "its source is cut short"
        if named.entity is None and singular(head_noun(words)) in source_words().acts:
            return (), f"“{words}” is an act, and says nothing"
        first = self._first_of(attribution, at)
        speaking = self._speaking_on(words, first)
        if speaking is not None:
            reason = f"“{words}” is whoever spoke last"
            chain = _taken_up(speaking, span, reason, SPOKE_LAST)
            return self._through(attribution, sentence, chain, at), reason
        unnamed = named.entity is None or self._is_called_otherwise(words, named.entity)
        if unnamed and (named.kind not in _SPOKEN_THROUGH or named.reason == IN_WORDS):
            quoted = attribution.content[0].start if attribution.kind == "direct" else span.start
            before = self._before(words, Span(min(quoted, span.start), span.end), first)
            if before is not None:
                reason = f"“{words}” takes up {before[-1].name}"
                chain = _taken_up(before, span, reason, TAKEN_UP)
                return self._through(attribution, sentence, chain, at), reason
        return self._around(attribution, sentence, at, named)

    def _somebody_else(
        self, attribution: Attribution, chain: Chain, at: int
    ) -> tuple[Chain, str] | None:
        """The chain where "he" or "she" would name himself: of somebody else, who spoke shortly
        before or is named near."""
        span = Span(attribution.source[0].start, attribution.source[-1].end)
        gender = GENDERS.get(self._namer.text[span.start : span.end].lower())
        if gender is None or chain[-1].entity is None:
            return None
        named = spoken_of(self._namer, self._told_of_others(attribution, at))
        if chain[-1].entity not in named:
            return None
        able = [
            entity
            for entity, known in self._genders.items()
            if known in (gender, None) and entity not in named
        ]
        reason = f"speaks of {chain[-1].name}, and is somebody else"
        for item in reversed(self._said):
            if at - item.sentence > SPOKE_NEAR:
                break
            if item.chain[-1].entity in able:
                return _taken_up(item.chain, span, reason, TAKEN_UP), reason
        found = somebody_else(self._namer, span, self._sentences[: at + 1], able)
        return (_taken_up((found,), span, reason, TAKEN_UP), reason) if found else None

    def _told_of_others(self, attribution: Attribution, at: int) -> tuple[Span, ...]:
        """The parts of a content in which the speaker does not name himself; in "Vega will come,
        he said" he may."""
        sentence = self._sentence(at)
        return tuple(
            part
            for part in attribution.content
            if sentence.start <= part.start < sentence.end
            and (attribution.kind == "direct" or part.start >= attribution.source[0].start)
        )

    def _speaking_on(self, words: str, at: int) -> Chain | None:
        """The chain of the one who spoke in the sentence before, when "he" or "she" speaks on."""
        gender = GENDERS.get(words.lower())
        if gender is None or not self._said or at - self._said[-1].last > SPEAKS_ON:
            return None
        last = self._said[-1].chain[-1]
        fits = self._gender_of(last.entity) in (gender, None)
        speaks = last.kind == "person" or is_somebody(last.name, gender)
        return self._said[-1].chain if speaks and fits else None

    def _last_spoken(self, source: Source | None, at: int) -> Source | None:
        """Whoever spoke last, where the words cited are "him" or "her"."""
        if source is None or source.span is None:
            return source
        words = self._namer.text[source.span.start : source.span.end]
        speaking = self._speaking_on(words, at)
        return replace(speaking[-1], span=source.span) if speaking else source

    def _before(self, words: str, span: Span, at: int) -> Chain | None:
        """The chain that a source without a name takes up: of who spoke, or is spoken of."""
        said = self._fitting(words)
        spoke = carried(words, said)
        if words.lower() in PRONOUNS and (not said or at - said[-1].last > SPEAKS_ON):
            spoke = self._subject(words, span, at) or spoke
        return (
            spoke or described(self._namer, words, span, said, at) or self._subject(words, span, at)
        )

    def _fitting(self, words: str) -> Sequence[Said]:
        """What was said before, by nobody whom "he" or "she" cannot mean."""
        gender = GENDERS.get(words.lower())
        if gender is None:
            return self._said
        return [
            item for item in self._said if self._gender_of(item.chain[-1].entity) in (gender, None)
        ]

    def _gender_of(self, entity: str | None) -> Gender | None:
        """Whether an entity is "he" or "she", by its name or by what it was called before."""
        return self._genders.get(entity or "") or self._called.get(entity or "")

    @cached_property
    def _genders(self) -> dict[str, Gender | None]:
        return genders_of(self._namer.entities())

    def _subject(self, words: str, span: Span, at: int) -> Chain | None:
        """Who or what the sentences around speak of, where "he" or "it" takes up nobody else."""
        found = subject_meant(self._namer, words, span, self._sentences[: at + 1])
        return (found,) if found is not None else None

    def _around(
        self, attribution: Attribution, sentence: Span, at: int, named: Source
    ) -> tuple[Chain, str]:
        """The named source with the outlet before it or the one it cites behind it."""
        farther = self._relied_on(attribution, sentence, at, named)
        if farther is not None and farther.name != named.name:
            if was_told(self._namer, attribution) and named.kind not in _SPOKEN_THROUGH:
                return (farther,), f"{named.name} heard it"
            return (named, farther), f"{named.name} cites {farther.name}"
        if named.kind in _SPOKEN_THROUGH:
            speaker = quoted(self._namer, sentence, attribution)
            return ((named, speaker), f"quotes {speaker.name}") if speaker else ((named,), "")
        nearer = hearer(self._namer, sentence, attribution) or self._medium(attribution, sentence)
        if nearer is not None and nearer.name != named.name:
            return (nearer, named), f"spoke through {nearer.name}"
        return self._continued(named, at)

    def _relied_on(
        self, attribution: Attribution, sentence: Span, at: int, named: Source
    ) -> Source | None:
        """Whom a source cites."""
        farther = cited(self._namer, sentence, attribution)
        if farther is None and named.kind in _SPOKEN_THROUGH:
            farther = cited_alone(self._namer, sentence, attribution)
        return self._last_spoken(farther, at)

    def _through(self, attribution: Attribution, sentence: Span, chain: Chain, at: int) -> Chain:
        """A chain taken up, by way of the outlet that this sentence names ("he told Fox News"), or
        with whom the outlet cites in it ("the agency said, citing a driver")."""
        last = chain[-1]
        if last.kind in _SPOKEN_THROUGH:
            farther = self._relied_on(attribution, sentence, at, last)
            return _appended(chain, (farther,) if farther else ())
        if last.kind in _PASSING_ON:
            return chain
        nearer = self._medium(attribution, sentence)
        known = {source.name for source in chain}
        return (nearer, last) if nearer is not None and nearer.name not in known else chain

    def _medium(self, attribution: Attribution, sentence: Span) -> Source | None:
        """The outlet spoken through; what others say in the sentence names none."""
        cue = attribution.cue[0].start
        said = (
            part
            for item in self._near.near(sentence)
            if not any(part.start <= cue < part.end for part in item.content)
            for part in item.content
        )
        told = (
            frame
            for item in self._telling.near(sentence)
            if item.source[:1] != attribution.source[:1]
            for frame in _told_to(item)
        )
        return medium(self._namer, sentence, attribution, (*said, *told))

    def _continued(self, named: Source, at: int) -> tuple[Chain, str]:
        """The chain by which the same source was reached a sentence or two ago, where this one
        names no outlet."""
        sentence = self._sentence(at)
        known = self._namer.outlets(sentence.start, sentence.end)
        if not all(match.common for match in known):
            return (named,), ""
        for item in reversed(self._said):
            if at - item.sentence > 2:
                break
            if len(item.chain) > 1 and item.chain[-1].name == named.name:
                return item.chain, "reached as in the sentence before"
        return (named,), ""

    def _region(self, attribution: Attribution, at: int) -> Span:
        """Where an outlet in between may be named: the sentence, or the content around it."""
        cue = attribution.cue[0] if attribution.cue else attribution.content[0]
        for part in self._contents.get(attribution.within or "", ()):
            if part.start <= cue.start < part.end:
                return part
        return self._sentence(at)

    def _papers(self, at: int) -> frozenset[str]:
        """The papers a sentence speaks of: "said in a statement"."""
        sentence = self._sentence(at)
        return papers_in(self._namer.text[sentence.start : sentence.end])

    def _sentence_of(self, attribution: Attribution) -> int:
        spans = attribution.cue or attribution.source or attribution.content
        return self._sentence_at(spans[0].start)

    def _first_of(self, attribution: Attribution, at: int) -> int:
        """The sentence in which a quotation begins that goes on to the cue in sentence ``at``."""
        first = self._sentence_at(attribution.content[0].start)
        return min(at, first) if attribution.kind == "direct" else at

    def _last_of(self, attribution: Attribution, at: int) -> int:
        """The sentence in which a quotation ends that began at the cue in sentence ``at``."""
        last = self._sentence_at(attribution.content[-1].end - 1)
        return max(at, last) if attribution.kind == "direct" else at

    def _sentence_at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _sentence(self, at: int) -> Span:
        return self._sentences[at] if self._sentences else Span(0, len(self._namer.text))


def _taken_up(chain: Chain, span: Span, reason: str, confidence: float) -> Chain:
    """A chain met before, its last link as the words at ``span`` mean it."""
    last = replace(chain[-1], span=span, reason=reason, confidence=confidence)
    return (*chain[:-1], last)


def _appended(outer: Chain, inner: Chain) -> Chain:
    """The inner chain behind the outer one, each source once."""
    names = {source.name for source in outer}
    return outer + tuple(source for source in inner if source.name not in names)


def _told_to(attribution: Attribution) -> tuple[Span, ...]:
    """Where an attribution names whom it was told to: from its cue to what was said."""
    if not attribution.cue or attribution.content[-1].start < attribution.cue[-1].end:
        return ()
    end = min(part.start for part in attribution.content if part.start >= attribution.cue[-1].end)
    return (Span(attribution.cue[0].start, end),)
