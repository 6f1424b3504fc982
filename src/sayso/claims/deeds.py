"""What a claim tells or denies, verb by verb: whose deed it is, and what it is done to.

What is only asked, supposed or ordered is neither told nor denied.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from sayso.chains.phrase_parts import head_noun
from sayso.claims.views import View
from sayso.claims.words import is_content, stem, words
from sayso.knowledge.polarity_words import polarity_words
from sayso.knowledge.source_words import source_words
from sayso.knowledge.status_words import status_words
from sayso.language.verbs import Tense, VerbGroup, verb_groups
from sayso.model import Entity, Span

TOLD: frozenset[Tense] = frozenset(
    ("past", "perfect", "present", "progressive", "future", "planned", "conditional", "modal")
)
OBJECT = 8
"""Words behind a verb among which its object is sought."""
BARE = dict.fromkeys(("had", "has", "have"), "have")
BARE |= dict.fromkeys(("is", "are", "was", "were", "be", "been"), "be")
"""Verbs that tell nothing without what stands behind them."""
_ENDS = re.compile(r"[,;:.!?“”\"—–]|\b(?:and|but|or|who|which|that|because|while|although|as)\b")
_OPENS = re.compile(r"[.;:!?]\s|\b(?:that|and|but|because|while|although|as)\s")
"""What begins a clause of its own."""
_NEVER = re.compile(r"\b(?:never|not|no|nobody|neither|nor|without)\s+$", re.IGNORECASE)
_NO = re.compile(r"\s+(?:no|not)\b")
_AHEAD: frozenset[Tense] = frozenset(("future", "planned", "conditional", "modal"))
_CONDITION = re.compile(r"\b(?:if|unless|until)\b", re.IGNORECASE)
"""Words behind a verb ahead on which it hangs: "would not come unless"."""
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
_DONE_BY = re.compile(r"(?:\w+\s)?by\s(?!\S*\d)")
_NOT_BUT = re.compile(r"[^.;:]{0,30}\bnot\b[^.;:]{1,60}\bbut\b")
_RELATIVE = re.compile(r",?\s+(?:who|which)\s*$", re.IGNORECASE)
_HANGS = re.compile(r"\b(?:of|in|from|by|with|for|to|on|at|against|after|about)\s+(?:the\s+)?$")
_OWNS = re.compile(r"\s?['’]s?(?!\w)")
_PRONOUN = re.compile(r"(?:he|she|they|it|i|we)", re.IGNORECASE)
_SPEAKS = frozenset({"i", "we"})
Entities = Mapping[str, Entity]


class Deed(Struct, frozen=True):
    """One verb of a claim: what is done, whose deed it is, what it is done to, and whether it is.

    ``verb`` is one for several verbs of one deed ("resign", "quit"), ``stem`` that of the verb.
    ``subject`` holds ids of entities or the stem of a noun, ``objects`` stems of the words behind
    the verb, ``onto`` those and the ids of entities named there, ``several`` those that tell which
    of several it is done to, ``by`` the id of the one named behind "by" in a passive; ``text`` is
    the verb as it is written, with its negation.
    """

    view: View
    verb: str
    stem: str
    subject: frozenset[str]
    objects: frozenset[str]
    onto: frozenset[str]
    several: frozenset[str]
    by: frozenset[str]
    particle: str
    passive: bool
    denied: bool
    text: str


def deed_of(verb: str) -> str:
    """The stem of a verb, of several for one deed that of the first."""
    return BARE.get(verb) or _names().get(stem_of(verb), stem_of(verb))


@cache
def _names() -> dict[str, str]:
    return {
        stem_of(verb): stem_of(deed[0]) for deed in status_words().planned.deeds for verb in deed
    }


def stem_of(verb: str) -> str:
    """The stem of a verb; of what the list of irregular forms gives for one ("take" for "took")
    that of the form given."""
    return stem(stem(verb))


def deeds(view: View, entities: Entities) -> Iterator[Deed]:
    """Yield the deeds that a claim tells or denies of a subject that is known."""
    text = view.claim.text
    if text.rstrip(" ”\"'’").endswith("?"):
        return
    supposed, groups = _any_of("supposed").search(text), verb_groups(text)
    for at, verb in enumerate(groups):
        if supposed is not None and supposed.start() < verb.end:
            return
        if deed := _deed(view, groups[:at], verb, entities):
            yield deed


def _deed(
    view: View, before: Sequence[VerbGroup], verb: VerbGroup, entities: Entities
) -> Deed | None:
    text, words_of = view.claim.text, polarity_words()
    lists = words_of.undone | words_of.governing
    disputed = bool(before) and before[-1].verb in words_of.denying
    tells = verb.tense in TOLD or verb.governor in lists or (disputed and verb.tense == "gerund")
    if not tells or not (is_content(verb.verb) or verb.verb in BARE):
        return None
    behind = _behind(text, verb)
    if verb.tense in _AHEAD and _CONDITION.search(text, verb.end):
        return None
    who = _subject(view, before, verb, entities)
    done_by = not verb.passive and _DONE_BY.match(behind)  # "clinics paid for by donors"
    if not who or done_by or _is_partly(text, verb, behind):
        return None
    denied = _is_denied(text, verb, behind) != (disputed or _denier(view) is not None)
    objects = frozenset(word.stem for word in words(behind) if word.content)
    if not objects and verb.verb in BARE and behind:  # "are over"
        objects = frozenset({behind.lower().removeprefix("not ")})
    named = _names_in(view, Span(verb.end, _object_end(text, verb)), entities)
    return Deed(
        view=view,
        verb=deed_of(verb.verb),
        stem=stem_of(verb.verb),
        subject=who,
        objects=objects,
        onto=objects | {name for *_, name in named},
        by=frozenset(
            name for start, _, name in named if verb.passive and _BY.search(text, 0, start)
        ),
        several=frozenset(_several().findall(behind.lower())),
        particle=_particle(behind),
        passive=verb.passive,
        denied=denied,
        text=_as_written(text, verb),
    )


# ------------------------------------------------------------- is it, or is it not


def _is_denied(text: str, verb: VerbGroup, behind: str) -> bool:
    """Whether a verb tells that something is not: "did not carry", "carried no", "refused to"."""
    undone = polarity_words().undone
    inside = undone.intersection(text[verb.start : verb.end].lower().split()[:-1])
    negated = verb.negated or behind.startswith(("no ", "not "))
    return negated != (verb.governor in undone or bool(inside))


def _denier(view: View) -> str | None:
    """Who denies all that a claim tells, in the words of its sentence ("Police | denied that");
    None where nobody does."""
    lead = view.told.sentence[: view.told.start]
    match = _denied_that().search(lead)
    return lead[: match.start()] if match else None


def _is_partly(text: str, verb: VerbGroup, behind: str) -> bool:
    """Whether a "not" denies a part alone: "not only", "did not spread further"."""
    near = text[max(0, verb.start - 4) : verb.end + 12]
    return bool(
        _weakened().search(near)
        or _any_of("partly").search(behind)
        or (verb.verb in BARE and _NOT_BUT.match(text, verb.start))
        or (verb.verb not in BARE and behind.startswith("not "))
        or _is_of_another(text, verb)
    )


def _is_of_another(text: str, verb: VerbGroup) -> bool:
    """Whether the "not" before a verb belongs to something else: "four, not 14, were killed"."""
    inside = any(group.negated for group in verb_groups(text[verb.start : verb.end]))
    return verb.negated and not inside and not _NEVER.search(text, 0, verb.start)


def _as_written(text: str, verb: VerbGroup) -> str:
    """A verb with the "never" before it, the "refused" it hangs on, the "no" behind it."""
    lists = polarity_words()
    before = _NEVER.search(text, 0, verb.start)
    start = before.start() if before else verb.start
    if verb.governor in lists.undone | lists.governing:
        start = max(0, text.lower().rfind(verb.governor, 0, verb.start))
    behind = _NO.match(text, verb.end)
    return " ".join(text[start : behind.end() if behind else verb.end].split())


# ------------------------------------------------------------- whose deed, on what


def _behind(text: str, verb: VerbGroup) -> str:
    """The words behind a verb up to where its object surely ends."""
    return " ".join(text[verb.end : _object_end(text, verb)].split()[:OBJECT])


def _object_end(text: str, verb: VerbGroup) -> int:
    end = _ENDS.search(text, verb.end)
    return end.start() if end else len(text)


def _particle(behind: str) -> str:
    first = behind.partition(" ")[0].lower()
    return first if first in polarity_words().particles else ""


def _subject(
    view: View, before: Sequence[VerbGroup], verb: VerbGroup, entities: Entities
) -> frozenset[str]:
    """Whose deed a verb tells: the one named first before it, or its noun; none where it cannot be
    told."""
    text = view.claim.text
    finite = [group for group in before if group.tense in TOLD]
    end = verb.start
    if finite and (verb.governor or verb.tense == "gerund"):  # "refused to pay": whose verb that is
        end = finite.pop().start
    start = finite[-1].end if finite else 0
    start = max([start, *(m.end() for m in _OPENS.finditer(text, start, end))])
    phrase = _RELATIVE.sub("", _NEVER.sub("", text[start:end])).strip(' ,“"')
    if _any_of("nobody").match(phrase):
        return frozenset()
    if _PRONOUN.fullmatch(phrase):
        meant = _meant(view, phrase.lower(), entities) or _only_person(view, start, entities)
        return meant or _subject_before(view, before, entities)
    if named := _named(view, Span(start, end), entities):
        return named
    noun = head_noun(phrase.partition(",")[0])
    if source_words().is_person(noun) and (meant := _meant(view, noun, entities)):
        return meant
    return _noun(phrase)


def _subject_before(view: View, before: Sequence[VerbGroup], entities: Entities) -> frozenset[str]:
    """Whom a pronoun takes up: the subject of the verb before it ("the firm says it"), who denies
    what the claim tells, or whose words it is."""
    told = [at for at, group in enumerate(before) if group.tense in TOLD]
    if told:
        return _subject(view, before[: told[-1]], before[told[-1]], entities)
    if denier := _denier(view):
        return _noun(denier)
    if not view.claim.chain:
        return frozenset()
    speaker = view.claim.chain[-1]
    return frozenset({speaker.entity}) if speaker.entity else _noun(speaker.name)


def _only_person(view: View, end: int, entities: Entities) -> frozenset[str]:
    """The one person named in a claim before a pronoun, where it is one only."""
    named = {name for *_, name in _names_in(view, Span(0, end), entities)}
    people = {name for name in named if entities[name].type == "person"}
    return frozenset(people if len(people) == 1 else ())


def _noun(phrase: str) -> frozenset[str]:
    """The stem of a phrase's noun, if it has one that tells something."""
    noun = head_noun(phrase.partition(",")[0])
    return frozenset({stem(noun)}) if noun and is_content(noun) else frozenset()


