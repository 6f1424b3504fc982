"""Attributions that show in the wording alone: "according to X", "..., X said", "X said that".

A lexicon of cue words, the marks between clauses and the quotation marks decide; no model
takes part. What they find fills in where the tagger found nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.knowledge.cues import Cue, frames, verb_forms, words_of
from sayso.language.attributions.headlines import headlines
from sayso.language.attributions.introducing import introduced
from sayso.language.attributions.linked import Linked, trim
from sayso.language.attributions.linking import CARRIED
from sayso.language.attributions.worded import SPOKEN, SUBJECT, outside
from sayso.language.quotations import Quotation
from sayso.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BOUNDARY = re.compile(
    r"[,;:()“”\"]\s*|\s[—–-]+\s|\b(?:but|that|which|while|as|when|after|because|if|where|though|"
    r"although|before|since|so|until|whereas|than)\b\s*",
    re.IGNORECASE,
)
_JOINING_AND = re.compile(r"\band\b\s*", re.IGNORECASE)
_BEFORE_CUE = re.compile(
    r"(?:\s*\b(?:has|have|had|was|were|is|are|will|would|also|later|then|again|earlier|first|once|now|"
    r"further|previously|recently|repeatedly|always|never|not|\w+ly|did|does|do|\w+n['’]t|"
    r"(?:on\s+)?(?:\w+day|yesterday|today)(?:\s+(?:morning|afternoon|evening|night))?)\b,?)+\s*$",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"\s+(?:(?:him|her|them|me|us|reporters|journalists|\w+\s+(?:reporters|journalists))\b|"
    r"(?:the\s+|a\s+|an\s+|his\s+|her\s+|their\s+)?(?:[A-Z][\w.&’'-]*(?:\s+(?:of|for|the|and|de|al)\s+(?=[A-Z]))?\s*)+"
    r"|(?:the|a|an|his|her|their)\s+\w+(?:\s+\w+)?)"
)
_ADVERBIAL = re.compile(
    r"\s*(?:(?:late|early)\s+)?(?:(?:on|in|at|during|via|through|after|before|to|by)\s+[^,;:“\"]{2,60}?|"
    r"(?:\w+day|yesterday|today|later|earlier|again)\b[^,;:“\"]{0,20}?)(?=\s+that\b|\s*[,:]|\s*[“\"]|\s*$)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"^[\s,.”\"’]*(?:(?:on|in|at|during|via|through|after|before|by|to|late|early|\w+day|yesterday|today|earlier|later|"
    r"again|while|when|as|of|with|from|\w+ing|who)\b[^“”\"]*)?[\s.,”\"]*$",
    re.IGNORECASE,
)
_TELLING = frozenset(["tell", "inform", "assure", "remind", "warn", "advise", "ask", "urge"])
_NOUN_BEFORE = re.compile(
    r"\b(?:to|the|a|an|his|her|their|its|our|my|your|this|these|those|such|any|no|of|'s|’s|being|be|been)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_WORKS_FOR = re.compile(r"\s+for\s+(?:the\s+)?[A-Z]")
"""What stands behind "reported" where a reporter's paper is told."""
_NAME = re.compile(r"[A-Z]\w*\s[A-Z]")
_PARTICIPLE = re.compile(r"\w+ing$")
_CITES = re.compile(r"citing|quoting", re.IGNORECASE)
_END_OF_SOURCE = re.compile(
    r"[,;:](?:\s|$|[”\"])|\.$|\s+(?:that|who|which|as\s+saying)\s|\s[—–-]+\s|[“\"]|\)"
)
_APPOSITION = re.compile(
    r"\s*(?:a|an|the|who|which|chief|head|director|spokes\w+|one)\b", re.IGNORECASE
)
_CLOSED = re.compile(r"[,”\"’—–?!]\s*$")
_GOES_ON = re.compile(r",\s+(?:was|were|is|are|has|had|have|will|would|could|did)\s|,\s+[“\"]")
_UNTOLD = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being|can|could|may|might|must|should|to|and|or)|"
    r"(?:is|are|was|were)n['’]t)\s+(?:(?:\w+ly|first|also|later|then|now|just|since)\s+)?$",
    re.IGNORECASE,
)
"""What stands before a cue that is passive ("it was announced"), only possible, or joined to
another verb: who said so is told elsewhere or not at all."""
_IT_IS = re.compile(r"\bit\s+(?:is|was|(?:has|had)\s+been)\s+(?:\w+\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:who|which|that)$", re.IGNORECASE)
_HANGS = re.compile(
    r"\b(?:after|before|because|when|while|that|by|as|since|if|where)\s*,\s*$", re.IGNORECASE
)
_SCORES = re.compile(r"\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a|an)\s")
"""What stands behind "added" where a player or a firm adds to a number."""
_LEFT_OPEN = re.compile(
    r"\b(?:will|would|could|can|may|might|must|should|is|are|was|were|has|had|have)\s*,\s*$"
)
WORDED = "worded as an attribution"
ACCORDING = "worded as “according to”"
"""The reason of what "according to" and its like attribute."""
_SAID_OF_OTHERS = 0.6
"""Score of what is told of others: above one half it vouches (see ``sayso.chains``)."""


