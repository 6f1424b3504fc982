"""The public benchmark is well formed, and its scorer tells gold from broken gold."""

import copy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmark import gold, names, reprints, score  # noqa: E402

PASSAGES = gold.load_passages()
STORIES = gold.load_stories()
GOLD = gold.gold_predictions(PASSAGES, STORIES)


def chains():
    for p in PASSAGES:
        yield p.id, p.chain
        yield from ((p.id, c) for c in p.accept)
    for story in STORIES:
        for f in story.findings:
            for s in f.supports:
                yield f"{story.name} {f.id}", s.chain
                yield from ((f"{story.name} {f.id}", c) for c in s.accept)


def test_there_is_enough_of_it():
    assert len(PASSAGES) >= 150
    assert len(STORIES) >= 12
    assert all(4 <= len(s.articles) <= 8 for s in STORIES)


def test_ids_are_unique():
    assert len({p.id for p in PASSAGES}) == len(PASSAGES)
    for story in STORIES:
        assert len({f.id for f in story.findings}) == len(story.findings)
        assert len({a.file for a in story.articles}) == len(story.articles)


def test_every_claim_stands_once_in_its_text():
    assert [p.id for p in PASSAGES if p.text.count(p.claim) != 1] == []


def test_every_support_stands_once_in_its_body():
    wrong = [
        (story.name, s.article, s.quote)
        for story in STORIES
        for f in story.findings
        for s in f.supports
        if next(a for a in story.articles if a.file == s.article).body.count(s.quote) != 1
    ]
    assert wrong == []


def test_chains_are_well_formed():
    for where, chain in chains():
        for link in chain:
            assert link.kind in gold.KINDS, where
            assert all(n and n == n.strip() and ":" not in n for n in link.names), where


def test_verdict_and_count_agree():
    for story in STORIES:
        assert sum(f.key for f in story.findings) == 1, story.name
        for f in story.findings:
            assert f.verdict in gold.VERDICTS
            assert f.reason
            expected = {"one origin": f.count == 1, "cannot tell": f.count is None}
            assert expected.get(f.verdict, (f.count or 0) > 1), (story.name, f.id)
            assert f.verdict == "cannot tell" or len(f.origins) == f.count, (story.name, f.id)


def test_every_article_begins_with_its_title_and_outlet():
    for story in STORIES:
        for a in story.articles:
            first, second = a.text.split("\n")[:2]
            assert first == a.title
            assert second.startswith(a.outlet + ", ")


def test_gold_scores_one():
    result = score.score(copy.deepcopy(GOLD), PASSAGES, STORIES)
    assert result.wrong == []
    for table in (result.passages, result.constructions, result.regions, result.stories):
        assert {t.rate for t in table.values()} == {1.0}


def test_broken_gold_scores_less():
    broken = copy.deepcopy(GOLD)
    broken["passages"]["af-01"]["chain"].pop()
    broken["passages"]["af-05"]["chain"] = ["Celso Nhantumbo"]
    del broken["passages"]["af-10"]
    story = broken["stories"]["02-an-official-twice"]["findings"]
    story[0] |= {"verdict": "several origins", "origins": 2}
    story[1]["spans"] = []
    result = score.score(broken, PASSAGES, STORIES)
    assert result.passages["chain"].right == len(PASSAGES) - 3
    assert result.passages["chain, own voice"].rate < 1
    assert result.by_story["02-an-official-twice"]["verdict"].right == len(story) - 2
    assert result.stories["key verdict"].right == len(STORIES) - 1
    assert result.stories["pairs joined"].rate < 1
    assert len(result.wrong) == 5


def test_no_predictions_score_nothing():
    result = score.score({}, PASSAGES, STORIES)
    assert result.passages["chain"].right == 0
    assert result.stories["verdict"].right == 0


@pytest.mark.parametrize(
    ("right", "guess", "kind", "same"),
    [
        ("Reuters", "the Reuters news agency", "agency", True),
        ("Anadolu", "the news agency Anadolu", "agency", True),
        ("Ana Ruiz", "Mayor Ana Ruiz", "person", True),
        ("Ana Ruiz", "Ana Ruiz, the mayor", "person", True),
        ("Ana Ruiz", "a friend of Ana Ruiz", "person", False),
        ("Ministry of Health", "a spokesman for the Ministry of Health", "body", False),
        ("a Syrian official familiar with it", "Syrian official", "unnamed", True),
        ("an official at the ministry", "the ministry", "unnamed", False),
        ("sources", "sources close to the talks", "unnamed", True),
        ("a doctor", "a nurse", "unnamed", False),
    ],
)
def test_names_are_compared(right, guess, kind, same):
    assert names.same_name(right, guess, kind) is same


def test_parallel_sources_may_stand_apart():
    right = gold.chain(["agency: Reuters and AFP | Reuters | AFP", "document: an audit"])
    for guess in (["Reuters and AFP", "audit"], ["AFP", "audit"], ["Reuters", "AFP", "the audit"]):
        assert names.chain_right(right, (), guess), guess
    assert not names.chain_right(right, (), ["Reuters"])


def test_reprints_are_one_item(tmp_path):
    story = reprints.make(tmp_path / "reprints", 40)
    assert len(story.articles) == 40
    assert len({a.title for a in story.articles}) == 40
    assert len({a.outlet for a in story.articles}) == 40
    assert {f.verdict for f in story.findings} == {"one origin"}
    perfect = gold.gold_predictions([], [story])
    assert score.score(perfect, [], [story]).wrong == []
    again = reprints.make(tmp_path / "again", 40)
    assert again.articles == story.articles