def _named(view: View, span: Span, entities: Entities) -> frozenset[str]:
    """The entity named first in a stretch of a claim, but for whose or of whom something is."""
    text = view.claim.text
    for start, end, identifier in _names_in(view, span, entities):
        if not _HANGS.search(text, 0, start) and not _OWNS.match(text, end):
            return frozenset({identifier})
    return frozenset()


def _names_in(view: View, span: Span, entities: Entities) -> list[tuple[int, int, str]]:
    """The names in a stretch of a claim, in their order: where they stand, and whose they are."""
    claim = view.claim
    first, last = claim.start + span.start, claim.start + span.end
    return sorted(
        (mention.start - claim.start, mention.end - claim.start, identifier)
        for identifier in claim.entities
        if identifier in entities
        for mention in entities[identifier].mentions
        if mention.article == claim.article and first <= mention.start and mention.end <= last
    )


def _meant(view: View, word: str, entities: Entities) -> frozenset[str]:
    """Whom a word stands for: "I" the speaker, "he" or "president" the one entity that is meant
    without being named."""
    claim = view.claim
    if word in _SPEAKS:
        speaker = claim.chain[-1].entity if claim.chain else None
        return frozenset({speaker} if speaker else ())
    named = {name for *_, name in _names_in(view, Span(0, len(claim.text)), entities)}
    meant = [name for name in claim.entities if name in entities and name not in named]
    return frozenset(meant if len(meant) == 1 else ())


@cache
def _any_of(field: str) -> re.Pattern[str]:
    """The words of a list of ``polarity_words.toml``."""
    found: Sequence[str] = getattr(polarity_words(), field)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b", re.IGNORECASE)


@cache
def _denied_that() -> re.Pattern[str]:
    verbs = "|".join(polarity_words().denying)
    return re.compile(rf"\s+(?:(?:has|have|had)\s+)?(?:{verbs})\s+(?:that\s+)?$", re.IGNORECASE)


@cache
def _weakened() -> re.Pattern[str]:
    behind = "|".join(polarity_words().weakened)
    return re.compile(
        rf"\b(?:not|n['’]t)\s+(?:{behind})\b|\bno\s+(?:longer|doubt)\b", re.IGNORECASE
    )


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(polarity_words().several)}|\w*\d\w*)\b")
