"""The ledger: which differences are told, with which cause, and which are not."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.claims.ledger.amounts import compare_amounts
from sayso.claims.ledger.drafts import Draft, Group, Scene
from sayso.claims.ledger.names import compare_roles, compare_spellings
from sayso.claims.ledger.sources import compare_sources
from sayso.claims.ledger.statuses import compare_statuses
from sayso.claims.views import views
from sayso.model import (
    Article,
    Claim,
    Entity,
    Label,
    Passage,
    Published,
    Reading,
    Source,
    Span,
    Status,
)


class WordsAsVectors:
    """A stand-in encoder: every text is the sum of chance vectors of its words."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.array([self._row(text) for text in texts], np.float32).reshape(len(texts), -1)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)

    def _row(self, text: str) -> NDArray[np.float64]:
        seeds = [hashlib.sha256(word.encode()).digest() for word in text.lower().split()]
        return sum(
            (np.random.default_rng(list(seed)).normal(size=64) for seed in seeds), np.zeros(64)
        )


def group(
    *texts: str,
    statuses: Sequence[Status] = (),
    chains: Sequence[tuple[Source, ...]] = (),
    days: Sequence[str] = (),
) -> Group:
    """One finding whose claims are whole articles of one sentence."""
    readings, claims = [], []
    for n, text in enumerate(texts):
        article = Article(
            id=f"a{n}", sha256="", text=text,
            published=Published(days[n], "text") if days else Published(),
        )  # fmt: skip
        readings.append(Reading(article=article, sentences=(Span(0, len(text)),)))
        claims.append(
            Claim(
                id=f"c{n}", article=article.id, start=0, end=len(text), text=text,
                status=statuses[n] if statuses else "happened",
                chain=chains[n] if chains else (), entities=("e1",),
            )
        )  # fmt: skip
    scene = Scene({r.article.id: r.article for r in readings}, {}, {})
    return Group(views(claims, readings, WordsAsVectors()), 0.9, True, texts[0], scene)


def only(drafts: Sequence[Draft]) -> Draft:
    (draft,) = drafts
    return draft


COUNTS = [
    ("Nearly 20 sailors drowned.", "19 sailors drowned.", "rounding"),
    ("Several shops burned.", "Four shops burned.", "rounding"),
    ("12 sailors drowned.", "30 sailors drowned.", "true conflict"),
]


@pytest.mark.parametrize(("one", "other", "cause"), COUNTS)
def test_amounts_of_one_thing_are_compared(one: str, other: str, cause: str) -> None:
    draft = only(list(compare_amounts(group(one, other))))
    assert (draft.kind, draft.cause, len(draft.sides)) == ("number", cause, 2)


def test_a_count_that_grows_with_the_day_is_a_later_update() -> None:
    told = group("12 sailors drowned.", "30 sailors drowned.", days=["2024-03-01", "2024-03-02"])
    assert only(list(compare_amounts(told))).cause == "later update"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 sailors drowned.", "12 sailors drowned."),
        ("12 sailors drowned.", "Three boats sank."),
        ("12 sailors drowned and 5 sailors swam.", "7 sailors drowned."),
    ],
)
def test_equal_counts_other_things_and_unclear_ones_are_no_disagreement(
    one: str, other: str
) -> None:
    assert not list(compare_amounts(group(one, other)))


def test_a_plan_in_one_report_is_done_in_another() -> None:
    told = group(
        "The minister will visit Lisbon.",
        "The minister visited Lisbon.",
        statuses=("planned", "happened"),
    )
    draft = only(list(compare_statuses(told)))
    assert (draft.cause, set(draft.sides)) == ("planned vs done", {"still ahead", "done"})


def test_two_statuses_of_two_events_are_no_disagreement() -> None:
    told = group(
        "The minister will visit Lisbon.",
        "The minister praised Lisbon.",
        statuses=("planned", "happened"),
    )
    assert not list(compare_statuses(told))


def source(name: str, kind: str = "person") -> tuple[Source, ...]:
    return (Source(name, kind),)  # type: ignore[arg-type]


def test_one_statement_of_two_speakers_is_told_with_both() -> None:
    same = "The dam will hold through the winter rain."
    told = group(same, same, chains=(source("Ana Reis"), source("Tom Voss")))
    assert set(only(list(compare_sources(told))).sides) == {"Ana Reis", "Tom Voss"}


def test_a_longer_name_of_one_source_is_no_other_source() -> None:
    same = "The dam will hold through the winter rain."
    told = group(same, same, chains=(source("Reis"), source("Ana Reis")))
    assert not list(compare_sources(told))


def entity(told: Group, *names: str, labels: Sequence[str] = ()) -> Entity:
    """An entity named ``names[n]`` in article n, with ``labels[n]`` there."""
    texts = [view.claim.text for view in told.views]
    at = [text.index(name) for text, name in zip(texts, names, strict=True)]
    return Entity(
        id="e1", type="person", name=names[0],
        mentions=tuple(
            Passage(f"a{n}", start, start + len(name))
            for n, (start, name) in enumerate(zip(at, names, strict=True))
        ),
        labels=tuple(
            Label(f"a{n}", texts[n].index(label), texts[n].index(label) + len(label), label)
            for n, label in enumerate(labels)
        ),
    )  # fmt: skip


def test_two_spellings_of_one_name_are_told() -> None:
    told = group("Yusuf Harrani spoke.", "Yousef Harrani spoke.")
    who = entity(told, "Yusuf Harrani", "Yousef Harrani")
    assert only(list(compare_spellings(who, told.views, told.scene))).kind == "name"


def test_a_surname_alone_is_no_other_spelling() -> None:
    told = group("Yusuf Harrani spoke.", "Harrani spoke.")
    who = entity(told, "Yusuf Harrani", "Harrani")
    assert not list(compare_spellings(who, told.views, told.scene))


ROLES = [("interim president", "transitional president", 1), ("president", "surgeon", 0)]


@pytest.mark.parametrize(("one", "other", "expected"), ROLES)
def test_one_office_held_in_two_ways_is_told(one: str, other: str, expected: int) -> None:
    told = group(f"The {one} Yusuf Harrani spoke.", f"The {other} Yusuf Harrani spoke.")
    who = entity(told, "Yusuf Harrani", "Yusuf Harrani", labels=(one, other))
    assert len(list(compare_roles(who, told.views, told.scene))) == expected
