"""Sources told by a description alone: "the company", "the statement", "the lawmaker".

Who is meant was named shortly before: the one who issued the statement, the body named last,
the person who spoke last.
"""

import re
from collections.abc import Sequence, Set

from sayso.chains.carrying import Chain, Said
from sayso.chains.naming import Namer
from sayso.chains.phrase_parts import head_noun
from sayso.knowledge.source_words import outlet_word, singular, source_words, state_name
from sayso.knowledge.speaking import speaking
from sayso.model import Span

SPEAKS_NEAR = 4
"""Sentences over which "the lawmaker" is the person who spoke last."""
_DEFINITE = re.compile(r"the\s+(?:[\w’'-]+\s+){0,4}[\w’'-]+", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\b(?:of|for|at|in|from|who|whose|with)\b", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:in|via|with|issued|released|published|posted|sent|wrote|made|gave)\s+"
    r"(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w-]+\s+){0,2}?(?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)


def described(namer: Namer, words: str, span: Span, said: Sequence[Said], at: int) -> Chain | None:
    """The chain of whoever a description stands for, or None when it tells too little.

    Args:
        namer: names the article's sources.
        words: the source as written.
        span: where it stands.
        said: what was attributed before, in order.
        at: the number of the sentence it stands in.
    """
    if not _DEFINITE.fullmatch(words.strip()) or _OF_SOMETHING.search(words):
        return None
    noun, known = singular(head_noun(words)), source_words()
    if noun in known.documents:
        return _issuer(noun, said)
    if noun in known.outlets or noun in source_words().states or noun in source_words().trades:
        return _body(namer, noun, span) or _body_that_spoke(noun, said, at)
    if known.is_person(noun) and noun not in known.carried.strangers:
        return _person(said, at, _holders(namer, noun))
    return None


def papers_in(sentence: str) -> frozenset[str]:
    """The signed papers a sentence says something was said in, in the singular: "in a letter"."""
    nouns = {singular(match["noun"].lower()) for match in _PAPER.finditer(sentence)}
    known = speaking()
    return frozenset(nouns & ((known.papers | known.signed) - known.hearsay))


def _issuer(noun: str, said: Sequence[Said]) -> Chain | None:
    """Who was said to have issued "the statement"."""
    for item in reversed(said):
        if noun in item.papers and item.chain[-1].kind in ("person", "body"):
            return item.chain
    return None


def _body(namer: Namer, noun: str, span: Span) -> Chain | None:
    if noun in source_words().states:
        found = namer.latest_body(span.start, noun, lambda n: bool(state_name().search(n)))
    elif noun in source_words().trades:
        found = namer.latest_body(span.start, noun, lambda n: not state_name().search(n))
    else:
        found = namer.latest_body(span.start, noun, lambda n: bool(outlet_word().search(n)))
    return (found,) if found else None


def _body_that_spoke(noun: str, said: Sequence[Said], at: int) -> Chain | None:
    """The body that spoke last, where "the agency" or "the company" was named too far before."""
    known = source_words()
    if noun not in known.states | known.trades:
        return None
    for item in reversed(said):
        source, of_state = item.chain[-1], state_name().search(item.chain[-1].name) is not None
        if at - item.sentence > SPEAKS_NEAR:
            return None
        if source.kind == "body" and source.entity and of_state == (noun in known.states):
            return item.chain
    return None


def _person(said: Sequence[Said], at: int, holders: Set[str]) -> Chain | None:
    """Who spoke last; of a post that is somebody's, one who holds it."""
    for item in reversed(said):
        source = item.chain[-1]
        if at - item.sentence > SPEAKS_NEAR:
            return None
        holds = not holders or source.entity in holders
        if source.kind == "person" and not source.members and holds:
            return item.chain
    return None


def _holders(namer: Namer, noun: str) -> Set[str]:
    """Those whom the articles give a post: "the president" is none of the others."""
    return {
        entity.id
        for entity in namer.entities()
        if any(singular(head_noun(label.text)) == noun for label in entity.labels)
    }
