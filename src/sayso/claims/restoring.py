"""A clause without a subject, read with the subject of the clause before it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from sayso.knowledge.clause_words import clause_words
from sayso.knowledge.source_words import singular, source_words
from sayso.knowledge.status_words import status_words
from sayso.language.clause_form import without_conjunction
from sayso.language.statements import (
    WORD,
    is_complete,
    is_finite,
    is_surely_finite,
    unquoted,
    verb_first,
)
from sayso.language.subjects import subject
from sayso.language.verbs import VerbGroup, verb_groups
from sayso.model import Reading, Span

NEAR = 6
"""Clauses before one in which its subject is sought."""
LONGEST = 600
"""Characters of a sentence that is still read as a statement."""


def restored(reading: Reading, span: Span, said: Sequence[Sequence[Span]] = ()) -> str:
    """Return how ``span`` reads as a statement of its own.

    With its subject in square brackets before it ("[The ship] reached Genoa" for "and reached
    Genoa", "[Bo Chen] fled" for "Bo Chen, who fled"), or with the clause whose part it is ("the
    men accused of the theft"), or with its sentence where it breaks off ("Chen, a farmer, said").
    Empty when it has a subject of its own, or when none is found before it in its sentence.

    Args:
        reading: one article as it was read.
        span: a claim of it.
        said: the contents of what each of several says near it: the subject of what is said
            stands there, and that of what is not said stands elsewhere.
    """
    text = reading.article.text
    words = text[span.start : span.end]
    relative = _RELATIVE.match(words)
    if relative is not None and _is_told_of(relative, words[relative.end() :]):
        return f"[{_antecedent(relative)}] {words[relative.end() :]}"
    verb = verb_first(words)
    if verb is None or verb.verb in status_words().report.verbs or not _lacks_subject(words):
        whole = is_complete(words) and not _breaks_off(text, span)
        return "" if whole else _sentence(reading, span)
    if _has_own(words, verb):
        return ""
    before = list(_before(reading, span))
    if before and _is_part(text, span, verb):
        return _told(text, Span(before[0].start, span.end))
    home = _home(text, span, said)
    near = before if home is None else [_from(clause, home) for clause in before]
    subjects = (subject(text, clause) for clause in near)
    found = next((one for one in subjects if one and _agrees(text, one, words)), None)
    if found and any(_any_holds(parts, found) and not _any_holds(parts, span) for parts in said):
        return ""
    return f"[{text[found.start : found.end]}] {words}" if found else ""


def _agrees(text: str, found: Span, words: str) -> bool:
    """Whether a subject can stand before the first verb of words: before "are" not one thing or
    person ("[The revision] were the bulk of the comments")."""
    first = WORD.search(words)
    if first is None or first[0] not in _OF_MANY:
        return True
    noun = _PREPOSITION.split(text[found.start : found.end])[0]
    many = noun.endswith("s") or " and " in noun or noun.lower().split()[-1] in _MANY
    return many or noun.split()[0].lower() in _SOME


_OF_MANY = frozenset({"are", "were", "have"})
_MANY = frozenset({"they", "we", "you", "people", "police", "men", "women", "children", "media"})
_SOME = frozenset({"some", "many", "several", "few", "most", "all", "both", "two", "three", "half"})
_PREPOSITION = re.compile(r"\s+(?:of|for|in|at|from|to|on|with|by)\s+")


def _home(text: str, span: Span, said: Sequence[Sequence[Span]]) -> Span | None:
    """What somebody says that holds a claim and has a subject of its own, the narrowest."""
    holding = [part for parts in said for part in parts if part != span and part.holds(span)]
    own = (part for part in holding if verb_first(without_conjunction(text, part)) is None)
    return min(own, key=_size, default=None)


def _any_holds(parts: Sequence[Span], part: Span) -> bool:
    return any(whole.holds(part) for whole in parts)


def _from(clause: Span, home: Span) -> Span:
    return Span(max(clause.start, min(home.start, clause.end)), clause.end)


def _lacks_subject(words: str) -> bool:
    """Whether words that begin with a verb go on with a sentence: in small letters ("Make sure of
    it" is a sentence), and not with "including", which is no verb."""
    first = WORD.search(words)
    return first is not None and (
        first[0][0].islower() and first[0] not in clause_words().prepositions
    )


def _sentence(reading: Reading, span: Span) -> str:
    """The sentence in which ``span`` stands."""
    at = bisect_right(reading.sentences, span.start, key=attrgetter("start")) - 1
    whole = reading.sentences[at] if at >= 0 else span
    return _told(reading.article.text, whole) if whole != span and _size(whole) < LONGEST else ""


def _breaks_off(text: str, span: Span) -> bool:
    """Whether the words behind a span belong to it ("I spent money | that was not mine"): nothing
    divides them from it, and they begin no clause of their own ("| and left", "| while he ran")."""
    after = _NEXT.match(text, span.end)
    ends = text[span.end - 1 : span.end].isalnum()
    return ends and after is not None and after[1].lower() not in clause_words().dividing


_NEXT = re.compile(r"[ \t]+([^\W\d_]+)")


def _size(span: Span) -> int:
    return span.end - span.start


def _told(text: str, span: Span) -> str:
    """The words of a span on one line, without a quotation mark that has no partner."""
    whole = unquoted(text, span)
    return " ".join(text[whole.start : whole.end].split())


def _is_part(text: str, span: Span, verb: VerbGroup) -> bool:
    """Whether a verb goes on with the words before it: no "and", and not surely a verb with a
    subject ("was", or after a comma "leading")."""
    if is_surely_finite(verb) or _AND.search(text, max(0, span.start - 12), span.start):
        return False
    return verb.tense != "gerund" or not text[
        max(0, span.start - 4) : span.start
    ].rstrip().endswith((",", ";", "—", "–"))


def _antecedent(relative: re.Match[str]) -> str:
    """The words that a relative clause tells of: before "who" those behind a preposition, where
    something that is nobody stands before it ("her clash with the chief, who fled")."""
    about = _ABOUT.fullmatch(relative[1]) if relative[0].rstrip().endswith("who") else None
    somebody = about is None or source_words().is_person(singular(about["noun"].lower()))
    return relative[1] if about is None or somebody else about["who"]


_ABOUT = re.compile(
    r".*?\b(?P<noun>[a-z][\w-]*)\s(?:with|of|on|by|against|from|for)\s"
    r"(?P<who>(?:the|his|her|their|an?)\s[\w\s-]+|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*)"
)
_AND = re.compile(r"\b(?:and|but|or|then)\s+(?:\w+ly\s+)?$")
_RELATIVE = re.compile(r"([^,;:“”\"]{2,80}?)(,?)\s+(?:who|which)\s+")


def _is_told_of(relative: re.Match[str], told: str) -> bool:
    """Whether a relative clause tells one thing of its antecedent and the sentence does not go on
    after it: no verb behind a comma ("Chen, who is a farmer, | made the call"), nor, where no comma
    came before it either, one that nothing binds ("a man who was out at night | saw it")."""
    verb = verb_first(told)
    if any(map(is_finite, verb_groups(relative[1]))) or verb is None:
        return False
    if not relative[2] and next(_free(told, verb), None) is not None:
        return False
    return not (_is_list(told) or any(_pauses(told, g) for g in verb_groups(told) if is_finite(g)))


def _pauses(told: str, verb: VerbGroup) -> bool:
    """Whether a comma or a dash stands right before a verb."""
    return told[max(0, verb.start - 4) : verb.start].rstrip().endswith((",", "-", "–", "—"))


def _is_list(told: str) -> bool:
    """Whether words end in a name that the sentence goes on with ("who fled, and Ada Lee")."""
    behind = _AND_NAME.search(told)
    return behind is not None and not any(map(is_finite, verb_groups(behind[1])))


_AND_NAME = re.compile(r",\s+and\s+([A-Z][^,]*)$")


def _has_own(words: str, verb: VerbGroup) -> bool:
    """Whether a verb comes after the first that has a subject of its own ("Calling him a liar,
    Chen left", "Fishing is banned"): the first is then no verb of the statement."""
    free = list(_free(words, verb))
    return (verb.tense == "gerund" and bool(free)) or any("," in between for between in free)


def _free(words: str, verb: VerbGroup) -> Iterator[str]:
    """What stands between a verb and each later one that no word binds to it."""
    for group in verb_groups(words):
        between = words[verb.end : group.start]
        near = verb.start < group.start < verb.end + LONGEST
        if near and is_finite(group) and not _bound().search(between):
            yield between


@cache
def _bound() -> re.Pattern[str]:
    """A word that binds the verb behind it, unless a comma closes what it begins."""
    words = "|".join(clause_words().binding)
    return re.compile(rf"\b(?:{words})\b(?![^,]*,\s)", re.IGNORECASE)


def _before(reading: Reading, span: Span) -> Iterator[Span]:
    """The clauses before ``span`` in its sentence, the nearest first, then all before it."""
    start = attrgetter("start")
    at = bisect_left(reading.sentences, span.start, key=start) - 1
    if at < 0:
        return
    first = reading.sentences[at].start
    if WORD.search(reading.article.text, first, span.start) is None:
        return
    inside = slice(
        bisect_left(reading.clauses, first, key=start),
        bisect_left(reading.clauses, span.start, key=start),
    )
    near = [clause for clause in reading.clauses[inside][-NEAR:] if clause.end <= span.start]
    yield from reversed(near)
    yield Span(first, span.start)
