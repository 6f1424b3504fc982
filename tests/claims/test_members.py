"""Which claim of each article stands in a finding, once it is known what the finding tells."""

from hypothesis import given
from hypothesis import strategies as st
from tests.claims.fakes import WordsAsVectors

from sayso.claims.members import narrowed, settled
from sayso.claims.scales import overlap
from sayso.claims.views import View, views
from sayso.model import Article, Claim, Reading, Span


def claim(article: str, start: int, end: int) -> Claim:
    return Claim(id=f"{article}{start}-{end}", article=article, start=start, end=end, text="x" * 9)


def test_a_fragment_gives_way_to_its_sentence_when_that_is_as_sure() -> None:
    claims = [claim("a", 0, 80), claim("a", 50, 80), claim("b", 0, 60)]
    assert settled(claims, [[1, 2]], {(0, 2): 0.88, (1, 2): 0.9}) == [[0, 2]]


def test_a_clause_stays_where_its_sentence_states_other_things_too() -> None:
    claims = [claim("a", 0, 80), claim("a", 50, 80), claim("b", 0, 60)]
    assert settled(claims, [[1, 2]], {(0, 2): 0.6, (1, 2): 0.9}) == [[1, 2]]


def test_a_further_article_joins_when_it_is_sure_with_every_member() -> None:
    claims = [claim(article, 0, 50) for article in "abc"]
    scores = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.8}
    assert settled(claims, [[0, 1]], scores) == [[0, 1, 2]]
    assert settled(claims, [[0, 1]], scores | {(1, 2): 0.5}) == [[0, 1]]


def test_of_two_claims_of_a_further_article_the_surer_joins() -> None:
    claims = [claim("a", 0, 50), claim("b", 0, 50), claim("c", 0, 50), claim("c", 60, 99)]
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.8, (0, 3): 0.9, (1, 3): 0.8}
    assert settled(claims, [[0, 1]], scores) == [[0, 1, 3]]


def test_findings_that_come_to_tell_the_same_are_one() -> None:
    claims = [claim("a", 0, 80), claim("a", 50, 80), claim("b", 0, 60)]
    assert settled(claims, [[0, 2], [1, 2]], {(0, 2): 0.88, (1, 2): 0.9}) == [[0, 2]]


def test_the_last_word_of_a_clause_with_which_another_begins_is_no_overlap() -> None:
    assert not overlap(claim("a", 0, 60), claim("a", 56, 120))
    assert overlap(claim("a", 0, 60), claim("a", 20, 50))
    assert not overlap(claim("a", 0, 60), claim("b", 0, 60))


FLOOD = "The dam burst at noon. The bridge was closed after the dam burst in the night."
CLOSED = "Police closed the bridge."
NIGHT = "The bridge was closed"


def views_of(*told: tuple[str, str]) -> tuple[View, ...]:
    """Claims as views: the text of an article, and the words of it that a claim is."""
    texts = dict.fromkeys(text for text, _ in told)
    readings = [
        Reading(article=Article(id=f"a{n}", sha256="", text=text), sentences=(Span(0, len(text)),))
        for n, text in enumerate(texts)
    ]
    home = {reading.article.text: reading.article.id for reading in readings}
    made = [
        Claim(
            id=f"{home[text]}c{text.find(words)}-{len(words)}", article=home[text],
            start=text.find(words), end=text.find(words) + len(words), text=words,
        )
        for text, words in told
    ]  # fmt: skip
    return views(made, readings, WordsAsVectors())


def test_the_core_is_the_clause_that_states_the_same_and_not_what_stands_beside_it() -> None:
    seen = views_of((FLOOD, FLOOD[23:]), (FLOOD, NIGHT), (CLOSED, CLOSED))
    assert narrowed(seen, [[0, 2]], {(0, 2): 0.9, (1, 2): 0.88}) == [[1, 2]]


def test_the_core_is_the_whole_claim_where_no_clause_of_it_is_as_sure() -> None:
    seen = views_of((FLOOD, FLOOD[23:]), (FLOOD, NIGHT), (CLOSED, CLOSED))
    assert narrowed(seen, [[0, 2]], {(0, 2): 0.9, (1, 2): 0.7}) == [[0, 2]]


def test_a_passage_that_all_others_repeat_is_core_as_a_whole() -> None:
    again = FLOOD[23:].replace("in the night", "at night")
    seen = views_of((FLOOD, FLOOD[23:]), (FLOOD, NIGHT), (again, again))
    assert narrowed(seen, [[0, 2]], {(0, 2): 0.99, (1, 2): 0.98}) == [[0, 2]]


def test_a_clause_that_breaks_off_is_no_core() -> None:
    text = "The mayor, who closed the bridge, said that"
    seen = views_of((text, text), (text, "closed the bridge, said that"), (CLOSED, CLOSED))
    assert narrowed(seen, [[0, 2]], {(0, 2): 0.9, (1, 2): 0.9}) == [[0, 2]]


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 60), st.integers(5, 40)),
        min_size=2,
        max_size=9,
    ),
    st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)), st.floats(0, 1), max_size=30),
)
def test_an_article_never_has_two_claims_in_a_finding(
    places: list[tuple[str, int, int]], drawn: dict[tuple[int, int], float]
) -> None:
    claims = [claim(article, start, start + long) for article, start, long in places]
    scores = {
        (i, j): score
        for (i, j), score in drawn.items()
        if i < j < len(claims) and claims[i].article != claims[j].article
    }
    told = [list(pair) for pair in scores]
    for cluster in settled(claims, told, scores):
        assert len({claims[i].article for i in cluster}) == len(cluster) >= 2
