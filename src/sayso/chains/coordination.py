"""Sources side by side: "according to Reuters and to a fisherman" names two.

Each stands by itself, so each is named by itself. Where the words may as well be one name or one
group ("health and rescue workers", "the interior and commerce ministries") they are left as they
are.
"""

import re
from collections.abc import Sequence
from functools import cache

from sayso.chains.phrase_parts import head_noun
from sayso.knowledge.source_words import head_end, singular, source_words
from sayso.model import Mention, Source, Span

_AND = re.compile(r",?\s+(?:and|as\s+well\s+as)\s+(?P<to>(?:to|by|from)\s+)?", re.IGNORECASE)
_BOTH = re.compile(r"both\s+", re.IGNORECASE)


def side_by_side(text: str, mentions: Sequence[Mention], span: Span) -> tuple[Span, Span] | None:
    """Return the two sources that the words at ``span`` name, or None where they may be one.

    Args:
        text: the article's text.
        mentions: its names.
        span: the words of a source.
    """
    for match in _AND.finditer(text, span.start, span.end):
        if any(m.start < match.end() and match.start() < m.end for m in mentions):
            continue
        both = _BOTH.match(text, span.start, match.start())
        left = Span(both.end() if both else span.start, match.start())
        right = Span(match.end(), span.end)
        if not _is_source(text, mentions, left) or not _opens(text, mentions, right):
            continue
        if match["to"] or not _is_inside(text, mentions, left, right):
            return left, right
    return None


def together(sources: Sequence[Source]) -> Source:
    """Return several sources that say one thing as one; a single one stays itself."""
    if len(sources) == 1:
        return sources[0]
    names = [source.name for source in sources]
    shown = ", ".join(names[:-1]) + " and " + names[-1]
    return Source(shown, sources[0].kind, members=tuple(sources))


def _is_source(text: str, mentions: Sequence[Mention], span: Span) -> bool:
    """Whether words can be a source by themselves: a name, or people, a body or a paper."""
    head = _head(text, span)
    ends = {m.end for m in _names(mentions, span)}
    return bool({span.end, head.end} & ends) or _is_known(text, head)


def _opens(text: str, mentions: Sequence[Mention], span: Span) -> bool:
    """Whether a source begins: with a name, or with "the", "a" or a number and somebody."""
    head = _head(text, span)
    if any((m.start, m.end) == (head.start, head.end) for m in _names(mentions, span)):
        return True
    return bool(_opening().match(text, span.start, span.end)) and _is_known(text, head)


def _names(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """The persons and bodies named inside a stretch."""
    inside = [m for m in mentions if span.start <= m.start and m.end <= span.end]
    return [m for m in inside if m.type in ("person", "organization")]


def _head(text: str, span: Span) -> Span:
    """A phrase up to where it no longer tells who it is."""
    cut = head_end().search(text, span.start, span.end)
    words = text[span.start : cut.start() if cut else span.end].rstrip()
    return Span(span.start, span.start + len(words)) if words else span


def _is_known(text: str, head: Span) -> bool:
    """Whether a phrase tells of people, a body or a paper."""
    lists, noun = source_words(), singular(head_noun(text[head.start : head.end]))
    return lists.is_person(noun) or noun in lists.bodies | lists.documents | lists.outlets


def _is_inside(text: str, mentions: Sequence[Mention], left: Span, right: Span) -> bool:
    """Whether what is joined hangs on a word before: "a spokesman for the court and the bank".
    A person behind a body does not."""
    head = _head(text, left)
    if not head_end().match(text[head.end : left.end].lstrip(" ,")):
        return False
    inner = any(m.type == "person" for m in _names(mentions, Span(head.end, left.end)))
    return inner or not any(
        m.type == "person" and m.start == right.start for m in _names(mentions, right)
    )


@cache
def _opening() -> re.Pattern[str]:
    """What a noun phrase that stands by itself begins with."""
    return re.compile(rf"(?:(?:{'|'.join(sorted(source_words().opening))})\b|\d)", re.IGNORECASE)
