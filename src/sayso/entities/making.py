"""From the mentions that name one thing to an entity."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.entities.forms import Form, form
from sayso.knowledge.places import places
from sayso.model import Entity, EntityType, Label, Mention, Passage, Reading, Variant

MOST_REASONS = 12
"""Reasons kept for one entity; further ones repeat the same pattern."""
ALIKE = "the same words, but for capitals, accents and small words"
"""Why spellings are one that were never compared, for they read the same."""


def make(
    name: str,
    kind: EntityType,
    named: Sequence[tuple[Reading, Mention]],
    reasons: Iterable[str],
) -> Entity:
    """The entity with id ``name`` that these mentions, in order, name."""
    passages: list[Passage] = []
    labels: list[Label] = []
    variants: Counter[str] = Counter()
    for reading, mention in named:
        text, article = reading.article.text, reading.article.id
        passages.append(Passage(article, mention.start, mention.end))
        variants[written(reading, mention)] += 1
        labels.extend(
            Label(article, span.start, span.end, " ".join(text[span.start : span.end].split()))
            for span in mention.labels
        )
    return Entity(
        id=name,
        type=kind,
        name=_shown(variants, kind),
        variants=tuple(Variant(text, count) for text, count in _by_count(variants)),
        labels=tuple(dict.fromkeys(labels)),
        mentions=tuple(passages),
        reasons=_told(reasons, variants),
    )


def _told(reasons: Iterable[str], variants: Counter[str]) -> tuple[str, ...]:
    """The reasons told, each once; several spellings never stand without one."""
    told = dict.fromkeys(reason for reason in reasons if reason)
    return tuple(told)[:MOST_REASONS] or (ALIKE,) * (len(variants) > 1)


def written(reading: Reading, mention: Mention) -> str:
    """A mention's words as they are written, in one line."""
    return " ".join(reading.article.text[mention.start : mention.end].split())


def _by_count(variants: Counter[str]) -> list[tuple[str, int]]:
    """Variants, most frequent first, equals in order of appearance."""
    return sorted(variants.items(), key=lambda item: -item[1])


def _shown(variants: Counter[str], kind: EntityType) -> str:
    """The name shown: of a person the most frequent full form, else the most frequent form."""
    ranked = [text for text, _ in _by_count(variants)]
    if kind == "person":
        full = [text for text in ranked if len(form(text).words) > 1]
        return (full or ranked)[0]
    if kind == "organization":
        written_out = [text for text in ranked if _written_out(form(text))]
        return max(
            written_out or ranked[:1],
            key=lambda text: (len(form(text).words) > 1, text[:1].isupper()),
        )
    return next((text for text in ranked if not _is_short(form(text))), ranked[0])


def _is_short(shape: Form) -> bool:
    """Whether a place is named by a short form ("Conn.")."""
    return shape.words[0] in places().short


def _written_out(shape: Form) -> bool:
    return not shape.text.replace(".", "").isupper()
