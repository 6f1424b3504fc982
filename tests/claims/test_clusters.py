"""Clusters decided together, and which scale of a statement stays."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.clusters import clusters
from sayso.claims.drift import changes
from sayso.claims.scales import alone, beside, chosen, distinct
from sayso.model import Claim


def claim(name: str, article: str, start: int, end: int) -> Claim:
    return Claim(id=name, article=article, start=start, end=end, text="x" * (end - start))


def test_a_chain_of_half_likenesses_does_not_glue_two_statements() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.6}
    assert clusters(["a", "b", "c"], scores, 0.5) == [[0, 1], [2]]


def test_claims_that_all_agree_become_one_cluster() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}
    assert clusters(["a", "b", "c"], scores, 0.5) == [[0, 1, 2]]


def test_an_article_makes_a_statement_once() -> None:
    assert clusters(["a", "b", "b"], {(0, 1): 0.9, (0, 2): 0.8}, 0.3) == [[0, 1], [2]]


def test_pairs_kept_apart_never_meet() -> None:
    assert clusters(["a", "b"], {(0, 1): 1.0}, 0.3, apart={(0, 1)}) == [[0], [1]]


def test_where_comparison_was_cut_short_the_pairs_compared_decide() -> None:
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 3): 0.8, (2, 3): 0.9}
    groups = ["a", "b", "c", "d"]
    assert clusters(groups, scores, 0.6) == [[0, 1], [2, 3]]
    assert clusters(groups, scores, 0.6, cut_short=True) == [[0, 1, 2, 3]]


@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=8),
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=20),
)
def test_every_claim_lies_in_exactly_one_cluster(
    articles: list[str], drawn: dict[tuple[int, int], float]
) -> None:
    n = len(articles)
    scores = {(i, j): s for (i, j), s in drawn.items() if i < j < n and articles[i] != articles[j]}
    found = clusters(articles, scores, 0.4)
    assert sorted(i for cluster in found for i in cluster) == list(range(n))
    for cluster in found:
        assert len({articles[i] for i in cluster}) == len(cluster)


def test_of_a_sentence_and_its_clause_one_finding_stays() -> None:
    claims = [claim("s1", "a", 0, 80), claim("k1", "a", 0, 40), claim("s2", "b", 0, 90),
              claim("k2", "b", 0, 45)]  # fmt: skip
    kept = chosen(claims, [[0, 2], [1, 3]], {(0, 2): 0.6, (1, 3): 0.9})
    assert kept == [[1, 3]]


def test_a_claim_left_alone_stays_when_nothing_overlaps_it() -> None:
    claims = [claim("s1", "a", 0, 80), claim("k1", "a", 0, 40), claim("k2", "a", 41, 80)]
    assert alone(claims, []) == [[0]]
    assert alone(claims, [[1]]) == [[2]]


def test_drift_tells_word_by_word_what_a_rendering_dropped_and_replaced() -> None:
    found = changes("“We will open a new chapter of peace,”", "we opened a new chapter")
    assert [(c.op, c.was, c.now) for c in found] == [
        ("same", "“We", "we"),
        ("replaced", "will open", "opened"),
        ("same", "a new chapter", "a new chapter"),
        ("dropped", "of peace,”", ""),
    ]


@given(st.text("ab c", max_size=40), st.text("ab c", max_size=40))
def test_drift_keeps_every_word_of_both_renderings(was: str, now: str) -> None:
    found = changes(was, now)
    assert " ".join(c.was for c in found if c.was) == " ".join(was.split())
    assert " ".join(c.now for c in found if c.now) == " ".join(now.split())


def test_what_repeats_part_of_a_larger_finding_adds_its_further_articles_to_it() -> None:
    claims = [claim("s1", "a", 0, 80), claim("s2", "b", 0, 90), claim("s3", "c", 0, 70),
              claim("s4", "d", 0, 60), claim("k1", "a", 0, 40), claim("k2", "b", 0, 45),
              claim("k3", "c", 0, 30), claim("s5", "e", 0, 50)]  # fmt: skip
    told = [[0, 1, 2, 3], [4, 5, 6, 7]]
    scores = {(i, 7): 0.7 for i in range(4)}
    assert distinct(claims, told, told, scores) == [[0, 1, 2, 3, 7]]
    assert distinct(claims, told, told, {(0, 7): 0.7}) == told


def test_an_article_that_says_it_twice_has_two_claims_in_one_finding() -> None:
    claims = [claim("a", "a", 0, 40), claim("b", "b", 0, 40), claim("c", "c", 0, 40),
              claim("again", "b", 60, 99)]  # fmt: skip
    scores = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (0, 3): 0.8, (2, 3): 0.7}
    told = [[0, 1, 2], [0, 3]]
    assert distinct(claims, told, told, scores) == [[0, 1, 2, 3]]


def test_a_finding_that_is_part_of_a_larger_one_is_not_told_beside_it() -> None:
    claims = [claim("s1", "a", 0, 80), claim("k1", "a", 0, 40), claim("s2", "b", 0, 90),
              claim("k2", "b", 0, 45), claim("s3", "c", 0, 70)]  # fmt: skip
    told = [[1, 3], [0, 2, 4]]
    scores = {(1, 3): 0.9, (0, 2): 0.7, (0, 4): 0.7, (2, 4): 0.7}
    assert distinct(claims, told, told, scores) == [[0, 2, 4]]


def test_what_articles_state_beside_the_core_of_a_finding_is_told_too() -> None:
    claims = [claim("s1", "a", 0, 80), claim("k1", "a", 0, 40), claim("m1", "a", 41, 80),
              claim("s2", "b", 0, 90), claim("k2", "b", 0, 45),
              claim("m2", "b", 46, 90)]  # fmt: skip
    found = [[0, 3], [1, 4], [2, 5]]
    assert beside(claims, found, [[1, 4]], {(2, 5): 0.9, (1, 4): 0.9}) == [[2, 5]]
    assert beside(claims, found, [[1, 4]], {(2, 5): 0.7, (1, 4): 0.9}) == []


def test_two_statements_of_the_same_sentences_are_two_findings() -> None:
    claims = [claim("s1", "a", 0, 80), claim("k1", "a", 0, 40), claim("m1", "a", 41, 80),
              claim("s2", "b", 0, 90), claim("k2", "b", 0, 45),
              claim("m2", "b", 46, 90)]  # fmt: skip
    told = [[0, 3], [0, 3]]
    assert distinct(claims, told, [[1, 4], [2, 5]], {}) == told
