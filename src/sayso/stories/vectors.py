"""One vector an article, so that the dot product of two tells how surely they report one event.

It has two parts: the sentence encoder's vector of title and lead, which knows that "hits the
capital" and "nine killed" go together; and the article's terms, weighted by rarity and
folded into a fixed width by hashing (Weinberger et al., ICML 2009), which knows the names. Being
linear, the sum of a cluster's vectors gives average links without comparing pair by pair.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
import xxhash
from msgspec import Struct
from numpy.typing import NDArray

from sayso.language.encoder import SentenceEncoder
from sayso.model import Reading
from sayso.stories.terms import terms

ENCODER_WEIGHT = 11.5
TERMS_WEIGHT = 12.4
BIAS = -8.7
"""Logistic regression on pairs of articles of one event or not: 800 NeuS training stories and half
of the ECB+ topics, pairs of different events weighing twenty times as much as pairs of one."""
FOLDED = 2048
"""Places for the terms; two articles that share none come out at 0 +- .02."""
LEAD = 300
"""Code points of title and beginning that the sentence encoder is given. B3 on NeuS validation and
ECB+ is .861 and .870; with 600, .857 and .881 in twice the time; with 200, .849 and .875."""
PRIOR = 500
"""Texts that the general share of a term counts for beside the texts of this run: five articles
say little about how rare a word is, ten thousand say all."""
RARE = 0.001
"""Share of texts with a term that the table does not list."""


class _Shares(Struct, frozen=True):
    shares: dict[str, float]


@cache
def term_shares() -> Mapping[str, float]:
    """In what share of news texts a term stands (made by ``training/term_shares.py``)."""
    raw = (files("sayso.stories") / "term_shares.json").read_bytes()
    return msgspec.json.decode(raw, type=_Shares).shares


def article_vectors(readings: Sequence[Reading], encoder: SentenceEncoder) -> NDArray[np.float32]:
    """Return one row an article; ``rows[i] @ rows[j] + BIAS`` is the log odds of one event."""
    texts = [told(reading) for reading in readings]
    bags = [terms(text) for text in texts]
    lead = np.asarray(encoder.encode([text[:LEAD] for text in texts]), np.float32)
    lead = lead.reshape(len(texts), -1) * np.float32(math.sqrt(ENCODER_WEIGHT))
    folded = _folded(bags) * np.float32(math.sqrt(TERMS_WEIGHT))
    rows = np.hstack([lead, folded])
    rows[[not bag for bag in bags]] = 0
    return rows


def told(reading: Reading) -> str:
    """The title and the text of an article without its noise."""
    article, parts, at = reading.article, [], 0
    for noise in sorted(article.noise):
        parts.append(article.text[at : noise.start])
        at = max(at, noise.end)
    body = " ".join("".join((*parts, article.text[at:])).split())
    title = " ".join((article.title or "").split())
    return body if body.startswith(title) else f"{title}. {body}"


def _folded(bags: Sequence[Counter[str]]) -> NDArray[np.float32]:
    """Unit rows of the bags' weighted terms."""
    rarity = _rarity(bags)
    rows = np.zeros((len(bags), FOLDED), np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for term, count in bag.items():
            number = xxhash.xxh32_intdigest(term.encode())
            sign = 1 if number >> 31 else -1
            row[number % FOLDED] += sign * (1 + math.log(count)) * rarity[term]
        length = float(np.linalg.norm(row))
        row /= length or 1
    return rows


def _rarity(bags: Sequence[Counter[str]]) -> Mapping[str, float]:
    """How much a term tells: minus the logarithm of its share of texts."""
    held: Counter[str] = Counter()
    for bag in bags:
        held.update(bag.keys())
    shares, texts = term_shares(), PRIOR + len(bags)
    return {
        term: -math.log(min((count + PRIOR * shares.get(term, RARE)) / texts, 1))
        for term, count in held.items()
    }
