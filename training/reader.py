"""Train the reader: ``python -m training.reader --data DIR --out DIR [--resume]``.

One encoder, the lower six layers of MPNet, learns three tasks at once: attribution roles
(PolNeAR), names (CrossNER politics, WikiGold, UNER English, GUM) and clause starts (GUM).
With ``--events DIR`` it learns as well to answer whether two claims state the same (see
``pairs``). Progress goes to ``log.txt``; ``last.pt`` holds
all that is needed to go on, ``best.pt`` the averaged weights that were best on PolNeAR dev, with
the pairs of held-out events when there are such.
"""

import argparse
import math
import random
import time
from collections.abc import Iterable, Sequence
from copy import deepcopy
from pathlib import Path

import msgspec
import torch
from msgspec import Struct
from tokenizers import Tokenizer
from torch import Tensor, nn

from sayso.language.inference import tokenizer as load_tokenizer
from training import data_clauses, data_names, data_polnear
from training.batches import Batch, epoch
from training.crf import Crf
from training.evaluate import evaluate, evaluate_pairs
from training.examples import Example
from training.minilm import package_file
from training.model import NAME_LABELS, ROLE_LABELS, Reader
from training.mpnet import pretrained
from training.pair_batches import PairBatch
from training.pair_batches import batches as pair_batches
from training.pairs import Pair, read_pairs

SEED = 20261125
DROPOUT = 0.1
ENCODER_RATE = 1e-4
HEAD_RATE = 1e-3
FIELD_RATE = 8e-3
LAYER_DECAY = 0.9
"""Each layer learns at this share of the rate of the layer above it."""

AVERAGE = 0.998
"""Share of the running average of the weights kept at each step."""

NAME_WEIGHT = 0.4
CLAUSE_WEIGHT = 0.4
SAVE_SECONDS = 600
CHECKED = 2500
"""Pairs of held-out events measured at each checkpoint."""


class Options(Struct, frozen=True):
    """What can be said on the command line."""

    data: Path
    encoder: Path
    out: Path
    epochs: int
    budget: int
    threads: int
    resume: bool
    events: Path | None = None
    start: Path | None = None
    rate: float = ENCODER_RATE
    head_rate: float = HEAD_RATE
    field_rate: float = FIELD_RATE
    fixed: int = 0
    share: float = 1.0
    rehearsed: float = 1.0
    seed: int = SEED


class Sets(Struct, frozen=True):
    """Examples to train on and to measure with, by name."""

    train: list[Example]
    dev: dict[str, list[Example]]
    pairs: Sequence[Pair] = ()
    held_out: Sequence[Pair] = ()


def read_sets(data: Path) -> Sets:
    """Return the public sets; development halves and held-out blocks are never trained on."""
    wikigold, wikigold_dev = data_names.wikigold(data / "wikigold" / "wikigold.conll.txt")
    uner, uner_dev = data_names.uner(data / "uner-ewt" / "en_ewt-ud-dev.iob2")
    polnear = data_polnear.read_articles(data / "polnear" / "train")
    polnear_dev = data_polnear.read_articles(data / "polnear" / "dev")
    crossner = data_names.crossner(data / "crossner-politics" / "train.txt")
    train = [paragraph for article in polnear for paragraph in article]
    train += crossner * 3 + wikigold + uner + data_clauses.read_split(data / "gum", "train")
    return Sets(
        train,
        {
            "polnear": [paragraph for article in polnear_dev for paragraph in article],
            "crossner": data_names.crossner(data / "crossner-politics" / "dev.txt"),
            "wikigold": wikigold_dev,
            "uner": uner_dev,
            "gum": data_clauses.read_split(data / "gum", "dev"),
        },
    )


