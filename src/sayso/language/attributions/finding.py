"""All linked attributions of one article: labelled, mended, filled in by rules, spread."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sayso.language.attributions.confirming import confirmed
from sayso.language.attributions.figures import figures
from sayso.language.attributions.interviews import interview
from sayso.language.attributions.introducing import INTRODUCED, passed_on
from sayso.language.attributions.linked import Linked, length, shared
from sayso.language.attributions.linking import CARRIED, link
from sayso.language.attributions.mending import mend
from sayso.language.attributions.papers import told_in_paper
from sayso.language.attributions.rules import ACCORDING, WORDED, find_by_rules
from sayso.language.attributions.spreading import spread
from sayso.language.attributions.subjects import with_subjects
from sayso.language.nearby import Nearby
from sayso.language.quotations import Quotation
from sayso.language.tagger import Tagged
from sayso.model import Span


def find(
    text: str,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[Sequence[Tagged]],
) -> tuple[Linked, ...]:
    """The attributions of an article, outer layer.

    Args:
        text: the article's text.
        sentences: its sentences.
        quotations: its quotations.
        paragraphs: the tagger's role labels, one sequence a paragraph, in code points of
            ``text``.

    Returns:
        Linked spans in order of their cues.
    """
    found = _nearby(item for roles in paragraphs for item in link(text, roles))
    for item in interview(text):
        _add(item, found)
    for sentence in sentences:
        for item in find_by_rules(text, sentence, quotations):
            _give_back(item, sentence, found)
            _add(item, found)
        for item in passed_on(text, sentence, sentences):
            _add(item, found)
        for item in (
            *told_in_paper(text, sentence, found.near(sentence)),
            *figures(text, sentence),
            *confirmed(text, sentence, sentences, found.items),
        ):
            found = _nearby([other for other in found.items if other.cue != item.cue] + [item])
    ordered = sorted(found.items, key=lambda item: (item.cue[0], item.content))
    whole = with_subjects(text, sentences, quotations, mend(text, sentences, quotations, ordered))
    return spread(text, sentences, quotations, whole)


def _nearby(items: Iterable[Linked]) -> Nearby[Linked]:
    return Nearby(items, lambda item: (*item.cue, *item.content))


def _give_back(item: Linked, sentence: Span, found: Nearby[Linked]) -> None:
    """What stands under "X said" in its own sentence is not the next sentence's content."""
    if not item.source or item.reason == ACCORDING:
        return
    for at in found.numbers(*item.content):
        other = found.items[at]
        apart = not any(sentence.start <= cue.start < sentence.end for cue in other.cue)
        if not apart or not shared(item.content, other.content):
            continue
        if any(shared(item.cue, known.cue) for known in found.near(*item.cue)):
            return
        kept = tuple(part for part in other.content if not shared((part,), item.content))
        if kept:
            found.put(at, replace(other, content=kept))


def _add(item: Linked, found: Nearby[Linked]) -> None:
    """Add what the rules found where the labels have nothing, no source, or only an inner part."""
    for at in found.numbers(*item.cue):
        other = found.items[at]
        if shared(item.cue, other.cue) and not _leads_on(item, other):
            if item.source and (not other.source or _carried_over(other, item)):
                found.put(at, item)
            elif shared(item.source, other.source):
                found.put(at, replace(other, score=max(item.score, other.score)))
            return
    if not any(_takes_its_place(other, item) for other in found.near(*item.content)):
        found.add(item)


def _leads_on(item: Linked, other: Linked) -> bool:
    """Whether ``item`` is a quotation below, and ``other`` only what it is about: "Ada issued an
    update about the pier:"."""
    return item.reason == INTRODUCED and not shared(item.content, other.content)


def _carried_over(other: Linked, item: Linked) -> bool:
    """Whether ``other`` took the subject from before though its verb has one of its own: "one
    shouted, though Ada, his aunt, said ..."."""
    carried = other.reason == CARRIED and item.reason == WORDED
    return carried and other.source[-1].end < item.source[0].start < item.cue[0].start


def _takes_its_place(other: Linked, item: Linked) -> bool:
    """Whether most of the content is somebody's already, and neither speaks inside the other."""
    common = shared(item.content, other.content)
    if 2 * common <= min(length(item.content), length(other.content)):
        return False
    holds = shared(other.cue, item.content) == length(other.cue)
    held = item.reason == ACCORDING and shared(item.cue, other.content) == length(item.cue)
    larger = length(item.content) > length(other.content)
    return not ((holds and larger) or (held and not larger))
