"""Word tables of four bits: a table is rounded before training, so packing it costs nothing.

Every block of 32 numbers of a row shares a scale, the one of a few candidates that leaves the
least squared error. The graph reads such a table with ``GatherBlockQuantized``.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

BLOCK = 32
HIGHEST = 7
"""Levels run from -8 to 7; only -7 to 7 are used, so that they lie evenly about zero."""

SHRINK = np.linspace(0.55, 1.0, 10)
"""Shares of the scale that would reach a block's largest number."""

OPSET = helper.make_opsetid("com.microsoft", 1)


def levels(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the levels (rows x width) and scales (rows x blocks) of a table."""
    blocks = table.reshape(len(table), -1, BLOCK)
    largest = np.abs(blocks).max(2) / HIGHEST
    best = np.full(largest.shape, np.inf, np.float32)
    scales = largest.astype(np.float16).astype(np.float32)
    for share in SHRINK:
        tried = (largest * share).astype(np.float16).astype(np.float32)
        error = np.square(_level(blocks, tried) * tried[..., None] - blocks).sum(2)
        scales = np.where(error < best, tried, scales)
        best = np.minimum(best, error)
    return _level(blocks, scales).reshape(table.shape).astype(np.int8), scales


def rounded(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the table as it reads after packing; rounding twice is rounding once."""
    return unpacked(*levels(table))


def unpacked(level: NDArray[np.int8], scales: NDArray[Any]) -> NDArray[np.float32]:
    """Return a packed table (levels rows x width, scales rows x blocks) as floats."""
    blocks = level.reshape(len(level), -1, BLOCK) * scales.astype(np.float32)[..., None]
    return blocks.reshape(level.shape).astype(np.float32)


def pack(path: Path) -> None:
    """Replace the largest table that a graph gathers from by one of four bits, in place."""
    model = onnx.load(path)
    kept = {each.name: each for each in model.graph.initializer}
    gathers = [node for node in model.graph.node if node.op_type == "Gather"]
    node = max(
        (node for node in gathers if node.input[0] in kept),
        key=lambda node: np.prod(kept[node.input[0]].dims),
    )
    table = kept[node.input[0]]
    level, scales = levels(numpy_helper.to_array(table))
    model.graph.initializer.remove(table)
    model.graph.initializer.extend(
        [
            helper.make_tensor(
                f"{table.name}.levels", TensorProto.INT4, level.shape, _halves(level), raw=True
            ),
            numpy_helper.from_array(scales.astype(np.float16), f"{table.name}.scales"),
        ]
    )
    _read_packed(model.graph, node, table.name)
    model.opset_import.append(OPSET)
    onnx.save(model, path)


def _read_packed(graph: onnx.GraphProto, node: onnx.NodeProto, name: str) -> None:
    place = list(graph.node).index(node)
    output = node.output[0]
    read = helper.make_node(
        "GatherBlockQuantized",
        [f"{name}.levels", node.input[1], f"{name}.scales"],
        [f"{output}.half"],
        domain="com.microsoft",
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK,
    )
    cast = helper.make_node("Cast", [f"{output}.half"], [output], to=TensorProto.FLOAT)
    graph.node.remove(node)
    graph.node.insert(place, read)
    graph.node.insert(place + 1, cast)


def _level(blocks: NDArray[np.float32], scales: NDArray[np.float32]) -> NDArray[np.float32]:
    by = np.where(scales == 0, 1, scales)[..., None]
    level: NDArray[np.float32] = np.clip(np.rint(blocks / by), -HIGHEST, HIGHEST)
    return level


def _halves(level: NDArray[np.int8]) -> bytes:
    flat = level.reshape(-1)
    return ((flat[::2] & 15) | ((flat[1::2] & 15) << 4)).astype(np.uint8).tobytes()