def loss(reader: Reader, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """Return the loss to minimize and the mean negative log likelihood a word of each task."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, _ = reader(batch.pieces, batch.mask, batch.features)
    index = batch.words.unsqueeze(2).expand(-1, -1, scores.shape[2])
    scores = scores.float().gather(1, index)
    roles, names, clauses = scores.split([len(ROLE_LABELS), len(NAME_LABELS), 1], 2)
    tasks = {
        "roles": (_field_loss(reader.role_crf, roles, batch.roles, batch.lengths), 1.0),
        "names": (_field_loss(reader.name_crf, names, batch.names, batch.lengths), NAME_WEIGHT),
        "clauses": (_start_loss(clauses.squeeze(2), batch.clauses), CLAUSE_WEIGHT),
    }
    parts = {name: task for name, (task, _) in tasks.items() if task is not None}
    whole = sum((tasks[name][1] * part[0] for name, part in parts.items()), torch.zeros(()))
    return whole, {name: part[1] for name, part in parts.items()}


def _field_loss(
    crf: Crf, scores: Tensor, gold: Tensor, lengths: Tensor
) -> tuple[Tensor, float] | None:
    rows = gold[:, 0] >= 0
    if not rows.any():
        return None
    words = int(lengths[rows].sum())
    surrogate, true = crf.loss(scores[rows], gold[rows].clamp_min(0), lengths[rows])
    return surrogate / words, true.item() / words


def _start_loss(scores: Tensor, gold: Tensor) -> tuple[Tensor, float] | None:
    known = gold >= 0
    if not known.any():
        return None
    value = nn.functional.binary_cross_entropy_with_logits(scores[known], gold[known].float())
    return value, value.item()


def pair_loss(reader: Reader, batch: PairBatch) -> tuple[Tensor, dict[str, float]]:
    """Return the loss to minimize, and the same under its name."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, answers = reader(batch.pieces, batch.mask, batch.features)
    whole = nn.functional.binary_cross_entropy_with_logits(
        answers.float(), batch.same, batch.weight
    )
    return whole, {"same": whole.item()}


def optimizer(
    reader: Reader, rate: float, head_rate: float, field_rate: float
) -> torch.optim.Optimizer:
    """Return AdamW with a rate a layer; the word table is not trained."""
    encoder = reader.encoder
    encoder.words.weight.requires_grad_(False)
    groups = _groups(encoder.inputs(), rate * LAYER_DECAY ** len(encoder.layers))
    for above, layer in enumerate(reversed(encoder.layers)):
        groups += _groups([layer], rate * LAYER_DECAY**above)
    heads = [reader.roles, reader.names, reader.clauses, reader.same]
    groups += _groups([*heads, reader.features], head_rate)
    groups += _groups([reader.role_crf, reader.name_crf], field_rate)
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def _groups(modules: Iterable[nn.Module], rate: float) -> list[dict[str, object]]:
    parameters = [part for module in modules for part in module.parameters()]
    plain = [part for part in parameters if part.dim() < 2]
    matrices = [part for part in parameters if part.dim() >= 2]
    return [
        {"params": matrices, "lr": rate, "initial_lr": rate, "weight_decay": 0.01},
        {"params": plain, "lr": rate, "initial_lr": rate, "weight_decay": 0.0},
    ]


def pace(done: float) -> float:
    """Return the share of the full rate after ``done`` (0 to 1) of the training: up, then down."""
    warm = 0.05
    if done < warm:
        return done / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm) / (1 - warm))))


