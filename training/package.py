"""Export a trained reader: ``python -m training.package --run DIR --data DIR --out DIR``.

Several runs, each ``--run DIR``, are averaged weight by weight. Writes ``reader.onnx`` (int8,
with the meaning of its columns inside) and brings ``cards.json`` up to date with the digests
of the models in the folder. Fails when int8 costs too much.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import onnx
import torch

from bench.language import attribution
from sayso.language.bundle import CARDS, Cards, read_cards
from sayso.language.tagger import Head, Heads, OnnxTagger
from sayso.model import ModelCard
from training.crf import Crf
from training.data_polnear import read_articles
from training.evaluate import transitions
from training.examples import Example
from training.export import export, quantize, sha256
from training.model import NAME_LABELS, ROLE_LABELS, Reader
from training.mpnet import SHAPE
from training.transformer import Encoder

VERSION = "1"
DEAREST = 0.005
"""F1 that int8 may cost."""

MODELS = ("reader", "encoder")


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
            ("scores", "same"),
            plain,
            dict.fromkeys(("pieces", "mask", "features", "scores"), axes) | {"same": {0: "texts"}},
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


def cost(reader: Reader, folder: Path, articles: Sequence[Sequence[Example]]) -> float:
    """Return by how much int8 lowers the mean exact F1 of the roles (0.01 is a point).

    ``folder`` holds the int8 model; a float twin is written beside it for the comparison.
    """
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name)
        shutil.copyfile(folder / "tokenizer.json", plain / "tokenizer.json")
        write_reader(reader, plain / "reader.onnx", int8=False)
        before = macro(plain, articles)
    after = macro(folder, articles)
    print(f"PolNeAR dev, mean exact F1 of the roles: float {before:.4f}, int8 {after:.4f}")
    return before - after


def macro(folder: Path, articles: Sequence[Sequence[Example]]) -> float:
    """Return the mean exact F1 of the three roles by the model in ``folder``."""
    card = ModelCard("reader", VERSION, sha256(folder / "reader.onnx"))
    figures = attribution(articles, OnnxTagger(folder, card))
    return next(figure.value for figure in figures if figure.name == "macro exact F1")


def averaged(checkpoints: Sequence[Path]) -> Reader:
    """Return the reader whose weights are the mean of those of the checkpoints.

    Heads that a checkpoint does not have are the mean of the others'.
    """
    states = [torch.load(path) for path in checkpoints]
    reader = Reader(Encoder(SHAPE))
    reader.load_state_dict(
        {
            name: torch.stack([state[name] for state in states if name in state]).mean(0)
            for name in reader.state_dict()
        }
    )
    reader.eval()
    return reader


def main() -> None:
    """Export the mean of the best weights of one or more runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, action="append", required=True, help="has best.pt")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models")
    arguments = parser.parse_args()
    target: Path = arguments.out / "reader.onnx"
    reader = averaged([run / "best.pt" for run in arguments.run])
    write_reader(reader, target)
    update_cards(arguments.out)
    print(target, target.stat().st_size, sha256(target))
    lost = cost(reader, arguments.out, read_articles(arguments.data / "polnear" / "dev"))
    if lost > DEAREST:
        raise SystemExit(f"int8 costs {lost:.4f} of F1, more than {DEAREST}")


if __name__ == "__main__":
    main()
