"""Which articles people say are of one story."""

from sayso.knowledge.judgements import parse_judgements
from sayso.model import Article
from sayso.stories import together

ARTICLES = tuple(
    Article(id=f"a{n}", sha256="", text="", path=f"monday/{name}", title=title)
    for n, (name, title) in enumerate(
        [("post.txt", "Rain"), ("courier.txt", None), ("feed.jsonl:3", "Snow")], start=1
    )
)


def judged(names: str) -> tuple[tuple[tuple[str, ...], ...], bool, str]:
    written = parse_judgements(f"[[story]]\narticles = {names}", "f.toml")
    groups, (told,) = together(ARTICLES, written)
    return groups, told.applied, told.outcome


def test_articles_are_named_by_file_place_in_a_file_or_title() -> None:
    assert judged('["courier.txt", "feed.jsonl:3", "rain"]') == (
        (("a2", "a3", "a1"),),
        True,
        "applied",
    )


def test_an_article_that_is_not_there_is_told_and_the_rest_is_joined() -> None:
    groups, applied, outcome = judged('["post.txt", "courier.txt", "herald.txt"]')
    assert (groups, applied) == ((("a1", "a2"),), True)
    assert outcome == "applied; no article is called “herald.txt”"


def test_one_article_alone_is_no_story() -> None:
    assert judged('["post.txt", "herald.txt"]') == (
        (),
        False,
        "not applied; no article is called “herald.txt”",
    )
