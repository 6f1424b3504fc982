"""What a text is about, as a bag of terms: its words, the countries and kinds of event it names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from sayso.knowledge.event_words import event_kinds
from sayso.knowledge.places import countries

WORD = re.compile(r"[^\W_]+")
CAPITALISED = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_a-z][\w-]*(?:(?:[ ]+|['’](?=[A-Z]))[^\W\d_a-z][\w-]*)*"
)


def terms(text: str) -> Counter[str]:
    """Return how often each term stands in ``text``.

    A term is a word in lower case, ``@`` and the code of a country that is named by its own
    name, its people, its capital or its seat of government, or ``#`` and a kind of event. "The
    Ukrainian capital" counts as its name too.
    """
    kinds = event_kinds()
    words = [word.lower() for word in WORD.findall(text)]
    found = Counter(word for word in words if len(word) > 1)
    found.update(f"#{kinds[word]}" for word in words if word in kinds)
    found.update(_country_terms(text))
    return found


def _country_terms(text: str) -> Iterator[str]:
    """The countries named, and the words of a capital that is named by its country."""
    codes = _codes()
    for run in CAPITALISED.finditer(text):
        words = run.group().split()
        at = 0
        while at < len(words):
            size, code = _longest(words[at:], codes)
            at += size
            if code is not None:
                yield f"@{code}"
                if at == len(words) and text.startswith(" capital", run.end()):
                    yield from (part.lower() for part in countries()[code].capitals[:1])


def _longest(words: list[str], codes: Mapping[str, str]) -> tuple[int, str | None]:
    """How many of the leading words name a country, and which; one word and None otherwise."""
    for size in range(min(len(words), 4), 0, -1):
        name = " ".join(words[:size])
        code = codes.get(name) or (codes.get(name[:-1]) if name.endswith("s") else None)
        if code is not None:
            return size, code
    return 1, None


@cache
def _codes() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for code, country in countries().items():
        for name in (*country.names, *country.people, *country.capitals, *country.seats):
            table.setdefault(name, code)
    return table
