"""What the labels are known to get wrong, mended one thing at a time.

Each step is a function from linked spans to linked spans; ``mend`` runs them in order.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from sayso.knowledge.cues import words_of
from sayso.language.attributions.linked import Linked, shared, trim
from sayso.language.nearby import Nearby
from sayso.language.quotations import Quotation
from sayso.language.statements import is_finite, verb_first
from sayso.language.verbs import verb_groups
from sayso.model import Span

_ADDRESSEE = re.compile(
    r"(?:(?:the\s+|a\s+|an\s+|his\s+|her\s+|their\s+)?(?:[A-Z][\w.&’'-]*\s+)+(?:news\s+agency\s+|newspaper\s+|television\s+)?"
    r"|(?:reporters|journalists|investigators|police|lawmakers|him|her|them|us|me)\s+)"
    r"(?:(?:on|in|at|during|by|late|early)\s+[^,;:“\"]{2,40}?\s+)?that\s+"
)
_TELLS = re.compile(
    r"\b(?:told|tell|tells|telling|informed|assured|reminded|warned|advised)$", re.IGNORECASE
)
_OWN_VOICE = re.compile(
    r",\s+(?:though|although|even though)\s+"
    r"(?:this|that|it|the|no|neither|there|these|those|[A-Z])"
)
_THAT = re.compile(r"[\s,:]*that\s+(?!is\b|was\b|would\b|has\b)", re.IGNORECASE)
_ACCUSED = re.compile(
    r"(?:(?:is|are|was|were|been|being|has|have|had|'s|’s)\s+)*(?:accused|suspected|charged|convicted)\s+(?:of|with)\b",
    re.IGNORECASE,
)
_PREPOSITION = 5
_VERB_BEHIND = re.compile(r",\s+((?:was|were|is|are|has|had|have|will|would|could|did)\s)")
_ACCORDING = re.compile(r"according\s+to\b", re.IGNORECASE)
_AND_MORE = re.compile(r",?\s+(?:and|but)\s+(?:[\w’'-]+\s+){1,6}")
_ANOTHER_CUE = re.compile(r"\b(?:said|says|told|according|reported|added)\b")
_UNFINISHED = re.compile(
    r"\b(?:will|would|could|can|may|might|must|should|is|are|was|were|has|had|have)[\s,]*$"
)
_QUOTED = re.compile(r"\b(?:quoted|cited)\b")
_BY_SOMEBODY = re.compile(
    r"(?:\s+as\s+saying)?(?:\s+on\s+\w+day)?\s+by\s+(?P<who>(?:the\s+)?[\w’'-]+(?:\s+(?!as\s)[\w’'-]+){0,4})"
)
_BY_WHOM = re.compile(r"(?<=ed)\s+by\s+(?P<who>(?:the\s+)?[A-Z][\w’'&.-]*(?:\s[\w’'&.-]+){0,5})$")
_SAYING_BY = re.compile(r"saying\s+by\s+(?:the\s+)?(?:[\w’'-]+\s+){1,4}?(?=that\s)")
_WHO_IS_QUOTED = re.compile(r",\s+(?:who\s+was\s+)?(?:quoted|cited)\s+by\s+(?:the\s+)?$")
_CLOSING = re.compile(r"([”\"’])\s+[^“”\"]*$")
_AND_DID = re.compile(r",\s+(?:and|but)\s+(?=[a-z])")
_WHAT_FOR = re.compile(
    r",\s+(?:as\s+part\s+of|in\s+an?\s(?:\w+\s)?(?:bid|effort|attempt|move|push|drive)\s|"
    r"in\s+(?:return|exchange)\s+for|in\s+order\s+to)\b"
)
_NEAR = 60
_CLOSING_MARKS = "”\"’'"
_LAST_MARK = re.compile(r"([”\"])\s*[^“”\"]{2,60}$")
_TAIL = 6
"""Words that may stand behind "the paper reported": "in its Sunday edition"."""
_RELATIVE = re.compile(r"\b(?:which|whom|whose|that)$")
_JOINS = re.compile(r"\b(?:where|when|while|who|which|because|that|after|before|as)\s+$")
_LOOSE = " \t\r\n,;:—–-"


def mend(
    text: str,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    found: Iterable[Linked],
) -> tuple[Linked, ...]:
    """Mend the known errors of boundaries and contents.

    Args:
        text: the article's text.
        sentences: its sentences.
        quotations: its quotations.
        found: linked spans.

    Returns:
        The same attributions, with mended contents; those left without content are dropped.
    """
    items = tuple(found)
    near = Nearby(items, lambda item: (*item.cue, *item.content))
    steps: tuple[Callable[[Linked], Linked], ...] = (
        lambda item: _without_the_accused(text, item),
        lambda item: _source_without_verb(text, item),
        lambda item: _whose_words(text, item),
        lambda item: _quoted_by(text, item),
        lambda item: _reported_by(text, item),
        lambda item: _saying_by(text, item),
        lambda item: _who_is_quoted(text, item),
        lambda item: _behind_that(text, sentences, item),
        lambda item: _both_halves(text, sentences, item),
        lambda item: _to_end_of_list(text, sentences, item),
        lambda item: _from_the_start(text, sentences, near, item),
        lambda item: _without_addressee(text, item),
        lambda item: _to_whole_quotations(quotations, item),
        lambda item: _without_own_voice(text, quotations, item),
        lambda item: _trimmed(text, item),
    )
    mended = []
    for item in items:
        item = _without_frames(text, item, near)
        for step in steps:
            item = step(item)
        if item.content:
            mended.append(item)
    return tuple(mended)


@cache
def _words_of() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of()})\s+", re.IGNORECASE)


def _whose_words(text: str, item: Linked) -> Linked:
    """ "in | the words of Ann Lee": the source is who said them."""
    match = _words_of().match(text, item.cue[0].start) if item.source else None
    if match is None or match.end() >= item.source[0].end:
        return item
    cue = trim(text, match.start(), match.end())
    source = trim(text, match.end(), item.source[0].end)
    if cue is None or source is None:
        return item
    return replace(item, cue=(cue,), source=(source, *item.source[1:]))


def _without_frames(text: str, item: Linked, near: Nearby[Linked]) -> Linked:
    """ "Police said he fled, the paper reported": who reports it all stands not in what police
    said."""
    last = item.content[-1]
    for other in near.near(*item.cue):
        if other is item or not other.source or not shared(item.cue, other.content):
            continue
        start = min(span.start for span in (*other.source, *other.cue))
        end = max(span.end for span in (*other.source, *other.cue))
        if last.start < start and end <= last.end and len(text[end : last.end].split()) <= _TAIL:
            kept = trim(text, last.start, start, _LOOSE)
            return replace(item, content=(*item.content[:-1], *((kept,) if kept else ())))
    return item


def _without_the_accused(text: str, item: Linked) -> Linked:
    """ "a man accused of theft": who is accused is not who says so."""
    words = text[item.cue[0].start : item.cue[-1].end + _PREPOSITION]
    if item.source and _ACCUSED.match(words):
        return replace(item, source=(), reason="names no source")
    return item


def _source_without_verb(text: str, item: Linked) -> Linked:
    """ "the harvest, said Rosa, was bad": the verb behind the name goes on with the content."""
    if not item.source:
        return item
    last = item.source[-1]
    match = _VERB_BEHIND.search(text, last.start, last.end)
    if match is None:
        return item
    rest = Span(match.end() - len(match.group(1)), last.end)
    source = (*item.source[:-1], Span(last.start, match.start()))
    return replace(item, source=source, content=tuple(sorted((*item.content, rest))))


def _quoted_by(text: str, item: Linked) -> Linked:
    """ "...," the chief was quoted as saying by the agency": who quotes stands behind, and who
    said it is no part of what was said."""
    match = _QUOTED.search(text, item.cue[0].start, item.cue[-1].end)
    if match is None or item.source:
        return item
    by = _BY_SOMEBODY.match(text, item.cue[-1].end)
    if by is None:
        first, *rest = item.content
        whole = first.end <= item.cue[0].start and text[first.start] not in '“"'
        if rest and whole:
            return replace(item, source=(first,), content=tuple(rest))
        return _quoted_behind(text, item)
    last = item.content[-1]
    closing = _CLOSING.search(text, last.start, last.end)
    spoken = Span(last.start, closing.end(1)) if closing else last
    source = Span(*by.span("who"))
    return replace(item, source=(source,), content=(*item.content[:-1], spoken))


def _reported_by(text: str, item: Linked) -> Linked:
    """ "It was reported by the Post | that": who reports it is no part of the cue."""
    last = item.cue[-1]
    match = _BY_WHOM.search(text, last.start, last.end)
    if item.source or match is None:
        return item
    cue = (*item.cue[:-1], Span(last.start, match.start()))
    return replace(item, source=(Span(*match.span("who")),), cue=cue, reason="told in the passive")


def _quoted_behind(text: str, item: Linked) -> Linked:
    """ "...," the firm | was quoted as saying": the words between the mark and the cue name who
    spoke."""
    last, cue = item.content[-1], item.cue[0]
    closing = _LAST_MARK.search(text, last.start, last.end)
    if closing is None or last.end > cue.start or text[last.end : cue.start].strip():
        return item
    source = trim(text, closing.end(1), last.end)
    content = (*item.content[:-1], Span(last.start, closing.end(1)))
    return replace(item, source=(source,), content=content) if source is not None else item


def _saying_by(text: str, item: Linked) -> Linked:
    """ "was quoted as | saying by the agency that": who quotes is no part of what was said."""
    first = item.content[0]
    match = _SAYING_BY.match(text, first.start, first.end)
    if match is None or not _QUOTED.search(text, item.cue[0].start, item.cue[-1].end):
        return item
    return replace(item, content=(Span(match.end(), first.end), *item.content[1:]))


def _who_is_quoted(text: str, item: Linked) -> Linked:
    """ "The minister, quoted by the agency, said": who speaks is not who quotes him."""
    if not item.source or len(item.content) < 2:
        return item
    first, *rest = item.content
    between = text[first.end : item.source[0].start]
    if not _WHO_IS_QUOTED.fullmatch(between):
        return item
    return replace(item, source=(first,), content=tuple(rest))


def _behind_that(text: str, sentences: Sequence[Span], item: Linked) -> Linked:
    """ "reported that, according to a memo, ...": the content is all that follows."""
    first = item.content[0]
    if len(item.content) > 1 or text[first.start : first.end].strip(" ,").lower() != "that":
        return item
    end = max((s.end for s in sentences if s.start <= first.start < s.end), default=first.end)
    return replace(item, content=(Span(first.start, end),))


def _both_halves(text: str, sentences: Sequence[Span], item: Linked) -> Linked:
    """ "It could, he said, rise": what goes on behind the frame is his as well."""
    frame = sorted((*item.source, *item.cue))
    last, end = item.content[-1], frame[-1].end
    closed = text[last.end - 1] in _CLOSING_MARKS
    unfinished = _UNFINISHED.search(text, last.start, last.end) or (
        not closed and _goes_on(text, end)
    )
    if last.end > frame[0].start or not unfinished:
        return item
    stop = max((s.end for s in sentences if s.start <= last.start < s.end), default=end)
    rest = trim(text, end, stop, _LOOSE) if text[end : end + 1] == "," else None
    return replace(item, content=(*item.content, rest)) if rest is not None else item


def _goes_on(text: str, at: int) -> bool:
    """Whether the same subject goes on doing behind a frame, ", police say, and drove off", or
    what for: ", police say, in a bid to calm the town"."""
    if _WHAT_FOR.match(text, at):
        return True
    joined = _AND_DID.match(text, at)
    return joined is not None and verb_first(text[joined.end() : joined.end() + _NEAR]) is not None


def _to_end_of_list(text: str, sentences: Sequence[Span], item: Linked) -> Linked:
    """ "According to X, A, and B": the second half is X's as well."""
    if not _ACCORDING.match(text, item.cue[0].start) or item.content[-1].start < item.cue[-1].end:
        return item
    last = item.content[-1]
    end = max((s.end for s in sentences if s.start <= last.start < s.end), default=last.end)
    rest = text[last.end : end]
    if not _AND_MORE.match(rest) or _ANOTHER_CUE.search(rest):
        return item
    return replace(item, content=(*item.content[:-1], Span(last.start, end)))


