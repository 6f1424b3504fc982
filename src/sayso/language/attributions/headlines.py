"""Who speaks where a mark alone says so: a headline's "Peru to close mine: minister", a colon that
brings a quotation."""

import re
from collections.abc import Iterator, Sequence

from sayso.knowledge.places import country_named, country_of_capital, country_of_seat
from sayso.knowledge.source_words import singular, source_words
from sayso.language.attributions.linked import Linked, trim
from sayso.language.attributions.worded import SPOKEN, SUBJECT, outside
from sayso.language.quotations import Quotation
from sayso.language.statements import is_surely_finite
from sayso.language.verbs import verb_groups
from sayso.model import Span

_COLON = re.compile(r":\s+")
_DASH = re.compile(r"\s[–—-]\s+(?=[\w.’' ]+$)")
_LONGEST_SPEAKER = 5
_REPORTS = frozenset({"report", "study", "survey", "poll", "source"})


def headlines(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[Linked]:
    """A headline's "X: ..." or "...: X", and a quotation behind a colon."""
    match = _COLON.search(text, sentence.start, sentence.end)
    if match is None or not outside(match.start(), quotes):
        yield from _behind_dash(text, sentence)
        return
    cue = Span(match.start(), match.start() + 1)
    before, after = trim(text, sentence.start, cue.start), trim(text, cue.end, sentence.end)
    if before is None or after is None:
        return
    if any(after.start == quote.start for quote in quotes):
        source = _subject_of(text, before)
    elif text[sentence.end - 1] in ".!?;,":
        return
    elif _names_speaker(text, after) or _is_state(text[after.start : after.end]):
        before, after, source = after, before, after
    else:
        source = before if _names_speaker(text, before) else None
    if source is not None:
        yield Linked((source,), (cue,), (after,), SPOKEN, "a colon attributes")


def _behind_dash(text: str, sentence: Span) -> Iterator[Linked]:
    """A headline's "... - agency"."""
    match = _DASH.search(text, sentence.start, sentence.end)
    if match is None or text[sentence.end - 1] in ".!?;,":
        return
    before, after = trim(text, sentence.start, match.start()), trim(text, match.end(), sentence.end)
    if before is not None and after is not None and _names_speaker(text, after):
        cue = Span(match.start() + 1, match.start() + 2)
        yield Linked((after,), (cue,), (before,), SPOKEN, "a dash attributes")


def _is_state(name: str) -> bool:
    """Whether a headline's last word is a state, which speaks by its government: ": Seoul"."""
    return bool(country_named(name) or country_of_capital(name) or country_of_seat(name))


def _subject_of(text: str, before: Span) -> Span | None:
    """What stands before the first verb of the words that introduce a quotation."""
    groups = [g for g in verb_groups(text[before.start : before.end]) if g.tense != "infinitive"]
    end = before.start + groups[0].start if groups else before.end
    source = trim(text, before.start, end)
    return source if source and SUBJECT.match(text, source.start, source.end) else None


def _names_speaker(text: str, span: Span) -> bool:
    """Whether a headline's part is nothing but somebody who speaks: "minister", "U.N. envoy"."""
    words = text[span.start : span.end].split()
    noun = singular(words[-1].lower().strip("'’\""))
    known = source_words()
    speaks = known.is_person(noun) or noun in known.bodies or noun in known.outlets
    named = len(words) <= _LONGEST_SPEAKER and (speaks or noun in _REPORTS)
    return named and not any(is_surely_finite(group) for group in verb_groups(" ".join(words)))
