"""What stands twice in a text: lines, passages set apart, fragments of the headline."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sayso.articles.lines import Line
from sayso.knowledge.boilerplate import plain
from sayso.model import Noise

_AFTER_FRAGMENT = re.compile(r"(?:,\s+(?=[\"“‘A-ZÀ-Þ])|[:.]?\s+(?=[\"“‘]))")
_WORD = re.compile(r"\w+")
# A heading fragment of one word would take any crosshead that opens with the headline's word.
_FRAGMENT_WORDS = 2
_LIFTED_WORDS = 8
"""Shorter lines may come again by chance: "He did not answer questions." """


def repetitions(lines: Sequence[Line], title: str | None) -> Iterator[Noise]:
    """Mark lines that stand again, and fragments of the headline strewn between paragraphs.

    Args:
        lines: the lines of a text that nothing else has marked.
        title: the headline.
    """
    counts = Counter(line.key for line in lines)
    headline = plain(title or "")
    seen: set[str] = set()
    for line in lines:
        key = line.key
        if not key:
            continue
        fragment = len(key) < len(headline) and counts[key] > 1 and _opens(headline, key)
        if fragment:
            yield Noise(line.start, line.end, "repeated headline")
        elif key in seen and line.words > 1:
            reason = "repeated headline" if key == headline else "repeated line"
            yield Noise(line.start, line.end, reason)
        seen.add(key)
    yield from _glued_fragments(lines, counts, headline)
    yield from _lifted([line for line in lines if line.key != headline])


def _lifted(lines: Sequence[Line]) -> Iterator[Noise]:
    """Lines that stand word for word inside a paragraph: set apart to be seen, or as a summary."""
    words = [tuple(_WORD.findall(line.key)) for line in lines]
    openings = {each[:_LIFTED_WORDS] for each in words if len(each) >= _LIFTED_WORDS}
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, each in enumerate(words):
        for at in range(len(each) - _LIFTED_WORDS + 1):
            if (run := each[at : at + _LIFTED_WORDS]) in openings:
                holders[run].add(number)
    for line, own in zip(lines, words, strict=True):
        inside = f" {' '.join(own)} "
        longer = (words[n] for n in holders[own[:_LIFTED_WORDS]] if len(words[n]) > len(own))
        if any(inside in f" {' '.join(other)} " for other in longer):
            yield Noise(line.start, line.end, "repeated line")


def _opens(headline: str, key: str) -> bool:
    return len(key.split()) >= _FRAGMENT_WORDS and headline.startswith(f"{key} ")


def _glued_fragments(lines: Sequence[Line], counts: Counter[str], headline: str) -> Iterator[Noise]:
    """A strewn fragment that stands right before a sentence of its own: ``Fragment "We ...``."""
    fragments = [key for key, count in counts.items() if count > 1 and _opens(headline, key)]
    for line in lines if fragments else ():
        for key in fragments:
            end = _AFTER_FRAGMENT.match(line.text, len(key))
            if plain(line.text[: len(key)]) == key and end and end.end() < len(line.text):
                yield Noise(line.start, line.start + end.end(), "repeated headline")
                break
