"""What pronouns, titles and descriptions stand for: "he", "the Syrian president", "the agency"."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sayso.entities.antecedents import REACH, Pronoun, Seen, features, last_speaker, score
from sayso.entities.descriptions import Description, descriptions
from sayso.entities.forms import form
from sayso.entities.index import EntityIndex
from sayso.entities.pronouns import pronouns
from sayso.entities.roles import Role, role
from sayso.entities.types import gender_of_forms
from sayso.knowledge.places import countries, country_named
from sayso.knowledge.sources import registry
from sayso.knowledge.titles import Gender, gender_of_title
from sayso.model import Entity, Reading, Span

_SURE = 0.5
"""Least score of an antecedent; on GUM train it balances wrong answers and silence."""
_CLEAR = 0.08
"""Least lead over the second candidate; nearer ones are left unresolved."""
_MEMORY = 300
"""Mentions that are looked back over; a news article has fewer."""
_OFFICES_OF_LEADERS = frozenset(
    ["president", "prime minister", "king", "queen", "emir", "dictator", "chancellor", "premier",
     "sultan", "supreme leader", "ruler"]
)  # fmt: skip


_DETERMINER = re.compile(r"\b(?:his|her|their|its|my|our|your)\s$", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\s[a-z“\"‘]")


class Referent(Struct, frozen=True):
    """A pronoun or description and the entity it stands for, with the reason."""

    start: int
    end: int
    entity: str
    reason: str


def referents(reading: Reading, index: EntityIndex) -> tuple[Referent, ...]:
    """What the pronouns and descriptions of an article stand for, where it is clear.

    Args:
        reading: the article's reading.
        index: the entities of the run; their labels tell who is president of what.

    Returns:
        Referents in order; a pronoun or description that could be several things is left out.
    """
    return _Article(reading, index).resolve()


def genders_of(entities: Iterable[Entity]) -> dict[str, Gender | None]:
    """The gender of each person, from titles and given names, or None when they do not tell."""
    return {entity.id: _gender(entity) for entity in entities if entity.type == "person"}


def _gender(entity: Entity) -> Gender | None:
    told: Counter[Gender] = Counter()
    for label in entity.labels:
        last = label.text.split()[-1] if label.text.split() else ""
        gender = gender_of_title(last)
        if gender:
            told[gender] += 1
    if len(told) == 1:
        return next(iter(told))
    return gender_of_forms(form(variant.text) for variant in entity.variants)


class _Article:
    """One article while its pronouns and descriptions are resolved in order."""

    def __init__(self, reading: Reading, index: EntityIndex) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.index = index
        self.starts = [sentence.start for sentence in reading.sentences]
        named = index.mentions(reading.article.id, 0, len(self.text))
        self.genders = genders_of(index.by_id[e] for e in dict.fromkeys(e for _, _, e in named))
        self.seen: list[Seen] = [
            Seen(entity, start, end, self._sentence(start))
            for start, end, entity in named
            if not (entity in self.genders and self._modifies(start, end))
        ]
        self.counts = Counter(s.entity for s in self.seen if s.entity in self.genders)
        self.found: list[Referent] = []
        self.speaking: dict[int, bool] = {}

    def _modifies(self, start: int, end: int) -> bool:
        """Whether a person's name tells what kind of thing something is, and nobody who is there:
        "his Ada Lee ringtone"."""
        before, after = self.text[max(0, start - 8) : start], self.text[end : end + 3]
        return bool(_DETERMINER.search(before) and _NOUN_BEHIND.match(after))

    def resolve(self) -> tuple[Referent, ...]:
        items: list[Pronoun | Description] = [
            *pronouns(self.text, self.reading.sentences),
            *descriptions(self.text, self.reading.sentences, self._taken()),
        ]
        for item in sorted(items, key=lambda item: (item.start, item.end)):
            answer = self._pronoun(item) if isinstance(item, Pronoun) else self._described(item)
            if answer:
                entity, reason = answer
                self.found.append(Referent(item.start, item.end, entity, reason))
                self._note(Seen(entity, item.start, item.end, item.sentence, True))
        return tuple(self.found)

    def _note(self, item: Seen) -> None:
        if item.entity in self.genders:
            self.counts[item.entity] += 1
        self.seen.insert(bisect_left(self.seen, item.start, key=lambda s: s.start), item)

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _taken(self) -> list[Span]:
        mentions = self.reading.mentions
        spans = [Span(m.start, m.end) for m in mentions]
        return sorted([*spans, *(label for m in mentions for label in m.labels)])

    def _before(self, item: Pronoun | Description) -> list[Seen]:
        end = bisect_left(self.seen, item.start, key=lambda s: s.start)
        return self.seen[max(0, end - _MEMORY) : end]

    def _pronoun(self, pronoun: Pronoun) -> tuple[str, str] | None:
        able = [
            s
            for s in self._before(pronoun)
            if s.entity in self.genders and self.genders[s.entity] in (None, pronoun.gender)
        ]
        near = sorted({s.entity for s in able if pronoun.sentence - s.sentence <= REACH})
        speaker = last_speaker(self.text, able, self.speaking)
        sentences, genders = self.reading.sentences, self.genders
        ranked = sorted(
            (
                (score(features(self.text, sentences, pronoun, able, one, genders, speaker)), one)
                for one in near
            ),
            reverse=True,
        )
        if not ranked or ranked[0][0] < _SURE:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR:
            return None
        entity = ranked[0][1]
        word = self.text[pronoun.start : pronoun.end]
        return entity, f"“{word}” is {self._name(entity)}: {self._why(pronoun, able, entity)}"

    def _why(self, pronoun: Pronoun, able: Sequence[Seen], entity: str) -> str:
        last = next(s for s in reversed(able) if s.entity == entity)
        back = pronoun.sentence - last.sentence
        where = "in the same sentence" if back == 0 else f"{back} sentence{'s' * (back > 1)} before"
        if len({s.entity for s in able}) == 1:
            return f"the only person so far, named {where}"
        return f"the likeliest person, last named {where}"

    def _name(self, entity: str) -> str:
        return self.index.by_id[entity].name

    def _described(self, item: Description) -> tuple[str, str] | None:
        if item.kind == "capital":
            return self._capital(item)
        if item.kind == "organization":
            return self._body(item)
        return self._holder(item) if item.role else None

    def _capital(self, item: Description) -> tuple[str, str] | None:
        if not item.country:
            return None
        names = countries()[item.country].capitals
        for entity in self.index.by_id.values():
            if entity.type == "place" and any(v.text in names for v in entity.variants):
                return entity.id, f"the capital of {countries()[item.country].names[0]}"
        return None

    def _holder(self, item: Description) -> tuple[str, str] | None:
        """The one person who holds an office: by labels of the whole run, then by recency."""
        wanted = item.role
        if wanted is None:
            return None
        if wanted.country:
            return self._office_of_country(item, wanted)
        before = self._before(item)
        holders = [s for s in before if s.entity in self.genders and self._holds(s.entity, wanted)]
        near = [s for s in holders if item.sentence - s.sentence <= REACH]
        if not near or wanted.former:
            return None
        latest = near[-1]
        rivals = {s.entity for s in holders if item.sentence - s.sentence <= 1} - {latest.entity}
        if rivals and item.sentence != latest.sentence:
            return None
        label = self._label(latest.entity, wanted)
        return latest.entity, f"last person called “{label}” before it"

    def _office_of_country(self, item: Description, wanted: Role) -> tuple[str, str] | None:
        counts = self.counts
        able = [entity for entity in counts if self._holds(entity, wanted)]
        if not able:
            return None
        best = max(able, key=lambda entity: (counts[entity], entity))
        if len(able) > 1 and counts[best] < 2 * sorted(counts[e] for e in able)[-2]:
            before = [s.entity for s in self._before(item) if s.entity in able]
            if not before:
                return None
            best = before[-1]
        country = countries()[wanted.country or ""].names[0]
        return best, f"called “{self._label(best, wanted)}”; {wanted.office} of {country}"

    def _holds(self, entity: str, wanted: Role) -> bool:
        return any(_fits(told, wanted) for told, _ in self._roles(entity))

    def _roles(self, entity: str) -> Iterator[tuple[Role, str]]:
        for label in self.index.by_id[entity].labels:
            told = role(label.text)
            if told:
                yield told, label.text

    def _label(self, entity: str, wanted: Role) -> str:
        return next(text for told, text in self._roles(entity) if _fits(told, wanted))

    def _body(self, item: Description) -> tuple[str, str] | None:
        """The body last named that is of the kind described ("the agency", "the ministry")."""
        before = [s for s in self._before(item) if self._is_body(s.entity, item.head)]
        near = [s for s in before if item.sentence - s.sentence <= REACH]
        if item.country:
            near = [s for s in before if self._of_country(s.entity, item.country)]
        if not near:
            return None
        latest = near[-1]
        rivals = {s.entity for s in near if latest.sentence - s.sentence <= 1} - {latest.entity}
        if rivals:
            return None
        return latest.entity, f"{self._name(latest.entity)}, the last {item.head} named before it"

    def _is_body(self, entity: str, head: str) -> bool:
        found = self.index.by_id[entity]
        if found.type not in ("organization", "other"):
            return False
        words = {w.lower() for v in found.variants for w in v.text.split()[-1:]}
        told = {w.lower() for label in found.labels for w in label.text.split()}
        return head in words or head in told or head in _kinds_of_source(found.name)

    def _of_country(self, entity: str, country: str) -> bool:
        found = self.index.by_id[entity]
        texts = [label.text for label in found.labels] + [v.text for v in found.variants]
        source = registry().find(found.name)
        by_label = any(_country_of_words(text) == country for text in texts)
        return by_label or bool(source and source.country == country)


def _country_of_words(text: str) -> str | None:
    told = role(f"{text} member")
    return told.country if told else country_named(text)


def _kinds_of_source(name: str) -> frozenset[str]:
    """The nouns a known agency or outlet may be called by."""
    source = registry().find(name)
    if source is None:
        return frozenset()
    if source.kind == "agency":
        return frozenset(["agency", "newswire"])
    return frozenset(["outlet", "newspaper", "paper", "broadcaster", "network", "channel"])


def _fits(told: Role, wanted: Role) -> bool:
    """Whether an office told of a person is the one a description means."""
    if told.former != wanted.former and (told.former or wanted.former):
        return False
    same_country = told.country == wanted.country or not told.country or not wanted.country
    if wanted.country and not told.country:
        return False
    if told.office == wanted.office:
        return same_country
    leads = wanted.office == "leader" and told.office in _OFFICES_OF_LEADERS
    return leads and same_country and bool(wanted.country)
