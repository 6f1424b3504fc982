"""Write a torch module as an ONNX graph and quantize it to int8."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.tables import pack

OPSET = 17


def export(
    model: nn.Module,
    example: tuple[Tensor, ...],
    inputs: Sequence[str],
    outputs: Sequence[str],
    path: Path,
    axes: Mapping[str, Mapping[int, str]],
) -> None:
    """Trace ``model`` on ``example`` and write a float graph; ``axes`` names the free axes."""
    model.eval()
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={name: dict(free) for name, free in axes.items()},
        opset_version=OPSET,
        dynamo=False,
    )


def quantize(source: Path, target: Path) -> None:
    """Write ``source`` with int8 matrices and a four-bit word table, in one atomic rename.

    One scale for a whole matrix cost the sentence vectors .03 of cosine; a channel each, .008.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    quantize_dynamic(
        str(source),
        str(part),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
    )
    pack(part)
    part.replace(target)


def sha256(path: Path) -> str:
    """Return the hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
