"""Whom a pronoun that speaks cannot mean: nobody names himself in what he says of another.

"Vega met Lund. He said Lund had paid" was said by Vega, however near Lund is named.
"""

from collections.abc import Sequence

from sayso.chains.antecedents import antecedent
from sayso.chains.naming import Namer
from sayso.model import Source, Span

BACK = 2
"""Sentences before the speaker's own in which somebody else is looked for."""


def spoken_of(namer: Namer, content: Sequence[Span]) -> frozenset[str]:
    """Ids of those whom a content names or describes, or of whom it is a part ("whom he called").

    Args:
        namer: names the article's sources.
        content: what is said.
    """
    meant = (antecedent(namer.text, namer.mentions, part) for part in content)
    spans = (*content, *(span for span in meant if span is not None))
    return frozenset(entity for span in spans for entity in namer.named_in(span))


def somebody_else(
    namer: Namer, span: Span, sentences: Sequence[Span], able: Sequence[str]
) -> Source | None:
    """Who of those a pronoun can mean is named in its sentence, or else before, or None.

    Args:
        namer: names the article's sources.
        span: the pronoun.
        sentences: those up to the one it stands in.
        able: ids of those it can mean.
    """
    for sentence in reversed(sentences[-1 - BACK :]):
        for mention in namer.mentions:
            if sentence.start <= mention.start and mention.end <= min(span.start, sentence.end):
                place = Span(mention.start, mention.end)
                if mention.type == "person" and set(namer.named_in(place)) & set(able):
                    return namer.name(place)
    return None
