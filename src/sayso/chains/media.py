"""The outlet in between: "told Fox News", "in a CBS interview", "Reuters, citing ...".

What stands beside an attribution, outside its content, may name the outlet through which the
source spoke, or the source on which an outlet relies.
"""

import re
from collections.abc import Sequence

from sayso.chains.named import BY_NAME, SURE
from sayso.chains.naming import Namer
from sayso.chains.phrase_parts import WORD, head_noun, kind_of
from sayso.knowledge.source_words import (
    NAME_START,
    described_medium,
    head_end,
    named_medium,
    outlet_word,
    singular,
    source_words,
)
from sayso.model import Attribution, Source, Span

_THROUGH = re.compile(
    r"\b(?:(?:told|tells|tell|telling|with|by)\s+(?:[\w-]+['’]s\s+)?"
    r"|(?:informed|to|on|in|via|from|for|of)\s+)(?:an?\s+|the\s+)?(?:[a-z-]+\s+){0,4}$",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"['’]?s?\s*(?:[\w“\"’-]+\s+){0,3}(?:interview|programme|program|show|broadcast|podcast)\b"
)
_CITING = re.compile(
    r"(?<!without )\b(?:citing|quoting|(?:cite|quote)[sd](?=[^.;]{3,80}\sas\ssaying)"
    r"|(?:which|who)\s+(?:cited|cites|quoted|quotes)|referring\s+to"
    r"|on\s+the\s+basis\s+of|(?:learn(?:ed|t)?|heard)\s+from"
    r"|(?:been|was|were)\s+(?:\w+ly\s+)?(?:told|informed)\s+by"
    r"|attributing\s+(?:it|the\s+\w+)\s+to)\s+"
    r"(?:(?:comments?|remarks?|reports?|an?\s+interview)\s+(?:made\s+)?(?:by|from|of|with|in)\s+)?"
    r"(?P<source>(?:[^.;:“”\"]|\.(?=\s(?-i:[A-Z])|\w))+?)"
    r"(?=\.(?!\s(?-i:[A-Z])|\w)|[;:“”\"\n]|,|\s+(?:to|on)\s+(?-i:[A-Z])|\s+(?:said|says|reported|reports|wrote|that|as\s+saying)\b|$)",
    re.IGNORECASE,
)
_CITED = re.compile(r"\b(?:cites|cited)\s+(?P<source>[^.,;:“”\"]+?)(?=[.,;:“”\"\n]|$)")
_REACHED = re.compile(
    r"\b(?:interviewed|contacted|reached|polled|surveyed|who\s+(?:have\s+|had\s+)?(?:spoken?|talked)"
    r"|seen|viewed|reviewed|examined|analy[sz]ed|verified|obtained|quoted|cited|shared|shown|described"
    r"|leaked|given|provided|told|published|released|carried|aired)\s+"
    r"(?:(?:[\w-]+\s+){0,3}by|to|with|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}$"
)
_SPOKE_TO = re.compile(
    r"\b(?:(?:told|tells|tell|telling|informed)"
    r"|(?:speak|speaking|spoke|talk|talking|talked|interview|appearance|comments?|remarks?)\s+(?:to|with|on)"
    r"|(?:said|says|wrote|writes|warn(?:ed|s)|argue[ds]|claim(?:ed|s)|announced|declared|admitted"
    r"|revealed|confirmed|insisted|aired|broadcast|carried|published|quoted|cited|televised|appeared"
    r"|appearing)\s+"
    r"(?:\w+\s+){0,2}(?:by|on|in))\s+$",
    re.IGNORECASE,
)
_TO_A_PAPER = re.compile(
    r"\b(?:told|tells|telling|interview\s+with|speaking\s+to|writing\s+(?:for|in)"
    r"|(?:op-ed|article|column|essay|piece)\s+(?:for|in))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:In|On|Speaking\s+(?:to|on|with))\s+(?:[\w’'-]+\s+){0,3}$")
