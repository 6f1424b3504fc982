"""Linked parts become attributions: kind, stance, confidence, ids and nesting."""

import re
from collections.abc import Iterable, Sequence
from itertools import count
from operator import attrgetter

from sayso.knowledge.cues import Cue, cue_of
from sayso.language.attributions.complementizer import with_that
from sayso.language.attributions.figures import PUT_A_FIGURE
from sayso.language.attributions.linked import Linked, length, shared
from sayso.language.attributions.papers import IN_A_PAPER
from sayso.language.nearby import Nearby, spread
from sayso.language.quotations import Quotation
from sayso.language.statements import has_main_verb
from sayso.language.verbs import verb_groups
from sayso.model import Attribution, AttributionKind, CueSort, Span, Stance

VOUCHING: dict[CueSort | None, float] = {
    "speech": 1.0,
    "declare": 1.0,
    "report": 1.0,
    "opinion": 0.8,
    "appraise": 0.45,
    "act": 0.4,
    "belief": 0.4,
    "plan": 0.3,
    None: 0.4,
}
"""By how much a sort of cue makes its source vouch for the content, weighed on the chains of 79
annotated events: of statements under "speech" 8 in 10 are the source's, under "plan" 1 in 10."""
QUOTED = 0.75
"""At least so much where the source's own words are quoted, whatever the cue."""
DOUBTED = 0.7
"""What a source "did not say" or doubts is known through it, and known to be doubted; not so what
it "did not want" or like."""
TOUCHED = 0.4
"""What is spoken of in a phrase without a verb ("denied the rumours") or told as an order ("told
them to leave") is the outlet's account: of such contents 3 in 10 are the source's, where its
statements are 3 in 4."""
LONGEST_PHRASE = 8
"""Words; verbs in a bare present form are not known for sure, and a longer content has one."""
_SPOKEN: tuple[CueSort | None, ...] = ("speech", "declare")
_PASSED_ON: tuple[CueSort | None, ...] = (*_SPOKEN, "report")
_TAKES_PHRASES = frozenset(
    {"say", "according to", ":", "show", "cite", "quote", "describe", "identify", "accuse"}
)
"""Verbs behind which a mere phrase is a statement: "said three dead", "showed prices up"."""
_DONE = frozenset({"find", "release", "publish"})
"""Verbs of things done that, before a statement, are words: "found that it leaked"."""
_NAMED = re.compile(
    r"(?:an?|the|its|his|her|their|this|these|those|no|final|several)\s", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:about|on|of|for)$", re.IGNORECASE)
_NEXT = 2
"""Code points between a verb and its object."""
_TO = re.compile(r"to\s+\w+", re.IGNORECASE)
_MIGHT = re.compile(
    r"(?:should|could|might|may|ought|must"
    r"|can(?!\s+(?:\w+ly\s+)?(?:reveal|confirm|report|disclose|announce)\b))\s+\w+",
    re.IGNORECASE,
)
"""Not so "the paper can reveal", which is told in that moment."""
_WENT_ON = re.compile(
    r"\b(?:(?:went|goes|going)\s+on|continue[sd]?|proceed(?:s|ed)?|had|has|have)\s+$"
)
_THAT = re.compile(r"\bthat\s*$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:I|he|she|they|we|it|you|there)\b", re.IGNORECASE)
_WHETHER = re.compile(r"(?:why|whether|if|how|when|where|what|who)\b", re.IGNORECASE)
_NOBODY = re.compile(r"(?:neither|none|nobody|no\s+one|no)\b", re.IGNORECASE)
_ARGUED = frozenset({"urge", "charge", "demand", "propose", "blame", "dismiss"})
"""Acts whose quoted words argue; an act that asks or orders states nothing."""
_QUOTABLE: tuple[CueSort | None, ...] = ("appraise", None)
_SORT_REASONS: dict[CueSort | None, str] = {
    "appraise": "a judgement",
    "act": "something done by words",
    "belief": "what the source feels, not what it says",
    "plan": "what the source means to do, not what it says",
    None: "an unusual cue",
}
_LETTER = re.compile(r"\w")


def assemble(
    article: str,
    text: str,
    quotations: Sequence[Quotation],
    outer: Iterable[Linked],
    inner: Iterable[tuple[Linked, Linked]] = (),
) -> tuple[Attribution, ...]:
    """Make the attributions of one article.

    Args:
        article: the article's id.
        text: its text.
        quotations: its quotations.
        outer: linked parts.
        inner: linked parts found inside the content of an outer one, as (outer, inner).

    Returns:
        Attributions in order of their first character; ids count from 1.
    """
    items = tuple(outer)
    quoted = spread(Span(quotation.start, quotation.end) for quotation in quotations)
    near = Nearby(items, attrgetter("content"))
    parents: list[tuple[Linked, Linked | None]] = [(item, _holder(item, near)) for item in items]
    parents += [(item, parent) for parent, item in inner if _cue(text, item) is not None]
    parents.sort(key=lambda pair: (pair[0].start(), pair[1] is not None, pair[0].cue))
    numbers = count(1)
    ids = {id(item): f"{article}.s{next(numbers)}" for item, _ in parents}
    return tuple(
        _attribution(
            article, text, quoted, item, ids[id(item)], ids.get(id(parent)) if parent else None
        )
        for item, parent in parents
    )


