"""Verb groups of a sentence and the time they tell of, read from their form alone.

"will be held", "has not arrived", "is set to meet", "was to leave", "to hand over" are one
group each. There is no part-of-speech tagger beneath: auxiliaries, endings and the lists of
``knowledge/verb_words.toml`` decide, so a bare present form ("they meet") is often missed.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from sayso.knowledge.verb_words import VerbWords, verb_words

_PLURAL_SUBJECTS = frozenset({"they", "we", "i", "you", "who", "which", "that", "people"})
Tense = Literal[
    "past",
    "perfect",
    "present",
    "progressive",
    "future",
    "planned",
    "conditional",
    "modal",
    "infinitive",
    "gerund",
]

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SUFFIXES = ("'ll", "'d", "'m", "'re", "'ve")
KEPT = 4096
"""Texts whose groups are kept: attributions, clauses, times and status ask for the same ones."""


class Token(Struct, frozen=True):
    """One word of a text; ``form`` is it in lower case with a straight apostrophe."""

    start: int
    end: int
    form: str
    capital: bool


class VerbGroup(Struct, frozen=True):
    """A verb with its auxiliaries: where it stands, its time, its words.

    ``done`` tells that a modal or conditional looks back ("could have left"); ``governor``
    is the word before an infinitive ("plans" in "plans to ask").
    """

    start: int
    end: int
    tense: Tense
    verb: str
    negated: bool = False
    done: bool = False
    passive: bool = False
    governor: str = ""


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text``; a contracted auxiliary ("he'll") is a word of its own."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group().replace("’", "'")
        cut = _contraction(word) if "'" in word else len(word)
        middle = match.start() + cut
        if 0 < cut < len(word):
            found.append(_token(match.start(), middle, word[:cut]))
        else:
            middle = match.start()
        found.append(_token(middle, match.end(), word[middle - match.start() :]))
    return tuple(found)


def _token(start: int, end: int, word: str) -> Token:
    return Token(start, end, word.lower(), word[:1].isupper())


def _contraction(word: str) -> int:
    """Where a contracted auxiliary begins in ``word``; its length when there is none."""
    lower = word.lower()
    for suffix in _SUFFIXES:
        if lower.endswith(suffix):
            return len(word) - len(suffix)
    if lower.endswith("'s") and lower[:-2] in verb_words().neighbours.pronouns:
        return len(word) - 2
    return len(word)


@lru_cache(maxsize=KEPT)
def verb_groups(text: str) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence or clause, in order; offsets are into ``text``."""
    reader = _Reader(tokens(text), verb_words())
    found: list[VerbGroup] = []
    at = 0
    while at < len(reader.words):
        group, after = reader.group(at)
        if group is not None:
            found.append(group)
        at = max(after, at + 1)
    return tuple(found)


