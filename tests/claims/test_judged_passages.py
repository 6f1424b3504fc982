"""Where the passages that people judge stand, and what is told of those that cannot be found."""

import json

import pytest

from sayso.claims.judging import judge
from sayso.errors import BadInput
from sayso.knowledge.judgements import parse_judgements
from sayso.model import Article, Claim, Judged, Passage, Story

POST = "The dam “held”, the mayor  said.\nLater the dam broke. Later the bridge fell."
ECHO = "Engineers said the dam held. The bridge fell."
DOWN = "The bridge fell down."
FAR = "Grain is dear. Nothing else happened."


def _claims(article: str, *spans: tuple[int, int]) -> list[Claim]:
    return [
        Claim(id=f"{article}c{n}", article=article, start=start, end=end, text="")
        for n, (start, end) in enumerate(spans)
    ]


ARTICLES = [
    Article(id=name, sha256="", text=text, path=f"in/{name}.txt")
    for name, text in (("post", POST), ("echo", ECHO), ("far", FAR))
]
STORIES = [Story("s1", "", ("post", "echo")), Story("s2", "", ("far",))]
CLAIMS = [
    *_claims("post", (0, 14), (33, 53), (54, 76)),
    *_claims("echo", (0, 28), (29, 45)),
    *_claims("far", (0, 14)),
]


def judged(
    kind: str, *passages: tuple[str, str], because: str = ""
) -> tuple[list[Passage], str, Judged]:
    """The places of a judgement's passages, its reason, and what is told of it."""
    told = ", ".join(
        f"{{ article = {json.dumps(a)}, words = {json.dumps(w)} }}" for a, w in passages
    )
    text = f"[[{kind}]]\npassages = [{told}]\nbecause = {json.dumps(because)}\n"
    rulings, (outcome,) = judge(ARTICLES, STORIES, CLAIMS, parse_judgements(text, "own.toml"))
    found = rulings.same if kind == "same" else rulings.apart
    return (
        [place for r in found for passage in r.passages for place in passage],
        "".join(r.reason for r in found),
        outcome,
    )


@pytest.mark.parametrize(
    "words",
    ["The dam “held”", 'the DAM "held",', "[Hosts of] the dam “held”", "  The\n dam “held” "],
)
def test_words_are_found_whatever_their_marks_spaces_and_capitals(words: str) -> None:
    places, reason, outcome = judged("same", ("post.txt", words), ("echo.txt", "the dam held"))
    assert [POST[places[0].start : places[0].end].rstrip("”"), places[1].article] == [
        "The dam “held",
        "echo",
    ]
    assert outcome.applied
    assert reason == "a person judged them the same statement (own.toml:1)"


def test_the_reason_a_person_gives_is_told() -> None:
    _, reason, _ = judged(
        "apart", ("post.txt", "the dam broke"), ("echo.txt", "dam held"), because="two days"
    )
    assert reason == "a person judged them two statements (own.toml:1): two days"


@pytest.mark.parametrize(
    ("kind", "first", "second", "told"),
    [
        ("same", ("post.txt", "the dam burst"), ("echo.txt", "dam held"), "words do not stand in"),
        ("same", ("post.txt", "later the"), ("echo.txt", "dam held"), "stand 2 times in it: give"),
        ("same", ("daily.txt", "the dam"), ("echo.txt", "dam held"), "no article is called “daily"),
        ("same", ("post.txt", "the dam broke"), ("far.txt", "grain is dear"), "different stories"),
        ("apart", ("post.txt", "dam broke"), ("far.txt", "grain is dear"), "different stories"),
        ("same", ("post.txt", "the dam broke"), ("post.txt", "bridge fell"), "all stand in one"),
        ("apart", ("far.txt", "nothing else happened"), ("far.txt", "dear"), "no statement was"),
    ],
)
def test_a_judgement_that_cannot_be_applied_says_why(
    kind: str, first: tuple[str, str], second: tuple[str, str], told: str
) -> None:
    places, _, outcome = judged(kind, first, second)
    assert not places
    assert not outcome.applied
    assert outcome.outcome.startswith("not applied; ")
    assert told in outcome.outcome


def test_of_three_passages_two_are_enough_and_the_third_is_told() -> None:
    places, _, outcome = judged(
        "same", ("post.txt", "bridge fell"), ("echo.txt", "bridge fell"), ("echo.txt", "it rained")
    )
    assert len(places) == 2
    assert outcome.outcome == "applied; “it rained” in echo.txt: the words do not stand in it"


def test_a_headline_that_stands_twice_is_meant_in_both_places() -> None:
    twice = Article(id="twice", sha256="", text=f"The bridge fell down\n{DOWN}", path="twice.txt")
    claims = [*CLAIMS, *_claims("twice", (0, 20), (21, 42))]
    text = """[[apart]]
passages = [{ article = "twice.txt", words = "the bridge fell down" },
            { article = "post.txt", words = "the dam broke" }]"""
    told = parse_judgements(text, "own.toml")
    story = Story("s1", "", ("post", "twice"))
    rulings, _ = judge([*ARTICLES, twice], [story], claims, told)
    assert [len(places) for places in rulings.apart[0].passages] == [2, 1]


def test_passages_made_one_over_a_third_and_kept_apart_stop_the_run() -> None:
    text = """
[[same]]
passages = [{ article = "post.txt", words = "the dam broke" },
            { article = "echo.txt", words = "the dam held" }]
[[same]]
passages = [{ article = "echo.txt", words = "Engineers said the dam held" },
            { article = "post.txt", words = "the bridge fell" }]
[[apart]]
passages = [{ article = "post.txt", words = "the bridge fell" },
            { article = "post.txt", words = "Later the dam broke" }]
"""
    told = r"own\.toml:8: .*but own\.toml:5 and own\.toml:2 makes them one"
    with pytest.raises(BadInput, match=told):
        judge(ARTICLES, STORIES, CLAIMS, parse_judgements(text, "own.toml"))


def test_passages_of_two_statements_are_no_contradiction() -> None:
    text = """
[[same]]
passages = [{ article = "post.txt", words = "the bridge fell" },
            { article = "echo.txt", words = "the bridge fell" }]
[[apart]]
passages = [{ article = "post.txt", words = "the dam broke" },
            { article = "echo.txt", words = "the bridge fell" }]
"""
    rulings, told = judge(ARTICLES, STORIES, CLAIMS, parse_judgements(text, "own.toml"))
    assert (len(rulings.same), len(rulings.apart)) == (1, 1)
    assert all(item.applied for item in told)
