"""Names, lists and numbers as they stand in a sentence."""

from collections.abc import Collection

from sayso.origins.parties import ARROW, Party

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MOST = 4
"""Names listed in one sentence; the rest are counted."""


def short(party: Party) -> str:
    """What a source is called: a description in quotation marks and without who reached it."""
    if party.named or party.media:
        return party.name
    return f"“{party.name.split(ARROW)[-1]}”"


def in_words(number: int) -> str:
    """A number as a word up to ten."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def times(number: int) -> str:
    """``once``, ``twice``, ``three times``."""
    return {1: "once", 2: "twice"}.get(number, f"{in_words(number)} times")


def listed(names: Collection[str]) -> str:
    """``a``, ``a and b``, ``a, b, c, d and two more``."""
    shown = list(names)[:MOST]
    if len(names) > MOST:
        shown.append(f"{in_words(len(names) - MOST)} more")
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
