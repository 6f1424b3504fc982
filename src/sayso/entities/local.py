"""Inside one article: which names stand for the same thing. Short forms go to full ones."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeAlias

from rapidfuzz.distance import OSA

from sayso.entities.compare import SAME_SURNAME, is_acronym, known_source, others, persons
from sayso.entities.forms import Form, block_keys, form
from sayso.entities.spelling import CLOSE, may_be_spellings, same_word
from sayso.entities.types import gender_before, gender_of_forms, type_of
from sayso.knowledge.bodies import bodies
from sayso.knowledge.places import country_named, is_place
from sayso.knowledge.titles import Gender
from sayso.model import EntityType, Mention, Reading

_ALIAS = re.compile(
    r"[\s,(“\"–—-]*(?:who\s+|is\s+|was\s+|were\s+|and\s+)*"
    r"(?:(?:(?:also|better|previously|formerly|widely|commonly|popularly|then|otherwise|best|once)\s+)+"
    r"(?:known|called|named)(?:\s+(?:as|by))?|known\s+(?:as|by)|a\.?k\.?a\.?|alias|formerly|n[ée]e|"
    r"nom\s+de\s+guerre)[\s,“\"‘']*\Z",
    re.IGNORECASE,
)
_UNDER_NAME = re.compile(
    r"(?:under|by|using)\s+(?:the|his|her|their)\s+(?:\w+\s+){0,2}"
    r"(?:name|alias|pseudonym|nom\s+de\s+guerre)(?:\s+of|\s+as)?[\s,“\"‘']*\Z",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*[“\"]?\Z")
_VAGUE = frozenset(["house", "senate", "state", "city", "county", "national", "federal"])
"""Words that stand for one body alone and open the names of others."""
_WHOLE_BODY = bodies().company_forms | {"party", "movement", "organization", "organisation"}
"""What may follow the short name of a well-known body without making it another thing."""
_HALVES = frozenset(["north", "south", "east", "west"])
_SITE_WORDS = frozenset(["air", "naval", "military", "force", "international", "nuclear", "power"])
_OFTEN = 4
"""So often a surname is written of which another, written once, may be a slip of the pen."""
_SLIPPED = 5
"""Letters of such a surname; shorter ones are a letter from too many others."""
_SHORT_WORD = 3
"""Words of no more letters than this are one only when written alike ("Kim", "Kin")."""


@dataclass
class Local:
    """The mentions of one article that name the same thing; filled while an article is read."""

    article: int
    type: EntityType
    forms: Counter[Form] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    types: Counter[EntityType] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)

    _full: Form | None = None

    @property
    def full(self) -> Form:
        """The longest form, the most frequent of equals."""
        if self._full is None:
            self._full = max(self.forms, key=lambda f: (len(f.words), self.forms[f], f.text))
        return self._full

    def take(self, other: "Local", reason: str) -> None:
        """Add another's mentions; the reason tells why they name the same thing."""
        self._full = None
        self.forms.update(other.forms)
        self.mentions.extend(other.mentions)
        self.types.update(other.types)
        self.genders.update(other.genders)
        self.reasons.extend([reason, *other.reasons])


Test: TypeAlias = Callable[[Local, Local, list[Local]], str]
"""Why two groups of an article (all its groups being the third) are one, or ""."""


def local_entities(number: int, reading: Reading) -> list[Local]:
    """The things named in one article, in order of their first mention."""
    groups = _by_form(number, reading)
    groups = _joined(groups, _same_body)
    groups = _joined(groups, _same_person)
    groups = _joined(groups, _same_half)
    groups = _aliases(reading, _short_persons(reading, groups))
    for group in groups:
        group.mentions.sort()
        group.type = type_of(group.types, group.forms)
    return sorted(groups, key=lambda group: group.mentions[0])


