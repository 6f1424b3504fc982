"""Names over articles become entities."""

import pytest
from tests.entities.coverage import entity_with, one_story, readings, variants

from sayso.entities import resolve
from sayso.model import Entity


def resolved(*texts: str) -> tuple[Entity, ...]:
    found = readings(*texts)
    return resolve(found, one_story(found))


def test_a_surname_goes_to_the_person_named_in_full_in_the_article() -> None:
    entities = resolved("President Jane Mburu left Nairobi. Later Mburu spoke.")
    assert variants(entity_with(entities, "Jane Mburu")) == {"Jane Mburu", "Mburu"}


def test_spellings_of_one_person_join_over_articles_with_the_reason() -> None:
    entities = resolved(
        "Kenyan President Ahmed al-Hashimi left Nairobi.",
        "Kenyan President Ahmad al-Hashimi left Nairobi.",
    )
    person = entity_with(entities, "Ahmed al-Hashimi")
    assert variants(person) == {"Ahmed al-Hashimi", "Ahmad al-Hashimi"}
    assert any("other vowels" in reason for reason in person.reasons)


def test_two_people_of_one_surname_stay_apart() -> None:
    entities = resolved(
        "President Bashar al-Turki fled. His father Hafez al-Turki had ruled. Al-Turki is gone.",
        "President Bashar al-Turki fled.",
    )
    assert "Hafez al-Turki" not in variants(entity_with(entities, "Bashar al-Turki"))


def test_a_form_of_address_tells_which_bearer_of_a_surname_is_meant() -> None:
    entities = resolved("Robert Harper met Mary Harper. Then Mrs. Harper left and Mr. Harper sat.")
    mary = entity_with(entities, "Mary Harper")
    robert = entity_with(entities, "Robert Harper")
    assert len(mary.mentions) == len(robert.mentions) == 2


def test_an_alias_told_in_the_text_joins() -> None:
    entities = resolved(
        "Omar al-Hashimi, who led the group under the name Abu Karim al-Basri, left Amman."
    )
    person = entity_with(entities, "Omar al-Hashimi")
    assert "Abu Karim al-Basri" in variants(person)
    assert any("the text says so" in reason for reason in person.reasons)


def test_what_a_known_as_phrase_owns_is_no_alias() -> None:
    entities = resolved("Peter Brook, also known as Watergate’s source, met Jane Mburu.")
    assert "Watergate" not in variants(entity_with(entities, "Peter Brook"))


def test_a_letter_swapped_in_a_full_name_is_one_person_inside_a_story() -> None:
    entities = resolved("Senator Duncan Raite left Lima.", "Senator Duncan Rait left Lima.")
    assert variants(entity_with(entities, "Duncan Rait")) == {"Duncan Rait", "Duncan Raite"}


def test_a_name_often_written_is_meant_by_a_slip_of_the_pen() -> None:
    entities = resolved(
        "President Jane Grunt left. Grunt spoke. Grunt sat. Mrs. Grunt rose. Mrs. Gunt went home."
    )
    assert "Gunt" in variants(entity_with(entities, "Jane Grunt"))


@pytest.mark.parametrize("other", ["Grunts", "Gruntz"])
def test_another_name_a_letter_away_is_nobodys_slip(other: str) -> None:
    entities = resolved(
        "President Jane Grunt left. Grunt spoke. Grunt sat. Mrs. Grunt rose. "
        f"Mrs. {other} went home."
    )
    assert other not in variants(entity_with(entities, "Jane Grunt"))


def test_a_headline_tells_not_whose_the_bare_surname_of_an_article_is() -> None:
    entities = resolved(
        "[Reyl|p] pleads guilty over spending\n\n"
        "Former mayor [Tomas Reyl|p] pleaded guilty on Monday. "
        "“I did these things,” [Reyl|p] said. His wife, [Sandra Reyl|p], was charged too. "
        "[Sandra Reyl|p] was a judge. [Sandra Reyl|p] left. [Reyl|p] told the court he was ill."
    )
    assert variants(entity_with(entities, "Tomas Reyl")) == {"Tomas Reyl", "Reyl"}
    assert variants(entity_with(entities, "Sandra Reyl")) == {"Sandra Reyl"}


def test_a_bare_surname_is_not_that_of_a_junior_named_further_on() -> None:
    entities = resolved(
        "Hall to stay\nPresident Hall spoke on Monday. Mr. Hall was glad.\n"
        "His son, Adam Hall Jr., was not there. Mr. Hall did not mind."
    )
    assert variants(entity_with(entities, "Adam Hall Jr")) == {"Adam Hall Jr"}