def _from_the_start(
    text: str, sentences: Sequence[Span], near: Nearby[Linked], item: Linked
) -> Linked:
    """ "A boat sank, and then burnt, police said": a content in front that is no statement by
    itself begins where the sentence does."""
    first, frame = item.content[0], min((*item.source, *item.cue))
    between = text[first.end : frame.start].strip(_LOOSE)
    if len(item.content) > 1 or first.end > frame.start or between:
        return item
    start = max((s.start for s in sentences if s.start <= first.start < s.end), default=first.start)
    before = Span(start, first.start)
    others = (other for other in near.near(before) if other.source)
    taken = any(shared((before,), (*other.cue, *other.content)) for other in others)
    if taken or not text[start : first.start].strip(_LOOSE) or not _hangs(text, before, first):
        return item
    return replace(item, content=(Span(start, first.end),))


def _hangs(text: str, before: Span, content: Span) -> bool:
    """Whether a content goes on with the words before it: it has no subject, or no verb, or
    follows "where" or "because"."""
    words = text[content.start : content.end]
    if _RELATIVE.search(words):
        return False
    verbless = not any(is_finite(group) for group in verb_groups(words))
    joined = _JOINS.search(text, before.start, before.end) is not None
    return joined or verbless or verb_first(words) is not None


def _without_addressee(text: str, item: Linked) -> Linked:
    """ "told AFP that the bases ...": whom it was told to is no part of the content."""
    first = item.content[0]
    cue = item.cue[-1]
    if not _TELLS.search(text, cue.start, cue.end) or text[cue.end : first.start].strip():
        return item
    match = _ADDRESSEE.match(text, first.start, first.end)
    if match is None:
        return item
    return replace(item, content=(Span(match.end(), first.end), *item.content[1:]))


