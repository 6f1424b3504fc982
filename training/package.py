"""Export a trained reader: ``python -m training.package --run DIR --out DIR``.

Writes ``reader.onnx`` (int8, with the meaning of its columns inside) and brings ``cards.json``
up to date with the digests of the models in the folder.
"""

import argparse
import tempfile
from pathlib import Path

import msgspec
import onnx
import torch

from sayso.language.bundle import CARDS, Cards, read_cards
from sayso.language.tagger import Head, Heads
from sayso.model import ModelCard
from training.crf import Crf
from training.evaluate import transitions
from training.export import export, quantize, sha256
from training.minilm import MiniLM
from training.model import NAME_LABELS, ROLE_LABELS, Reader

VERSION = "1"
MODELS = ("reader", "encoder")


def load(checkpoint: Path) -> Reader:
    """Return the reader of a checkpoint."""
    reader = Reader(MiniLM())
    reader.load_state_dict(torch.load(checkpoint))
    return reader.eval()


def write_reader(reader: Reader, target: Path, *, int8: bool = True) -> None:
    """Write the reader as an ONNX file, in int8 unless told otherwise."""
    pieces = torch.tensor([[101, 7592, 2088, 102], [101, 7592, 102, 0]])
    axes = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        export(
            reader,
            (pieces, (pieces != 0).long(), torch.ones_like(pieces)),
            ("pieces", "mask", "features"),
            ("scores",),
            plain,
            dict.fromkeys(("pieces", "mask", "features", "scores"), axes),
        )
        if int8:
            quantize(plain, small)
        else:
            plain.replace(small)
        _describe(small, reader)
        small.replace(target)


def update_cards(folder: Path) -> None:
    """Write the digests of the models in ``folder`` into its cards; keep the figures."""
    path = folder / CARDS
    figures = read_cards(path).figures if path.exists() else ()
    models = tuple(
        ModelCard(name, VERSION, sha256(folder / f"{name}.onnx"))
        for name in MODELS
        if (folder / f"{name}.onnx").exists()
    )
    cards = msgspec.json.encode(Cards(models, figures))
    path.write_bytes(msgspec.json.format(cards, indent=2) + b"\n")


def _describe(path: Path, reader: Reader) -> None:
    heads = Heads(_head(ROLE_LABELS, reader.role_crf), _head(NAME_LABELS, reader.name_crf))
    model = onnx.load(path)
    entry = model.metadata_props.add()
    entry.key, entry.value = "heads", msgspec.json.encode(heads).decode()
    onnx.save(model, path)


def _head(labels: list[str], crf: Crf) -> Head:
    scores = transitions(crf)
    return Head(
        labels=tuple(labels),
        between=tuple(tuple(map(float, row)) for row in scores.between.round(4)),
        first=tuple(map(float, scores.first.round(4))),
        last=tuple(map(float, scores.last.round(4))),
    )


def main() -> None:
    """Export ``best.pt`` of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with best.pt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models")
    arguments = parser.parse_args()
    target: Path = arguments.out / "reader.onnx"
    write_reader(load(arguments.run / "best.pt"), target)
    update_cards(arguments.out)
    print(target, target.stat().st_size, sha256(target))


if __name__ == "__main__":
    main()
