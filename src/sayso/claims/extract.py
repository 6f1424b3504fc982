"""Claims of one article: the statements that can be checked, each shown alone.

Statements stand at two scales: the whole sentence, and each clause of it that still reads as a
statement. Which scale serves is known only when other articles are read (``findings``).
"""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from sayso.chains import VOUCHES, chain_at
from sayso.claims.own_words import own_words
from sayso.claims.restoring import restored
from sayso.claims.words import words
from sayso.entities import EntityIndex, Referent
from sayso.knowledge.clause_words import clause_words
from sayso.language.clauses import WHOLE
from sayso.language.nearby import Nearby, starting
from sayso.language.statements import WORD, is_finite, unquoted
from sayso.language.status import status
from sayso.language.verbs import verb_groups
from sayso.model import Attribution, Claim, Reading, Span

LEAST_WORDS = 3
HEADLINE = 8
"""Words from which even a line without a verb is no mere fragment."""
DATE_LINE = 0.6
"""Share of a stretch from which the times in it make it a date line."""
_OPENERS = re.compile(
    r"^(?:[\s\-–—,;:•*)\]]+|(?:and|but|or|so|yet|also|meanwhile|however|moreover|furthermore)\b,?\s+)+",
    re.IGNORECASE,
)
_NO_STATEMENT = re.compile(r"[?!]+[\"”’')\]]*$")


def extract(
    reading: Reading,
    attributions: Sequence[Attribution],
    index: EntityIndex,
    referents: Sequence[Referent] = (),
    *,
    first_time: int = 0,
) -> tuple[Claim, ...]:
    """Return the claims of ``reading``, in text order, the sentence before its clauses.

    Args:
        reading: one article as it was read.
        attributions: its attributions, chains filled.
        index: who is named where.
        referents: the article's pronouns and descriptions, resolved to entities.
        first_time: the index of the reading's first time among the dossier's times.
    """
    known = _known(reading, attributions, index, referents, first_time)
    return tuple(
        _claim(f"{reading.article.id}c{number}", span, known)
        for number, span in enumerate(statements(reading), 1)
    )


def extract_own(
    reading: Reading,
    attributions: Sequence[Attribution],
    index: EntityIndex,
    referents: Sequence[Referent] = (),
    *,
    first_time: int = 0,
) -> tuple[Claim, ...]:
    """Return as claims what ``reading`` says in its own words beside what others say in it.

    They are not compared with those of other articles: there the whole sentence is. Arguments as
    for ``extract``.
    """
    known = _known(reading, (), index, referents, first_time)
    return tuple(
        _claim(f"{reading.article.id}w{number}", span, known)
        for number, span in enumerate(own_words(reading, attributions), 1)
    )


def statements(reading: Reading) -> tuple[Span, ...]:
    """The spans of an article that state something: sentences, and clauses inside them."""
    text = reading.article.text
    near = by_content(reading.attributions)
    found: dict[Span, None] = {}
    for sentence in reading.sentences:
        if _is_fragment(text, sentence):
            continue
        whole = _trim(text, sentence)
        for span in (whole, *(_trim(text, c) for c in _inside(reading, sentence, near))):
            repeats = span != whole and span.end - span.start >= WHOLE * (whole.end - whole.start)
            if not repeats and _states(text[span.start : span.end]) and not _dates(reading, span):
                found.setdefault(span)
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def by_content(attributions: Iterable[Attribution]) -> Nearby[Attribution]:
    """Attributions to be asked for by what stands in their contents."""
    return Nearby(attributions, attrgetter("content"))


def _inside(reading: Reading, sentence: Span, near: Nearby[Attribution]) -> Sequence[Span]:
    """The clauses of a sentence; a single one only where it is what somebody vouches for, else it
    is the sentence once more, or a phrase of it ("blamed | a gate left open")."""
    clauses = reading.clauses[starting(reading.clauses, sentence.start, sentence.end)]
    inner = [clause for clause in clauses if clause.end <= sentence.end]
    return inner if len(inner) > 1 or any(chain_at(near.near(c), c) for c in inner) else ()


def _is_fragment(text: str, sentence: Span) -> bool:
    """A few words without a verb amid a paragraph ("Period."); on a line of its own a headline."""
    words = text[sentence.start : sentence.end]
    if len(WORD.findall(words)) >= HEADLINE or any(map(is_finite, verb_groups(words))):
        return False
    before = text[: sentence.start].rpartition("\n")[2]
    after = text[sentence.end :].partition("\n")[0]
    return bool(WORD.search(before) or WORD.search(after))


