"""Make the sentence encoder: ``python -m training.encoder --data DIR --out DIR``.

all-MiniLM-L6-v2 with its word table rounded to four bits; the layers then learn, by the cosine
on news sentences, to give the vectors that the model as published gives. Pooling and unit length
are part of the graph.
"""

import argparse
import logging
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from sayso.language.inference import tokenizer as load_tokenizer
from sayso.language.sentences import sentences
from training.data_polnear import read_articles
from training.export import export, quantize, sha256
from training.minilm import package_file, pretrained
from training.tables import rounded
from training.transformer import Encoder

SEED = 20261125
SENTENCES = 16_000
HELD_OUT = 400
BATCH = 32
LONGEST = 128
"""Word pieces."""

RATE = 5e-5
LOG = logging.getLogger(__name__)


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


def news(data: Path) -> list[str]:
    """Return sentences of PolNeAR's and NeuS's training parts, in an order of their own."""
    texts = [each.text for article in read_articles(data / "polnear" / "train") for each in article]
    texts += (data / "neus" / "train.source").read_text(encoding="utf-8").splitlines()
    found = {text[span.start : span.end] for text in texts for span in sentences(text)}
    return random.Random(SEED).sample(sorted(found), SENTENCES)


def batches(texts: Sequence[str], tokenizer: Tokenizer) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield padded pieces and masks of texts of like length, in mixed order."""
    pieces = sorted((each.ids[:LONGEST] for each in tokenizer.encode_batch(list(texts))), key=len)
    starts = list(range(0, len(pieces), BATCH))
    random.Random(SEED).shuffle(starts)
    for start in starts:
        group = [torch.tensor(each) for each in pieces[start : start + BATCH]]
        padded = nn.utils.rnn.pad_sequence(group, batch_first=True)
        yield padded, (padded != 0).long()


def restore(small: Pooled, published: Pooled, texts: Sequence[str], tokenizer: Tokenizer) -> None:
    """Train ``small`` to give the vectors of ``published``, one pass over the texts."""
    small.encoder.words.weight.requires_grad_(False)
    trained = [each for each in small.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.0)
    made = list(batches(texts, tokenizer))
    for number, (pieces, mask) in enumerate(made):
        optimizer.param_groups[0]["lr"] = RATE * (1 - number / len(made))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                wanted = published(pieces, mask)
            given = small(pieces, mask)
        loss = 1 - (given.float() * wanted.float()).sum(1).mean()
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        if number % 50 == 0:
            LOG.info("step %d of %d, 1 - cosine %.4f", number, len(made), loss.item())


def likeness(small: Pooled, published: Pooled, texts: Sequence[str], tokenizer: Tokenizer) -> float:
    """Return the mean cosine of the two models' vectors of the texts."""
    with torch.no_grad():
        found = [
            float((small(*each) * published(*each)).sum(1).mean())
            for each in batches(texts, tokenizer)
        ]
    return sum(found) / len(found)


def write(model: Pooled, path: Path) -> None:
    """Write the int8 graph."""
    pieces = torch.tensor([[101, 7592, 2088, 102], [101, 7592, 102, 0]])
    axes = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        export(
            model,
            (pieces, (pieces != 0).long()),
            ("pieces", "mask"),
            ("rows",),
            plain,
            {"pieces": axes, "mask": axes, "rows": {0: "texts"}},
        )
        quantize(plain, path)


def main() -> None:
    """Write ``encoder.onnx`` and ``tokenizer.json`` into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(SEED)
    out: Path = given.out
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(package_file("tokenizer.json"))
    published, small = Pooled(pretrained()).eval(), Pooled(pretrained())
    table = small.encoder.words.weight
    table.data = torch.from_numpy(rounded(table.detach().numpy()))
    texts = news(given.data)
    restore(small.train(), published, texts[HELD_OUT:], tokenizer)
    cosine = likeness(small.eval(), published, texts[:HELD_OUT], tokenizer)
    LOG.info("cosine to the published vectors %.4f", cosine)
    write(small, out / "encoder.onnx")
    shutil.copyfile(package_file("tokenizer.json"), out / "tokenizer.json")
    LOG.info("%s %d %s", "encoder.onnx", *_described(out / "encoder.onnx"))


def _described(path: Path) -> tuple[int, str]:
    return path.stat().st_size, sha256(path)


if __name__ == "__main__":
    main()