def _by_form(number: int, reading: Reading) -> list[Local]:
    """Mentions written alike, apart where the same word names a person and a place."""
    text = reading.article.text
    groups: dict[tuple[str, bool], Local] = {}
    votes: dict[str, Counter[bool]] = {}
    parsed = [form(text[m.start : m.end]) for m in reading.mentions]
    for mention, shape in zip(reading.mentions, parsed, strict=True):
        votes.setdefault(shape.key, Counter())[mention.type == "person"] += 1
    for index, (mention, shape) in enumerate(zip(reading.mentions, parsed, strict=True)):
        vote = votes[shape.key]
        split = min(vote[True], vote[False]) > 1 and len(shape.words) == 1
        person = mention.type == "person" if split else vote[True] > vote[False]
        group = groups.setdefault((shape.key, person), Local(number, mention.type))
        group.forms[shape] += 1
        group.mentions.append(index)
        group.types[mention.type] += 1
        gender = gender_before(text, mention)
        if gender:
            group.genders[gender] += 1
    for group in groups.values():
        group.type = type_of(group.types, group.forms)
    return list(groups.values())


def _aliases(reading: Reading, groups: list[Local]) -> list[Local]:
    """Join names the text itself calls names of one thing."""
    owner = {index: group for group in groups for index in group.mentions}
    for before, after, why in _told_aliases(reading):
        left, right = owner[before], owner[after]
        if left is not right:
            left.take(right, why)
            owner.update(dict.fromkeys(right.mentions, left))
            groups = [group for group in groups if group is not right]
    return groups


