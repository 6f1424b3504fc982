"""The outlet that stands beside the date below a headline: "Tarn Post, 9 March 2026, 10:20 GMT"."""

import re

from sayso.knowledge.given_names import is_given_name
from sayso.knowledge.places import is_place
from sayso.knowledge.source_words import outlet_word

_WORD = r"[A-ZÀ-Þ0-9&][\w.&'’-]*"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_WORD}|of|in|the|and|de|la|des|du|al))*")
_BETWEEN = re.compile(r"\s*[,|•·–—-]\s*\S")
_MOST_WORDS = 5


def is_name(rest: str, line: str) -> bool:
    """Whether what is left of a date line is one name, which stands before the date, apart.

    Args:
        rest: the line without its date, clock and small words.
        line: the whole line.
    """
    whole = _NAME.fullmatch(rest) and len(rest.split()) <= _MOST_WORDS
    return bool(whole) and line.startswith(rest) and bool(_BETWEEN.match(line, len(rest)))


def names_outlet(name: str, *, timed: bool, below: str) -> bool:
    """Whether the name beside a date is the outlet's, and not a place's or a reporter's.

    A word that outlets are called by tells it ("Tarn Post"). Without one, only a site gives the
    hour beside its name, and the text below speaks of places and people again, not of its outlet.

    Args:
        name: the name.
        timed: whether the date has an hour.
        below: the text below the line.
    """
    if outlet_word().search(name):
        return True
    known = is_place(name) or is_given_name(name.split()[0])
    return timed and not known and name.removeprefix("The ") not in below
