"""Models that must be what their cards say, and work shared out to threads."""

from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadInstallation
from sayso.language.inference import session, side_by_side, tokenizer


def test_a_model_with_another_digest_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"not a model")
    with pytest.raises(BadInstallation, match=r"reader\.onnx has SHA-256"):
        session(tmp_path / "reader.onnx", "0" * 64, 1)


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BadInstallation, match=r"tokenizer\.json cannot be read.*install sayso"):
        tokenizer(tmp_path / "tokenizer.json")


@given(st.lists(st.integers(), max_size=9), st.integers(1, 3))
def test_work_side_by_side_comes_back_in_order(items: list[int], threads: int) -> None:
    assert list(side_by_side(str, items, threads)) == [str(item) for item in items]


def test_two_threads_are_at_work_at_the_same_time() -> None:
    together = Barrier(2, timeout=20)
    assert sorted(side_by_side(lambda _: together.wait(), range(2), 2)) == [0, 1]


def test_what_goes_wrong_in_a_thread_is_raised_to_who_asked() -> None:
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(lambda item: 1 // item, [1, 0, 2], 2))
