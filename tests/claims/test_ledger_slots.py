"""The slots of the ledger: what is compared with what, and what is not."""

import pytest
from msgspec.structs import replace
from tests.claims.telling import group, only

from sayso.claims.ledger.ages import compare_ages
from sayso.claims.ledger.amounts import compare_amounts
from sayso.claims.ledger.certainty import compare_certainty
from sayso.claims.ledger.clocks import compare_clocks
from sayso.claims.ledger.dates import compare_dates
from sayso.claims.ledger.doers import compare_doers
from sayso.claims.ledger.others import compare_others
from sayso.claims.ledger.places import compare_places
from sayso.claims.ledger.sources import compare_sources
from sayso.claims.ledger.statuses import compare_statuses
from sayso.claims.ledger.wording import compare_wording
from sayso.model import Entity, Passage, Source, SourceKind, Status

ONE_OF_MANY = [
    (
        "The mayor spent $410 at the Gull Harbour Hotel and $90 on taxis.",
        "The mayor spent $420 at the Gull Harbour Hotel and $75 on flowers.",
        {"$410", "$420"},
    ),
    (
        "Ana Reis scored 14 points and Eva Sand scored 13 for the Gulls.",
        "Eva Sand scored 13 points for the Gulls, while Ana Reis scored 12 points.",
        {"14", "12"},
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), ONE_OF_MANY)
def test_of_many_amounts_those_of_one_thing_are_compared(
    one: str, other: str, expected: set[str]
) -> None:
    assert set(only(list(compare_amounts(group(one, other)))).sides) == expected


NOT_COUNTS = [
    ("The ferry carried 410, 500 crates of fruit.", "The ferry carried 300 crates of fruit."),
    ("Guards seized AK-47 rifles from the boat.", "Guards seized 12 rifles from the boat."),
    ("The 14-year-old pilot of the boat won.", "The 16-year-old pilot of the boat won."),
    ("The singer sold her first 20 records there.", "The singer sold 35 records there."),
    ("The ship came within 4 miles of the coast.", "The ship came 2 miles off the coast."),
    ("The gale drowned three sailors.", "The gale drowned two women and a man."),
    ("The keeper averaged 30 goals a season.", "The keeper let in 20 goals a season."),
]


@pytest.mark.parametrize(("one", "other"), NOT_COUNTS)
def test_what_is_no_count_of_the_whole_is_not_compared(one: str, other: str) -> None:
    assert not list(compare_amounts(group(one, other)))


def test_an_amount_that_both_tell_is_not_compared_with_another() -> None:
    told = group("The gale sank 4 boats.", "The gale sank 4 boats, and 9 boats were saved.")
    assert not list(compare_amounts(told))


def test_an_amount_in_words_and_in_digits_is_one() -> None:
    told = group(
        "Fourteen workers were hurt in the mill fire.",
        "The mill fire hurt 14 workers.",
        "The mill fire hurt 17 workers.",
    )
    assert set(only(list(compare_amounts(told))).sides) == {"fourteen", "17"}


def test_the_thing_counted_is_the_plural_behind_its_adjectives() -> None:
    told = group(
        "The harbour judge gave the smuggler seven heavy sentences.",
        "The harbour judge gave the smuggler five heavy sentences.",
    )
    assert only(list(compare_amounts(told))).about.startswith("how many sentences: ")


DAYS = [
    ("Friday", None, "Thursday", None, "cannot tell"),
    ("Friday", "2024-03-08", "Thursday", None, "cannot tell"),
    ("March", "2024-03", "Thursday", "2024-03-07", "rounding"),
]


@pytest.mark.parametrize(("one", "value", "other", "other_value", "cause"), DAYS)
def test_one_event_on_two_days_is_told(
    one: str, value: str | None, other: str, other_value: str | None, cause: str
) -> None:
    told = group(
        f"The old lighthouse keeper died in {one}.",
        f"The old lighthouse keeper died in {other}.",
        times=((one, value), (other, other_value)),
    )
    assert only(list(compare_dates(told))).cause == cause


NO_DATES = [
    ("The keeper died Friday.", "The keeper died Friday.", "Friday", "Friday"),
    ("The crew won Friday's race.", "The crew won Sunday's race.", "Friday", "Sunday"),
    ("The 1950s star sang.", "The star sang in 2004.", "1950s", "2004"),
    ("The keeper died Friday.", "The keeper sang Sunday.", "Friday", "Sunday"),
]


@pytest.mark.parametrize(("one", "other", "time", "other_time"), NO_DATES)
def test_equal_days_days_of_things_and_of_other_events_are_no_disagreement(
    one: str, other: str, time: str, other_time: str
) -> None:
    told = group(one, other, times=((time, None), (other_time, None)))
    assert not list(compare_dates(told))


def test_days_far_apart_are_of_two_events() -> None:
    told = group(
        "The guild sent a letter on Tuesday.",
        "The guild sent a letter on Saturday.",
        times=(("Tuesday", "2024-03-05"), ("Saturday", "2024-03-09")),
    )
    assert not list(compare_dates(told))