def _cue(text: str, item: Linked) -> Cue | None:
    if item.reason in (IN_A_PAPER, PUT_A_FIGURE):
        return cue_of("according to")
    return cue_of(" ".join(text[span.start : span.end] for span in item.cue))


def _holder(item: Linked, near: Nearby[Linked]) -> Linked | None:
    """The attribution with the shortest content that holds all of ``item``, cue and all."""
    parts = (*item.cue, *item.content)
    size = length(parts)
    holders = [
        other
        for other in near.near(*parts)
        if other is not item and shared(parts, other.content) == size < length(other.content)
    ]
    return min(holders, key=lambda other: (length(other.content), other.cue), default=None)


def _attribution(
    article: str,
    text: str,
    quoted: Nearby[Span],
    item: Linked,
    name: str,
    within: str | None,
) -> Attribution:
    cue = _cue(text, item)
    sort = cue.sort if cue else None
    kind = _kind(text, item.content, quoted)
    return Attribution(
        id=name,
        article=article,
        source=item.source,
        cue=item.cue,
        content=with_that(text, item.content),
        kind=kind,
        stance=_stance(text, item, cue),
        confidence=round(item.score * _vouching(text, item, cue, kind), 2),
        within=within,
        reason="; ".join(part for part in (item.reason, _SORT_REASONS.get(sort, "")) if part),
        sort=sort,
    )


def _stance(text: str, item: Linked, cue: Cue | None) -> Stance:
    """The cue's stance; what "neither side would say" is doubted."""
    stance: Stance = cue.stance if cue else "asserts"
    nobody = bool(item.source) and bool(_NOBODY.match(text, item.source[0].start))
    return "doubts" if nobody and stance == "asserts" else stance


def _vouching(text: str, item: Linked, cue: Cue | None, kind: AttributionKind) -> float:
    sort = cue.sort if cue else None
    if _stance(text, item, cue) == "doubts" and sort != "plan":
        return TOUCHED if _WHETHER.match(text, item.content[0].start) else DOUBTED
    if _is_only_meant(text, item.cue[0]):
        return TOUCHED
    if kind == "indirect" and (_is_phrase(text, item, cue) or _is_thing(text, item, cue)):
        return TOUCHED
    if cue is not None and cue.verb == "charge" and has_main_verb(_words(text, item)):
        return VOUCHING["speech"]
    quoted = kind != "indirect" and (sort in _QUOTABLE or (cue and cue.verb in _ARGUED))
    return max(VOUCHING[sort], QUOTED) if quoted else VOUCHING[sort]


def _is_only_meant(text: str, cue: Span) -> bool:
    """Whether a cue is what somebody is to do: "the law makes firms | to disclose | ...", "they
    | should insist | that ..."."""
    if _MIGHT.match(text, cue.start, cue.end):
        return True
    infinitive = _TO.match(text, cue.start, cue.end)
    return infinitive is not None and not _WENT_ON.search(text[: cue.start])


def _words(text: str, item: Linked) -> str:
    return " ".join(text[part.start : part.end] for part in item.content)


def _is_phrase(text: str, item: Linked, cue: Cue | None) -> bool:
    """Whether what is spoken of is no statement: "denied the rumours", "told them to leave"."""
    spoken = cue is not None and cue.sort in _SPOKEN and cue.verb != ":"
    return spoken and not _states(text, item.content)


def _is_thing(text: str, item: Linked, cue: Cue | None) -> bool:
    """Whether what is made known is a thing, however long its name: "announced a ban on cars that
    run on coal", "wrote about the break-in", "found the rower guilty"."""
    if cue is None or cue.sort not in _PASSED_ON or cue.verb in _TAKES_PHRASES:
        return False
    first, end = item.content[0], item.cue[-1].end
    if not end <= first.start <= end + _NEXT or text[end : first.start].strip():
        return False
    named = _NAMED.match(text, first.start) or _ABOUT.search(text, item.cue[0].start, end)
    return bool(named or cue.verb in _DONE) and not has_main_verb(text[first.start : first.end])


def _states(text: str, content: Sequence[Span]) -> bool:
    """Whether a content is a statement: it follows "that", has a subject or a verb of its own, or
    is longer than a phrase."""
    first = content[0]
    if _THAT.search(text[max(0, first.start - 8) : first.start]):
        return True
    if _TO.match(text, first.start):
        return False
    words = sum(len(text[part.start : part.end].split()) for part in content)
    if words > LONGEST_PHRASE or _SUBJECT.match(text, first.start):
        return True
    groups = (group for part in content for group in verb_groups(text[part.start : part.end]))
    return any(group.tense not in ("infinitive", "gerund") for group in groups)


def _kind(text: str, content: Sequence[Span], quotations: Nearby[Span]) -> AttributionKind:
    """Direct when quotation marks hold all of its words, mixed when they hold some."""
    quoted = quotations.near(*content)
    if not shared(content, quoted):
        return "indirect"
    loose = any(
        _LETTER.match(text, at)
        for span in content
        for at in range(span.start, span.end)
        if not any(item.start <= at < item.end for item in quoted)
    )
    return "mixed" if loose else "direct"