class Run:
    """One training run: the reader, its average, and where it stands."""

    def __init__(self, options: Options) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        self.reader = Reader(pretrained(options.encoder, DROPOUT), DROPOUT)
        for part in (self.reader.encoder.inputs(), self.reader.encoder.layers[: options.fixed]):
            if options.fixed:
                nn.ModuleList(part).requires_grad_(False)
        self.average = deepcopy(self.reader)
        self.optimizer = optimizer(self.reader, options.rate, options.head_rate, options.field_rate)
        self.epoch = 0
        self.step = 0
        self.best = 0.0
        if options.start is not None:
            weights = torch.load(options.start)
            self.reader.load_state_dict(weights, strict=False)
            self.average.load_state_dict(self.reader.state_dict())
        if options.resume:
            self._load()

    def train(self, sets: Sets, tokenizer: Tokenizer) -> None:
        """Train from where the run stands to the last epoch."""
        saved = time.monotonic()
        while self.epoch < self.options.epochs:
            chance = random.Random(self.options.seed + self.epoch)
            batches = self._batches(sets, tokenizer, chance)
            for number in range(self.step, len(batches)):
                done = (self.epoch + number / len(batches)) / self.options.epochs
                self._learn(batches[number], pace(done))
                self.step = number + 1
                if number % 50 == 0:
                    self._log(f"epoch {self.epoch} step {number}/{len(batches)} {self._losses}")
                if time.monotonic() - saved > SAVE_SECONDS:
                    self.save(sets, tokenizer)
                    saved = time.monotonic()
            self.epoch, self.step = self.epoch + 1, 0
            self.save(sets, tokenizer)
            saved = time.monotonic()

    def _batches(
        self, sets: Sets, tokenizer: Tokenizer, chance: random.Random
    ) -> list[Batch | PairBatch]:
        words = epoch(sets.train, tokenizer, self.options.budget, chance)
        if not sets.pairs:
            return [*words]
        pairs = pair_batches(sets.pairs, tokenizer, self.options.budget)
        mixed: list[Batch | PairBatch] = [
            *words[: round(self.options.rehearsed * len(words))],
            *pairs,
        ]
        chance.shuffle(mixed)
        return mixed

    def save(self, sets: Sets, tokenizer: Tokenizer) -> None:
        """Measure on PolNeAR dev (at an epoch's end on all sets) and write the checkpoints."""
        names = sets.dev if self.step == 0 else {"polnear": sets.dev["polnear"]}
        for name in names:
            figures = evaluate(self.average, sets.dev[name], tokenizer)
            self._log(f"dev {name} " + " ".join(f"{k} {v:.4f}" for k, v in figures.items()))
            if name == "polnear":
                macro = sum(figures.values()) / len(figures)
        if sets.held_out:
            made = pair_batches(sets.held_out, tokenizer, self.options.budget)
            same = evaluate_pairs(self.average, made)
            self._log(f"held out same {same:.4f}")
            macro += same
        state = {
            "reader": self.reader.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "best": max(self.best, macro),
        }
        _write(state, self.options.out / "last.pt")
        if macro > self.best:
            self.best = macro
            _write(self.average.state_dict(), self.options.out / "best.pt")

    def _learn(self, batch: Batch | PairBatch, share: float) -> None:
        self.reader.train()
        for group in self.optimizer.param_groups:
            group["lr"] = group["initial_lr"] * share
        if isinstance(batch, PairBatch):
            whole, self._losses = pair_loss(self.reader, batch)
        else:
            whole, self._losses = loss(self.reader, batch)
        self.optimizer.zero_grad()
        torch.autograd.backward(whole)
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        kept: list[Tensor] = []
        trained: list[Tensor] = []
        for mean, now in zip(self.average.parameters(), self.reader.parameters(), strict=True):
            if now.requires_grad:
                kept.append(mean)
                trained.append(now)
        with torch.no_grad():
            torch._foreach_lerp_(kept, trained, 1 - min(AVERAGE, self._early()))

    def _early(self) -> float:
        """Return a smaller share at the start, when old weights are worth little."""
        steps = self.step + (1000 if self.epoch else 0)
        return (1 + steps) / (20 + steps)

    def _load(self) -> None:
        state = torch.load(self.options.out / "last.pt")
        self.reader.load_state_dict(state["reader"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step, self.best = state["epoch"], state["step"], state["best"]

    def _log(self, line: str) -> None:
        with (self.options.out / "log.txt").open("a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%H:%M:%S')} {line}\n")


def _write(state: object, path: Path) -> None:
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def main() -> None:
    """Read the options, then train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--encoder", type=Path, required=True, help="MPNet's model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and log")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--budget", type=int, default=1600, help="padded word pieces a batch")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="go on from last.pt")
    parser.add_argument("--events", type=Path, help="folder of annotated events, for the pairs")
    parser.add_argument("--start", type=Path, help="weights to start from instead of MPNet's")
    parser.add_argument("--rate", type=float, default=ENCODER_RATE, help="of the top layer")
    parser.add_argument("--head-rate", type=float, default=HEAD_RATE)
    parser.add_argument("--field-rate", type=float, default=FIELD_RATE, help="of random fields")
    parser.add_argument("--fixed", type=int, default=0, help="lowest layers that are not trained")
    parser.add_argument("--share", type=float, default=1.0, help="of the pairs of events and sets")
    parser.add_argument("--rehearsed", type=float, default=1.0, help="share of the word batches")
    parser.add_argument("--seed", type=int, default=SEED)
    options = Options(**vars(parser.parse_args()))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    tokenizer = load_tokenizer(package_file("tokenizer.json"))
    sets = read_sets(options.data)
    if options.events is not None:
        pairs, held_out = read_pairs(options.events, options.data, options.share)
        checked = random.Random(SEED).sample(held_out, min(CHECKED, len(held_out)))
        sets = msgspec.structs.replace(sets, pairs=pairs, held_out=checked)
    Run(options).train(sets, tokenizer)


if __name__ == "__main__":
    main()
