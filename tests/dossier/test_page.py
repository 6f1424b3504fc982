"""The HTML page: whole, linked inside, and proof against what stands in an article."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from msgspec.structs import replace

from sayso.dossier import to_html, to_markdown
from sayso.model import Dossier, Judged, Unread

VOID = frozenset({"meta", "input", "br"})
LOADING_ATTRIBUTES = frozenset({"src", "srcset", "action", "formaction", "data", "poster", "ping"})


class Page(HTMLParser):
    """Reads a page: its elements, its texts, and whether every element is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.crossed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.stack or self.stack[-1] not in {"script", "style"}:
            self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def count(self, tag: str) -> int:
        return sum(1 for element, _ in self.elements if element == tag)


@pytest.fixture(params=["sample", "hostile"])
def page(request: pytest.FixtureRequest) -> Page:
    return Page(to_html(request.getfixturevalue(request.param)))


def test_every_element_is_closed_in_order(page: Page) -> None:
    assert page.crossed == []
    assert page.stack == []


def test_every_link_leads_to_a_place_on_the_page(page: Page) -> None:
    ids = set(page.values("id"))
    assert page.values("href")
    assert [href for href in page.values("href") if href[0] != "#" or href[1:] not in ids] == []


def test_no_id_is_used_twice(page: Page) -> None:
    ids = page.values("id")
    assert sorted(ids) == sorted(set(ids))


def test_every_label_by_id_names_an_element(page: Page) -> None:
    ids = set(page.values("id"))
    named = [name for value in page.values("aria-labelledby") for name in value.split()]
    assert [name for name in named if name not in ids] == []


def test_nothing_is_loaded_and_nothing_but_our_script_can_run(page: Page) -> None:
    attributes = [name for _, given in page.elements for name in given]
    assert [name for name in attributes if name.startswith("on")] == []
    assert [name for name in attributes if name in LOADING_ATTRIBUTES] == []
    assert [name for name in attributes if name == "style"] == []
    assert page.count("script") == 1
    assert page.count("style") == 1
    assert {"iframe", "object", "embed", "link", "base", "img"}.isdisjoint(
        tag for tag, _ in page.elements
    )


def test_hostile_text_adds_no_element_a_harmless_text_would_not(
    sample: Dossier, hostile: Dossier
) -> None:
    def kinds(html: str) -> set[str]:
        return {tag for tag, _ in Page(html).elements}

    assert kinds(to_html(hostile)) - kinds(to_html(sample)) <= {"details", "summary"}


def test_hostile_text_is_shown_as_text(hostile: Dossier) -> None:
    text = "".join(Page(to_html(hostile)).text)
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }}" in text
    assert "␀␇\ufffd" in text


def test_no_character_is_left_that_html_cannot_carry(hostile: Dossier) -> None:
    html = to_html(replace(hostile, unread=(Unread("name\udcff.txt", "odd name"),)))
    assert re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", html) == []
    assert "name\ufffd.txt" in html


