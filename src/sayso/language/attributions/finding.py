"""All linked attributions of one article: labelled, mended, filled in by rules, spread."""

from collections.abc import Sequence

from sayso.language.attributions.linked import Linked, length, shared
from sayso.language.attributions.linking import link
from sayso.language.attributions.mending import mend
from sayso.language.attributions.rules import find_by_rules
from sayso.language.attributions.spreading import spread
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
    found = [item for roles in paragraphs for item in link(text, roles)]
    for sentence in sentences:
        for item in find_by_rules(text, sentence, quotations):
            if not _known(item, found):
                found.append(item)
    found.sort(key=lambda item: (item.cue[0], item.content))
    return spread(text, sentences, quotations, mend(text, quotations, found))


def _known(item: Linked, found: Sequence[Linked]) -> bool:
    """Whether the cue, or most of the content, is already somebody's."""
    return any(
        shared(item.cue, other.cue)
        or 2 * shared(item.content, other.content)
        > min(length(item.content), length(other.content))
        for other in found
    )