def test_a_verb_of_calling_is_no_alias() -> None:
    entities = resolved("President Jane Mburu called Peter Brook on Monday.")
    assert "Peter Brook" not in variants(entity_with(entities, "Jane Mburu"))


def test_a_short_form_in_brackets_joins_its_name() -> None:
    entities = resolved("The Lakes Water Board (LWB) met.", "It was the LWB that met.")
    assert variants(entity_with(entities, "LWB")) == {"Lakes Water Board", "LWB"}


def test_a_bare_surname_goes_to_the_bearer_in_the_story_not_outside_it() -> None:
    found = readings("President Jane Mburu left.", "A visit by President Mburu ended.")
    together = resolve(found, one_story(found))
    apart = resolve(found, ())
    assert "Mburu" in variants(entity_with(together, "Jane Mburu"))
    assert "Mburu" not in variants(entity_with(apart, "Jane Mburu"))


def test_a_slip_in_a_bare_surname_joins_when_the_role_is_the_same() -> None:
    entities = resolved(
        "Kenyan President Ahmed al-Sharuf left Nairobi.",
        "Kenyan President al-Sahruf left Nairobi for talks.",
    )
    assert "al-Sahruf" in variants(entity_with(entities, "Ahmed al-Sharuf"))


def test_a_country_its_ministry_and_its_capital_are_three_things() -> None:
    entities = resolved("Kenya wrote. The Kenyan Foreign Ministry wrote. Nairobi was calm.")
    found = [entity_with(entities, n) for n in ("Kenya", "Kenyan Foreign Ministry", "Nairobi")]
    assert len({entity.id for entity in found}) == 3


def test_an_unknown_site_is_the_facility_named_after_it() -> None:
    entities = resolved("Planes left the Doruma air base.", "Planes left from Doruma at noon.")
    assert variants(entity_with(entities, "Doruma air base")) == {"Doruma air base", "Doruma"}


def test_interim_and_acting_are_labels_of_one_person() -> None:
    entities = resolved(
        "Kenya’s interim president, Jane Mburu, left.",
        "Kenya’s acting president, Jane Mburu, left.",
    )
    person = entity_with(entities, "Jane Mburu")
    assert [label.text for label in person.labels] == [
        "Kenya’s interim president",
        "Kenya’s acting president",
    ]


def test_people_of_one_name_in_two_stories_with_offices_in_two_countries_stay_apart() -> None:
    found = readings(
        "Kenyan President Jane Mburu left Nairobi.", "Peruvian President Jane Mburu left Lima."
    )
    apart = resolve(found, ())
    assert len([e for e in apart if e.name == "Jane Mburu"]) == 2


def test_every_mention_belongs_to_exactly_one_entity_and_ids_follow_the_text() -> None:
    found = readings(
        "President Jane Mburu met Omar al-Hashimi in Nairobi. Mburu spoke to Reuters.",
        "In Nairobi, Mburu and Al-Hashimi met at the Doruma air base.",
    )
    entities = resolve(found, one_story(found))
    placed = sorted(
        (passage.article, passage.start, passage.end)
        for entity in entities
        for passage in entity.mentions
    )
    told = sorted((r.article.id, m.start, m.end) for r in found for m in r.mentions)
    assert placed == told
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert entities[0].name == "Jane Mburu"


def test_the_same_readings_give_the_same_entities() -> None:
    texts = ("President Jane Mburu met Reuters.", "Mburu left Kenya for the UN.", "UN and Kenya.")
    assert resolved(*texts) == resolved(*texts)


@pytest.mark.parametrize("texts", [(), ("",), ("no names here.",)])
def test_coverage_without_names_gives_no_entities(texts: tuple[str, ...]) -> None:
    assert resolved(*texts) == ()


def test_a_given_name_that_is_also_an_article_elsewhere_keeps_two_brothers_apart() -> None:
    entities = resolved(
        "Ed Harper spoke in Tarn. David Harper, his brother, left Tarn.",
        "Ed Harper spoke in Tarn.",
    )
    assert variants(entity_with(entities, "Ed Harper")) == {"Ed Harper"}


def test_spellings_that_differ_in_capitals_alone_have_a_reason_too() -> None:
    entities = resolved("Jane Mburu left Nairobi.", "JANE MBURU left Nairobi.")
    person = entity_with(entities, "Jane Mburu")
    assert variants(person) == {"Jane Mburu", "JANE MBURU"}
    assert person.reasons
