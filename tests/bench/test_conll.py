"""Measures of coreference, against values worked out by hand."""

from collections.abc import Sequence

import pytest

from bench.conll import b_cubed, ceaf_e, clusters, conll, muc


def sets(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


GOLD = sets("abc", "de")


def test_one_mention_in_the_wrong_cluster() -> None:
    said = sets("ab", "cde")
    assert muc(GOLD, said) == pytest.approx(2 / 3)
    assert b_cubed(GOLD, said) == pytest.approx(11 / 15)
    assert ceaf_e(GOLD, said) == pytest.approx(0.8)
    assert conll(GOLD, said)["conll"] == 0.733


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        (sets("abc", "de"), (1.0, 1.0, 1.0)),
        (sets("a", "b", "c", "d", "e"), (0.0, 4 / 7, 2 * (0.5 + 2 / 3) / 7)),
        (sets("abcde"), (6 / 7, 2 * 0.52 / 1.52, 0.5)),
    ],
)
def test_all_right_all_alone_and_all_in_one(
    said: Sequence[frozenset[str]], figures: tuple[float, float, float]
) -> None:
    found = (muc(GOLD, said), b_cubed(GOLD, said), ceaf_e(GOLD, said))
    assert found == pytest.approx(figures)


def test_clusters_are_what_carries_one_id() -> None:
    assert clusters({"a": 1, "b": 2, "c": 1}) == sets("ac", "b")
