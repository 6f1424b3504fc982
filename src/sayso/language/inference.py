"""Running the bundled ONNX models: checked loading, word pieces, work side by side.

Each text is read in a run of its own. An int8 model scales its numbers by the largest of a run, so
of texts read together each would be read a little otherwise than alone: what is told of an article
would hang on which others lie beside it. A whole run takes a twentieth longer so, and less memory.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

import onnxruntime
from tokenizers import Tokenizer

from sayso.errors import BadInstallation

_SLOWER = frozenset({"SkipLayerNormFusion"})
"""Rewritings that cost time: the fused kernel takes six times as long as an addition and a
normalization, an eighth of a run."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def tokenizer(path: Path) -> Tokenizer:
    """Load a word-piece tokenizer that neither pads nor cuts.

    Raises:
        BadInstallation: the file is missing or cannot be read.
    """
    pieces = Tokenizer.from_str(_read(path).decode("utf-8"))
    pieces.no_padding()
    pieces.no_truncation()
    return pieces


@cache
def session(path: Path, sha256: str, threads: int) -> onnxruntime.InferenceSession:
    """Load an ONNX model that must have the digest ``sha256``; a run takes ``threads`` threads.

    With one, a run keeps to the thread that calls it, and several threads may each run it on a
    text of their own (see :func:`side_by_side`), which shares the work best.

    Who asks again for the same model gets the one that is loaded.

    Raises:
        BadInstallation: the file is missing or is not the model the cards describe.
    """
    model = _read(path)
    found = hashlib.sha256(model).hexdigest()
    if found != sha256:
        raise BadInstallation(
            f"{path.name} has SHA-256 {found[:12]}…, its card says {sha256[:12]}…: "
            "install sayso again"
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )


def side_by_side(
    work: Callable[[Item], Result], items: Sequence[Item], threads: int
) -> Iterator[Result]:
    """Yield ``work(item)`` of every item, in their order, worked on by ``threads`` threads.

    Models run without holding Python's lock, so while one thread is inside a model another
    one reads on.
    """
    if min(threads, len(items)) < 2:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(work, items)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInstallation(
            f"{path} cannot be read ({error.strerror}): install sayso again"
        ) from error
