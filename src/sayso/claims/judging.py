"""People's judgements on which passages state the same, found in the articles of a run."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from sayso.claims.scales import overlap
from sayso.errors import BadInput
from sayso.knowledge.judgements import (
    Judgements,
    StatementKind,
    Statements,
    Words,
    articles_called,
    missing_article,
    straight,
)
from sayso.model import Article, Claim, Judged, Passage, Story

_SHOWN = 12
"""Words of a passage that are shown where a judgement is told."""
_TELLING = 4
"""Words from which a passage that stands twice in an article states the same in both places."""
_FEWEST = 2
_RESTORED = re.compile(r"^\\?\[[^\]]*\]\s*")
"""The subject that a page puts before words that lack one."""
_ENDS = " \t\n\"'.,;:"


Places = tuple[Passage, ...]
"""The places of an article where the same words stand: a headline may stand there twice."""


class Ruling(Struct, frozen=True):
    """Passages of one story that a person judged to state the same, or never to."""

    passages: tuple[Places, ...]
    reason: str
    where: str


class Rulings(Struct, frozen=True):
    """What people judged of the statements of a run."""

    same: tuple[Ruling, ...] = ()
    apart: tuple[Ruling, ...] = ()


def judge(
    articles: Sequence[Article],
    stories: Sequence[Story],
    claims: Sequence[Claim],
    judgements: Judgements,
) -> tuple[Rulings, tuple[Judged, ...]]:
    """Find the passages that people judged.

    Args:
        articles: the articles of the run.
        stories: the stories they tell; passages of two stories are never compared.
        claims: what is stated in them.
        judgements: what people decided.

    Returns:
        The judgements on statements with their places, and what became of each. One that names
        fewer than two passages of these articles is not applied, and says so.

    Raises:
        BadInput: two judgements contradict each other; the message names their lines.
    """
    search = _Search(articles, stories, claims)
    found = [(one.kind, *search.found(one)) for one in judgements.statements]
    rulings = Rulings(
        same=tuple(ruling for kind, ruling, _ in found if ruling and kind == "same"),
        apart=tuple(ruling for kind, ruling, _ in found if ruling and kind == "apart"),
    )
    _refuse_contradictions(rulings)
    return rulings, tuple(told for _, _, told in found)


class _Search:
    """Where the passages that judgements name stand in the articles of a run."""

    def __init__(
        self, articles: Sequence[Article], stories: Sequence[Story], claims: Sequence[Claim]
    ) -> None:
        self._articles = articles
        self._texts: Mapping[str, str] = {a.id: straight(a.text) for a in articles}
        self._story = {article: story.id for story in stories for article in story.articles}
        self._claims = claims

    def found(self, judgement: Statements) -> tuple[Ruling | None, Judged]:
        """The judgement with its places, None when it cannot be applied; and what became of it."""
        sought = [self._place(one) for one in judgement.passages]
        places = [place for place in sought if not isinstance(place, str)]
        missing = [why for why in sought if isinstance(why, str)]
        refused = list(self._refused(places, judgement.kind))
        applied = len(places) >= _FEWEST and not refused
        told = Judged(
            where=judgement.where,
            kind=judgement.kind,
            told=" and ".join(map(_shown, judgement.passages)),
            applied=applied,
            outcome="; ".join(["applied" if applied else "not applied", *missing, *refused]),
        )
        return (_ruling(judgement, places) if applied else None), told

    def _refused(self, places: Sequence[Places], kind: StatementKind) -> Iterator[str]:
        """Why passages that were found cannot be judged together."""
        articles = {place.article for (place, *_) in places}
        if len({self._story.get(article) for article in articles}) > 1:
            yield "they stand in different stories: a [[story]] makes them one"
        elif kind == "same" and len(articles) < min(_FEWEST, len(places)):
            yield "all stand in one article, and it is articles that are compared"

    def _place(self, sought: Words) -> Places | str:
        """Where words stand, or why they cannot be found."""
        called = articles_called(self._articles, sought.article)
        if len(called) != 1:
            return missing_article(sought.article, called)
        places = [Passage(called[0], *s) for s in _spans(self._texts[called[0]], sought.words)]
        if not places:
            return f"{_shown(sought)}: the words do not stand in it"
        if len(places) > 1 and len(sought.words.split()) < _TELLING:
            return f"{_shown(sought)}: the words stand {len(places)} times in it: give more"
        read = [place for place in places if any(overlap(one, place) for one in self._claims)]
        return tuple(read) or f"{_shown(sought)}: no statement was read there"


def _spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text of straight quotation marks, whatever their spaces and case."""
    sought = _RESTORED.sub("", straight(words).strip()).strip(_ENDS).split()
    if sought:
        pattern = r"\s+".join(map(re.escape, sought))
        yield from (m.span() for m in re.finditer(pattern, text, re.IGNORECASE))


def _ruling(judgement: Statements, places: Sequence[Places]) -> Ruling:
    what = "the same statement" if judgement.kind == "same" else "two statements"
    because = f": {judgement.because}" if judgement.because else ""
    reason = f"a person judged them {what} ({judgement.where}){because}"
    return Ruling(tuple(places), reason, judgement.where)


def _shown(passage: Words) -> str:
    words = passage.words.split()
    more = " …" if len(words) > _SHOWN else ""
    return f"“{' '.join(words[:_SHOWN])}{more}” in {passage.article}"


def _refuse_contradictions(rulings: Rulings) -> None:
    """Raise BadInput, naming the lines, where passages kept apart are made one."""
    for apart in rulings.apart:
        for one, other in combinations(apart.passages, 2):
            makers = _makers(rulings.same, one, other)
            if makers:
                against = " and ".join(maker.where for maker in makers)
                raise BadInput(
                    f"{apart.where}: says that two passages never state the same, but {against} "
                    "makes them one; take one of them out"
                )


def _makers(same: Sequence[Ruling], one: Places, other: Places) -> list[Ruling]:
    """The judgements that make two passages one, directly or over further passages."""
    reached, makers = list(one), list[Ruling]()
    left = list(same)
    while near := [ruling for ruling in left if _touch(_all(ruling), reached)]:
        makers += near
        reached += [place for ruling in near for place in _all(ruling)]
        left = [ruling for ruling in left if ruling not in near]
    return makers if _touch(other, reached[len(one) :]) else []


def _all(ruling: Ruling) -> list[Passage]:
    return [place for passage in ruling.passages for place in passage]


def _touch(some: Sequence[Passage], others: Sequence[Passage]) -> bool:
    return any(overlap(one, other) for one in some for other in others)