class _Reader:
    """Reads one verb group at a time from a list of words."""

    def __init__(self, words: tuple[Token, ...], lists: VerbWords) -> None:
        self.words = words
        self.lists = lists

    def group(self, at: int) -> tuple[VerbGroup | None, int]:
        """The verb group that begins at word ``at`` if any, and where to read on."""
        form = self.words[at].form
        opener = _openers().get(form)
        if opener is None and self._contracted_is(at):
            opener = "be_present"
        if opener is not None:
            return self._auxiliary(at, opener)
        if form == "to":
            return self._infinitive(at)
        return self._single(at)

    def _contracted_is(self, at: int) -> bool:
        return self.words[at].form == "'s" and at > 0

    def _form(self, at: int) -> str:
        return self.words[at].form if at < len(self.words) else ""

    def _skip(self, at: int, *, over: frozenset[str] = frozenset()) -> int:
        """Past adverbs and negations from ``at`` on (and the words in ``over``)."""
        between = self.lists.auxiliaries.between
        while at < len(self.words):
            form = self.words[at].form
            if form in {"been", "be", "being", "have", "has", "had", "to"} and form not in over:
                break
            if not (form in between or form in over or _is_adverb(form)):
                break
            at += 1
        return at

    def _make(
        self,
        first: int,
        last: int,
        tense: Tense,
        *,
        done: bool = False,
        passive: bool = False,
        governor: str = "",
    ) -> tuple[VerbGroup, int]:
        last = min(last, len(self.words) - 1)
        inside = [word.form for word in self.words[first : last + 1]]
        before = [word.form for word in self.words[max(0, first - 1) : first]]
        negations = self.lists.auxiliaries.negations
        negated = any(form in negations or form.endswith("n't") for form in inside + before)
        negated = negated or "cannot" in inside
        group = VerbGroup(
            start=self.words[first].start,
            end=self.words[last].end,
            tense=tense,
            verb=inside[-1],
            negated=negated,
            done=done,
            passive=passive,
            governor=governor,
        )
        return group, last + 1

    def _auxiliary(self, at: int, opener: str) -> tuple[VerbGroup | None, int]:
        if opener in {"future", "conditional", "modal"}:
            return self._modal(at, opener)
        if opener in {"be_present", "be_past"}:
            return self._be(at, past=opener == "be_past")
        if opener in {"have_present", "have_past"}:
            return self._have(at, past=opener == "have_past")
        if opener in {"do", "do_past"}:
            verb = self._skip(at + 1)
            return self._make(at, verb, "past" if opener == "do_past" else "present")
        return None, at + 1

    def _modal(self, at: int, opener: str) -> tuple[VerbGroup | None, int]:
        if self._is_month_or_noun(at):
            return None, at + 1
        tense: Tense = (
            "future" if opener == "future" else "modal" if opener == "modal" else "conditional"
        )
        verb = self._skip(at + 1)
        if self._form(verb) == "have":
            after = self._skip(verb + 1, over=frozenset({"been"}))
            if self._is_participle(after):
                return self._make(at, after, tense, done=True)
        if self._form(verb) == "be":
            after = self._skip(verb + 1)
            if self._is_participle(after):
                return self._make(at, after, tense, passive=True)
            if self._form(after).endswith("ing"):
                return self._make(at, after, tense)
        return self._make(at, verb, tense)

    def _is_month_or_noun(self, at: int) -> bool:
        """ "May" the month or the name, "Will" the name, "his will", "the need"."""
        word = self.words[at]
        is_name = at + 1 < len(self.words) and self.words[at + 1].capital
        if word.capital and (word.form == "may" or at > 0 or is_name):
            return True
        return at > 0 and self._form(at - 1) in self.lists.neighbours.determiners

    def _be(self, at: int, *, past: bool) -> tuple[VerbGroup | None, int]:
        after = self._skip(at + 1)
        form = self._form(after)
        if form == "to" and self._is_base(after + 1):
            return self._make(at, self._with_participle(after + 1), "planned", done=past)
        if form in self.lists.planned.adjectives and self._form(after + 1) in {"to", "for"}:
            last = self._with_participle(after + 2) if self._form(after + 1) == "to" else after
            return self._make(at, last, "planned", done=past)
        if form == "being" and self._is_participle(self._skip(after + 1)):
            tense: Tense = "past" if past else "progressive"
            return self._make(at, self._skip(after + 1), tense, passive=True)
        if form.endswith("ing") and len(form) > 4:
            return self._make(at, after, "past" if past else "progressive")
        if self._is_participle(after):
            return self._make(at, after, "past" if past else "present", passive=True)
        return self._make(at, at, "past" if past else "present")

    def _have(self, at: int, *, past: bool) -> tuple[VerbGroup | None, int]:
        after = self._skip(at + 1)
        if self._form(after) == "to" and self._is_base(after + 1):
            return self._make(at, after + 1, "past" if past else "modal")
        verb = self._skip(after, over=frozenset({"been", "being"}))
        passive = any(self._form(i) == "been" for i in range(after, verb))
        if self._is_participle(verb):
            return self._make(at, verb, "past" if past else "perfect", passive=passive)
        if passive and self._form(verb).endswith("ing"):
            return self._make(at, verb, "past" if past else "perfect")
        if passive:
            return self._make(at, verb - 1, "past" if past else "perfect")
        return self._make(at, at, "past" if past else "present")

    def _infinitive(self, at: int) -> tuple[VerbGroup | None, int]:
        verb = at + 1
        while _is_adverb(self._form(verb)):
            verb += 1
        if not self._is_base(verb):
            return None, at + 1
        governor = self._governor(at)
        return self._make(at, self._with_participle(verb), "infinitive", governor=governor)

    def _with_participle(self, verb: int) -> int:
        """The last word of "be held", "have left"; ``verb`` itself for any other verb."""
        after = self._skip(verb + 1)
        if self._form(verb) in {"be", "have"} and self._is_participle(after):
            return after
        return verb

    def _governor(self, at: int) -> str:
        before = at - 1
        while before >= 0 and (_is_adverb(self._form(before)) or self._form(before) == "not"):
            before -= 1
        return self._form(before) if before >= 0 else ""

    def _has_subject(self, at: int) -> bool:
        """Whether a bare form that may be a noun or an adjective ("open", "close") has a plural
        or a pronoun before it; forms in -s need none."""
        before = self._form(at - 1) if at else ""
        plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
        return self._form(at).endswith("s") or plural or before in _PLURAL_SUBJECTS

    def _is_base(self, at: int) -> bool:
        """A word that may be a bare verb: in lower case, no determiner, no -ing."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        near = self.lists.neighbours
        blocked = word.form in near.determiners or word.form in near.no_verbs
        return not (blocked or word.capital or word.form.endswith("ing"))

    def _is_participle(self, at: int) -> bool:
        if not 0 <= at < len(self.words):
            return False
        form = self.words[at].form
        past = self.lists.past
        return form in past.participles or form in past.irregular or self._is_regular_past(at)

    def _is_regular_past(self, at: int) -> bool:
        word = self.words[at]
        past = self.lists.past
        ends = word.form.endswith("ed") and len(word.form) > 3
        return ends and word.form not in past.not_past and not (word.capital and at > 0)

    def _single(self, at: int) -> tuple[VerbGroup | None, int]:
        """A verb without auxiliaries."""
        word = self.words[at]
        lists = self.lists
        before = self._form(at - 1) if at else ""
        if (word.capital and at > 0) or before in lists.neighbours.determiners:
            return None, at + 1
        if word.form in lists.past.irregular or self._is_regular_past(at):
            return self._make(at, at, "past")
        if word.form in lists.past.participles and word.form not in lists.past.bare:
            return self._make(at, at, "past")
        if word.form in lists.present.verbs:
            return self._make(at, at, "present")
        if word.form in lists.planned.schedule and self._has_subject(at):
            return self._make(at, at, "present")
        if word.form.endswith("ing") and len(word.form) > 5:
            return self._make(at, at, "gerund")
        return None, at + 1


def _is_adverb(form: str) -> bool:
    ends = form.endswith("ly") and len(form) > 4
    return ends and form not in verb_words().neighbours.not_adverbs


@cache
def _openers() -> dict[str, str]:
    """Each auxiliary with its kind."""
    lists = verb_words().auxiliaries
    kinds = {
        "future": lists.future,
        "conditional": lists.conditional,
        "modal": lists.modal,
        "be_present": lists.be_present,
        "be_past": lists.be_past,
        "have_present": lists.have_present,
        "have_past": lists.have_past,
        "do": lists.do,
        "do_past": lists.do_past,
    }
    return {word: kind for kind, words in kinds.items() for word in words}