CLOCKS = [
    ("around 9pm", "8.49pm", "rounding"),
    ("by 7 a.m.", "by 6:40 a.m.", "rounding"),
    ("at 9pm", "at 7.10pm", "cannot tell"),
]


@pytest.mark.parametrize(("one", "other", "cause"), CLOCKS)
def test_two_clock_times_of_one_event_are_told(one: str, other: str, cause: str) -> None:
    told = group(f"The fire broke out {one} in the mill.", f"The fire broke out {other} there.")
    assert only(list(compare_clocks(told))).cause == cause


def test_clock_times_of_two_events_are_no_disagreement() -> None:
    told = group("The fire broke out at 9pm.", "The fire was out at 11pm.")
    assert not list(compare_clocks(told))


AGES = [
    (("Ana Reis, 61, drowned.", "The 68-year-old pilot Ana Reis drowned."), (), "cannot tell"),
    (("Ana Reis, 61, drowned.", "Ana Reis, 68, drowned."), ("2024-03-01",) * 2, "true conflict"),
    (("Ana Reis, 61, won.", "Ana Reis, 62, won."), ("2024-03-01", "2025-03-01"), "later update"),
    (("Ana Reis, 61, drowned.", "Ana Reis, 61, drowned."), (), None),
    (("Ana Reis, 12 miles out, drowned.", "Ana Reis, 61, drowned."), (), None),
]


@pytest.mark.parametrize(("texts", "days", "cause"), AGES)
def test_two_ages_of_one_person_are_told(
    texts: tuple[str, str], days: tuple[str, ...], cause: str | None
) -> None:
    told = group(*texts, days=days)
    mentions = tuple(
        Passage(f"a{n}", text.index("Ana"), text.index("Ana") + 8) for n, text in enumerate(texts)
    )
    who = Entity(id="e1", type="person", name="Ana Reis", mentions=mentions)
    drafts = list(compare_ages(who, told.views, told.scene))
    assert [draft.cause for draft in drafts] == ([cause] if cause else [])


NOT_DONE = [
    "staged live on Sunday from the town theatre",
    "The play was to be revised and would be staged on Sunday.",
]


@pytest.mark.parametrize("other", NOT_DONE)
def test_a_participle_without_its_subject_or_with_would_is_not_done(other: str) -> None:
    statuses: tuple[Status, Status] = ("planned", "happened")
    told = group("The play will be staged on Sunday.", other, statuses=statuses)
    assert not list(compare_statuses(told))


@pytest.mark.parametrize(
    ("ahead", "done"),
    [
        (
            "The queen will visit the harbour town on Sunday.",
            "The queen arrived in the harbour town on Sunday.",
        ),
        ("The firm will begin the harbour works.", "The firm launched the harbour works."),
    ],
)
def test_other_verbs_for_one_deed_tell_of_it_as_ahead_and_as_done(ahead: str, done: str) -> None:
    told = group(ahead, done, statuses=("planned", "happened"))
    assert set(only(list(compare_statuses(told))).sides) == {"still ahead", "done"}


def test_what_will_have_happened_is_as_good_as_done() -> None:
    statuses: tuple[Status, Status] = ("planned", "happened")
    told = group(
        "The club will have won six games.", "The club has won six games.", statuses=statuses
    )
    assert not list(compare_statuses(told))


NO_DOUBT = [
    ("The pilot allegedly flew into the storm.", "The pilot, accused, flew into the storm."),
    ("The pilot will possibly fly into the storm.", "The pilot flew into the storm."),
]


@pytest.mark.parametrize(("one", "other"), NO_DOUBT)
def test_charges_and_plans_are_no_other_certainty(one: str, other: str) -> None:
    statuses: tuple[Status, Status] = (
        "planned" if "will" in one else "happened",
        "happened",
    )
    assert not list(compare_certainty(group(one, other, statuses=statuses)))


def test_what_the_police_tell_is_not_told_as_a_fact() -> None:
    police = (Source("police", "unnamed"),)
    told = group(
        "The pilot allegedly flew into the storm.",
        "The pilot flew into the storm.",
        chains=((), police),
    )
    assert not list(compare_certainty(told))


def test_a_name_with_and_without_junior_is_one() -> None:
    texts = "The ferry was steered by Ivo Reis Jr.", "The ferry was steered by Old Ivo Reis."
    names = "Ivo Reis Jr", "Old Ivo Reis"
    people = {}
    for n, (text, name) in enumerate(zip(texts, names, strict=True)):
        start = text.index(name)
        mention = Passage(f"a{n}", start, start + len(name))
        people[f"e{n}"] = Entity(id=f"e{n}", type="person", name=name, mentions=(mention,))
    told = group(*texts, entities=people)
    views = tuple(
        replace(view, claim=replace(view.claim, entities=(key,)))
        for view, key in zip(told.views, people, strict=True)
    )
    assert not list(compare_others(replace(told, views=views)))