def test_the_policy_allows_our_own_style_and_script_by_their_hashes(sample: Dossier) -> None:
    html = to_html(sample)
    policy = next(
        given["content"]
        for tag, given in Page(html).elements
        if given.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy
    for element in ("style", "script"):
        inside = re.search(f"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert inside
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    steps = [later - earlier for earlier, later in pairwise(levels)]
    assert max(steps) == 1


def test_each_claim_is_a_place_in_its_article(sample: Dossier) -> None:
    ids = Page(to_html(sample)).values("id")
    assert [claim.id for claim in sample.claims if f"claim-{claim.id}" not in ids] == []


def test_an_echo_is_shown_with_its_one_origin_and_every_outlet(sample: Dossier) -> None:
    html = to_html(sample)
    start = html.index('id="finding-f1"')
    finding = html[start : html.index("</article>", start)]
    text = " ".join("".join(Page(finding).text).split())
    assert "One origin" in text
    assert "a harbour official unnamed" in text
    assert "Harbour Post" in text
    assert "quay-weekly" in text


def test_noise_is_greyed_with_its_reason_and_not_left_out(sample: Dossier) -> None:
    html = to_html(sample)
    assert '<span class="noise" title="not the article: a menu">Menu Sport Weather</span>' in html


def test_a_statement_in_dispute_leads_to_the_dispute_and_back(sample: Dossier) -> None:
    html = to_html(sample)
    lone = html[html.index('<li class="lone"') :]
    assert 'href="#disagreement-d1"' in lone[: lone.index("</li>")]
    dispute = html[html.index('id="disagreement-d1"') :]
    dispute = dispute[: dispute.index("</section>")]
    numbers = {
        number
        for number, finding in enumerate(sample.findings, start=1)
        if {"c3", "c4"} & {*finding.claims}
    }
    assert {f"#finding-f{number}" for number in numbers} <= set(Page(dispute).values("href"))


def test_what_differs_beside_the_core_of_a_statement_is_no_dispute_of_it(sample: Dossier) -> None:
    whole = next(claim for claim in sample.claims if claim.id == "c3")
    start = whole.start + len("Two lorries ")
    core = replace(whole, id="c3x", start=start, text="fell into the river")
    findings = tuple(
        replace(finding, core=("c3x",)) if finding.claims == ("c3",) else finding
        for finding in sample.findings
    )
    html = to_html(replace(sample, claims=(*sample.claims, core), findings=findings))
    statement = html[html.index('<li class="lone"') :]
    assert "fell into the river" in statement[: statement.index("</li>")]
    assert "disagreement" not in statement[: statement.index("</li>")]


def test_a_difference_is_named_in_plain_words_and_its_value_marked(sample: Dossier) -> None:
    dispute = sample.disagreements[0]
    text = next(c.text for c in sample.claims if c.id == dispute.sides[0].claims[0])
    word = text.split()[-1].strip(".")
    sides = (replace(dispute.sides[0], value=word), *dispute.sides[1:])
    told = replace(dispute, kind="who-said-it", sides=sides)
    html = to_html(replace(sample, disagreements=(told,)))
    assert f"<mark>{word}</mark>" in html
    assert "who said it" in html


def test_where_words_differ_the_outlets_stand_over_them(sample: Dossier) -> None:
    told = replace(sample.disagreements[0], kind="emphasis")
    html = to_html(replace(sample, disagreements=(told,)))
    assert '<dt class="vh">' in html


def test_what_is_only_told_in_other_words_is_no_difference(sample: Dossier) -> None:
    told = replace(sample.disagreements[0], kind="emphasis")
    text = read(Page(to_html(replace(sample, disagreements=(told,)))))
    assert "The accounts differ on" not in text
    assert "1 statement told in other words, and no more than that" in text


def test_a_mild_difference_is_no_dispute_of_its_statement(sample: Dossier) -> None:
    mild = tuple(replace(item, cause="rounding") for item in sample.disagreements)
    html = to_html(replace(sample, disagreements=mild))
    lone = html[html.index('<li class="lone"') :]
    assert "disagreement" not in lone[: lone.index("</li>")]


def read(page: Page) -> str:
    return " ".join("".join(page.text).split())


def test_a_more_precise_version_stands_under_the_statement_and_is_read_once(
    sample: Dossier,
) -> None:
    first, second = sample.findings[:2]
    version = replace(second, refines=(first.id,), claims=(first.claims[0], second.claims[1]))
    linked = (first, version, *sample.findings[2:])
    html = to_html(replace(sample, findings=linked))
    finding = html[html.index('id="finding-f1"') : html.index("</article>")]
    heading = f"{second.text} more precisely · 2 outlets · one origin"
    assert f'<details id="finding-{second.id}">' in finding
    assert heading.split(" more")[0] in read(Page(finding))
    assert "more precisely · 2 outlets · one origin" in read(Page(finding))
    assert html.count('<article class="finding"') == 1


def test_a_version_under_a_statement_is_headed_with_other_words_than_it(sample: Dossier) -> None:
    first = sample.findings[0]
    heads = [claim for claim in sample.claims if claim.id in first.claims]
    same = replace(first, id="f9", text=heads[0].text, refines=(first.id,))
    html = to_html(replace(sample, findings=(replace(first, text=heads[0].text), same)))
    version = html[html.index('<details id="finding-f9">') :]
    assert f"<bdi>{heads[1].text}</bdi>" in version[: version.index("</summary>")]


def test_what_may_be_a_more_precise_statement_is_linked_with_its_words(sample: Dossier) -> None:
    first, lone = sample.findings[0], sample.findings[-1]
    linked = (first, *sample.findings[1:-1], replace(lone, refines=(first.id,)))
    text = read(Page(to_html(replace(sample, findings=linked))))
    assert f"See also {len(linked)}{lone.text}" in text


def test_what_is_joined_loosely_heads_no_statement(sample: Dossier) -> None:
    shut = sample.findings[0]
    links = tuple(replace(link, score=0.6) for link in shut.links)
    loose = replace(sample, findings=(replace(shut, links=links), *sample.findings[1:]))
    html = to_html(loose)
    assert f'<li class="lone perhaps" id="finding-{shut.id}">' in html
    assert html.count('<article class="finding"') == 1
    assert "One more may be told by several, or only sound alike." in read(Page(html))
    assert "## Perhaps in several outlets" in to_markdown(loose)


def test_what_is_joined_loosely_tells_why_it_may_be_one_and_how_to_say_that_it_is_not(
    sample: Dossier,
) -> None:
    shut = sample.findings[0]
    links = tuple(replace(link, score=0.6, reason="give one utterance") for link in shut.links)
    html = to_html(replace(sample, findings=(replace(shut, links=links), *sample.findings[1:])))
    item = html[html.index(f'<li class="lone perhaps" id="finding-{shut.id}">') :]
    why = item[: item.index("</details>")]
    assert "<summary>Why these may be one statement</summary>" in why
    assert "<li>Give one utterance.</li>" in why
    assert "[[apart]]" in why


def test_judgements_by_people_are_told_with_what_became_of_them(sample: Dossier) -> None:
    judged = Judged(
        where="own.toml:3",
        kind="merge",
        told="Ilse Brand = Ilse Brandt",
        applied=True,
        outcome="applied",
    )
    told = replace(sample, judgements=(judged,))
    text = " ".join("".join(Page(to_html(told)).text).split())
    assert "Merge: Ilse Brand = Ilse Brandt" in text
    assert "Applied. own.toml:3" in text
    assert "Merge: Ilse Brand = Ilse Brandt: applied (own.toml:3)" in to_markdown(told)


def test_unread_files_are_named_with_their_reason(sample: Dossier) -> None:
    text = "".join(Page(to_html(sample)).text)
    assert "photo.jpg" in text
    assert "a picture, no text" in text


@pytest.mark.parametrize(
    "kept",
    [
        {"articles", "attributions", "entities", "times", "claims"},
        {"articles", "stories"},
        set(),
    ],
    ids=["one article read", "articles grouped", "nothing"],
)
def test_a_dossier_with_parts_missing_still_gives_a_page(sample: Dossier, kept: set[str]) -> None:
    parts = ("articles", "stories", "attributions", "entities", "times", "claims", "findings")
    parts = (*parts, "disagreements", "quotes", "copies", "timeline", "reading_list")
    page = Page(to_html(replace(sample, **{part: () for part in parts if part not in kept})))
    assert page.crossed == []


def test_several_stories_get_a_list_of_contents(sample: Dossier) -> None:
    second = replace(sample.stories[0], id="s2", title="Another story", articles=())
    page = Page(to_html(replace(sample, stories=(*sample.stories, second))))
    assert "#story-s2" in page.values("href")
    assert page.count("h1") == 2


def test_the_same_dossier_gives_the_same_page(sample: Dossier) -> None:
    assert to_html(sample) == to_html(sample)
