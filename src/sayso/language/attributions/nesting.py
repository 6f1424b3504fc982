"""Attributions inside a content, found by labelling the content by itself.

PolNeAR labels the outer layer only; a second look at each content gives the inner one
("Reuters cited | a Syrian official as saying ..." and then "a Syrian official | as saying | ...").
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sayso.language.attributions.linked import Linked, length, shared
from sayso.language.attributions.linking import link
from sayso.language.tagger import Tagged

NEARLY_ALL = 0.95
"""Share of the outer content from which an inner content with no source adds nothing."""


def find_inside(
    text: str, outer: Sequence[Linked], contents: Sequence[Sequence[Tagged]]
) -> tuple[tuple[Linked, Linked], ...]:
    """The attributions inside the contents of others.

    Args:
        text: the article's text.
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
    return tuple(pairs)


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