def _told_aliases(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Pairs of mentions the text joins: "also known as", "under the name", "(UNGA)"."""
    text, mentions = reading.article.text, reading.mentions
    starts = [sentence.start for sentence in reading.sentences]
    for index in range(1, len(mentions)):
        before, after = mentions[index - 1], mentions[index]
        gap = text[before.end : after.start]
        here = text[after.start : after.end]
        if _BRACKET.match(gap) and text[after.end : after.end + 1] == ")":
            left, right = form(text[before.start : before.end]), form(here)
            if is_acronym(right, left) or is_acronym(left, right):
                yield index - 1, index, f"the text gives “{here}” in brackets as the short form"
        elif _ALIAS.match(gap) and _may_be_one(before, after) and not _owns(text, after):
            yield index - 1, index, f"the text says so: “{gap.strip(' ,(')} {here}”"
        elif after.type == "person" and (told := _UNDER_NAME.search(gap)):
            first = starts[bisect_right(starts, after.start) - 1] if starts else 0
            subject = _person_before(mentions, index, first)
            if subject is not None:
                yield subject, index, f"the text says so: “{told.group().strip(' ,')} {here}”"


def _owns(text: str, mention: Mention) -> bool:
    """Whether a possessive follows: "known as Watergate's source" tells no alias."""
    return text[mention.end : mention.end + 2] in ("'s", "’s")


def _may_be_one(before: Mention, after: Mention) -> bool:
    return before.type == after.type or "other" in (before.type, after.type)


def _person_before(mentions: Sequence[Mention], index: int, first: int) -> int | None:
    """The nearest person named before a mention in its sentence."""
    for number in range(index - 1, -1, -1):
        if mentions[number].start < first:
            return None
        if mentions[number].type == "person":
            return number
    return None


def _joined(groups: list[Local], test: Test) -> list[Local]:
    """Join groups that a test holds for one; the earlier takes the later."""
    kept: list[Local] = []
    blocks: dict[str, list[Local]] = {}
    for group in groups:
        keys = block_keys(group.full)
        near = {id(o): o for key in keys for o in blocks.get(key, ())}
        told = ((other, test(other, group, groups)) for other in near.values())
        home, reason = next(((other, why) for other, why in told if why), (None, ""))
        if home:
            home.take(group, reason)
        else:
            kept.append(group)
        for key in keys:
            blocks.setdefault(key, []).append(home or group)
    return kept


def _same_body(left: Local, right: Local, groups: list[Local]) -> str:
    """Why two groups that are no persons are one body, facility or place, or ""."""
    if "person" in (left.type, right.type):
        return ""
    found = others(left.full, right.full)
    if found.score >= 0.8 and (found.score == 1.0 or left.type == right.type):
        return found.reason
    short, long = sorted((left, right), key=lambda group: len(group.full.words))
    if short.type == "organization" == long.type and _is_short_for(short.full, long.full, groups):
        return f"“{short.full.text}” is short for “{long.full.text}” in the same article"
    return ""


def _is_short_for(short: Form, long: Form, groups: list[Local]) -> bool:
    """Whether a body's name is the beginning or the end of one longer name, and of one only."""
    if not is_part(short, long):
        return False
    return sum(is_part(short, other.full) for other in groups if other.type == "organization") == 1


def is_part(short: Form, long: Form) -> bool:
    """Whether a body's name is the beginning or the end of a longer one, and tells enough."""
    part, whole, size = short.words, long.words, len(short.words)
    if size >= len(whole) or (size == 1 and _tells_little(short)) or is_place(short.text):
        return False
    if long.text.isupper() and not short.text.isupper():
        return False
    if short.text in bodies().organizations or known_source(short.text):
        prefix = " ".join(long.text.split()[:-size])
        same_end = prefix.isdigit() or country_named(prefix) is not None
        return (whole[-size:] == part and same_end) or (
            whole[:size] == part and _is_whole(long, size)
        )
    if whole[-size:] == part:
        return size > 1 or len(part[0]) > _SHORT_WORD
    return whole[:size] == part


def _is_whole(long: Form, size: int) -> bool:
    """Whether what follows a well-known name makes no other thing: "Party", a country."""
    rest = " ".join(long.text.split()[size:])
    return set(long.words[size:]) <= _WHOLE_BODY or country_named(rest) is not None


def _tells_little(short: Form) -> bool:
    """Whether a name of one word is a kind of body ("Council", "House") or mere initials."""
    word = short.words[0]
    return word in bodies().organization_words or word in _VAGUE or short.text.isupper()


def is_site_of(short: Form, long: Form) -> bool:
    """Whether a name no list of places knows is what a facility is named after."""
    telling = [word for word in long.words if word not in bodies().facility_words | _SITE_WORDS]
    likely = len(telling) == len(short.words) == 1 < len(long.words) and not is_place(short.text)
    return likely and near_surname(telling[0], short.words[0], SAME_SURNAME)


def _same_half(left: Local, right: Local, groups: list[Local]) -> str:
    """Why "the North" is North Korea: one country of the article begins so; or ""."""
    half, whole = (left, right) if len(left.full.words) == 1 else (right, left)
    word = half.full.given
    if word not in _HALVES or not whole.full.country or whole.full.given != word:
        return ""
    if sum(bool(g.full.country) and g.full.given == word for g in groups) != 1:
        return ""
    return f"“{half.full.text}” is {whole.full.text}, the one country of the article called so"


def _same_person(left: Local, right: Local, _: list[Local]) -> str:
    """Why two full names in one article are spellings of one, or ""."""
    if not left.type == right.type == "person":
        return ""
    one, two = left.full, right.full
    if min(len(one.words), len(two.words)) < 2:
        return ""
    found = persons(one, two, near=True)
    return found.reason if found.score >= CLOSE else ""


def _short_persons(reading: Reading, groups: list[Local]) -> list[Local]:
    """Give each bare surname or given name to a person named in full in the same article."""
    full = [g for g in groups if g.type == "person" and len(g.full.words) > 1]
    surnames = {
        f.surname for g in full for f in g.forms if len(f.words) > 1 and " of " not in f.text
    }
    kept: list[Local] = []
    for group in groups:
        if not _may_be_bare(group, surnames):
            kept.append(group)
            continue
        bearers = bearers_of(group.full, full) or _meant(group, groups, full)
        bearers = [one for one in bearers if not _is_told_later(reading, group, one)]
        if not bearers:
            kept.append(group)
            continue
        _share_out(reading, group, bearers)
    return kept


def _may_be_bare(group: Local, surnames: Set[str]) -> bool:
    """Whether a group is a bare name, or a place no list knows that is named like a person."""
    if len(group.full.words) > 1:
        return False
    unknown = group.type in ("place", "other") and not is_place(group.full.text)
    return group.type == "person" or (unknown and group.full.surname in surnames)


def bearers_of(short: Form, full: Sequence[Local]) -> list[Local]:
    """The persons whose surname, failing that whose first word, is the short name."""
    for test in (_same_surname, _same_given, _near_surname):
        found = [g for g in full if any(test(f, short) for f in g.forms if len(f.words) > 1)]
        if found:
            return found
    return []


def _meant(short: Local, groups: Sequence[Local], full: Sequence[Local]) -> list[Local]:
    """The persons often named of whom a name written once is a slip: "Tump" amid nine "Trump"."""
    if len(short.mentions) > 1:
        return []
    named: Counter[str] = Counter()
    for group in groups:
        named[group.full.surname] += len(group.mentions)
    return [
        one
        for one in full
        if named[one.full.surname] >= _OFTEN and _is_misspelt(short.full.surname, one.full.surname)
    ]


def _is_misspelt(word: str, name: str) -> bool:
    """Whether a word is a name with a letter left out inside or two that changed places: another
    letter ("Ball", "Hall"), one more at an end or a plural is another name."""
    ends = word[:1] == name[:1] and word[-1:] == name[-1:] and len(name) >= _SLIPPED
    fewer = len(word) == len(name) - 1 or sorted(word) == sorted(name)
    return ends and fewer and OSA.distance(word, name) == 1


def _is_told_later(reading: Reading, short: Local, full: Local) -> bool:
    """Whether a junior is named in full behind a bare surname that stood for his elder: "Mr. Hall"
    is the president whose son "Adam Hall Jr." comes up further on."""
    if full.full.suffix != "jr":
        return False
    headline = reading.article.text.find("\n")
    first = min(full.mentions)
    return any(headline < reading.mentions[at].start and at < first for at in short.mentions)


def _same_surname(full: Form, short: Form) -> bool:
    return full.surname == short.surname


def _same_given(full: Form, short: Form) -> bool:
    return full.given == short.surname and is_bare_given(short)


def _near_surname(full: Form, short: Form) -> bool:
    return near_surname(full.surname, short.surname, SAME_SURNAME)


def is_bare_given(short: Form) -> bool:
    """Whether a bare name may be a first word; one with a particle ("al-Assad") is not."""
    return short.text.lower() == short.surname


def near_surname(left: str, right: str, least: float) -> bool:
    """Whether two surnames are spelled nearly alike; short ones must be the same."""
    if min(len(left), len(right)) <= _SHORT_WORD or not may_be_spellings(left, right):
        return False
    return same_word(left, right) >= least


def _share_out(reading: Reading, short: Local, bearers: list[Local]) -> None:
    """Give each mention of a short name to one bearer.

    Whom it meant first it means to the end of the article, but for a "Mrs." that he cannot be. A
    headline's mention is given last, when it is known of whom the article speaks.
    """
    text = reading.article.text
    first = min(number for bearer in bearers for number in bearer.mentions)
    meant: list[Local] = []
    for index in sorted(short.mentions, key=lambda index: (index < first, index)):
        mention = reading.mentions[index]
        gender = gender_before(text, mention)
        able = [b for b in bearers if not gender or _may_be(b, gender)] or bearers
        known = [b for b in meant if any(b is one for one in able)]
        chosen = known[0] if known else max(able, key=lambda b: _claim(b, index))
        meant.append(chosen)
        shape = form(text[mention.start : mention.end])
        piece = Local(short.article, "person", Counter([shape]), [index], Counter([mention.type]))
        chosen.take(
            piece, f"“{shape.text}” is {chosen.full.text}, named in full in the same article"
        )


def _may_be(group: Local, gender: Gender) -> bool:
    known = gender_of_forms(group.forms)
    return group.genders[gender] > 0 or (not group.genders and known in (None, gender))


def _claim(group: Local, index: int) -> tuple[bool, int, int]:
    """How strongly a person claims a bare surname: named before it, often, and last."""
    before = [number for number in group.mentions if number < index]
    return bool(before), len(group.mentions), max(before, default=-1)
