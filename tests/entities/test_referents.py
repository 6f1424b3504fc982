"""What pronouns, titles and descriptions stand for."""

import pytest
from tests.entities.coverage import one_story, readings

from sayso.entities import EntityIndex, referents, resolve


def told(*texts: str) -> list[tuple[str, str]]:
    """The referents of the first article: their words and the entity's name."""
    found = readings(*texts)
    index = EntityIndex(resolve(found, one_story(found)))
    text = texts[0]
    return [(text[r.start : r.end], index.by_id[r.entity].name) for r in referents(found[0], index)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("President Peter Brook left Lima. He was tired.", "He", "Peter Brook"),
        ("Senator Mary Harper met Peter Brook. She smiled.", "She", "Mary Harper"),
        ("Mrs. Harper met Peter Brook. He sat while she stood.", "she", "Harper"),
        (
            "Kenyan President Peter Brook left Nairobi. The Kenyan president was tired.",
            "The Kenyan president",
            "Peter Brook",
        ),
        (
            "Russian President Peter Brook left. “No,” the Kremlin leader said.",
            "the Kremlin leader",
            "Peter Brook",
        ),
        (
            "The talks failed, Reuters said. They will go on, the agency added.",
            "the agency",
            "Reuters",
        ),
        (
            "The Kenyan Foreign Ministry met. A note by the ministry was read.",
            "the ministry",
            "Kenyan Foreign Ministry",
        ),
        ("They flew to Nairobi. In the Kenyan capital it rained.", "the Kenyan capital", "Nairobi"),
        ("Senator Mary Harper left. The bill by the senator failed.", "the senator", "Mary Harper"),
    ],
)
def test_a_pronoun_or_description_stands_for_the_thing_meant(
    text: str, words: str, name: str
) -> None:
    assert (words, name) in told(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peter Brook left Lima. She was tired.", "She"),
        ("He was tired when Peter Brook came.", "He"),
        ("The phone rang with his Peter Brook tune. He was tired.", "He"),
        ("Kenyan President Peter Brook left. The Peruvian premier came.", "The Peruvian premier"),
        ("Former President Peter Brook left. The president of the bank came.", "The president"),
        ("The agency said so before Reuters did.", "The agency"),
        ("Reuters and AFP said so. The agency knew more.", "The agency"),
    ],
)
def test_what_is_not_clear_is_left_open(text: str, words: str) -> None:
    assert words not in [found for found, _ in told(text)]


def test_the_office_may_be_told_in_another_article() -> None:
    found = told(
        "Peter Brook left Nairobi. The Kenyan president was tired.",
        "Kenyan President Peter Brook is away.",
    )
    assert ("The Kenyan president", "Peter Brook") in found


def test_a_former_president_is_not_the_president() -> None:
    found = told(
        "Kenyan President Peter Brook spoke of former Kenyan President Omar Salim. "
        "The Kenyan president left."
    )
    assert ("The Kenyan president", "Peter Brook") in found


def test_every_referent_has_a_reason_and_its_own_place() -> None:
    found = readings("President Peter Brook left Lima. He met his friends and said he was tired.")
    index = EntityIndex(resolve(found, one_story(found)))
    answers = referents(found[0], index)
    assert [answer.start for answer in answers] == sorted({answer.start for answer in answers})
    assert all("Peter Brook" in answer.reason for answer in answers)


def test_an_article_without_names_has_no_referents() -> None:
    assert told("He said nothing. The president was tired.") == []
