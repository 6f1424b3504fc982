"""The reading of articles as a whole."""

import hashlib
from dataclasses import replace

import pytest
from tests.language.fakes import FakeTagger, bundle

from sayso.language.bundle import load
from sayso.language.reading import read
from sayso.model import Article, Noise


def article(name: str, text: str, noise: tuple[Noise, ...] = ()) -> Article:
    return Article(
        id=name, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, noise=noise
    )


def test_readings_come_in_the_order_of_the_articles() -> None:
    found = read(
        [article("a2", "It rains."), article("a1", ""), article("a3", "It snows.")], bundle()
    )
    assert [reading.article.id for reading in found] == ["a2", "a1", "a3"]


def test_an_article_is_read_the_same_alone_and_among_others() -> None:
    one = article("a1", "Ada Okello said the dam was safe. It was built in May.")
    other = article("a2", "“We left,” said Bo Chen.")
    assert read([one], bundle())[0] == read([other, one], bundle())[1]


def test_noise_gives_no_sentence_clause_or_attribution() -> None:
    text = "Sign up, our editor said, for news.\nIt rained in Quito."
    end = text.index("\n")
    (reading,) = read([article("a1", text, (Noise(0, end, "promotion"),))], bundle())
    assert reading.attributions == ()
    assert [text[c.start : c.end] for c in reading.clauses] == ["It rained in Quito."]


def test_progress_counts_the_articles() -> None:
    calls: list[tuple[str, int, int]] = []
    read(
        [article("a1", "It rains."), article("a2", "It snows.")],
        bundle(),
        progress=lambda *call: calls.append(call),
    )
    assert calls == [("reading", 1, 2), ("reading", 2, 2)]


def test_labels_are_moved_to_their_place_in_the_article() -> None:
    text = "It rained.\n\nBo wants a bridge."
    roles = {"Bo": "source", "wants": "cue", "a bridge": "content"}
    (reading,) = read([article("a1", text)], bundle(FakeTagger(roles)))
    (found,) = reading.attributions
    assert text[found.content[0].start : found.content[0].end] == "a bridge"


def test_as_many_threads_as_one_likes_give_the_same_readings() -> None:
    articles = [article(f"a{n}", f"Ada Okello said dam {n} was safe.") for n in range(7)]
    one, three = (read(articles, replace(bundle(), threads=n)) for n in (1, 3))
    assert one == three
    assert [reading.article.id for reading in one] == [f"a{n}" for n in range(7)]


def test_the_bundled_models_read_an_article_the_same_alone_and_among_others() -> None:
    one = article(
        "a1",
        "Ada Okello said on Monday that the dam was safe.\n\nAccording to the ministry, it had "
        "been built in a year. “We checked every wall,” Okello told reporters in Varna.",
    )
    other = article("a2", "Bo Chen denied it.\n\n" + "The road runs along the river, he said. " * 9)
    assert read([one], load(1))[0] == read([other, one], load(2))[1]


NESTED = [
    ("Ada Okello said the mayor had promised a new dam.", ["the mayor had promised a new dam"]),
    ("Ada Okello said the dam was old.", []),
    ("Ada Okello said: “Mayor: go home.”", ["“Mayor: go home.”"]),
]


@pytest.mark.parametrize(("text", "again"), NESTED)
def test_only_a_content_in_which_somebody_else_may_speak_is_looked_at_again(
    text: str, again: list[str]
) -> None:
    tagger = FakeTagger({"Ada Okello": "source", "said": "cue", text[16:].strip(" :."): "content"})
    seen: list[str] = []
    tag = tagger.tag
    tagger.tag = lambda texts: seen.extend(texts) or tag(texts)  # type: ignore[method-assign, func-returns-value]
    read([article("a1", text)], bundle(tagger))
    assert seen == [text, *again]