SAME_MOUTH: list[tuple[tuple[str, SourceKind], tuple[str, SourceKind]]] = [
    (("a dock spokesman", "unnamed"), ("a dock spokesperson", "unnamed")),
    (("the mayor", "unnamed"), ("Ana Reis", "person")),
    (("men who", "unnamed"), ("Harbour Office", "body")),
]


@pytest.mark.parametrize(("one", "other"), SAME_MOUTH)
def test_other_words_for_one_source_and_broken_names_are_no_other_source(
    one: tuple[str, SourceKind], other: tuple[str, SourceKind]
) -> None:
    same = "The dam will hold through the winter rain."
    told = group(same, same, chains=((Source(*one),), (Source(*other),)))
    assert not list(compare_sources(told))


def test_tellings_of_two_things_are_no_other_wording() -> None:
    told = group("Fog closed the docks.", "A choir sang in the square all night.", sure=0.6)
    assert not list(compare_wording(told))


def places_told(one: str, other: str, *named: tuple[str, str, str]) -> list[set[str]]:
    """The places that two claims are held to differ in; ``named``: claim's, written, its name."""
    entities = {}
    for number, (article, written, name) in enumerate(named):
        at = {"a0": one, "a1": other}[article].index(written)
        place = Passage(article, at, at + len(written))
        key = f"p{number}"
        entities[key] = Entity(id=key, type="place", name=name, mentions=(place,))
    told = group(one, other, entities=entities)
    views = tuple(
        replace(view, claim=replace(view.claim, entities=tuple(entities))) for view in told.views
    )
    return [set(draft.sides) for draft in compare_places(replace(told, views=views))]


def test_one_thing_told_as_done_in_two_towns_differs_in_its_place() -> None:
    one = "The captain will meet the harbour board in Porto on Friday morning."
    other = "The captain will meet the harbour board in Braga on Friday morning."
    named = ("a0", "Porto", "Porto"), ("a1", "Braga", "Braga")
    assert places_told(one, other, *named) == [{"Porto", "Braga"}]


def test_the_coast_of_one_country_is_not_that_of_another() -> None:
    one = "The ferry sank off the coast of Malta on Friday morning."
    other = "The ferry sank off the coast of Tunisia on Friday morning."
    named = ("a0", "Malta", "Malta"), ("a1", "Tunisia", "Tunisia")
    assert places_told(one, other, *named) == [{"Malta", "Tunisia"}]


def test_the_adjective_of_a_country_tells_of_no_place() -> None:
    one = "The captain will meet the Portuguese harbour board on Friday morning."
    other = "The captain will meet the Braga harbour board on Friday morning."
    named = ("a0", "Portuguese", "Portugal"), ("a1", "Braga", "Braga")
    assert not places_told(one, other, *named)


def test_whose_leader_somebody_is_tells_of_no_place() -> None:
    one = "The North Kerran leader will meet the president on Friday morning."
    other = "The Kerran leader will meet the president in the Braga zone on Friday morning."
    named = ("a0", "North Kerran", "North Kerran"), ("a1", "Braga", "Braga")
    assert not places_told(one, other, *named)


def doers_told(one: str, other: str, *named: tuple[str, str]) -> list[set[str]]:
    """Who two claims are held to name as the one who did it; ``named``: claim's, name."""
    entities = {}
    for number, (article, name) in enumerate(named):
        at = {"a0": one, "a1": other}[article].index(name)
        stands = Passage(article, at, at + len(name))
        entities[f"p{number}"] = Entity(
            id=f"p{number}", type="person", name=name, mentions=(stands,)
        )
    told = group(one, other, entities=entities)
    views = tuple(
        replace(
            view,
            claim=replace(view.claim, entities=own),
            entities=frozenset(own),
        )
        for view in told.views
        for own in [tuple(key for key, e in entities.items() if _is_named(e, view.claim.article))]
    )
    return [set(draft.sides) for draft in compare_doers(replace(told, views=views))]


def _is_named(entity: Entity, article: str) -> bool:
    return any(mention.article == article for mention in entity.mentions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The minister, Ana Ruiz, ordered the raid.", "The general, Pedro Lund, ordered the raid."),
        ("The raid was ordered by Ana Ruiz.", "The raid was ordered by Pedro Lund."),
    ],
)
def test_one_deed_of_two_people_is_told(one: str, other: str) -> None:
    found = doers_told(one, other, ("a0", "Ana Ruiz"), ("a1", "Pedro Lund"))
    assert found == [{"Ana Ruiz", "Pedro Lund"}]


def test_two_deeds_and_one_doer_by_two_names_are_no_disagreement() -> None:
    raids = "Ana Ruiz ordered the raid.", "Pedro Lund ordered a lunch."
    assert not doers_told(*raids, ("a0", "Ana Ruiz"), ("a1", "Pedro Lund"))
    same = "Ana Ruiz ordered the raid.", "Anna Ruiz ordered the raid."
    assert not doers_told(*same, ("a0", "Ana Ruiz"), ("a1", "Anna Ruiz"))
