"""Source, cue and content labels become linked attributions.

In PolNeAR (train) the nearest cue is the right one for 98.8% of sources and 97.9% of contents,
so nearness links; a cue without a source takes over the subject before it where the sentence
leaves it out ("..., adding that ...").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from operator import attrgetter

from msgspec.structs import replace

from sayso.knowledge.cues import cue_of
from sayso.language.attributions.linked import Linked
from sayso.language.tagger import Tagged
from sayso.model import Span

CARRIED = "carries its subject on"
_GERUND = re.compile(r"(?:\w+ly\s+)?\w+ing\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)(?<!\b[A-Z])[.!?][”\"’]?\s|\n")
_NAMED_SO = re.compile(r"\w+ed\s+as$", re.IGNORECASE)
"""Behind a comma it is the noun before that is so called: "the man, identified as Lund"."""
_JOINED = re.compile(r"(?:\band|\bthen|\bbut|,|;|—|–|-)\s*(?:also|then|later|further)?\s*$")
_IN_ASIDE = re.compile(r",\s(?:who|which|whose|whom|where)\b[^,.;:]*$")
"""Whoever stands in it is not the subject behind it: "Lund, who left when Moss called, | said"."""
_ASIDE = 120


def link(text: str, roles: Sequence[Tagged]) -> tuple[Linked, ...]:
    """Link the labels of one stretch of text.

    Args:
        text: the article's text.
        roles: labels in code points of ``text``, in order, none overlapping.

    Returns:
        One value per cue that has a content, in order of the cues. A content no cue stands
        near is left out, and so is a source.
    """
    cues = [role for role in roles if role.label == "cue"]
    if not cues:
        return ()
    sources: dict[int, list[Tagged]] = {}
    contents: dict[int, list[Tagged]] = {}
    for role in roles:
        if role.label != "cue":
            table = sources if role.label == "source" else contents
            table.setdefault(_nearest(text, role, cues), []).append(role)
    found: list[Linked] = []
    for at, cue in enumerate(cues):
        if at in contents:
            source = min(sources.get(at, []), key=lambda item: _gap(item, cue), default=None)
            found.append(_linked(text, cue, source, contents[at], found))
    return tuple(_with_subject_behind(text, found))


def _with_subject_behind(text: str, found: Sequence[Linked]) -> Iterator[Linked]:
    """ "Noting that ..., he said": a participle in front takes the subject that follows."""
    for item, after in zip_longest(found, found[1:]):
        if (
            after is not None
            and not item.source
            and after.source
            and _GERUND.match(text, item.cue[0].start, item.cue[0].end)
            and item.cue[0].end < after.source[0].start
            and not _SENTENCE_END.search(text[item.cue[0].end : after.source[0].start])
        ):
            yield replace(item, source=after.source, reason="its subject follows")
        else:
            yield item


def _linked(
    text: str, cue: Tagged, source: Tagged | None, contents: Sequence[Tagged], before: list[Linked]
) -> Linked:
    parts = [cue, *contents] + ([source] if source else [])
    score = sum(part.score for part in parts) / len(parts)
    spans = tuple(Span(part.start, part.end) for part in contents)
    here = Span(cue.start, cue.end)
    if source is not None:
        return Linked((Span(source.start, source.end),), (here,), spans, score, "labelled")
    if before and before[-1].source and _leaves_subject_out(text, here, before[-1]):
        return Linked(before[-1].source, (here,), spans, score, CARRIED)
    return Linked((), (here,), spans, score, "names no source")


def _leaves_subject_out(text: str, cue: Span, before: Linked) -> bool:
    """Whether the verb at ``cue`` has the subject of ``before``: "said ..., adding", "and said"."""
    meaning = cue_of(text[cue.start : cue.end])
    if meaning is None or meaning.verb == "according to":
        return False
    between = text[before.cue[-1].end : cue.start]
    named_so = between.rstrip().endswith(",") and _NAMED_SO.search(text, cue.start, cue.end)
    if named_so or _SENTENCE_END.search(between):
        return False
    if _GERUND.match(text, cue.start, cue.end):
        return True
    aside = _IN_ASIDE.search(text, max(0, before.source[0].start - _ASIDE), before.source[0].start)
    closed = aside is not None and between.rstrip().endswith(",")
    return not closed and _JOINED.search(between) is not None


def _nearest(text: str, role: Tagged, cues: Sequence[Tagged]) -> int:
    """The cue before or the cue behind: cues stand in order and none overlaps another."""
    behind = bisect_left(cues, role.start, key=attrgetter("start"))
    beside = range(max(0, behind - 1), min(len(cues), behind + 1))
    if len(beside) > 1 and role.label == "content" and _opens(text, role, cues[behind]):
        return behind - 1
    return min(beside, key=lambda at: (_gap(role, cues[at]), at))


def _opens(text: str, content: Tagged, cue: Tagged) -> bool:
    """Whether a cue begins the sentence behind a content: what is said comes after it, "Asked why
    he left, ..."; in "Said Lund" it comes before."""
    words = text[cue.start : cue.end]
    ends = _SENTENCE_END.search(text[content.end - 2 : cue.start]) is not None
    return words[0].isupper() and not words.startswith(("Said", "Say")) and ends


def _gap(one: Tagged, other: Tagged) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
