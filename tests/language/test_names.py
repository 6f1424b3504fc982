"""Names: what is one, where it begins and ends, of what type, and what stands beside it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.names import mentions
from sayso.language.sentences import sentences
from sayso.language.tagger import Tagged
from sayso.model import EntityType, Mention


def read(text: str, tagged: list[Tagged] | None = None) -> tuple[Mention, ...]:
    return mentions(text, sentences(text), tagged)


def names(text: str, tagged: list[Tagged] | None = None) -> list[str]:
    return [text[m.start : m.end] for m in read(text, tagged)]


def labels_of(text: str, name: str, tagged: list[Tagged] | None = None) -> list[str]:
    return [
        text[label.start : label.end]
        for m in read(text, tagged)
        if text[m.start : m.end] == name
        for label in m.labels
    ]


def tag(text: str, name: str, label: str = "person") -> Tagged:
    at = text.index(name)
    return Tagged(at, at + len(name), label, 0.9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The visit of Kenyan President William Ruto ended.", ["William Ruto"]),
        ("A statement by Prime Minister Petra Novotna was read.", ["Petra Novotna"]),
        ("It was signed by Omar al-Hashimi in Amman.", ["Omar al-Hashimi", "Amman"]),
        ("We met Ursula von der Leyen in Brussels.", ["Ursula von der Leyen", "Brussels"]),
        ("He left for the United States with Peru’s team.", ["United States", "Peru"]),
        ("The Nairobi-based group spoke to anti-Maduro crowds.", ["Nairobi", "Maduro"]),
        ("The plan of the Ministry of Foreign Affairs failed.", ["Ministry of Foreign Affairs"]),
        ("They sat in the People's Assembly all day.", ["People's Assembly"]),
        ("Planes left the Doruma air base at noon.", ["Doruma air base"]),
        ("Syrian and North Korean officials met on Wednesday.", []),
        ("However, in October nothing was said.", []),
        ("According to Reuters, the talks failed.", ["Reuters"]),
        ("The book by Martin Luther King Jr was read.", ["Martin Luther King Jr"]),
        (
            "The New York City council met with Trump-Russia lawyers.",
            ["New York City", "Trump", "Russia"],
        ),
        ("It was told to Gov. Maria Lopez of Chile.", ["Maria Lopez", "Chile"]),
    ],
)
def test_rules_find_names_without_titles_peoples_and_possessives(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Jane Mburu", "person"),
        ("Omar al-Hashimi", "person"),
        ("Bolivia", "place"),
        ("Nairobi", "place"),
        ("Tasnim", "organization"),
        ("Foreign Ministry", "organization"),
        ("Rosewood Palace", "facility"),
        ("Bank of Namibia", "organization"),
    ],
)
def test_rules_tell_the_type_of_a_name(name: str, kind: EntityType) -> None:
    text = f"It was announced by {name} at noon."
    assert [(text[m.start : m.end], m.type) for m in read(text)] == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The Kenyan president, Jane Mburu, arrived.", "Jane Mburu", ["The Kenyan president"]),
        ("Kenyan Foreign Minister Jane Mburu left.", "Jane Mburu", ["Kenyan Foreign Minister"]),
        (
            "Jane Mburu, Kenya’s president and a former rebel leader, left.",
            "Jane Mburu",
            ["Kenya’s president", "a former rebel leader"],
        ),
        (
            "Jane Mburu, who once headed the Kenyan branch of the bank, left.",
            "Jane Mburu",
            ["who once headed the Kenyan branch of the bank"],
        ),
        ("Mr. Mburu left.", "Mburu", []),
        (
            "It was reported by Kenya’s state news agency Tasnim.",
            "Tasnim",
            ["Kenya’s state news agency"],
        ),
        ("The Reuters news agency said so.", "Reuters", ["news agency"]),
        ("Jane Mburu, speaking in Nairobi, left.", "Jane Mburu", []),
    ],
)
def test_labels_are_the_titles_and_roles_beside_a_name(
    text: str, name: str, expected: list[str]
) -> None:
    tagged = [tag(text, name, "organization" if name in {"Tasnim", "Reuters"} else "person")]
    assert labels_of(text, name, tagged) == expected


@pytest.mark.parametrize(
    ("text", "tagged", "label", "expected"),
    [
        ("President Kim Dae-jung spoke.", "President Kim Dae", "person", "Kim Dae-jung"),
        ("Lima Mayor Rosa Quispe spoke.", "Lima Mayor Rosa Quispe", "person", "Rosa Quispe"),
        ("The EU referendum failed.", "The EU referendum", "other", "EU"),
        ("He met -- al-Hashimi.", "Hashimi", "person", "al-Hashimi"),
        ("Then lineman Peter Brook fell.", "lineman Peter Brook", "person", "Peter Brook"),
        ("It was Rosa’s idea.", "Rosa’s", "person", "Rosa"),
        ("It was Rep. Rosa Quispe (D-Calif.) who left.", "Rosa Quispe", "person", "Rosa Quispe"),
        ("They bought it at Best Lane.", "it at Best Lane", "organization", "Best Lane"),
        ("Aid of the Kenyan Red Fund came.", "Red Fund", "organization", "Kenyan Red Fund"),
    ],
)
def test_the_edges_of_a_models_name_are_mended(
    text: str, tagged: str, label: str, expected: str
) -> None:
    assert expected in names(text, [tag(text, tagged, label)])


def test_a_known_name_is_found_again_in_the_article_and_in_its_headline() -> None:
    text = "TALKS WITH ZOLTANI COLLAPSE OVER GAS\nZoltani left. Later Zoltani came back."
    at = text.index("Zoltani left")
    found = names(text, [Tagged(at, at + len("Zoltani"), "person", 0.9)])
    assert found == ["ZOLTANI", "Zoltani", "Zoltani"]


@pytest.mark.parametrize(
    ("headline", "tagged", "label", "expected"),
    [
        ("Ada Okello Is Now Calling Bo Chen A Liar.", "Ada Okello Is Now Calling Bo Chen", "person",
         ["Ada Okello", "Bo Chen"]),
        ("Ada Okello Denies Harbour Board Met Bo Chen", "Ada Okello Denies Harbour", "person",
         ["Ada Okello", "Bo Chen"]),
        ("Ada Okello Receives First Harbour Board Briefing", "Ada Okello Receives", "person",
         ["Ada Okello"]),
        ("Biggest Blow To Okello Yet Could Come From Chen", "Biggest Blow To Okello Yet Could Come",
         "organization", ["Okello", "Chen"]),
        ("Ada Okello Jr. Wins Seat On Council", "Ada Okello Jr", "person", ["Ada Okello Jr"]),
        ("Committee On Fisheries Sends Ada Okello Home", "Committee On Fisheries", "organization",
         ["Committee On Fisheries", "Ada Okello"]),
    ],
)  # fmt: skip
def test_a_model_does_not_read_a_headline_in_title_case_as_one_name(
    headline: str, tagged: str, label: str, expected: list[str]
) -> None:
    body = "The harbour was quiet when Ada Okello met Bo Chen, and Okello left."
    text = f"{headline}\n\n{body}"
    told = [tag(text, tagged, label)]
    at = text.index(body) + body.index("Ada Okello")
    told += [Tagged(at, at + 10, "person", 0.9)]
    at = text.index(body) + body.index("Bo Chen")
    told += [Tagged(at, at + 7, "person", 0.9)]
    assert names(text, told)[:-3] == expected


def test_a_short_form_in_brackets_is_a_mention_of_its_own() -> None:
    text = "The Lakes Water Board (LWB) met. The LWB agreed."
    assert names(text).count("LWB") == 2


def test_names_in_noise_are_left_out() -> None:
    text = "Nairobi\nSubscribe to Lima Today"
    only_first = sentences(text)[:1]
    assert [text[m.start : m.end] for m in mentions(text, only_first)] == ["Nairobi"]


def test_a_model_that_takes_a_country_for_a_person_is_overruled_by_none_but_the_list() -> None:
    text = "It was told to Stanley in Kenya."
    tagged = [tag(text, "Stanley", "person"), tag(text, "Kenya", "place")]
    kinds = {text[m.start : m.end]: m.type for m in read(text, tagged)}
    assert kinds == {"Stanley": "person", "Kenya": "place"}


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("Welders caused the fire.", "Welders", "person", {}),
        ("Marry and be glad. They marry in May.", "Marry", "other", {}),
        ("Londoners queued.", "Londoners", "person", {}),
        ("She told D-N.Y to wait.", "D-N.Y", "organization", {}),
        ("Sanders left. Then Sanders came.", "Sanders", "person", {"Sanders": "person"}),
        ("They met in the capital, Zarsk, on Monday.", "Zarsk", "person", {"Zarsk": "place"}),
        ("The port city of Zemara is quiet.", "Zemara", "person", {"Zemara": "place"}),
        ("She fired an AR-15 twice.", "AR-15", "person", {"AR-15": "other"}),
        ("The tug reached MV Tarsk at noon.", "MV Tarsk", "person", {"MV Tarsk": "other"}),
        ("He moved to R.I. in May.", "R.I.", "organization", {"R.I.": "place"}),
        ("It asked the Senate in Missouri.", "Senate in Missouri", "organization",
         {"Senate": "organization", "Missouri": "place"}),
    ],
)  # fmt: skip
def test_the_words_around_a_name_tell_what_a_model_missed(
    text: str, name: str, label: str, expected: dict[str, str]
) -> None:
    found = read(text, [tag(text, name, label)])
    assert {text[m.start : m.end]: m.type for m in found} == expected


def test_two_bodies_side_by_side_are_one() -> None:
    text = "He told the Zemara Ledger so."
    tagged = [tag(text, "Zemara", "organization"), tag(text, "Ledger", "organization")]
    assert names(text, tagged) == ["Zemara Ledger"]


_PIECES = st.sampled_from(
    ["Jane Mburu", "al-", "Mr.", "U.S.", "’s", "'s", "-", " ", "\n", "(UN)", "of", "the", "&", "🙂",
     "President", "عمر", "Kim Jong-un", ",", "who led", ".", "NAIROBI", "6PR", "“", "and"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_mentions_lie_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    found = read(text)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        for label in mention.labels:
            assert 0 <= label.start < label.end <= len(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(
    st.lists(_PIECES, min_size=1, max_size=20).map(" ".join),
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 20)), max_size=6),
)
@settings(max_examples=100, deadline=None)
def test_any_spans_from_a_model_give_whole_mentions(
    text: str, spans: list[tuple[int, int]]
) -> None:
    tagged = [
        Tagged(start, min(len(text), start + size), "person", 0.5)
        for start, size in sorted(spans)
        if start < len(text)
    ]
    found = read(text, tagged)
    assert all(left.end <= right.start for left, right in pairwise(found))
