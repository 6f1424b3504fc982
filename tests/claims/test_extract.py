"""Claims of one article: readable statements at the right places, whatever the text holds."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.fakes import FakeTagger, bundle

from sayso.chains import attach
from sayso.claims import extract, extract_own
from sayso.claims.extract import statements
from sayso.entities import EntityIndex, referents
from sayso.knowledge.sources import registry
from sayso.language.reading import read
from sayso.model import Article, Claim, Reading, Span


def claims(text: str, roles: dict[str, str] | None = None) -> tuple[Claim, ...]:
    article = Article(id="a1", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    (reading,) = read([article], bundle(FakeTagger(roles or {})))
    index = EntityIndex(())
    meant = referents(reading, index)
    return extract(reading, attach(reading, index, meant, registry()), index, meant)


def own_words(text: str) -> list[str]:
    article = Article(id="a1", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    (reading,) = read([article], bundle(FakeTagger({})))
    index = EntityIndex(())
    chained = attach(reading, index, (), registry())
    found = extract_own(reading, chained, index)
    assert all(not one.chain and text[one.start : one.end] == one.text for one in found)
    return [one.text for one in found]


def test_who_spoke_and_when_stands_in_the_outlets_own_words() -> None:
    text = "The crane was unsafe, Ada Lee, the port director, said on Monday."
    assert own_words(text) == ["Ada Lee, the port director, said on Monday"]


def test_what_a_sentence_tells_beside_a_speakers_words_is_the_outlets() -> None:
    text = "The crane fell into the harbour at noon, but Ada Lee said that nobody was hurt."
    assert own_words(text) == ["The crane fell into the harbour at noon, but Ada Lee said"]


def test_a_sentence_in_which_nobody_speaks_has_no_words_of_its_own_beside() -> None:
    assert own_words("The crane fell into the harbour at noon.") == []


def test_two_words_beside_a_speakers_words_are_no_claim() -> None:
    assert own_words("Lee said that the crane was unsafe and old.") == []


DESCRIBED = [
    ("Lund said that pilot Ada Moss, the owner of the crane, knew of it.", "told", True),
    ("Lund said that “pilot Ada Moss, the owner of the crane,” knew of it.", "quoted", False),
    ("Lund said that Ada Moss, who had seen it fall, knew of it.", "a clause", False),
]


@pytest.mark.parametrize(("text", "shape", "told"), DESCRIBED)
def test_who_somebody_is_that_a_speaker_names_stands_in_the_outlets_own_words(
    text: str, shape: str, told: bool
) -> None:
    described = "pilot Ada Moss, the owner of the crane"
    assert (described in own_words(text)) == told, shape


READS = [
    (
        "the subject of a coordinated clause",
        "The ship left Oran and reached Genoa on Sunday.",
        "reached Genoa on Sunday.",
        "[The ship] reached Genoa on Sunday.",
    ),
    (
        "the subject behind a fronted phrase",
        "On Monday, the crew left Oran and reached Genoa by night.",
        "reached Genoa by night.",
        "[the crew] reached Genoa by night.",
    ),
    (
        "the antecedent of a relative clause",
        "Police arrested Bo Chen, who fled to Genoa in May.",
        "Bo Chen, who fled to Genoa in May.",
        "[Bo Chen] fled to Genoa in May.",
    ),
    (
        "nothing where the sentence goes on behind a relative clause",
        "A keeper who was out at night saw the ship leave Oran.",
        "A keeper who was out at night saw the ship leave Oran.",
        "",
    ),
    (
        "nothing where the sentence goes on behind a relative clause and a comma",
        "The keeper, who is a farmer from Oran, made the call on Sunday.",
        "The keeper, who is a farmer from Oran, made the call on Sunday.",
        "",
    ),
    (
        "who is told of in a relative clause, not what happened to him",
        "The death of Bo Chen, who fled to Genoa in May.",
        "The death of Bo Chen, who fled to Genoa in May.",
        "[Bo Chen] fled to Genoa in May.",
    ),
    (
        "nothing where the sentence goes on behind a dash, and names another",
        "The owners - Bo Chen of Oran, who left in May, and Ada Lee - are to meet on Sunday.",
        "The owners - Bo Chen of Oran, who left in May, and Ada Lee - are to meet on Sunday.",
        "",
    ),
    (
        "the subject that fits a verb of many",
        "The boats waited while the storm passed and were the first to leave Oran.",
        "were the first to leave Oran.",
        "[The boats] were the first to leave Oran.",
    ),
    (
        "the subject without the adverb behind it",
        "The island no longer needed a ferry and closed the harbour in May.",
        "closed the harbour in May.",
        "[The island] closed the harbour in May.",
    ),
    (
        "the sentence where words behind it belong to it",
        "Police arrested two men who fled to Genoa in May.",
        "Police arrested two men",
        "Police arrested two men who fled to Genoa in May.",
    ),
    (
        "the subject without the brackets behind it",
        "The crew (ten men, two boys) left Oran on Monday and reached Genoa by night.",
        "reached Genoa by night.",
        "[The crew] reached Genoa by night.",
    ),
    (
        "the subject of what somebody says, in it",
        "Ada Okello said the clerk was hurt in Oran on Monday and died in Genoa.",
        "died in Genoa",
        "[the clerk] died in Genoa",
    ),
    (
        "the subject of what somebody says, before the frame",
        "The rebels took Oran, Ada Okello said, and have burned the ships.",
        "have burned the ships",
        "[The rebels] have burned the ships",
    ),
    (
        "nothing where the clause has a subject",
        "The ship left Oran and the crew slept in Genoa.",
        "the crew slept in Genoa.",
        "",
    ),
    (
        "nothing where a subject follows a participle",
        "Warned by the port, the ship left Oran on Sunday.",
        "Warned by the port, the ship left Oran on Sunday.",
        "",
    ),
]


@pytest.mark.parametrize(("what", "text", "words", "reads"), READS, ids=[row[0] for row in READS])
def test_a_claim_reads_with_its_subject(what: str, text: str, words: str, reads: str) -> None:
    (found,) = (claim for claim in claims(text) if claim.text == words)
    assert found.reads == reads


NO_CLAIMS = [
    ("a few words amid a paragraph", "The dam held. No way. The gates were shut.", "No way."),
    ("a date line", "The dam held.\nFriday, May 3, 2019\nThe gates were shut.", "Friday"),
    (
        "who spoke on a programme",
        'The dam held. "It will hold," he said on "Meet the Builders."',
        "he said on",
    ),
    ("an idiom", "It is as bad as rain when it comes to mud in the lower valley.", "it comes to"),
    ("a question", "The dam held. Who shut the gates of the dam? Nobody knows it.", "Who"),
]


@pytest.mark.parametrize(("what", "text", "start"), NO_CLAIMS, ids=[row[0] for row in NO_CLAIMS])
def test_what_states_nothing_is_no_claim(what: str, text: str, start: str) -> None:
    assert not [claim for claim in claims(text) if claim.text.startswith(start)]


def test_an_aside_that_a_clause_breaks_off_is_left_out_of_it() -> None:
    text = "Okello lost the vote amid a scandal (the one in which she used another name)."
    article = Article(id="a1", sha256="", text=text)
    cut = text.index(" in which")
    reading = Reading(
        article=article,
        sentences=(Span(0, len(text)),),
        clauses=(Span(0, cut), Span(cut + 1, len(text))),
    )
    told = [text[span.start : span.end] for span in statements(reading)]
    assert "Okello lost the vote amid a scandal" in told


def test_a_headline_needs_no_verb() -> None:
    assert claims("Flood in Oran, two dead\nThe dam broke.")[0].text == "Flood in Oran, two dead"


def test_a_clause_that_is_nearly_its_sentence_does_not_repeat_it() -> None:
    found = [claim.text for claim in claims("And the ship left Oran on Sunday with its crew.")]
    assert found == ["the ship left Oran on Sunday with its crew."]


def test_a_phrase_that_nobody_vouches_for_is_no_claim_beside_its_sentence() -> None:
    roles = {"Ada": "source", "blamed": "cue", "a gate left open": "content"}
    found = [claim.text for claim in claims("Ada blamed a gate left open.", roles)]
    assert found == ["Ada blamed a gate left open."]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("At a meeting of the council in the old town hall, Moyo said two had died.", "Moyo"),
        ("The bridge fell into the river at the mill on Monday, Moyo said two had died.", ""),
    ],
)
def test_when_and_where_it_was_said_stands_on_who_said_it(text: str, source: str) -> None:
    roles = {"Moyo": "source", " said": "cue", "two had died": "content"}
    whole = max(claims(text, roles), key=lambda claim: len(claim.text))
    assert [link.name for link in whole.chain] == ([source] if source else [])


def test_what_is_said_stands_beside_the_sentence_that_tells_who_said_it() -> None:
    found = [claim.text for claim in claims("And the ship left Oran on Sunday, the port said.")]
    assert found == [
        "the ship left Oran on Sunday, the port said.",
        "the ship left Oran on Sunday",
    ]


ODD = [
    "Президент прибыл в Москву и встретился с министром. Он сказал, что доволен.",
    "الرئيس أحمد الشرع زار موسكو يوم الأربعاء، وقال إن الزيارة ناجحة.",
    "President Ahmed al-Sharaa (أحمد الشرع) visited Moscow and left on Friday.",
    "大统领昨天抵达莫斯科，并会见了外交部长。他说会谈很好。",
    "THE DAM BROKE ON SUNDAY AND TWO MEN DIED, POLICE SAID, WHO ARE STILL SEARCHING",
    "the dam broke on sunday and two men died police said they are still searching",
    "The dam broke 🙂🌊 and two men died 👨‍👩‍👧, “police” said… who knows",
    "Th3 d@m br0ke 0n Sund4y ,,, and tw0 m3n di3d ;; p0lice s@id !!!",
    '“” ‘’ “The dam broke,” “and”, ”he said“ "who" \'',
    "who which that and, and but said saying",
    "e\u0301cole Zu\u0308rich and\u200b the\u00a0dam\u2028broke and\u202e fell.",
]
PIECES = st.sampled_from(
    [*ODD, "The ship left Oran", " and reached Genoa", ", who fled", ", saying ", " that ", "; ",
     " while it rained", "if it broke", "Warned by him", ". ", "\n", "“", "”", '"', " — ", "1,000",
     "\t", "🙂", "ا", " "]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=80)))
def test_claims_of_any_text_stand_where_they_say(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    found = claims(text, {"The ship": "source", "left Oran": "cue", " and reached": "content"})
    assert len({(claim.start, claim.end) for claim in found}) == len(found)
    for claim in found:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end] == claim.text.strip()
        assert claim.reason


@pytest.mark.parametrize("text", ODD)
def test_a_text_of_any_kind_is_read(text: str) -> None:
    for claim in claims(text):
        assert claim.text == text[claim.start : claim.end]
