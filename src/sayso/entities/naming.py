"""Where the names of a person's judgements stand in the articles of a run."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz import fuzz, process

from sayso.entities.forms import Form, form
from sayso.entities.making import written
from sayso.knowledge.judgements import Named, articles_called, missing_article, plain
from sayso.model import Mention, Reading

_NEARLY = 75
"""Likeness, of 100, from which a name of the coverage is offered for an unknown one."""


class Place(Struct, frozen=True):
    """One mention: its number in the run, its article, how it is written."""

    number: int
    reading: Reading
    mention: Mention
    text: str

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.reading.article.id

    @property
    def form(self) -> Form:
        """The name taken apart."""
        return form(self.text)


class Places:
    """Every mention of a run, found by name and article."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.all: list[Place] = []
        self.at: dict[tuple[str, int, int], Place] = {}
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for reading in readings:
            for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end)):
                place = Place(len(self.all), reading, mention, written(reading, mention))
                self.all.append(place)
                self.at[reading.article.id, mention.start, mention.end] = place
                self._by_name[plain(place.text)].append(place)

    def named(self, name: str, article: str | None = None) -> list[Place]:
        """The mentions written so, in all articles or in one by its id, in order."""
        found = self._by_name.get(plain(name), [])
        return [place for place in found if article in (None, place.article)]

    def article(self, told: str) -> str | None:
        """The id of the one article called so: by the end of its path, address or title."""
        found = articles_called((r.article for r in self.readings), told)
        return found[0] if len(found) == 1 else None

    def missing(self, named: Named) -> str:
        """Why a name stands nowhere, and what it may be a slip for."""
        if named.article and not self.article(named.article):
            called = articles_called((r.article for r in self.readings), named.article)
            return missing_article(named.article, called)
        here = self.article(named.article) if named.article else None
        known = list(dict.fromkeys(p.text for p in self.all if here in (None, p.article)))
        near = process.extractOne(
            plain(named.name), known, scorer=fuzz.ratio, processor=plain, score_cutoff=_NEARLY
        )
        hint = f" (is “{near[0]}” meant?)" if near else ""
        where = f"in {named.article}" if named.article else "in these articles"
        return f"nothing {where} is named “{named.name}”{hint}"
