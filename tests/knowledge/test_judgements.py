"""The file in which people write their judgements."""

import re
from pathlib import Path

import pytest

from sayso.errors import BadInput
from sayso.knowledge.judgements import Judgements, Named, parse_judgements, plain, read_judgements

WHOLE = """\
# Kept by the desk.

[[merge]]
names = ["Omar al-Hashimi", { name = "Basri", article = "post.txt" }]
because = "his name in the war"

[[never]]
names = ["Robert Harper", "Mary Harper"]

[[split]]
name = "Harper"
articles = ["post.txt", "daily.txt"]
"""


def test_every_judgement_keeps_its_file_and_line() -> None:
    found = parse_judgements(WHOLE, "desk.toml")
    (merge,), (never,), (split,) = found.merges, found.nevers, found.splits
    assert merge.names == (Named("Omar al-Hashimi"), Named("Basri", "post.txt"))
    assert merge.because == "his name in the war"
    assert [j.where for j in (merge, never, split)] == [
        "desk.toml:3",
        "desk.toml:7",
        "desk.toml:10",
    ]
    assert split.articles == ("post.txt", "daily.txt")


def test_no_file_means_no_judgements() -> None:
    assert read_judgements(None) == Judgements()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[merge]]\nnames = [", "f.toml: is not TOML"),
        ("\n[[marry]]\nnames = []", "f.toml:2: 'marry' is no kind of judgement; use [[merge]]"),
        ("[[merge]]\nnames = ['A', 'B']\n\n[[merge]]\nnames = ['A']", "f.toml:4: names must hold"),
        ("[[never]]\nnames = ['Ann', 'ANN']", "f.toml:1: names must hold two different names"),
        ("[[never]]\nnames = ['Ann', 3]", "f.toml:1: [[never]]: Expected"),
        ("[[merge]]\nname = ['A', 'B']", "f.toml:1: [[merge]]: Object"),
        ("[[split]]\nname = 'A'\narticles = []", "f.toml:1: a split needs a name and one article"),
        ("merge = [{ names = ['A', 'B'] }]", "f.toml: write each merge under a line [[merge]]"),
        ("[[story]]\narticles = ['a.txt']", "f.toml:1: a story needs two different articles"),
        ("merge = 3", "f.toml: write each merge under a line [[merge]]"),
        ("[[same]]\npassages = ['The dam broke.', 'It broke.']", "f.toml:1: [[same]]: Expected"),
        ("[[apart]]\npassages = []", "f.toml:1: passages must hold two different passages"),
        (
            "[[same]]\npassages = [{article='a', words='It is'}, {article='a', words='IT  is'}]",
            "f.toml:1: passages must hold two different passages",
        ),
        (
            "[[same]]\npassages = [{article='a', words='It is'}, {article='b', words=' '}]",
            "f.toml:1: passages must hold two different passages",
        ),
    ],
)
def test_a_judgement_written_wrongly_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=re.escape(told)):
        parse_judgements(text, "f.toml")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.toml: cannot be read"):
        read_judgements(tmp_path / "gone.toml")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_bytes(b"# \xff\xfe")
    with pytest.raises(BadInput, match=r"f\.toml: is not UTF-8"):
        read_judgements(tmp_path / "f.toml")


@pytest.mark.parametrize(
    ("one", "two"),
    [("The Lakes  Board", "Lakes Board"), ("O’Neill", "O'Neill"), ("OMAR", "Omar")],
)
def test_case_spaces_quotes_and_the_do_not_make_another_name(one: str, two: str) -> None:
    assert plain(one) == plain(two)
