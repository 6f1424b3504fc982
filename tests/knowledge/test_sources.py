"""Known agencies and outlets."""

from pathlib import Path

import pytest

from sayso.errors import BadInput
from sayso.knowledge.sources import registry


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Reuters", "Reuters"),
        ("reuters", "Reuters"),
        ("Reuters'", "Reuters"),
        ("the Reuters news agency", "Reuters"),
        ("news agency Tass", "TASS"),
        ("Associated Press’s", "Associated Press"),
        ("A.P.", "Associated Press"),
        ("Syrian Arab News Agency", "SANA"),
        ("Associated Press of Pakistan", "APP"),
        ("new york times", "The New York Times"),
        ("nytimes", "The New York Times"),
        ("foxnews", "Fox News"),
        ("El Pais", "El País"),
        ("the Guardian", "The Guardian"),
        ("Guardian newspaper", "The Guardian"),
        ("Time", "Time"),
        ("Time magazine", "Time"),
        ("The Sun", "The Sun"),
        ("TT", "TT"),
        ("MAP", "MAP"),
        ("the Trend news agency", "Trend News Agency"),
        ("ap", None),
        ("time", None),
        ("the sun", None),
        ("Sun", None),
        ("tt", None),
        ("map", None),
        ("trend", None),
        ("Guardian", None),
        ("a Syrian official", None),
        ("the agency", None),
        ("", None),
    ],
)
def test_a_name_is_found_as_news_texts_write_it(name: str, found: str | None) -> None:
    source = registry().find(name)
    assert (source.name if source else None) == found


def test_every_entry_is_found_by_its_name_and_has_its_own_names_and_domains() -> None:
    names: set[str] = set()
    domains: set[str] = set()
    for source in registry().sources:
        assert registry().find(source.name) is source
        assert not names & set(source.names)
        assert not domains & set(source.domains)
        assert set(source.common) <= set(source.names)
        names |= set(source.names)
        domains |= set(source.domains)


def test_the_world_is_covered() -> None:
    agencies = [source for source in registry().sources if source.kind == "agency"]
    outlets = [source for source in registry().sources if source.kind == "outlet"]
    assert len(agencies) >= 60
    assert len(outlets) >= 250
    assert len({source.country for source in agencies}) >= 50
    assert len({source.country for source in outlets}) >= 80


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://edition.cnn.com/2025/10/14/a", "CNN"),
        ("www.bbc.co.uk/news", "BBC"),
        ("https://timesofindia.indiatimes.com/x", "The Times of India"),
        ("https://notcnn.com/", None),
        ("https://com/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_belongs_to_its_domain(url: str, found: str | None) -> None:
    source = registry().by_domain(url)
    assert (source.name if source else None) == found


def scanned(text: str) -> list[tuple[str, str, bool]]:
    matches = registry().scan(text)
    return [(text[m.start : m.end], m.source.name, m.common) for m in matches]


def test_known_names_are_found_in_running_text_whole_and_longest_first() -> None:
    text = (
        "Reuters’ reporter told The New York Times and the Associated Press of Pakistan, said "
        "AL JAZEERA. RFE/RL and +972 Magazine agreed; Reutersville did not."
    )
    assert scanned(text) == [
        ("Reuters", "Reuters", False),
        ("The New York Times", "The New York Times", False),
        ("Associated Press of Pakistan", "APP", False),
        ("AL JAZEERA", "Al Jazeera", False),
        ("RFE/RL", "Radio Free Europe/Radio Liberty", False),
        ("+972 Magazine", "+972 Magazine", False),
    ]


def test_names_that_are_everyday_words_say_so_and_need_their_capitals() -> None:
    assert scanned("Time is short, the Sun wrote.") == [
        ("Time", "Time", True),
        ("the Sun", "The Sun", True),
    ]
    assert scanned("In time the sun will shine on global news and a map.") == []


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'agency = [{name = "Meridian", aliases = ["MNA"], domains = ["meridian.example"]}]\n'
        'outlet = [{name = "Zamin", country = "UZ", state = true}]\n',
        encoding="utf-8",
    )
    known = registry(own)
    meridian, zamin, reuters = known.find("MNA"), known.find("Zamin"), known.find("Reuters")
    assert meridian is not None
    assert (meridian.name, meridian.kind) == ("Meridian", "agency")
    assert zamin is not None
    assert zamin.state
    assert reuters is not None
    assert registry().find("Meridian") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("agency = [{name = 5}]", r"agency 1 \(5\)"),
        ('agency = [{name = "A"}, {nam = "B"}]', "agency 2"),
        ('agency = [{name = "A", domain = "a.example"}]', r"agency 1 \('A'\).*domain"),
        ('agency = "A"', "'agency' must be a list"),
        ('paper = [{name = "A"}]', "unknown table 'paper'"),
        ("agency = [", "own.toml"),
    ],
)
def test_a_users_file_with_a_mistake_is_refused_with_file_entry_and_remedy(
    text: str, told: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=told) as raised:
        registry(own)
    assert "own.toml" in str(raised.value)
    assert "an entry looks like" in str(raised.value)


def test_a_users_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        registry(tmp_path / "none.toml")
