"""Small coverage for the tests: texts become readings, names found by rule or told."""

from collections.abc import Sequence

from sayso.language.names import mentions
from sayso.language.sentences import sentences
from sayso.model import Article, Entity, Reading, Story


def reading(text: str, number: int = 1) -> Reading:
    """A reading with the names rules find."""
    found = sentences(text)
    return Reading(
        article=Article(id=f"a{number}", sha256="", text=text),
        sentences=found,
        mentions=mentions(text, found),
    )


def readings(*texts: str) -> tuple[Reading, ...]:
    """Readings of articles "a1", "a2", ..."""
    return tuple(reading(text, number) for number, text in enumerate(texts, start=1))


def one_story(found: Sequence[Reading]) -> tuple[Story, ...]:
    """All articles as one story."""
    return (Story("s1", "story", tuple(r.article.id for r in found)),)


def entity_with(entities: Sequence[Entity], variant: str) -> Entity:
    """The one entity that is written so."""
    found = [e for e in entities if any(v.text == variant for v in e.variants)]
    assert len(found) == 1, f"{variant!r} is a variant of {len(found)} entities"
    return found[0]


def variants(entity: Entity) -> set[str]:
    """The spellings of an entity."""
    return {variant.text for variant in entity.variants}
