"""What a story tells of names a model took for different things."""

import re

import pytest
from msgspec.structs import replace
from tests.entities.coverage import entity_with, one_story, variants

from sayso.entities import resolve
from sayso.language.sentences import sentences
from sayso.model import Article, Entity, EntityType, Mention, Reading, Span

_MARKED = re.compile(r"\[([^\]|]+)\|(\w)\]")
_TYPES: dict[str, EntityType] = {
    "p": "person", "o": "organization", "l": "place", "f": "facility", "x": "other"
}  # fmt: skip


def marked(number: int, text: str) -> Reading:
    """A reading of a text in which names are written [name|p], the letter telling the type."""
    plain, mentions, at = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[at : match.start()]
        start = len(plain)
        plain += match[1]
        mentions.append(Mention(start, len(plain), _TYPES[match[2]]))
        at = match.end()
    plain += text[at:]
    return Reading(
        article=Article(id=f"a{number}", sha256="", text=plain),
        sentences=sentences(plain),
        mentions=tuple(mentions),
    )


def resolved(*texts: str) -> tuple[Entity, ...]:
    found = [marked(number, text) for number, text in enumerate(texts, start=1)]
    return resolve(found, one_story(found))


@pytest.mark.parametrize(
    ("name", "kind", "texts"),
    [
        ("Vardania", "place", ("[Vardania|l] is dry.", "Rain fell on [Vardania|p] again.")),
        ("Oster Grain", "organization", ("[Oster Grain|o] fell. [Oster Grain|o] rose.",
                                         "[Oster Grain|p] denied it.")),
        ("Ilse Brandt", "person", ("[Ilse Brandt|p] left. [Ilse Brandt|p] came.",
                                   "[Ilse Brandt|o] sang.")),
        ("Teshara", "person", ("[Mark Teshara|p] left.", "They chose [Teshara|l] again.",
                               "[Mark Teshara|p] came. [Teshara|p] sang.")),
        ("CC Sabara", "person", ("[CC Sabara|x] left.", "[Sabara|p] came.")),
    ],
)  # fmt: skip
def test_a_name_taken_for_things_of_two_kinds_is_one(
    name: str, kind: EntityType, texts: tuple[str, ...]
) -> None:
    entity = entity_with(resolved(*texts), name)
    assert entity.type == kind
    assert len({m.article for m in entity.mentions}) == len(texts)


def test_a_known_town_is_not_its_namesake() -> None:
    entities = resolved("[Jane Mosul|p] left. [Mosul|p] sang.", "It rained in [Mosul|l].")
    assert entity_with(entities, "Jane Mosul").type == "person"
    assert any(e.type == "place" and variants(e) == {"Mosul"} for e in entities)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("[Zarwood|l] is wet.", "[Zarwood|p] and [Zarwood|p] wait."), "place"),
        (("[Obasi|o] left.", "[Obasi|p] and [Obasi|p] came."), "person"),
        (("[ZRT|o] left.", "[ZRT|p] and [ZRT|p] came."), "organization"),
        (("[Mosul|o] won.", "[Mosul|p] and [Mosul|p] wait."), "place"),
    ],
)
def test_a_name_that_is_never_told_in_full_is_a_town_sooner_than_a_person(
    texts: tuple[str, ...], kind: EntityType
) -> None:
    (entity,) = resolved(*texts)
    assert entity.type == kind


def test_a_father_and_a_son_of_one_name_stay_two_though_both_hold_an_office() -> None:
    entities = resolved("[John Zarko|p] left.", "[John Zarko Jr.|p] left.")
    assert len(entities) == 2


def test_two_known_towns_of_like_names_stay_two() -> None:
    entities = resolved("It rained in [Malta|l] and in [Yalta|l].", "[Malta|l] and [Yalta|l].")
    assert variants(entity_with(entities, "Yalta")) == {"Yalta"}


def test_the_harbour_of_a_known_town_is_another_place_than_the_town() -> None:
    entities = resolved("Ships left [Tartus Port|f].", "It rained in [Tartus|l].")
    assert variants(entity_with(entities, "Tartus")) == {"Tartus"}


def test_what_no_list_knows_goes_with_the_site_named_after_it() -> None:
    entities = resolved("Ships left [Port Zemara|l].", "[Zemara|l] waits.")
    assert variants(entity_with(entities, "Zemara")) == {"Port Zemara", "Zemara"}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Orioles", "Baltimore Orioles"),
        ("Ledger", "Capital Ledger"),
        ("Microsoft", "Microsoft Corp"),
        ("Amnesty International", "Amnesty International UK"),
        ("Supreme Court", "United States Supreme Court"),
        ("Downing Street", "10 Downing Street"),
    ],
)
def test_a_body_named_in_short_is_the_one_longer_name_of_the_story(short: str, long: str) -> None:
    entities = resolved(f"The [{long}|o] won.", f"The [{short}|o] lost.")
    assert variants(entity_with(entities, short)) == {short, long}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Microsoft", "Microsoft Word"),
        ("Council", "Lakes Council"),
        ("Twitter", "Zarsk Twitter"),
        ("Tigers", "LIONS MEET TIGERS"),
        ("Republican", "Republican Week"),
    ],
)
def test_a_body_is_not_whatever_begins_or_ends_with_its_name(short: str, long: str) -> None:
    entities = resolved(f"The [{long}|o] won.", f"The [{short}|o] lost.")
    assert variants(entity_with(entities, short)) == {short}


def test_one_office_and_the_same_sounds_make_one_person() -> None:
    texts = (
        "Prime Minister [Yusuf al-Hadari|p] of Kenya spoke.",
        "Prime Minister [Youssef al-Hadari|p] of Kenya spoke.",
    )
    readings = []
    for number, text in enumerate(texts, start=1):
        reading = marked(number, text)
        (name,) = reading.mentions
        titled = replace(name, labels=(Span(0, len("Prime Minister")),))
        readings.append(replace(reading, mentions=(titled,)))
    entities = resolve(readings, one_story(readings))
    assert len(entities) == 1
    assert any("the same office" in reason for reason in entities[0].reasons)


def test_a_letter_missing_in_a_long_bare_surname_is_a_slip() -> None:
    entities = resolved("[Asa Hutchinson|p] spoke. [Hutchinson|p] left. [Hutchison|p] came back.")
    assert "Hutchison" in variants(entity_with(entities, "Asa Hutchinson"))


def test_a_short_form_of_a_state_is_the_state() -> None:
    entities = resolved("It rained in [Danbury|l], [Conn|l].", "[Connecticut|l] is wet.")
    state = entity_with(entities, "Conn")
    assert state.name == "Connecticut"