def find_by_rules(text: str, sentence: Span, quotations: Sequence[Quotation]) -> tuple[Linked, ...]:
    """The attributions that the wording of one sentence shows.

    Args:
        text: the article's text.
        sentence: one of its sentences.
        quotations: the article's quotations; cues inside one are left alone.

    Returns:
        Linked spans inside the sentence, in order of their cues.
    """
    inside = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
    found = [
        *_according(text, sentence, inside),
        *_verbs(text, sentence, inside),
        *_adverbs(text, sentence, inside),
        *headlines(text, sentence, inside),
        *introduced(text, sentence, quotations),
    ]
    return tuple(sorted(found, key=lambda item: item.cue[0]))


# ------------------------------------------------------------- "according to"


@cache
def _according_to() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:according\s+to|{words_of()}"
        r"|as\s+(?:\w+\s+)?(?:reported|told|stated|described|quoted|announced)"
        r"(?:\s+(?:on\s+)?\w+day)?\s+by|citing|quoting)\s+",
        re.IGNORECASE,
    )


def _according(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[Linked]:
    for match in _according_to().finditer(text, sentence.start, sentence.end):
        if not outside(match.start(), quotes):
            continue
        source = _source_after(text, match.end(), sentence)
        if source is None:
            continue
        cue = trim(text, match.start(), match.end())
        before = trim(text, _clause_before(text, sentence.start, match.start()), match.start())
        after = trim(text, source.end, sentence.end, " \t,;:.—–-")
        words = text[before.start : before.end].split() if before else []
        leads = len(words) < 3 or words[-1] == "that"
        content = after if leads else before
        if cue is not None and content is not None and not _CITES.match(match.group()):
            yield Linked((source,), (cue,), (content,), SPOKEN, ACCORDING)


def _source_after(text: str, start: int, sentence: Span) -> Span | None:
    """The noun phrase that starts at ``start``, with an apposition to it."""
    end = _END_OF_SOURCE.search(text, start, sentence.end)
    stop = end.start() if end else sentence.end
    if end and text[end.start()] == "," and _APPOSITION.match(text, end.end()):
        after = text.find(",", end.end(), sentence.end)
        stop = end.start() if after < 0 else stop
    return trim(text, start, stop, " \t,;:.")


def _clause_before(text: str, start: int, end: int) -> int:
    """Where the last clause joined by "; " or ", but" starts before ``end``."""
    cuts = [
        m.end() for m in re.finditer(r";\s|,\s(?:but|while|whereas|although)\s", text[start:end])
    ]
    return start + (cuts[-1] if cuts else 0)


# ------------------------------------------------------------- verbs of saying


def _verbs(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[Linked]:
    known = verb_forms()
    last: tuple[Span, ...] = ()
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match.group().lower().replace("’", "'")
        cue = known.get(word)
        if (
            cue is None
            or cue.sort not in ("speech", "declare", "report")
            or not outside(match.start(), quotes)
            or _is_named(text, sentence, match.start(), match.end())
        ):
            continue
        found = _at_verb(text, sentence, quotes, Span(*match.span()), cue, last)
        if found is not None:
            last = found.source or last
            yield found


def _is_named(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether a word is part of a name ("in Tell Amra"): it and the next one are capitalized, the
    one before is not; every word of a headline may be."""
    before = text[sentence.start : start].split()
    return bool(before) and before[-1].islower() and bool(_NAME.match(text, start, end + 2))


def _at_verb(
    text: str,
    sentence: Span,
    quotes: Sequence[Quotation],
    cue: Span,
    meaning: Cue,
    last: tuple[Span, ...],
) -> Linked | None:
    word = text[cue.start : cue.end].lower()
    scores = meaning.verb == "add" and _SCORES.match(text, cue.end)
    if scores or _NOUN_BEFORE.search(text, sentence.start, cue.start):
        return None
    plain = meaning.verb in frames().plain or _takes_clause(text, cue, sentence)
    gerund = bool(_PARTICIPLE.match(word))
    before = _BEFORE_CUE.search(text[sentence.start : cue.start])
    left_end = sentence.start + before.start() if before else cue.start
    if not gerund and _UNTOLD.search(text[sentence.start : cue.start]):
        return _untold(text, sentence, cue, meaning)
    if before and _NEGATED.search(before.group()):
        cue = trim(text, left_end, cue.end) or cue
    source = None if gerund else _subject_before(text, sentence, left_end, quotes)
    if source is not None and word in frames().nouns_too and not _takes_clause(text, cue, sentence):
        return None
    if gerund and last and plain and text[: cue.start].rstrip()[-1:] in (",", "”", '"', "d"):
        right = _right(text, cue, sentence, meaning)
        if right is None:
            return None
        return Linked(last, (cue,), (right,), _SAID_OF_OTHERS, CARRIED)
    if source is None and not gerund:
        return _inverted(text, sentence, cue)
    if source is None or text[source.start : source.end] == "I":
        return None
    content = _said(text, sentence, source, cue, meaning)
    if not content:
        return None
    return Linked((source,), (cue,), content, SPOKEN, WORDED)


def _untold(text: str, sentence: Span, cue: Span, meaning: Cue) -> Linked | None:
    """ "It is now confirmed that ...": who says so is not told here."""
    right = _right(text, cue, sentence, meaning)
    if right is None or not _IT_IS.search(text, sentence.start, cue.start):
        return None
    return Linked((), (cue,), (right,), _SAID_OF_OTHERS, "names no source")


def _said(text: str, sentence: Span, source: Span, cue: Span, meaning: Cue) -> tuple[Span, ...]:
    """What stands around, before or behind "he said"."""
    around = _interrupted(text, sentence, source, cue)
    if around:
        return around
    who = text[source.start : source.end]
    waits = _RELATIVE.match(who) or _HANGS.search(text, sentence.start, source.start)
    left = None if waits else _left(text, sentence, source.start)
    right = _right(text, cue, sentence, meaning)
    if left is not None and (right is None or _TAIL.match(text[cue.end : sentence.end])):
        return (left,)
    plain = meaning.verb in frames().plain or _takes_clause(text, cue, sentence)
    return (right,) if right is not None and plain else ()


def _interrupted(text: str, sentence: Span, source: Span, cue: Span) -> tuple[Span, ...]:
    """The halves of a clause that "he said" stands in the middle of: "It could, he said, rise"."""
    before, after = text[sentence.start : source.start], text[cue.end : sentence.end]
    if not after.startswith(",") or not before.rstrip().endswith(","):
        return ()
    if not (_LEFT_OPEN.search(before) or _GOES_ON.match(after)):
        return ()
    start = _last_boundary(text, sentence.start, source.start - 2)
    halves = (trim(text, start, source.start), trim(text, cue.end, sentence.end))
    return tuple(half for half in halves if half is not None)


def _takes_clause(text: str, cue: Span, sentence: Span) -> bool:
    return bool(re.match(r"\s+that\b|:|\s*[“\"]", text[cue.end : sentence.end]))


def _subject_before(
    text: str, sentence: Span, end: int, quotes: Sequence[Quotation]
) -> Span | None:
    """The noun phrase that ends at ``end``; a closing comma takes an apposition with it."""
    stop = end
    while stop > sentence.start and text[stop - 1] in " \t":
        stop -= 1
    apposed = stop > sentence.start and text[stop - 1] == ","
    inner = stop - 1 if apposed else stop
    start = _last_boundary(text, sentence.start, inner)
    if apposed:
        comma = text.rfind(",", sentence.start, inner)
        if comma < 0:
            return None
        start = _last_boundary(text, sentence.start, comma)
    source = trim(text, start, inner)
    if source is None or not SUBJECT.match(text, source.start, source.end):
        return None
    short = len(text[source.start : source.end].split()) <= (25 if apposed else 14)
    return source if short and outside(source.start, quotes) else None


def _last_boundary(text: str, start: int, end: int) -> int:
    at = start
    for match in _BOUNDARY.finditer(text, start, end):
        if match.end() <= end:
            at = match.end()
    for match in _JOINING_AND.finditer(text, at, end):
        before = text[at : match.start()].split()
        if len(before) > 5:
            at = match.end()
    return at


def _left(text: str, sentence: Span, end: int) -> Span | None:
    """The content that stands before the source, when a comma or a quotation mark closes it."""
    piece = text[sentence.start : end].rstrip()
    if (
        _according_to().match(piece)
        or not piece.endswith((",", "”", '"', "’", "—", "–", "?", "!"))
        or len(piece.split()) < 3
    ):
        return None
    return trim(text, sentence.start, end)


def _right(text: str, cue: Span, sentence: Span, meaning: Cue) -> Span | None:
    """The content that follows the cue, without the addressee and "that"."""
    at = cue.end
    if meaning.verb in _TELLING:
        match = _SPOKEN_TO.match(text, at, sentence.end)
        at = match.end() if match else at
    match = _ADVERBIAL.match(text, at, sentence.end)
    at = match.end() if match else at
    if meaning.verb == "report" and _WORKS_FOR.match(text, at, sentence.end):
        return None
    that = re.compile(r"[\s,:]*(?:that\b\s*)?").match(text, at, sentence.end)
    found = trim(text, that.end() if that else at, sentence.end, " \t\n,;:—–-.")
    return found if found and len(text[found.start : found.end].split()) >= 2 else None


def _inverted(text: str, sentence: Span, cue: Span) -> Linked | None:
    """``"...," said X``: the subject follows a cue that stands after the content."""
    left = trim(text, sentence.start, cue.start)
    if left is None or not _CLOSED.search(text[sentence.start : cue.start]):
        return None
    if not SUBJECT.match(text, cue.end + 1):
        return None
    source = _source_after(text, cue.end, sentence)
    if source is None:
        return None
    rest = trim(text, source.end, sentence.end) if _GOES_ON.match(text, source.end) else None
    content = (left, rest) if rest is not None else (left,)
    return Linked((source,), (cue,), content, SPOKEN, WORDED)


# ------------------------------------------------------------- sources nobody names


def _adverbs(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[Linked]:
    words = (*frames().adverbs, *frames().impersonal)
    pattern = r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b"
    for match in re.finditer(pattern, text[sentence.start : sentence.end], re.IGNORECASE):
        cue = Span(sentence.start + match.start(), sentence.start + match.end())
        if not outside(cue.start, quotes):
            continue
        start = _last_boundary(text, sentence.start, cue.start)
        pieces = (trim(text, start, cue.start), trim(text, cue.end, sentence.end, " ,;:.—–-"))
        content = tuple(piece for piece in pieces if piece is not None)
        if content:
            yield Linked((), (cue,), content, _SAID_OF_OTHERS, "names no source")
