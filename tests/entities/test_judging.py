"""People's judgements over the entities of a run."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.entities.coverage import entity_with, one_story, readings, variants

from sayso.entities import judge, resolve
from sayso.errors import BadInput
from sayso.knowledge.judgements import Judgements, Merge, Named, Never, Split, parse_judgements
from sayso.model import Entity, Judged, Reading

TEXTS = (
    "Robert Harper met Mary Harper in Lima. Harper smiled. Omar al-Hashimi left Amman.",
    "Mary Harper came back from Lima. Omar al-Hashemi did not. Harper waved.",
    "Bob Harper, a plumber, was born in Lima. Later Basri spoke in Amman. Harper sang.",
)


def coverage(*texts: str) -> tuple[Reading, ...]:
    """Readings of files post1.txt, post2.txt, ... in one folder."""
    return tuple(
        replace(reading, article=replace(reading.article, path=f"news/post{number}.txt"))
        for number, reading in enumerate(readings(*texts), start=1)
    )


def judged(written: str, *texts: str) -> tuple[tuple[Entity, ...], tuple[Judged, ...]]:
    found = coverage(*texts)
    return judge(resolve(found, one_story(found)), found, parse_judgements(written, "f.toml"))


def test_without_judgements_nothing_changes() -> None:
    found = coverage(*TEXTS)
    entities = resolve(found, one_story(found))
    assert judge(entities, found, Judgements()) == (entities, ())


def test_a_merge_makes_one_of_two_and_is_the_first_reason() -> None:
    entities, told = judged(
        '[[merge]]\nnames = ["Omar al-Hashimi", "Basri"]\nbecause = "his name in the war"', *TEXTS
    )
    person = entity_with(entities, "Basri")
    assert {"Omar al-Hashimi", "Omar al-Hashemi", "Basri"} <= variants(person)
    assert person.reasons[0] == (
        "a person judged “Omar al-Hashimi” and “Basri” one (f.toml:1): his name in the war"
    )
    assert [(item.applied, item.outcome) for item in told] == [(True, "applied")]


def test_the_first_name_of_a_merge_is_the_one_shown() -> None:
    entities, _ = judged('[[merge]]\nnames = ["basri", "Omar al-Hashimi"]', *TEXTS)
    assert entity_with(entities, "Omar al-Hashimi").name == "Basri"


def test_never_takes_apart_what_the_scores_had_joined() -> None:
    apart = '[[never]]\nnames = ["Omar al-Hashimi", "Omar al-Hashemi"]'
    assert entity_with(judged("", *TEXTS)[0], "Omar al-Hashimi").name
    entities, _ = judged(apart, *TEXTS)
    one, two = (entity_with(entities, f"Omar al-{name}") for name in ("Hashimi", "Hashemi"))
    assert one.id != two.id
    for entity in (one, two):
        assert entity.reasons[0].startswith("a person judged “Omar al-Hashimi” and “Omar al-")
        assert "never to be one (f.toml:1)" in entity.reasons[0]


def test_a_bare_surname_goes_with_the_side_named_in_its_article() -> None:
    entities, _ = judged(
        '[[merge]]\nnames = ["Robert Harper", "Bob Harper"]\n'
        '[[never]]\nnames = ["Bob Harper", "Mary Harper"]',
        *TEXTS,
    )
    mary = entity_with(entities, "Mary Harper")
    assert "Harper" in variants(mary)
    assert {m.article for m in mary.mentions} <= {"a1", "a2"}


def test_a_split_takes_a_name_and_its_short_forms_out_of_one_article() -> None:
    texts = ("Jane Mburu spoke.", "Jane Mburu, a nurse, fell. Mburu wept.", "Jane Mburu sang.")
    entities, _ = judged('[[split]]\nname = "Jane Mburu"\narticles = ["post2.txt"]', *texts)
    articles = sorted(
        tuple(m.article for m in e.mentions) for e in entities if "Jane Mburu" in variants(e)
    )
    assert articles == [("a1", "a3"), ("a2", "a2")]
    other = next(e for e in entities if e.mentions[0].article == "a2")
    assert other.reasons[0] == (
        "a person judged “Jane Mburu” in post2.txt another than elsewhere (f.toml:1)"
    )


def test_what_was_split_off_can_be_merged_with_another() -> None:
    texts = ("Jane Mburu spoke to Peter Brook.", "Later Mburu fell.")
    entities, _ = judged(
        '[[split]]\nname = "Mburu"\narticles = ["news/post2.txt"]\n'
        '[[merge]]\nnames = ["Peter Brook", { name = "Mburu", article = "post2.txt" }]',
        *texts,
    )
    assert variants(entity_with(entities, "Mburu")) == {"Peter Brook", "Mburu"}
    assert variants(entity_with(entities, "Jane Mburu")) == {"Jane Mburu"}


def test_judgements_hold_when_an_article_is_added() -> None:
    written = '[[never]]\nnames = ["Omar al-Hashimi", "Omar al-Hashemi"]'
    more = "Omar Al-Hashimi and Omar al-Hashemi met."
    entities, _ = judged(written, *TEXTS, more)
    assert variants(entity_with(entities, "Omar Al-Hashimi")) >= {"Omar al-Hashimi"}
    assert (
        entity_with(entities, "Omar al-Hashemi").id != entity_with(entities, "Omar al-Hashimi").id
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            '[[merge]]\nnames = ["Omar al-Hashimi", "Omar el-Hashimy"]',
            "nothing in these articles is named “Omar el-Hashimy” (is “Omar al-Hashimi” meant?)",
        ),
        (
            '[[never]]\nnames = ["Robert Harper", "Xi"]',
            "nothing in these articles is named “Xi”",
        ),
        (
            '[[split]]\nname = "Harper"\narticles = ["post9.txt"]',
            "no article is called “post9.txt”",
        ),
        (
            '[[split]]\nname = "Basri"\narticles = ["post1.txt"]',
            "nothing in post1.txt is named “Basri”",
        ),
    ],
)
def test_a_judgement_on_something_unknown_is_not_applied_and_says_so(
    written: str, told: str
) -> None:
    entities, outcomes = judged(written, *TEXTS)
    assert entities == judged("", *TEXTS)[0]
    assert [(item.where, item.applied) for item in outcomes] == [("f.toml:1", False)]
    assert outcomes[0].outcome == f"not applied; {told}"


def test_a_name_two_files_share_is_not_guessed() -> None:
    found = coverage("Basri left.", "Basri stayed.")
    twins = tuple(
        replace(r, article=replace(r.article, path=f"{r.article.id}/post.txt")) for r in found
    )
    written = parse_judgements('[[split]]\nname = "Basri"\narticles = ["post.txt"]', "f.toml")
    _, (outcome,) = judge(resolve(twins), twins, written)
    assert "2 articles are called “post.txt”: give more of the path" in outcome.outcome


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            '[[merge]]\nnames = ["Ann", "Bea"]\n[[never]]\nnames = ["Ann", "Bea"]',
            "f.toml:3: says that “Ann” and “Bea” are never one, but f.toml:1 makes them one",
        ),
        (
            '[[never]]\nnames = ["Ann", "Cem"]\n[[merge]]\nnames = ["Ann", "Bea"]\n'
            '[[merge]]\nnames = ["Bea", "Cem"]',
            "f.toml:1: says that “Ann” and “Cem” are never one, but f.toml:3 and f.toml:5 makes",
        ),
        (
            '[[merge]]\nnames = ["Ann", { name = "Ann", article = "post1.txt" }]\n'
            '[[split]]\nname = "Ann"\narticles = ["post1.txt"]',
            "f.toml:3: says that “Ann” there is another than elsewhere, but f.toml:1",
        ),
        (
            '[[split]]\nname = "Ann"\narticles = ["post1.txt"]\n'
            '[[split]]\nname = "Ann"\narticles = ["post2.txt", "news/post1.txt"]',
            "f.toml:4: “Ann” is split off in the same article at f.toml:1 already",
        ),
        (
            '[[merge]]\nnames = ["Ann", "Bea"]\n'
            '[[never]]\nnames = [{ name = "ann", article = "post1.txt" }, "Bea"]',
            "f.toml:3: says that “ann” in post1.txt and “Bea” are never one, but f.toml:1",
        ),
    ],
)
def test_judgements_that_contradict_each_other_stop_the_run_with_their_lines(
    written: str, told: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(told)):
        judged(written, *TEXTS)


def test_a_name_in_one_article_may_be_set_against_the_same_name_elsewhere() -> None:
    texts = ("Jane Mburu spoke.", "Jane Mburu fell.")
    entities, _ = judged(
        '[[never]]\nnames = ["Jane Mburu", { name = "Jane Mburu", article = "post2.txt" }]', *texts
    )
    assert [e.mentions[0].article for e in entities if e.name == "Jane Mburu"] == ["a1", "a2"]


NAMES = st.sampled_from(
    ["Robert Harper", "Mary Harper", "Bob Harper", "Harper", "Omar al-Hashimi", "Omar al-Hashemi",
     "Basri", "Lima", "Amman", "Nobody"]
)  # fmt: skip
ARTICLES = st.sampled_from(["post1.txt", "post2.txt", "post3.txt"])
NAMED = st.builds(Named, NAMES, st.none() | ARTICLES)
TWO = st.lists(NAMED, min_size=2, max_size=3, unique=True).map(tuple)
JUDGEMENTS = st.builds(
    Judgements,
    merges=st.lists(st.builds(Merge, names=TWO, where=st.just("f.toml:1")), max_size=2).map(tuple),
    nevers=st.lists(st.builds(Never, names=TWO, where=st.just("f.toml:2")), max_size=2).map(tuple),
    splits=st.lists(
        st.builds(
            Split,
            name=NAMES,
            articles=st.lists(ARTICLES, min_size=1, max_size=2, unique=True).map(tuple),
            where=st.just("f.toml:3"),
        ),
        max_size=2,
    ).map(tuple),
)


@given(JUDGEMENTS)
@settings(max_examples=300, deadline=None)
def test_applying_judgements_twice_is_applying_them_once(judgements: Judgements) -> None:
    found = coverage(*TEXTS)
    entities = resolve(found, one_story(found))
    try:
        once, told = judge(entities, found, judgements)
    except BadInput:
        return
    assert judge(once, found, judgements) == (once, told)


@given(JUDGEMENTS)
@settings(max_examples=200, deadline=None)
def test_judgements_lose_no_mention_and_give_none_twice(judgements: Judgements) -> None:
    found = coverage(*TEXTS)
    entities = resolve(found, one_story(found))
    try:
        after, _ = judge(entities, found, judgements)
    except BadInput:
        return
    before = sorted(m for e in entities for m in e.mentions)
    assert sorted(m for e in after for m in e.mentions) == before
    assert [e.id for e in after] == [f"e{n}" for n in range(1, len(after) + 1)]


@given(JUDGEMENTS)
@settings(max_examples=200, deadline=None)
def test_what_is_merged_is_one_and_what_never_is_one_is_apart(judgements: Judgements) -> None:
    found = coverage(*TEXTS)
    entities = resolve(found, one_story(found))
    whole = Judgements(merges=judgements.merges, nevers=judgements.nevers)
    try:
        after, _ = judge(entities, found, whole)
    except BadInput:
        return
    for merge in whole.merges:
        known = [found for named in merge.names if (found := holders(after, named))]
        assert len(known) < 2 or len(set().union(*known)) == 1
    for never in whole.nevers:
        for number, one in enumerate(never.names):
            for two in never.names[number + 1 :]:
                if one.name != two.name:
                    assert not holders(after, one) & holders(after, two)


def holders(entities: tuple[Entity, ...], named: Named) -> set[str]:
    """Ids of the entities that hold a name, in its article if it has one."""
    texts = {f"a{n}": text for n, text in enumerate(TEXTS, start=1)}
    return {
        entity.id
        for entity in entities
        for m in entity.mentions
        if texts[m.article][m.start : m.end] == named.name
        and (named.article is None or named.article == f"post{m.article[1:]}.txt")
    }
