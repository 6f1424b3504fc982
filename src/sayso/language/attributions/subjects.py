"""Who says so where the verb's own subject stands apart: "The panel, set up in May, urged ...",
"He tore up the letter, saying that ...".

The labels leave such a cue without a source; it is the subject of the sentence.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from sayso.knowledge.cues import cue_of
from sayso.language.attributions.linked import Linked, shared
from sayso.language.quotations import Quotation
from sayso.language.statements import is_finite
from sayso.language.subjects import subject
from sayso.language.verbs import verb_groups
from sayso.model import CueSort, Span

SUBJECT_APART = "its subject stands apart"
_SAID: tuple[CueSort | None, ...] = ("speech", "declare", "report", "appraise", "act")
_JOINED = re.compile(r"(?:[,;—–-]|\b(?:and|but|then|while|by|also|later|then))\s*$")
_MARKS = " \t\r\n“\"‘'("
_GERUND = re.compile(r"(?:\w+ly\s+)?\w+ing\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|'s|’s)\b|^to\s", re.IGNORECASE)
_NOBODY = re.compile(r"(?:it|there|this|that|these|those|what|which)\b", re.IGNORECASE)


def with_subjects(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], found: Sequence[Linked]
) -> tuple[Linked, ...]:
    """Give cues without a source the subject of their sentence, where they are its verb.

    Args:
        text: the article's text.
        sentences: its sentences.
        quotations: its quotations; a subject inside one is somebody else's.
        found: linked spans.

    Returns:
        The same attributions, some with a source.
    """
    quoted = tuple(Span(item.start, item.end) for item in quotations)
    return tuple(_with_subject(text, sentences, quoted, item) for item in found)


def _with_subject(
    text: str, sentences: Sequence[Span], quoted: Sequence[Span], item: Linked
) -> Linked:
    cue = item.cue[0]
    if item.source or not _is_active(text, cue):
        return item
    sentence = next((s for s in sentences if s.start < cue.start < s.end), None)
    speaker = _subject(text, sentence, cue.start) if sentence is not None else None
    if speaker is None or shared((speaker,), (*item.content, *quoted)):
        return item
    if not _GERUND.match(text, cue.start) and not _goes_on(text, speaker, cue):
        return item
    return replace(item, source=(speaker,), reason=SUBJECT_APART)


def _goes_on(text: str, speaker: Span, cue: Span) -> bool:
    """Whether a finite cue is the subject's verb: joined by "and", or behind what is put between
    them with commas. "They met the envoy, reported missing in May" tells of the envoy."""
    between = text[speaker.end : cue.start]
    return between.startswith(",") or not between.rstrip().endswith(",")


def _is_active(text: str, cue: Span) -> bool:
    """Whether the cue is a verb of saying that goes on with a subject named before it."""
    words = text[cue.start : cue.end]
    meaning = cue_of(words)
    if meaning is None or meaning.sort not in _SAID or _PASSIVE.search(words):
        return False
    return meaning.verb not in ("according to", ":") and bool(_JOINED.search(text, 0, cue.start))


def _subject(text: str, sentence: Span, before: int) -> Span | None:
    """The subject of a sentence that tells of something done before ``before``.

    To whom it was done is not who speaks: "he was stopped, suggesting ..." is left alone, and so
    is a sentence that does not begin with its subject.
    """
    words = text[sentence.start : before]
    verb = next((group for group in verb_groups(words) if is_finite(group)), None)
    if verb is None or verb.passive:
        return None
    found = subject(text, Span(sentence.start, before))
    if found is None or text[sentence.start : found.start].strip(_MARKS):
        return None
    return None if _NOBODY.match(text, found.start) else found
