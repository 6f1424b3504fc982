"""Attributed sentences of many shapes, read by the bundled models, with the chains they rest on."""

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.chains import attach, chain_at
from sayso.entities import EntityIndex, referents, resolve
from sayso.errors import BadInstallation
from sayso.knowledge.sources import registry
from sayso.language import bundle
from sayso.language.reading import read
from sayso.model import Article, Span

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


class Case(NamedTuple):
    """One row of the table; ``missed`` tells why the models are known to get it wrong."""

    shape: str
    text: str
    said: str
    chain: list[str]
    missed: str = ""


ROWS = [Case(**case) for case in CASES]


@cache
def models() -> bundle.Bundle:
    try:
        loaded = bundle.load(threads=1)
        loaded.tagger.tag(["A word."])
    except BadInstallation as error:
        pytest.skip(f"the bundled models are not here: {error}")
    return loaded


def plain(name: str) -> str:
    return re.sub(r"^(the|a|an)\s+", "", name.lower())


def chain_of(case: Case) -> list[str]:
    raw = case.text.encode()
    article = Article(id="a1", sha256=hashlib.sha256(raw).hexdigest(), text=case.text)
    (reading,) = read([article], models())
    index = EntityIndex(resolve([reading]))
    attributions = attach(reading, index, referents(reading, index), registry())
    at = case.text.index(case.said)
    found = chain_at(attributions, Span(at, at + len(case.said)))
    return [plain(source.name) for source in found.chain] if found else []


def params() -> list[object]:
    return [
        pytest.param(
            case,
            id=case.shape,
            marks=[pytest.mark.xfail(reason=case.missed)] if case.missed else [],
        )
        for case in ROWS
    ]


@pytest.mark.parametrize("case", params())
def test_a_statement_rests_on_the_sources_its_text_names(case: Case) -> None:
    assert chain_of(case) == [plain(name) for name in case.chain]


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case.shape)
def test_the_words_asked_for_stand_once_in_the_text(case: Case) -> None:
    assert case.text.count(case.said) == 1
