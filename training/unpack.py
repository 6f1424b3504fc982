"""The weights of a packed reader, to go on training from it: int8 matrices become floats again."""

from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from sayso.language.tagger import Head, Heads
from training.crf import Crf
from training.model import Reader
from training.mpnet import SHAPE
from training.tables import unpacked
from training.transformer import BUCKETS, Encoder, buckets

DISTANCES = (12, 1023)
"""The shape of the bias of distances, as the graph holds it: heads x distances."""

Weights = dict[str, NDArray[np.float32]]


def unpack(file: Path) -> Reader:
    """Return the reader that ``file`` (an ONNX graph of ``package``) holds.

    Matrices stand in a graph in the order in which they are used, which is that of the modules.
    """
    model = onnx.load(file)
    held = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    reader = Reader(Encoder(SHAPE))
    state = reader.state_dict()
    found = dict(zip(_matrices(reader), _floats(held), strict=True))
    found |= {name: held[name] for name in state if name in held}
    found["encoder.words.weight"] = unpacked(
        held["encoder.words.weight.levels"].astype(np.int8), held["encoder.words.weight.scales"]
    )
    found["encoder.distances.weight"] = _distances(held)
    state.update({name: _tensor(state[name], value) for name, value in found.items()})
    reader.load_state_dict(state)
    heads = msgspec.json.decode(_metadata(model)["heads"], type=Heads)
    _fill(reader.role_crf, heads.roles)
    _fill(reader.name_crf, heads.names)
    return reader


def _matrices(reader: Reader) -> list[str]:
    """The names of the matrices that are multiplied with, in the order of their use."""
    linear = [name for name, part in reader.named_modules() if isinstance(part, torch.nn.Linear)]
    return [f"{name}.weight" for name in linear]


def _floats(held: Weights) -> list[NDArray[np.float32]]:
    names = [name.removesuffix("_quantized") for name in held if name.endswith("_quantized")]
    return [
        (
            (held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"])
            * held[f"{name}_scale"]
        ).T
        for name in names
    ]


def _distances(held: Weights) -> NDArray[np.float32]:
    """The bias of each bucket, out of that of every distance; a bucket of none has none."""
    (wide,) = (value for value in held.values() if value.shape == DISTANCES)
    found = np.zeros((BUCKETS, len(wide)), np.float32)
    found[buckets().numpy()] = wide.T
    return found


def _tensor(like: Tensor, value: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.array(value, np.float32)).reshape(like.shape)


def _fill(crf: Crf, head: Head) -> None:
    """Give a field the scores of a stored head; forbidden ones stay forbidden by the field."""
    scores = head.transitions()
    with torch.no_grad():
        crf.between.copy_(torch.from_numpy(scores.between) - crf.barred)
        crf.first.copy_(torch.from_numpy(scores.first) - crf.barred_first)
        crf.last.copy_(torch.from_numpy(scores.last))


def _metadata(model: onnx.ModelProto) -> dict[str, str]:
    return {entry.key: entry.value for entry in model.metadata_props}
