"""Speakers known only as what the sentences around speak of: "The abbot was angry. He told ..."

Where nobody has spoken yet whom a pronoun or "the pastor" could take up, it is the subject of
the sentence before, or the person whose title it is.
"""

import re
from collections.abc import Sequence

from sayso.chains.naming import Namer
from sayso.chains.phrase_parts import head_noun
from sayso.knowledge.source_words import singular, source_words
from sayso.language.verbs import verb_groups
from sayso.model import Source, Span

BACK = 2
"""Sentences before the speaker's own in which a subject is looked for."""
_TITLE = re.compile(r"the\s+(?P<noun>[\w-]+)", re.IGNORECASE)
_OPENING = re.compile(r"^(?:[^,]{1,60},\s+)(?=(?:the|an?|[A-Z])\b)")
_NEAR = 60
"""Code points before and behind a name in which its title stands."""


def subject_meant(namer: Namer, words: str, span: Span, sentences: Sequence[Span]) -> Source | None:
    """The source that a pronoun or a title without a name stands for, or None.

    Args:
        namer: names the article's sources.
        words: the source as written: "he", "they", "it", "the pastor".
        span: where it stands.
        sentences: those up to the one it stands in.
    """
    title = _TITLE.fullmatch(words.strip())
    if title is not None:
        return _titled(namer, singular(title["noun"].lower()), span, sentences)
    pronouns, lowered = source_words().pronouns, words.lower().strip()
    if lowered not in pronouns.person | pronouns.several | pronouns.thing:
        return None
    for sentence in reversed(sentences[-1 - BACK :]):
        subject = _subject(namer, sentence, span.start)
        if subject is not None and _fits(lowered, subject):
            return subject
    return _only_person(namer, sentences) if lowered in pronouns.person else None


def _only_person(namer: Namer, sentences: Sequence[Span]) -> Source | None:
    """The one person named in the sentence before."""
    if len(sentences) < 2:
        return None
    before = sentences[-2]
    people = [
        m for m in namer.mentions if m.type == "person" and before.start <= m.start < before.end
    ]
    return namer.name(Span(people[0].start, people[0].end)) if len(people) == 1 else None


def _subject(namer: Namer, sentence: Span, before: int) -> Source | None:
    """What stands before a sentence's first verb, when that is all before ``before``."""
    text = namer.text[sentence.start : sentence.end]
    groups = [group for group in verb_groups(text) if group.tense not in ("infinitive", "gerund")]
    if not groups or not 0 < groups[0].start <= before - sentence.start:
        return None
    opening = _OPENING.match(text[: groups[0].start])
    start = sentence.start + (opening.end() if opening else 0)
    return namer.name(Span(start, sentence.start + groups[0].start))


def _fits(pronoun: str, subject: Source) -> bool:
    pronouns, noun = source_words().pronouns, head_noun(subject.name)
    if subject.name.lower() in pronouns.person | pronouns.several | pronouns.thing:
        return False
    people = source_words().is_person(singular(noun))
    several = singular(noun) != noun or " and " in subject.name
    if pronoun in pronouns.thing:
        named = subject.name[:1].isupper() and noun == subject.name.lower()
        return named or subject.kind in ("body", "outlet", "agency", "document")
    if pronoun in pronouns.several:
        return several and people
    return not several and (subject.kind == "person" or people)


def _titled(namer: Namer, noun: str, span: Span, sentences: Sequence[Span]) -> Source | None:
    """The person named before with that title beside the name, or the only one named in the
    sentence before."""
    known = source_words()
    if not known.is_person(noun):
        return None
    start = sentences[-1 - BACK :][0].start if sentences else 0
    people = [m for m in namer.mentions if m.type == "person" and start <= m.start < span.start]
    for mention in reversed(people):
        before = namer.text[max(start, mention.start - _NEAR) : mention.start]
        behind = namer.text[mention.end : mention.end + _NEAR]
        if re.search(rf"\b{re.escape(noun)},?\s+$", before, re.IGNORECASE) or re.match(
            rf",\s+(?:[\w.’'-]+\s+){{0,5}}{re.escape(noun)}\b", behind, re.IGNORECASE
        ):
            return namer.name(Span(mention.start, mention.end))
    last = [m for m in people if m.start >= sentences[-2].start] if len(sentences) > 1 else []
    if len(last) == 1 and noun not in known.carried.strangers:
        return namer.name(Span(last[0].start, last[0].end))
    return None
