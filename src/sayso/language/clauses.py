"""Elementary statements: the clauses of an article, each still readable when shown alone.

Discourse units (starts labelled by a model, or cuts at conjunctions, relative pronouns and
marks where none was run) are cut further where somebody's words begin and end, joined again
where a piece says nothing by itself, breaks off or goes on with an interrupted clause, and a
relative clause is shown with its antecedent.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter

from msgspec import Struct

from sayso.knowledge.clause_words import clause_words
from sayso.knowledge.titles import title_words
from sayso.knowledge.words import word_lists
from sayso.language.attributions import without_that
from sayso.language.statements import (
    FAR,
    SHORTEST,
    WORD,
    hangs,
    is_dependent,
    is_finite,
    is_statement,
    lead_at,
    only_says,
    unquoted,
    verb_first,
    waits,
)
from sayso.language.subjects import subject
from sayso.language.verbs import VerbGroup, verb_groups
from sayso.model import Attribution, Span

TELLING_FRAME = 8
"""Words from which a frame ("X signed the law in May to see that") says more than who speaks."""
WIDER = 1.3
"""So many times as long as its frame a statement with its speaker is: less adds only marks."""
WHOLE = 0.92
"""Share of a sentence from which a clause repeats it."""
NEAR = 4
"""Pieces before one in which its subject is sought."""
SHORTEST_BARE = 4
"""Words from which a piece is shown alone whose subject stands in a piece before."""
_LOOSE = " \t\r\n,;:—–―-"
_CUT = re.compile(
    r"[,;:]\s+(?=(?:which|who|whom|whose|where|when|while|whereas|after|before|as|but|though|although|"
    r"because|since|if|so|unless|until|with|and|or|\w+ing)\b)|;\s+|:\s+|\s[—–-]\s+|"
    r"\s(?=(?:who|which|after|before|while|whereas|because|although|though|when|where|until|unless|but)\s)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?=(?:and|or)\s)")
_RELATIVE = re.compile(r"(?:who|which|whose|whom|where|that)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?<!\w)(?:(?i:the|a|an)\s+)?((?:[a-z][a-z-]*\s+){0,3})"
    r"(?:[A-Z][\w.’'-]*|[a-z]{1,3}-[A-Z]\w*)"
    r"(?:\s+(?:al|de|von|van|bin|of|the|[A-Z][\w.’'-]*|[a-z]{1,3}-[A-Z]\w*))*,?\s*$"
)
_NOUN_PHRASE = re.compile(
    r"(?<!\w)(?:the|a|an|his|her|its|their|this|that|these|those|some|any|no|one|two|three|\d[\d,.]*)\s+"
    r"(?:[\w.’'“”\"-]+\s+){0,4}[\w.’'“”\"-]+,?\s*$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(?<!\w)[\w.’'-]+,?\s*$")


def clauses(
    text: str,
    sentences: Sequence[Span],
    clause_starts: Iterable[int],
    attributions: Sequence[Attribution],
) -> tuple[Span, ...]:
    """The elementary statements of an article.

    Args:
        text: the article's text.
        sentences: its sentences.
        clause_starts: offsets at which a model saw a discourse unit begin; may be empty.
        attributions: who says what; no clause runs over the edge of a content that is a
            statement, and the frame ("X said that") is no clause: one that only tells who
            speaks is widened to what is said, one that tells of an act stands when it is long
            enough. A mere phrase ("praised | the firefighters") stays with its frame.

    Returns:
        Spans in order, each inside one sentence. A relative clause starts at its antecedent, so
        it overlaps the clause before it.
    """
    starts, voices = sorted(set(clause_starts)), _voices(text, attributions)
    found: list[Span] = []
    for sentence in sentences:
        cuts = _within(starts, sentence) or list(_cuts_by_rule(text, sentence))
        for zone, hulls in _zones(text, sentence, voices):
            found.extend(_clauses_of(text, sentence, zone, cuts, hulls))
    return tuple(sorted(set(found)))


# ------------------------------------------------------------- where to cut


def _cuts_by_rule(text: str, sentence: Span) -> Iterator[int]:
    """Where a clause may begin, by conjunctions, relative pronouns and marks."""
    groups = [
        VerbSpan(sentence.start + group.start, sentence.start + group.end, group)
        for group in verb_groups(text[sentence.start : sentence.end])
    ]
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        yield match.end()
    for match in _AND.finditer(text, sentence.start, sentence.end):
        if _joins_statements(text, match.end(), groups):
            yield match.end()


class VerbSpan:
    """A verb group by its place in the article."""

    def __init__(self, start: int, end: int, group: VerbGroup) -> None:
        self.start, self.end = start, end
        self.finite = group.tense not in ("infinitive", "gerund")


def _joins_statements(text: str, at: int, groups: Sequence[VerbSpan]) -> bool:
    """Whether the "and" at ``at`` is followed at once by a verb, or joins two full clauses."""
    after = next((group for group in groups if group.start > at and group.finite), None)
    before = any(group.end <= at and group.finite for group in groups)
    if after is None or not before:
        return False
    between = WORD.findall(text, at, after.start)
    return len(between) <= 2 or (len(between) <= 6 and "," not in text[at : after.start])


# ------------------------------------------------------------- zones of one voice


Hull = tuple[Span, Span]
"""A source or a cue, and the stretch from the first to the last word of what belongs to it."""


class Voices(Struct, frozen=True):
    """Where somebody's statements begin and end, and the sources and cues around them, both in
    order; ``told`` gives for each source and cue all that belongs to its attributions."""

    edges: tuple[int, ...]
    frames: tuple[Span, ...]
    told: dict[Span, list[Span]]


def _voices(text: str, attributions: Sequence[Attribution]) -> Voices:
    contents = {without_that(text, part) for item in attributions for part in item.content}
    told: dict[Span, list[Span]] = defaultdict(list)
    for item in attributions:
        for part in (*item.source, *item.cue):
            told[part] += (*item.source, *item.cue, *item.content)
    alone = [part for part in contents if _stands_alone(text, part)]
    edges = {at for part in alone for at in (part.start, part.end)}
    return Voices(tuple(sorted(edges)), tuple(sorted(told)), told)


def _zones(text: str, sentence: Span, voices: Voices) -> Iterator[tuple[Span, list[Hull]]]:
    """The stretches of a sentence that stand under the same attributions; for a frame its sources
    and cues, each with the hull of all that belongs to it in the sentence."""
    first = bisect_left(voices.frames, sentence.start, key=attrgetter("start"))
    last = bisect_left(voices.frames, sentence.end, key=attrgetter("start"))
    frames = [part for part in voices.frames[first:last] if _inside(part, sentence)]
    edges = [sentence.start, *_within(voices.edges, sentence), sentence.end]
    for start, end in itertools.pairwise(edges):
        zone = _trimmed(text, start, end)
        if zone is not None:
            inner = [part for part in frames if _inside(part, zone)]
            yield zone, [(part, _hull(voices.told[part], sentence)) for part in inner]


def _hull(parts: Sequence[Span], sentence: Span) -> Span:
    """From the first to the last of ``parts`` that lie in the sentence."""
    inside = [part for part in parts if _inside(part, sentence)]
    return Span(min(part.start for part in inside), max(part.end for part in inside))


def _within(offsets: Sequence[int], span: Span) -> Sequence[int]:
    """Those of sorted ``offsets`` that lie inside ``span`` and not at its ends."""
    return offsets[bisect_right(offsets, span.start) : bisect_left(offsets, span.end)]


def _inside(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


# ------------------------------------------------------------- pieces of a zone


def _clauses_of(
    text: str, sentence: Span, zone: Span, cuts: Sequence[int], hulls: Sequence[Hull]
) -> Iterator[Span]:
    """The clauses of a zone of a sentence; it has ``hulls`` where it is a frame."""
    inside = {at for at in cuts if zone.start < at < zone.end}
    edges = sorted({zone.start, zone.end} | inside)
    pieces = [
        piece
        for start, end in itertools.pairwise(edges)
        if (piece := _trimmed(text, start, end)) is not None
    ]
    for group in _joined(text, pieces):
        whole = _without_lead(text, Span(group[0].start, group[-1].end))
        if hulls and only_says(_words(text, whole)):
            yield from _with_content(text, sentence, whole, hulls)
            continue
        if _tells(text, whole) if hulls else _says(_words(text, whole)):
            yield _shown(text, sentence.start, whole)
        for piece in group[1:-1]:
            if _is_relative(text, piece) and is_statement(_words(text, piece)):
                yield _shown(text, sentence.start, piece)


def _with_content(text: str, sentence: Span, frame: Span, hulls: Sequence[Hull]) -> Iterator[Span]:
    """A frame with what is said ("X told Y | that ..."), if that stands in its sentence: alone it
    states nothing that could be checked. Nothing where that is the sentence, which stands."""
    spans = [frame, *(hull for part, hull in hulls if _inside(part, frame))]
    wide = Span(min(span.start for span in spans), max(span.end for span in spans))
    size = wide.end - wide.start
    if WIDER * (frame.end - frame.start) < size < WHOLE * (sentence.end - sentence.start):
        yield _tight(text, unquoted(text, wide))


def _joined(text: str, pieces: Sequence[Span]) -> list[list[Span]]:
    """Runs of pieces that can be read together: what says nothing alone goes to the run before,
    or after at the start; so does what an unfinished piece waits for."""
    found: list[list[Span]] = []
    open_ = False
    for piece in pieces:
        if found and (open_ or not _reads_alone(text, piece, found)):
            found[-1].append(piece)
        else:
            found.append([piece])
        run = text[max(found[-1][0].start, piece.end - FAR) : piece.end]
        waits_on = open_ and is_dependent(_words(text, piece))
        short = len(found) == 1 and piece.end - found[0][0].start < FAR
        open_ = hangs(run) or waits_on or (short and not is_statement(run))
    return found


def _reads_alone(text: str, piece: Span, before: Sequence[Sequence[Span]]) -> bool:
    """Whether a piece is a statement, or is one when the subject of a piece before is restored.

    Not so an infinitive, nor after an "and" a verb without tense ("would lead to debt and | make
    prices rise"), nor a question told ("did not know | when").
    """
    words, match = _words(text, piece), _conjunction().match(text, piece.start, piece.end)
    verb = verb_first(text[match.end() : piece.end] if match else words)
    if verb is None:
        return is_statement(words) and not _is_told_question(text, piece)
    if verb.tense == "infinitive" or len(WORD.findall(words)) < SHORTEST_BARE or hangs(words):
        return False
    if match and verb.tense == "present" and not verb.verb.endswith("s"):
        return False
    return any(subject(text, Span(run[0].start, run[-1].end)) for run in before[-NEAR:])


def _is_told_question(text: str, piece: Span) -> bool:
    first = WORD.match(text, piece.start)
    asks = first is not None and first.group().lower() in clause_words().questions
    return asks and waits(_word_before(text, piece.start))


def _word_before(text: str, at: int) -> str:
    found = WORD.findall(text, max(0, at - 40), at)
    return found[-1] if found else ""


def _stands_alone(text: str, piece: Span) -> bool:
    words = _words(text, piece)
    return len(WORD.findall(words)) >= SHORTEST and any(map(is_finite, verb_groups(words)))


def _says(words: str) -> bool:
    """Whether words are a statement, or one when their subject is restored."""
    return is_statement(words) or verb_first(words) is not None


def _tells(text: str, frame: Span) -> bool:
    """Whether a frame ("X told the assembly of the north in May") says more than who speaks."""
    return len(WORD.findall(text, frame.start, frame.end)) >= TELLING_FRAME


# ------------------------------------------------------------- how a clause is shown


def _without_lead(text: str, piece: Span) -> Span:
    """The piece without words at its end that lead over to somebody's words (", saying")."""
    words = _words(text, piece)
    cut = lead_at(words)
    if cut is None or not _says(words[:cut]):
        return piece
    return Span(piece.start, piece.start + cut)


def _shown(text: str, start: int, piece: Span) -> Span:
    """The piece as shown: a relative clause with its antecedent, else without its conjunction
    and without a quotation mark that has no partner in it."""
    if piece.start > start:
        if _is_relative(text, piece):
            return Span(_antecedent(text, start, piece.start), piece.end)
        if match := _subordinate().match(text, piece.start, piece.end):
            return Span(match.end(), piece.end)
    match = _conjunction().match(text, piece.start, piece.end)
    shown = Span(match.end(), piece.end) if match else piece
    if match and match.group().endswith("that ") and verb_first(_words(text, shown)):
        shown = Span(match.end() - len("that "), piece.end)
    return _tight(text, unquoted(text, shown))


def _is_relative(text: str, piece: Span) -> bool:
    """A relative pronoun first, and no verb before it whose object it would begin."""
    match = _RELATIVE.match(text, piece.start)
    return match is not None and not waits(_word_before(text, piece.start))


def _antecedent(text: str, start: int, end: int) -> int:
    """Where the words begin that a relative pronoun at ``end`` stands for."""
    start = max(start, end - FAR)
    before = text[start:end]
    name = _NAME.search(before)
    if name is not None:
        titles = name[1].split()
        while titles and (titles[0] not in title_words() or titles[0] in word_lists().function):
            titles.pop(0)
        kept = name[1].rstrip().endswith(" ".join(titles)) and len(titles) == len(name[1].split())
        return start + (name.start() if kept else name.start(1) + _skipped(name[1], len(titles)))
    match = _NOUN_PHRASE.search(before) or _LAST_WORD.search(before)
    return start + match.start() if match else end


def _skipped(words: str, kept: int) -> int:
    """Characters of ``words`` before its last ``kept`` ones."""
    found = list(re.finditer(r"\S+\s+", words))
    return found[-kept].start() if kept else len(words)


@cache
def _conjunction() -> re.Pattern[str]:
    """A conjunction that is left out before what it joins."""
    joining = "|".join(clause_words().joining)
    return re.compile(rf"(?:(?i:{joining})\s+(?=\w)|that,?\s+(?=\w))+|,\s+")


@cache
def _subordinate() -> re.Pattern[str]:
    """A subordinate word that is left out where a subject and a verb follow at once."""
    lists = clause_words()
    subjects = "|".join(lists.subjects)
    return re.compile(
        rf"(?:{'|'.join(lists.subordinate)})\s+(?=(?:(?i:{subjects})\b|[A-Z])[^,;:]*$|"
        rf"(?:he|she|it|they|we|I|you)\b)"
    )


def _words(text: str, piece: Span) -> str:
    return text[piece.start : piece.end]


def _tight(text: str, piece: Span) -> Span:
    return _trimmed(text, piece.start, piece.end) or piece


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end) if WORD.search(text, start, end) else None