def _trim(text: str, span: Span) -> Span:
    """Leave out white space, an opening conjunction, closing commas, a lone quotation mark and an
    aside in brackets that the stretch breaks off."""
    piece = text[span.start : span.end]
    opener = _OPENERS.match(piece)
    start = span.start + (opener.end() if opener else 0)
    if piece.count("(") > piece.count(")"):
        piece = piece[: piece.rfind("(")] or piece
    end = span.start + len(piece.rstrip().rstrip(",;:–—-").rstrip())
    if start >= end:
        return span
    bare = unquoted(text, Span(start, end))
    words = text[bare.start : bare.end]
    lead = len(words) - len(words.lstrip())
    return Span(bare.start + lead, bare.start + max(lead, len(words.rstrip())))


def _dates(reading: Reading, span: Span) -> bool:
    """Whether a stretch is a mere date line."""
    times = reading.times[starting(reading.times, span.start, span.end)]
    inside = sum(time.end - time.start for time in times)
    return inside >= DATE_LINE * (span.end - span.start)


def _states(text: str) -> bool:
    """Tell whether a stretch can be a statement: no question, no call, words enough."""
    if _NO_STATEMENT.search(text):
        return False
    found = words(text)
    return len(found) >= LEAST_WORDS and sum(word.content for word in found) >= 1


def claim_at(name: str, span: Span, reading: Reading, near: Nearby[Attribution]) -> Claim:
    """The claim that a stretch of an article makes, and on whose say-so."""
    return _made(name, span, reading, _attribution(reading.article.text, span, near))


def _made(name: str, span: Span, reading: Reading, attribution: Attribution | None) -> Claim:
    article = reading.article
    return Claim(
        id=name,
        article=article.id,
        start=span.start,
        end=span.end,
        text=article.text[span.start : span.end],
        attribution=attribution.id if attribution else None,
        chain=attribution.chain if attribution else (),
        stance=attribution.stance if attribution else "asserts",
    )


class _Known(Struct, frozen=True):
    """What is known of an article when its claims are made; see ``extract``."""

    reading: Reading
    attributions: Nearby[Attribution]
    index: EntityIndex
    referents: Sequence[Referent]
    first_time: int
    said: Nearby[Sequence[Span]]


def _known(
    reading: Reading,
    attributions: Iterable[Attribution],
    index: EntityIndex,
    referents: Sequence[Referent],
    first_time: int,
) -> _Known:
    vouching = (i for i in reading.attributions if i.source and i.confidence >= VOUCHES)
    said = Nearby[Sequence[Span]]((item.content for item in vouching), lambda content: content)
    return _Known(reading, by_content(attributions), index, referents, first_time, said)


def _claim(name: str, span: Span, known: _Known) -> Claim:
    reading, text = known.reading, known.reading.article.text
    attribution = _attribution(text, span, known.attributions)
    told, reason = status(text, span, _cue(attribution, text))
    near = starting(reading.times, span.start, span.end)
    return replace(
        _made(name, span, reading, attribution),
        status=told,
        entities=entities_in(reading.article.id, span, known.index, known.referents),
        times=tuple(
            known.first_time + at
            for at, time in enumerate(reading.times[near], near.start)
            if time.end <= span.end
        ),
        reason=reason,
        reads=restored(reading, span, known.said.near(span)),
    )


def _attribution(text: str, span: Span, near: Nearby[Attribution]) -> Attribution | None:
    """Who a stretch stands on, whatever it says first of when and where it was said ("At a news
    conference on Monday, Moyo said")."""
    attributions = near.near(span)
    found = chain_at(attributions, span)
    lead = _LEAD.match(text, span.start, span.end)
    if found or lead is None or lead[1].lower() not in clause_words().fronted:
        return found
    return chain_at(attributions, Span(lead.end(), span.end))


_LEAD = re.compile(r"(\w+)\s[^,;:“”\"\n]+,\s+")


def _cue(attribution: Attribution | None, text: str) -> str | None:
    if attribution is None or not attribution.cue:
        return None
    return " ".join(text[span.start : span.end] for span in attribution.cue)


def entities_in(
    article: str, span: Span, index: EntityIndex, referents: Sequence[Referent]
) -> tuple[str, ...]:
    """Ids of the entities named or referred to inside ``span``, names first, each once."""
    meant = (r.entity for r in referents if span.start <= r.start and r.end <= span.end)
    return tuple(dict.fromkeys((*index.at(article, span.start, span.end), *meant)))