def _to_whole_quotations(quotations: Sequence[Quotation], item: Linked) -> Linked:
    """An edge of the content inside a quotation moves to the end of that quotation.

    Not over another part of the same attribution, which interrupts the quotation.
    """
    fixed = sorted((*item.cue, *item.source))
    content: list[Span] = []
    for span in item.content:
        start, end = span.start, span.end
        for quotation in quotations:
            inner = quotation.inner()
            if inner.start < start < inner.end and not _between(fixed, inner.start, start):
                start = quotation.start
            if inner.start < end < inner.end and not _between(fixed, end, inner.end):
                end = quotation.end
        if content and start < content[-1].end:
            content[-1] = Span(content[-1].start, max(end, content[-1].end))
        else:
            content.append(Span(start, end))
    return replace(item, content=tuple(content))


def _between(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(start < span.end and span.start < end for span in spans)


def _without_own_voice(text: str, quotations: Sequence[Quotation], item: Linked) -> Linked:
    """ "..., though this was not mentioned": what the outlet adds is not the source's."""
    last = item.content[-1]
    if last.start < item.cue[-1].end:
        return item
    for match in _OWN_VOICE.finditer(text, last.start, last.end):
        inside = any(q.start <= match.start() < q.end for q in quotations)
        if not inside:
            kept = trim(text, last.start, match.start(), _LOOSE)
            return replace(item, content=(*item.content[:-1], *((kept,) if kept else ())))
    return item


def _trimmed(text: str, item: Linked) -> Linked:
    """Without "that" and loose marks at the edges."""
    spans = (
        trim(text, match.end() if match else span.start, span.end, _LOOSE)
        for span in item.content
        for match in [_THAT.match(text, span.start, span.end)]
    )
    return replace(item, content=tuple(sorted(span for span in spans if span is not None)))
