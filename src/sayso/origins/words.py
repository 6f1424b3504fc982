"""An article's text as comparable words: what differs between two prints of it is left out.

Case, punctuation, the style of quotation marks and white space do not count; words in marked
noise are skipped; each word keeps its exact place in the text.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import xxhash
from msgspec import Struct
from numpy.typing import NDArray

from sayso.language.quotations import quotations
from sayso.model import Article, Span

WORD = re.compile(r"[^\W_]+")
POST = re.compile(r"— [^\n]{1,60}\(@\w+\) \w+ \d{1,2}, \d{4}")
"""The signature of a pasted post of a social network; its line is the words of who posted it."""


class Words(Struct, frozen=True, eq=False):
    """The words of one text in order: a number for each, its place, whether it is quoted."""

    keys: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from word ``first`` to word ``last``, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


def words(article: Article) -> Words:
    """Return the words of ``article`` outside its noise, ready to be compared."""
    found = list(WORD.finditer(article.text))
    starts = np.array([m.start() for m in found], np.int64)
    ends = np.array([m.end() for m in found], np.int64)
    kept = ~_inside(starts, [(noise.start, noise.end) for noise in article.noise])
    keys = np.array([key(m.group()) for m in found], np.uint64)
    quoted = _inside(starts, quoted_stretches(article.text))
    return Words(keys[kept], starts[kept], ends[kept], quoted[kept])


@lru_cache(maxsize=1 << 16)
def key(word: str) -> int:
    """Return the number that stands for a word in any case, with or without accents."""
    if not word.isascii():
        marked = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return xxhash.xxh64_intdigest(word.casefold().encode())


def quoted_stretches(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that are somebody's own words: quotations and pasted posts."""
    lines = [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    found = [(quotation.start, quotation.end) for quotation in quotations(text, lines)]
    posts = [(text.rfind("\n", 0, post.start()) + 1, post.end()) for post in POST.finditer(text)]
    return (*found, *posts)


def _inside(places: NDArray[np.int64], stretches: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """For each place, whether one of the stretches holds it."""
    mask = np.zeros(len(places), np.bool_)
    for start, end in stretches:
        mask[np.searchsorted(places, start) : np.searchsorted(places, end)] = True
    return mask
