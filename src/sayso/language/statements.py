"""Whether a stretch of words can be read as a statement: by its verb, its first and last words."""

import re
from functools import cache

from sayso.knowledge.clause_words import clause_words
from sayso.knowledge.cues import cue_of
from sayso.knowledge.status_words import status_words
from sayso.language.verbs import VerbGroup, verb_groups
from sayso.model import CueSort, Span

SHORTEST = 3
"""Words: of the gold supports of 79 annotated events 95% are longer."""
FAR = 200
"""Characters from an end of a piece in which what decides about that end is sought."""
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_CLOSERS = " \t\r\n\"'”’)]"
_INNER = re.compile(
    r"\b(?:who|which|that|whom|whose|where|when|while|because|after|before|if|as|until|than|how|"
    r"why|what|whether)\b(?:\s[\w’'-]+){0,4}\s*$",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\s+(?:by|of)\b")
_AUXILIARIES = frozenset({"was", "were", "had", "did", "said", "told"})
_SPOKEN: tuple[CueSort | None, ...] = ("speech", "report", "declare")
_QUOTE_MARKS = '"“”'
_TITLE = re.compile(
    r"[“\"](?:[A-Z0-9][\w’'.-]*\s+)(?:(?:[A-Z0-9][\w’'.-]*|the|of|a|and|in|on|to|for)\s+){0,3}"
    r"[A-Z0-9][\w’'-]*[.,]?[”\"]"
)
"""The name of a programme or a book in quotation marks."""
_MARKS = " \t\r\n,;:—–―-…\"'“”‘’()[]"


def is_statement(text: str) -> bool:
    """Tell whether ``text`` says something by itself.

    It has words enough and a finite verb, is no condition or indirect question, and does not
    break off ("he said that").
    """
    if len(WORD.findall(text)) < SHORTEST or is_dependent(text) or hangs(text):
        return False
    return any(is_finite(group) for group in verb_groups(text))


def is_complete(text: str) -> bool:
    """Tell whether ``text`` is a statement with a main clause: no mere "the call that a bomb was
    found" or "the messages obtained by the paper"."""
    return is_statement(text) and any(
        is_finite(group) and not _is_inner(text, group) for group in verb_groups(text)
    )


def has_main_verb(text: str) -> bool:
    """Tell whether ``text`` has a verb of its own: its first finite one, or a sure one behind it,
    stands in no clause inside another. "The ban was lifted" has one, "the ban that he lifted" has
    none."""
    found = [group for group in verb_groups(text) if is_finite(group)]
    return any(
        not _is_inner(text, group) and (at == 0 or is_surely_finite(group))
        for at, group in enumerate(found)
    )


def _is_inner(text: str, group: VerbGroup) -> bool:
    """Whether a verb group stands in a clause inside another, or is a participle of a noun."""
    if _INNER.search(text, max(0, group.start - 60), group.start):
        return True
    return not is_surely_finite(group) and _AGENT.match(text, group.end) is not None


def is_surely_finite(group: VerbGroup) -> bool:
    """Whether a verb group cannot be a mere participle ("was held", "has", not "held")."""
    return is_finite(group) and (
        group.tense != "past" or group.verb in _AUXILIARIES or group.passive
    )


def is_dependent(text: str) -> bool:
    """Whether ``text`` begins as a condition, a comparison or the like ("if", "without")."""
    return _dependent().match(text) is not None


def is_finite(group: VerbGroup) -> bool:
    """Whether a verb group can be the verb of a statement."""
    return group.tense not in {"infinitive", "gerund"}


def only_says(text: str) -> bool:
    """Whether words tell that somebody spoke, and not what was said ("X has told the council")."""
    verbs = [group.verb for group in verb_groups(text) if is_finite(group) and group.verb]
    cues = [cue_of(verb) for verb in verbs]
    spoken = all(cue is not None and cue.sort in _SPOKEN for cue in cues)
    told = _TITLE.sub("", text)
    return bool(cues) and spoken and not any(mark in told for mark in _QUOTE_MARKS)


def hangs(text: str) -> bool:
    """Tell whether ``text`` breaks off before what belongs to its last word."""
    if text.rstrip(_CLOSERS).endswith((".", "!", "?")):
        return False
    words = WORD.findall(text, max(0, len(text) - FAR))
    return bool(words) and (
        words[-1] in clause_words().hanging or waits(words[-1]) or lead_at(text) is not None
    )


def waits(word: str) -> bool:
    """Whether what follows ``word`` is a statement that is its object ("said", "know")."""
    return word in clause_words().thinking or word in status_words().report.verbs


def lead_at(text: str) -> int | None:
    """Where words begin at the end that lead over to somebody's (", saying", ": he said")."""
    match = _lead().search(text, max(0, len(text) - FAR))
    return match.start() if match else None


def verb_first(text: str) -> VerbGroup | None:
    """The finite verb, or the participle, with which ``text`` begins; None when a subject does."""
    lead = len(text) - len(text.lstrip(_MARKS))
    adverb = re.match(r"(?:[a-z]+ly|also|then|later|now|once|even|not)\s+", text[lead:])
    lead += adverb.end() if adverb else 0
    first = next(iter(verb_groups(text)), None)
    return first if first is not None and first.start <= lead else None


def unquoted(text: str, span: Span) -> Span:
    """``span`` without a quotation mark at its start or end that has no partner in it."""
    words = text[span.start : span.end]
    odd = words.count('"') % 2
    opened, closed = words.count("“"), words.count("”")
    if (words[:1] == "“" and opened > closed) or (words[:1] == '"' and odd):
        return Span(span.start + 1, span.end)
    if (words[-1:] == "”" and closed > opened) or (words[-1:] == '"' and odd):
        return Span(span.start, span.end - 1)
    return span


@cache
def _dependent() -> re.Pattern[str]:
    return re.compile(rf"[\s“\"‘']*(?:{'|'.join(clause_words().dependent)})\b", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    verbs, told = "|".join(clause_words().leading), "|".join(sorted(status_words().report.verbs))
    saying = rf"[\s,;:—–―-]*\b(?:(?:and|but|while)\s+)?(?:{verbs})(?:\s+that)?"
    he_said = rf"(?:[,;:—–―]\s+(?:[\w.’'-]+\s+){{1,6}}|\s+and\s+)(?:{told})(?:\s+that)?"
    that = r"\s+(?:that|how|why|whether|what)"
    return re.compile(rf"(?:{saying}|{he_said}|{that})[\s,;:—–―\"“-]*$", re.IGNORECASE)
