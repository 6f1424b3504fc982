"""Verifying: whatever was altered is found, named, and said in a line."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sayso.dossier import verify
from sayso.dossier.verify import match
from sayso.model import (
    Article,
    Credit,
    Dossier,
    Label,
    Noise,
    Passage,
    PublishedCandidate,
    Source,
    Span,
    TimelineEntry,
)

Item = TypeVar("Item")
FAR = 10_000


def head(items: tuple[Item, ...], **fields: object) -> tuple[Item, ...]:
    """The items with fields of the first one altered."""
    return (replace(items[0], **fields), *items[1:])  # type: ignore[type-var]


def test_a_dossier_holds_against_its_own_articles(sample: Dossier) -> None:
    assert verify(sample, sample.articles) == ()


Alteration = Callable[[Dossier], Dossier]
ALTERATIONS: list[tuple[str, str, Alteration]] = [
    ("text of the claim", "claim c1", lambda d: replace(d, claims=head(d.claims, start=1))),
    ("claim", "claim c1", lambda d: replace(d, claims=head(d.claims, end=FAR))),
    (
        "attribution id",
        "claim c1",
        lambda d: replace(d, claims=head(d.claims, attribution="t99")),
    ),
    ("entity id", "claim c1", lambda d: replace(d, claims=head(d.claims, entities=("e9",)))),
    ("time id", "claim c1", lambda d: replace(d, claims=head(d.claims, times=(7,)))),
    (
        "entity id",
        "claim c1",
        lambda d: replace(d, claims=head(d.claims, chain=(Source("x", "agency", "e9"),))),
    ),
    (
        "link of the chain",
        "claim c1",
        lambda d: replace(
            d, claims=head(d.claims, chain=(Source("x", "agency", span=Span(3, FAR)),))
        ),
    ),
    (
        "id of a claim",
        "c1",
        lambda d: replace(d, claims=(*d.claims, d.claims[0])),
    ),
    (
        "noise",
        "article a1",
        lambda d: replace(d, articles=head(d.articles, noise=(Noise(0, FAR, "menu"),))),
    ),
    (
        "credit",
        "article a1",
        lambda d: replace(d, articles=head(d.articles, credits=(Credit(-1, 2, "x"),))),
    ),
    (
        "publication date",
        "article a1",
        lambda d: replace(
            d,
            articles=head(
                d.articles,
                published=replace(
                    d.articles[0].published,
                    candidates=(PublishedCandidate("2026", "text", Span(5, FAR)),),
                ),
            ),
        ),
    ),
    (
        "source",
        "attribution t1",
        lambda d: replace(d, attributions=head(d.attributions, source=(Span(0, FAR),))),
    ),
    (
        "cue",
        "attribution t1",
        lambda d: replace(d, attributions=head(d.attributions, cue=(Span(9, 3),))),
    ),
    (
        "content",
        "attribution t1",
        lambda d: replace(d, attributions=head(d.attributions, content=(Span(0, FAR),))),
    ),
    ("time", "time 0", lambda d: replace(d, times=head(d.times, end=FAR))),
    (
        "mention",
        "entity e1",
        lambda d: replace(d, entities=head(d.entities, mentions=(Passage("a1", 0, FAR),))),
    ),
    (
        "text of the label",
        "entity e1",
        lambda d: replace(d, entities=head(d.entities, labels=(Label("a1", 0, 3, "Mayor"),))),
    ),
    (
        "rendering",
        "quote q1",
        lambda d: replace(d, quotes=head(d.quotes, renderings=(Passage("a9", 0, 3),))),
    ),
    ("entity id", "quote q1", lambda d: replace(d, quotes=head(d.quotes, speaker="e9"))),
    (
        "copied passage",
        "copy of a1 in a2",
        lambda d: replace(
            d,
            copies=head(
                d.copies,
                passages=(replace(d.copies[0].passages[0], copy=Span(0, FAR)),),
            ),
        ),
    ),
    ("article id", "copy of a7 in a2", lambda d: replace(d, copies=head(d.copies, original="a7"))),
    ("claim id", "finding f1", lambda d: replace(d, findings=head(d.findings, first="c99"))),
    ("story id", "finding f1", lambda d: replace(d, findings=head(d.findings, story="s9"))),
    ("finding id", "finding f1", lambda d: replace(d, findings=head(d.findings, refines=("f9",)))),
    (
        "story id",
        "disagreement d1",
        lambda d: replace(d, disagreements=head(d.disagreements, story="s9")),
    ),
    ("article id", "story s1", lambda d: replace(d, stories=head(d.stories, articles=("a9",)))),
    (
        "finding id",
        "timeline 2026",
        lambda d: replace(d, timeline=(TimelineEntry("2026", ("f9",)),)),
    ),
    ("article id", "reading list", lambda d: replace(d, reading_list=("a9",))),
]


@pytest.mark.parametrize(("what", "where", "alter"), ALTERATIONS)
def test_an_altered_value_is_found_and_named(
    sample: Dossier, what: str, where: str, alter: Alteration
) -> None:
    failures = verify(alter(sample), sample.articles)
    assert [one for one in failures if one.what == what and one.where.startswith(where)]


def test_a_failure_says_what_was_expected_and_what_was_found(sample: Dossier) -> None:
    altered = replace(sample, claims=head(sample.claims, text="The bridge was blown up"))
    (failure,) = verify(altered, sample.articles)
    assert failure.what == "text of the claim"
    assert "blown up" in failure.expected
    assert "was shut on Monday" in failure.found
    assert str(failure).startswith("text of the claim at claim c1, a1 20-")


def test_a_changed_article_fails_by_its_hash_and_by_every_claim_it_moved(sample: Dossier) -> None:
    now = replace(sample.articles[0], text="X" + sample.articles[0].text, sha256="other")
    failures = verify(sample, (now, *sample.articles[1:]))
    assert failures[0].what == "hash of the article"
    assert failures[0].found == "other"
    moved = {one.where.split(",")[0] for one in failures if one.what == "text of the claim"}
    assert moved == {"claim c1", "claim c5"}


def test_an_article_that_is_gone_is_named(sample: Dossier) -> None:
    (failure,) = verify(sample, sample.articles[1:])
    assert failure.what == "article"
    assert "in/post.txt" in failure.where


def test_a_text_altered_inside_the_dossier_fails_by_its_own_hash(sample: Dossier) -> None:
    altered = replace(sample, articles=head(sample.articles, text=sample.articles[0].text + " "))
    (failure,) = verify(altered, sample.articles)
    assert failure.what == "hash of the text in the dossier"


@given(shift=st.integers(-30, 30).filter(bool))
def test_a_claim_moved_by_any_distance_is_found(sample: Dossier, shift: int) -> None:
    first = sample.claims[0]
    moved = head(sample.claims, start=first.start + shift, end=first.end + shift)
    assert verify(replace(sample, claims=moved), sample.articles)


def stored(path: str | None, sha256: str) -> Article:
    return Article(id="a1", path=path, text="", sha256=sha256)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ([stored("else/post.txt", "1"), stored("new.txt", "2")], "else/post.txt"),
        ([stored("moved.txt", "1")], "moved.txt"),
        ([stored("post.txt", "9")], "post.txt"),
        ([stored("x/post.txt", "9"), stored("y/post.txt", "1")], "y/post.txt"),
        ([stored("x/post.txt", "8"), stored("y/post.txt", "9")], None),
        ([stored(None, "1")], None),
        ([stored("other.txt", "9")], None),
    ],
    ids=[
        "same name and hash",
        "renamed",
        "changed",
        "two of that name, one with the hash",
        "two of that name, both changed",
        "without a path, by hash",
        "gone",
    ],
)
def test_an_article_is_matched_by_name_else_by_hash(now: list[Article], found: str | None) -> None:
    matched = match([stored("in/post.txt", "1")], now)["a1"]
    assert (matched.path if matched else None) == found
