"""Export the sentence encoder: ``python -m training.encoder --out DIR``.

all-MiniLM-L6-v2 is taken as published; pooling and unit length are part of the graph.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from training.export import export, quantize, sha256
from training.minilm import package_file, pretrained
from training.transformer import Encoder


class Pooled(nn.Module):
    """Mean of the piece vectors, scaled to length one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return one unit row a text."""
        states = self.encoder(pieces, mask)
        weights = mask.to(states.dtype).unsqueeze(-1)
        mean = (states * weights).sum(1) / weights.sum(1)
        rows: Tensor = mean / (mean * mean).sum(1, keepdim=True).sqrt().clamp_min(1e-9)
        return rows


def main() -> None:
    """Write ``encoder.onnx`` and ``tokenizer.json`` into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    pieces = torch.tensor([[101, 7592, 2088, 102], [101, 7592, 102, 0]])
    axes = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        export(
            Pooled(pretrained()),
            (pieces, (pieces != 0).long()),
            ("pieces", "mask"),
            ("rows",),
            plain,
            {"pieces": axes, "mask": axes, "rows": {0: "texts"}},
        )
        quantize(plain, out / "encoder.onnx")
    shutil.copyfile(package_file("tokenizer.json"), out / "tokenizer.json")
    print("encoder.onnx", (out / "encoder.onnx").stat().st_size, sha256(out / "encoder.onnx"))


if __name__ == "__main__":
    main()
