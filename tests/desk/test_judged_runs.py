"""Judgements by people, given to a run."""

import json

import pytest

import sayso
from sayso.claims.judging import judge
from sayso.claims.scales import overlap
from sayso.dossier.correcting import apart
from sayso.dossier.index import Index
from sayso.knowledge.judgements import read_judgements


def test_a_judgement_is_the_first_reason_of_the_entities_it_names(run, examples, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[never]]\nnames = ["Youssef al-Hadari", "Yusuf al-Hadari"]\n', "utf-8")
    code, out, err = run("report", examples, "--json", "--judgements", own)
    assert code == 0
    value = json.loads(out)
    spelled = {v["text"]: e for e in value["entities"] for v in e["variants"]}
    one, two = spelled["Youssef al-Hadari"], spelled["Yusuf al-Hadari"]
    assert one["id"] != two["id"]
    assert "(own.toml:1)" in one["reasons"][0]
    assert "(own.toml:1)" in two["reasons"][0]
    assert [item["applied"] for item in value["judgements"]] == [True]
    assert "own.toml" not in err


@pytest.mark.parametrize("command", ["report", "read"])
def test_a_judgement_on_nobody_is_told_with_its_line_and_the_run_goes_on(
    run, examples, tmp_path, command
):
    own = tmp_path / "own.toml"
    own.write_text('\n[[merge]]\nnames = ["Daria Olenka", "Olenko"]\n', "utf-8")
    article = examples / "meridian-agency.txt"
    code, _, err = run(command, article, "--json", "--judgements", own)
    assert code == 0
    assert "own.toml:2" in err
    assert "is “Daria Olenko” meant?" in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[merge]]\nnames = ['Olenko']", "own.toml:1"),
        ("[[merge]]\nnames = ['A', 'B']\n[[never]]\nnames = ['B', 'A']", "own.toml:3"),
    ],
)
def test_judgements_that_cannot_be_used_stop_the_run_with_their_line(
    run, examples, tmp_path, text, told
):
    (tmp_path / "own.toml").write_text(text, "utf-8")
    code, out, err = run("report", examples, "--json", "--judgements", tmp_path / "own.toml")
    assert code == 2
    assert out == ""
    assert told in err
    assert len(err.strip().splitlines()) == 1


def test_articles_judged_to_be_of_one_story_are_grouped_so(run, tmp_path):
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "a.txt").write_text("The mayor of Zarsk resigned on Monday.", "utf-8")
    (folder / "b.txt").write_text("Grain prices rose in Kenya after a dry spring.", "utf-8")
    assert len(json.loads(run("stories", folder, "--json")[1])["stories"]) == 2
    own = tmp_path / "own.toml"
    own.write_text('[[story]]\narticles = ["a.txt", "b.txt", "c.txt"]\n', "utf-8")
    code, out, err = run("stories", folder, "--json", "--judgements", own)
    assert code == 0
    assert len(json.loads(out)["stories"]) == 1
    assert "own.toml:1" in err
    assert "no article is called “c.txt”" in err


def test_the_judgement_a_page_offers_parts_its_finding_and_no_other(examples, dossier, tmp_path):
    index = Index(dossier)
    shared = [finding for finding in dossier.findings if finding.outlets > 1]
    offered = [apart(finding, index) for finding in shared]
    assert all(offered)
    own = tmp_path / "own.toml"
    own.write_text("\n".join(offered), "utf-8")
    judged = sayso.report([examples], sayso.Options(judgements=own))
    assert len(judged.judgements) == len(offered)
    assert all(one.applied for one in judged.judgements)
    rulings, _ = judge(judged.articles, judged.stories, judged.claims, read_judgements(own))
    before, after = _shared(dossier), _shared(judged)
    for ruling in rulings.apart:
        for claims in after:
            assert sum(_touches(passage, claims) for passage in ruling.passages) < 2
    assert all(any(_places(claims) <= _places(whole) for whole in before) for claims in after)


def test_passages_judged_the_same_are_one_finding_that_names_the_judgement(
    examples, dossier, tmp_path
):
    alone = {f.claims[0]: f for f in dossier.findings if len(f.claims) == 1}
    claims = {claim.id: claim for claim in dossier.claims}
    first, second, *_ = {claims[one].article: claims[one] for one in alone}.values()
    articles = {article.id: article for article in dossier.articles}
    passages = ",".join(
        f"{{ article = {json.dumps(articles[one.article].path)}, "
        f"words = {json.dumps(_of(one, articles))} }}"
        for one in (first, second)
    )
    own = tmp_path / "own.toml"
    own.write_text(f"[[same]]\npassages = [{passages}]\nbecause = 'asked both'\n", "utf-8")
    judged = sayso.report([examples], sayso.Options(judgements=own))
    (finding,) = (f for f in judged.findings if {first.id, second.id} <= set(f.claims))
    assert finding.outlets == 2
    assert "(own.toml:1): asked both" in finding.links[0].reason


def _of(claim, articles):
    return articles[claim.article].text[claim.start : claim.end]


def _shared(dossier):
    """The claims of each finding of several outlets."""
    claims = {claim.id: claim for claim in dossier.claims}
    return [[claims[c] for c in f.claims] for f in dossier.findings if f.outlets > 1]


def _touches(passage, claims):
    return any(overlap(place, claim) for place in passage for claim in claims)


def _places(claims):
    return {(claim.article, claim.start, claim.end) for claim in claims}
