"""Articles made for the tests: invented events told in the varied words of a small grammar."""

import hashlib
import re
from collections.abc import Sequence

import msgspec

from sayso.model import Article, Credit, Published

SYLLABLES = [
    "ba",
    "chel",
    "dor",
    "esk",
    "fin",
    "gra",
    "hul",
    "im",
    "jar",
    "kel",
    "lo",
    "mar",
    "nes",
    "ol",
    "pra",
    "quin",
    "ros",
    "sal",
    "tov",
    "ur",
]
FRAMES = (
    "{Name} watched from the {noun} while the {noun} of {Name} {verb} the {noun} {manner}.",
    "In {Name}, where {n} {noun}s live, the {noun} {verb} its {noun} {manner}.",
    "The {noun} {verb} {manner}, and {n} {noun}s were sent home from {Name}.",
    "What followed in {Name} surprised {Name}: a {noun} {verb} another {noun} {manner}.",
    "By noon {n} {noun}s had gathered at {Name}, for the {noun} {verb} {manner}.",
    "{Name}, a {noun} of {Name} for {n} years, saw that the {noun} {verb} {manner}.",
    "Nobody {verb} a {noun} {manner} until the {noun} in {Name} {verb} {n} {noun}s.",
)
MANNERS = (
    "without any {noun}",
    "after a night of {noun}s",
    "despite {n} {noun}s",
    "as the {noun} went on",
    "for the {noun}'s sake",
    "with a narrow {noun}",
    "against the {noun}",
    "like {Name} before it",
)
SLOT = re.compile(r"\{(\w+)\}")


class Dice:
    """A fixed sequence of choices for a seed: the same tests on every machine."""

    def __init__(self, seed: int) -> None:
        self._state = hashlib.sha256(str(seed).encode()).digest()
        self._used = 0

    def pick(self, options: Sequence[str]) -> str:
        return options[self.number(len(options))]

    def number(self, below: int) -> int:
        self._used += 1
        digest = hashlib.sha256(self._state + self._used.to_bytes(4, "big")).digest()
        return int.from_bytes(digest[:8], "big") % below


def sentence(dice: Dice) -> str:
    """A sentence of real grammar and invented words: two of them are hardly ever alike."""
    frame = dice.pick(FRAMES).replace("{manner}", dice.pick(MANNERS))
    return SLOT.sub(lambda slot: _filler(slot.group(1), dice), frame)


def _filler(slot: str, dice: Dice) -> str:
    word = "".join(dice.pick(SYLLABLES) for _ in range(2 + dice.number(2)))
    fillers = {"n": str(dice.number(900) + 12), "Name": word.title(), "verb": f"{word}ed"}
    return fillers.get(slot, word)


def body(dice: Dice, paragraphs: int = 6) -> list[str]:
    return [" ".join(sentence(dice) for _ in range(3)) for _ in range(paragraphs)]


def article(
    name: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    credit: str | None = None,
) -> Article:
    """An article; ``credit`` is an agency whose name stands in ``text`` as a credit."""
    at = text.find(credit) if credit else -1
    return Article(
        id=name,
        outlet=outlet,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        published=Published(published, "meta") if published else Published(),
        credits=(Credit(at, at + len(credit), credit),) if credit else (),
    )


def renamed(source: Article, name: str) -> Article:
    return msgspec.structs.replace(source, id=name)