_TOLD_THE_OUTLET = re.compile(r"\b(?:told|tells|telling)\s+the\s+(?P<noun>[\w-]+)")
_QUOTED_BY = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?:quoted|cited)\b")
_ADDRESSED = re.compile(
    r"\b(?:told|tells|telling|tell)\s+(?P<who>(?:the\s+)?[A-Z][\w.&!’'-]*"
    rf"(?:\s+(?:of\s+|the\s+)?{NAME_START}[\w.&’'-]*)*)"
)
_QUOTED_IN = re.compile(
    r"(?:,\s+(?:as\s+)?quoted\s+(?:in|by)|\b(?:said|says|wrote|writes|writing)\s+in)\s+(?P<who>(?:the\s+)?[A-Z][\w.&!’'-]*"
    rf"(?:\s+(?:of\s+|the\s+)?{NAME_START}[\w.&’'-]*)*)"
)
_TOLD_BY = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?:told|informed)\b")
_AUXILIARY = 10
"""Code points before "told" in which "was" or "had been" stands."""
_BY = re.compile(r"\s+(?:[\w-]+\s+){0,4}by\s+")
_CLAUSE = re.compile(r"[;:”\"]\s|,\s+(?:and|but|while)\s")
_CALL_SIGN = re.compile(r"[WK][A-Z]{2,3}(?:-TV)?|[A-Z]{2,4}\d{0,2}")


def medium(
    namer: Namer, sentence: Span, attribution: Attribution, said: Sequence[Span]
) -> Source | None:
    """The outlet through which the source of ``attribution`` spoke, when the sentence names one.

    Args:
        namer: names the article's sources.
        sentence: the sentence that holds the attribution's cue.
        attribution: one that has a source.
        said: the contents of attributions beside it, in which no medium is named.
    """
    for match in namer.outlets(sentence.start, sentence.end):
        before = namer.text[sentence.start : match.start]
        if _covered(Span(match.start, match.end), attribution.source) and _REACHED.search(before):
            return namer.outlet(match)
        if _covered(Span(match.start, match.end), (*said, *attribution.source)):
            continue
        after = namer.text[match.end : sentence.end]
        if _THROUGH.search(before) and (not match.common or _speaks_to(before)):
            return namer.outlet(match)
        if _INTERVIEW.match(after) or (_HEADING.fullmatch(before) and after[:1] == ","):
            return namer.outlet(match)
    return (
        _addressed(namer, sentence, attribution)
        or _quoted_in(namer, sentence, attribution)
        or _told(namer, attribution)
        or _described(namer, sentence, attribution, said)
        or _named(namer, sentence, said)
    )


def was_told(namer: Namer, attribution: Attribution) -> bool:
    """Whether the cue is in the passive: "was told"."""
    start = max(attribution.cue[0].start - _AUXILIARY, 0)
    return bool(_TOLD_BY.search(namer.text, start, attribution.cue[-1].end))


def hearer(namer: Namer, sentence: Span, attribution: Attribution) -> Source | None:
    """The outlet that "was told by" the source of ``attribution``."""
    cue = attribution.cue[0] if attribution.cue else None
    if cue is None or not was_told(namer, attribution):
        return None
    known = namer.outlets(sentence.start, cue.start)
    return namer.outlet(known[-1]) if known and attribution.source[0].start > cue.start else None


def cited(namer: Namer, sentence: Span, attribution: Attribution) -> Source | None:
    """Whom the source of ``attribution`` relies on by its own words: "..., citing a diplomat"."""
    for match in _CITING.finditer(namer.text, sentence.start, sentence.end):
        span = Span(*match.span("source"))
        if namer.text.startswith("by ", span.start):
            continue
        if _covered(span, attribution.content) and not _covers_cue(match.start(), attribution):
            continue
        source = namer.name(span)
        if source is not None and _can_speak(source):
            return source
    return None


def cited_alone(namer: Namer, sentence: Span, attribution: Attribution) -> Source | None:
    """Whom an outlet is told to rely on, and no more: "The paper cited two drivers." """
    if not attribution.cue:
        return None
    match = _CITED.match(namer.text, attribution.cue[0].start, sentence.end)
    source = namer.name(Span(*match.span("source"))) if match else None
    return source if source is not None and _can_speak(source) else None


def quoted(namer: Namer, sentence: Span, attribution: Attribution) -> Source | None:
    """Whom an outlet passes on in the passive: "the mayor was quoted by Reuters as saying"."""
    text, first = namer.text, attribution.source[0].start
    passive = _QUOTED_BY.search(text, sentence.start, max(first, attribution.cue[-1].end))
    if passive is None or not _BY.fullmatch(text, passive.end(), first):
        return None
    clauses = _CLAUSE.finditer(text, sentence.start, passive.start())
    before = (part.end for part in attribution.content if part.end < passive.start())
    told = (end for end in before if WORD.search(text, end, passive.start()))
    start = max((sentence.start, *(clause.end() for clause in clauses), *told))
    source = namer.name(Span(start, passive.start()))
    return source if source is not None and _can_speak(source) else None


