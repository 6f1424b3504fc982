"""Attributions inside a content, found by labelling the content by itself.

PolNeAR labels the outer layer only; a second look at each content gives the inner one
("Reuters cited | a Syrian official as saying ..." and then "a Syrian official | as saying | ...").
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sayso.knowledge.source_words import singular, source_words
from sayso.language.attributions.linked import Linked, length, shared
from sayso.language.attributions.linking import link
from sayso.language.attributions.rules import ACCORDING, WORDED, find_by_rules
from sayso.language.tagger import Tagged
from sayso.model import Span

NEARLY_ALL = 0.95
"""Share of the outer content from which an inner content with no source adds nothing."""
_TOLD = re.compile(r"\b(?:says|said|tells|told)\b")
_QUOTED = re.compile(r"[“”\"]")
_SPEAKER = re.compile(r"[Hh]e|[Ss]he|[Tt]hey|(?!I\b)(?:[A-Z][\w.’'-]*\s?){1,4}")


def find_inside(
    text: str,
    sentences: Sequence[Span],
    outer: Sequence[Linked],
    contents: Sequence[Sequence[Tagged]],
) -> tuple[tuple[Linked, Linked], ...]:
    """The attributions inside the contents of others.

    Args:
        text: the article's text.
        sentences: its sentences.
        outer: attributions of the article.
        contents: role labels, one sequence for each content span of each of ``outer``, in
            order, in code points of ``text``.

    Returns:
        Pairs of an outer attribution and one inside it.
    """
    labelled = iter(contents)
    pairs: list[tuple[Linked, Linked]] = []
    for parent in outer:
        for _ in parent.content:
            pairs.extend((parent, item) for item in _inside(text, parent, next(labelled), outer))
    known = {cue for item in (*outer, *(item for _, item in pairs)) for cue in item.cue}
    for parent in outer:
        for item in _worded(text, sentences, parent):
            if not shared(item.cue, known):
                pairs.append((parent, item))
                known.update(item.cue)
    return tuple(pairs)


def _worded(text: str, sentences: Sequence[Span], parent: Linked) -> Iterator[Linked]:
    """ "According to X" in what somebody says, which labels seldom see inside a quotation, and
    "he told them" in what is not quoted: of a quotation its speaker is the one asked for."""
    for part in parent.content:
        words = text[part.start : part.end]
        if "ccording to " not in words and not _TOLD.search(words):
            continue
        quoted = _QUOTED.search(words) is not None
        for sentence in sentences:
            start, end = max(sentence.start, part.start), min(sentence.end, part.end)
            if start < end:
                found = find_by_rules(text, Span(start, end), ())
                yield from (item for item in found if _is_plain(text, item, quoted))


def _is_plain(text: str, item: Linked, quoted: bool) -> bool:
    """Whether words surely attribute: "according to X", "he told them"."""
    if item.reason == ACCORDING:
        return True
    cue, source = item.cue[0], item.source
    if quoted or item.reason != WORDED or not _TOLD.fullmatch(text, cue.start, cue.end):
        return False
    return bool(source) and _speaks(text[source[0].start : source[-1].end])


def _speaks(source: str) -> bool:
    """Whether the words are a pronoun, a name or people; "I", "you" and "it" are not asked."""
    noun = source.removesuffix(" themselves").split()[-1].lower()
    return bool(_SPEAKER.fullmatch(source)) or source_words().is_person(singular(noun))


def _inside(
    text: str, parent: Linked, roles: Sequence[Tagged], outer: Sequence[Linked]
) -> Iterator[Linked]:
    for item in (_named(text, item) for item in link(text, roles)):
        known = any(shared(item.cue, other.cue) for other in outer)
        whole = shared(item.content, parent.content) >= NEARLY_ALL * length(parent.content)
        if not known and (item.source or not whole):
            yield item


def _named(text: str, item: Linked) -> Linked:
    """Without a source that is the "as" of "as saying"."""
    kept = tuple(span for span in item.source if text[span.start : span.end].lower() != "as")
    return replace(item, source=kept)
