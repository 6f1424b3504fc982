"""Measure a reader in training on development data: exact-span F1 per label."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from bench.pairs import average_precision
from sayso.language.crf import Transitions, decode
from sayso.language.pieces import Pieces, cut, split
from training.batches import LONGEST, Item, batch
from training.crf import Crf
from training.examples import Example, aligned
from training.model import NAME_LABELS, ROLE_LABELS, Reader
from training.pair_batches import PairBatch
from training.score import Counts, Spans, counts, only, total

BUDGET = 2000


def chunks(numbers: Sequence[int], labels: Sequence[str]) -> Spans:
    """Return the spans of a BIO label sequence as first word, last word, label."""
    spans: list[tuple[int, int, str]] = []
    for word, number in enumerate(numbers):
        label = labels[number]
        if label[0] == "I" and spans and spans[-1][1] == word - 1:
            spans[-1] = (spans[-1][0], word, spans[-1][2])
        elif label != "O":
            spans.append((word, word, label[2:]))
    return set(spans)


def transitions(crf: Crf) -> Transitions:
    """Return the scores of a trained field for decoding."""
    between, first, last = (part.detach().float().numpy() for part in crf.scores())
    return Transitions(between, first, last)


def evaluate(reader: Reader, examples: Sequence[Example], tokenizer: Tokenizer) -> dict[str, float]:
    """Return F1 per role, per names (all types together) and for clause starts."""
    pieces = [cut(each, LONGEST) for each in split([e.text for e in examples], tokenizer)]
    pairs = [(e, p) for e, p in zip(examples, pieces, strict=True) if p.words]
    scores = emissions(reader, [p for _, p in pairs])
    return f1s(pairs, scores, transitions(reader.role_crf), transitions(reader.name_crf))


def f1s(
    pairs: Sequence[tuple[Example, Pieces]],
    scores: Sequence[np.ndarray],
    roles: Transitions,
    names: Transitions,
) -> dict[str, float]:
    """Return the figures for word scores as the heads give them."""
    tally: dict[str, list[Counts]] = {}
    cuts = (len(ROLE_LABELS), len(ROLE_LABELS) + len(NAME_LABELS))
    for (example, pieces), score in zip(pairs, scores, strict=True):
        if example.roles is not None:
            found = _decoded(score[:, : cuts[0]], roles, ROLE_LABELS)
            true = set(aligned(example.roles, pieces))
            for role in ("source", "cue", "content"):
                tally.setdefault(role, []).append(counts(only(found, role), only(true, role)))
        if example.names is not None:
            found = _decoded(score[:, cuts[0] : cuts[1]], names, NAME_LABELS)
            tally.setdefault("names", []).append(counts(found, set(aligned(example.names, pieces))))
        if example.clauses is not None:
            starts = {(int(at), int(at), "") for at in np.flatnonzero(score[:, -1] > 0)}
            gold = {
                (at, at, "")
                for at, word in enumerate(pieces.words)
                if any(c in range(*word) for c in example.clauses)
            }
            tally.setdefault("clauses", []).append(counts(starts, gold))
    return {kind: total(parts).f1 for kind, parts in tally.items()}


def emissions(reader: Reader, pieces: Sequence[Pieces]) -> list[np.ndarray]:
    """Return the scores of every word (words x outputs) of every text."""
    reader.eval()

    def run(group: Sequence[Pieces]) -> tuple[torch.Tensor, torch.Tensor]:
        made = batch([Item(each, None, None, None) for each in group])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores, _ = reader(made.pieces, made.mask, made.features)
        return scores.float(), made.words

    return by_length(pieces, run)


def by_length(
    pieces: Sequence[Pieces],
    run: Callable[[Sequence[Pieces]], tuple[torch.Tensor, torch.Tensor]],
) -> list[np.ndarray]:
    """Return each text's word scores, running texts of like length together."""
    order = sorted(range(len(pieces)), key=lambda index: len(pieces[index].ids))
    scores: list[np.ndarray] = [np.zeros(0)] * len(pieces)
    group: list[int] = []
    for index in [*order, -1]:
        full = group and (len(pieces[index].ids) + 2) * (len(group) + 1) > BUDGET
        if group and (full or index < 0):
            rows, words = run([pieces[each] for each in group])
            for row, each in enumerate(group):
                count = len(pieces[each].words)
                scores[each] = rows[row, words[row, :count]].numpy()
            group = []
        group.append(index)
    return scores


def evaluate_pairs(reader: Reader, made: Sequence[PairBatch]) -> float:
    """Return the average precision of "same"."""
    reader.eval()
    answers: list[np.ndarray] = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for each in made:
            _, answer = reader(each.pieces, each.mask, each.features)
            answers.append(answer.float().numpy())
    same = np.concatenate([each.same.numpy() for each in made])
    return average_precision(same > 0.5, np.concatenate(answers))


def _decoded(score: np.ndarray, crf: Transitions, labels: Sequence[str]) -> Spans:
    best = decode(score[None], np.array([len(score)]), crf)[0]
    return chunks(best.tolist(), labels)