def _told(namer: Namer, attribution: Attribution) -> Source | None:
    """The outlet named last, where somebody "told the channel"."""
    for cue in attribution.cue:
        match = _TOLD_THE_OUTLET.match(namer.text, cue.start)
        if match is not None and match["noun"].lower() in source_words().outlets:
            return namer.latest_outlet(cue.start)
    return None


def _named(namer: Namer, sentence: Span, said: Sequence[Span]) -> Source | None:
    """An outlet nobody lists, with what it is beside its name: "told broadcaster ZKR"."""
    for match in named_medium().finditer(namer.text, sentence.start, sentence.end):
        span = Span(*match.span("who" if match["who"] else "owner"))
        before = namer.text[sentence.start : match.start()]
        if _SPOKE_TO.search(before) and not _covered(span, said):
            if match[0].lower().startswith(("a ", "an ")):
                return namer.in_words(Span(*match.span()), "outlet")
            return _by_name(namer.text[span.start : span.end], span)
    return None


def _by_name(name: str, span: Span) -> Source:
    name = name.rstrip(".,")
    return Source(name, "outlet", span=span, reason=BY_NAME, confidence=SURE[BY_NAME])


def _described(
    namer: Namer, sentence: Span, attribution: Attribution, said: Sequence[Span]
) -> Source | None:
    """An outlet without its name: "told state television"."""
    for match in described_medium().finditer(namer.text, sentence.start, sentence.end):
        span, before = Span(*match.span()), namer.text[sentence.start : match.start()]
        within = _covered(span, attribution.source)
        reached = (_REACHED if within else _SPOKE_TO).search(before)
        if reached and (within or not _covered(span, said)):
            return namer.in_words(span, "outlet")
    return None


def _can_speak(source: Source) -> bool:
    """Whether the words name somebody or a paper, and not a reason ("citing his health")."""
    if source.kind != "unnamed" or source.entity is not None:
        return True
    nouns = [head_noun(part) for part in source.name.split(" and ")]
    cut = head_end().search(source.name)
    head = source.name[: cut.start()] if cut else source.name
    described = any(singular(word) in source_words().bodies for word in head.split())
    return described or any(kind_of(noun) != "unnamed" or _is_people(noun) for noun in nouns)


def _is_people(noun: str) -> bool:
    return source_words().is_person(singular(noun))


def _addressed(namer: Namer, sentence: Span, attribution: Attribution) -> Source | None:
    """An outlet nobody lists, told something: "told InternetNews.com"."""
    for match in _ADDRESSED.finditer(namer.text, sentence.start, sentence.end):
        span = Span(*match.span("who"))
        covered = _covered(span, attribution.content)
        near = any(
            abs(cue.start - match.start()) <= 2 or cue.start <= match.start() < cue.end
            for cue in attribution.cue
        )
        name = re.sub(r"^the\s+|\s?['’]s?(?:\s.*)?$", "", match.group("who"))
        if near and not covered and (outlet_word().search(name) or _CALL_SIGN.fullmatch(name)):
            return _by_name(name, span)
    return None


def _quoted_in(namer: Namer, sentence: Span, attribution: Attribution) -> Source | None:
    """An outlet nobody lists that gives somebody's words: "Lund, quoted in the Kent Herald,"."""
    if not attribution.source or not attribution.cue:
        return None
    start, end = attribution.source[0].start, attribution.cue[-1].end
    for match in _QUOTED_IN.finditer(
        namer.text, max(start, sentence.start), min(end, sentence.end)
    ):
        name = re.sub(r"^the\s+", "", match["who"])
        if outlet_word().search(name):
            return _by_name(name, Span(*match.span("who")))
    return None


def _speaks_to(before: str) -> bool:
    return _TO_A_PAPER.search(before) is not None


def _covered(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _covers_cue(at: int, attribution: Attribution) -> bool:
    return any(cue.start <= at < cue.end for cue in attribution.cue)
