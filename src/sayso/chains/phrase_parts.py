"""Parts of a source's phrase: where a verb ends it, and who holds the office it begins with."""

import re
from collections.abc import Sequence

from sayso.knowledge.source_words import head_end, singular, source_words
from sayso.knowledge.speaking import speaking
from sayso.knowledge.titles import Gender, gender_of_title, titles
from sayso.language.verbs import verb_groups
from sayso.model import Mention, SourceKind, Span

WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|that|which|where|when|as)\b", re.IGNORECASE)
_BEING = frozenset({"is", "was", "are", "were", "has", "had", "have", "will", "would"})
_BY = re.compile(r"\s+by\b")
_OFFICE_OF = re.compile(
    r"\s*(?:of|to)\s+(?:the\s+)?(?P<first>[A-Z][\w’'-]*)\s+(?:(?:[A-Z][\w.’'-]*|of|and|the)\s+){0,6}"
)
"""What stands between an office and its bearer's name: "Secretary | of the Interior | Ann Lee"."""


def before_verb(text: str, mentions: Sequence[Mention], span: Span) -> Span:
    """Return the words of a source up to a verb of which they are the subject.

    "Ann Lee echoed his comment in her own" is Ann Lee; "a man identified as Gary" stays whole, and
    so does what a relative clause tells.
    """
    people = {mention.end for mention in mentions if mention.type == "person"}
    for group in verb_groups(text[span.start : span.end]):
        start, end = span.start + group.start, span.start + group.end
        before = text[span.start : start].rstrip()
        if _RELATIVE.search(before):
            break
        spoke = group.tense == "past" and span.start + len(before) in people
        if before and (text[start:end] in _BEING or (spoke and not _BY.match(text, end))):
            whole = Span(span.start, span.start + len(before))
            return _before_writer(text, mentions, whole) or whole
    return span


def _before_writer(text: str, mentions: Sequence[Mention], span: Span) -> Span | None:
    """The paper in "a memo Lee wrote"; None where there is none."""
    for mention in mentions:
        if span.start < mention.start and mention.end == span.end:
            words = text[span.start : mention.start].rstrip()
            paper = words[-1:].isalpha() and kind_of(head_noun(words)) == "document"
            return Span(span.start, span.start + len(words)) if paper else None
    return None


def office_holder(text: str, mentions: Sequence[Mention], span: Span, head: Span) -> Mention | None:
    """Return the person named behind an office that is told whole: "Secretary of State Ann Lee".

    The office is one, begins without "a" or "the", and is of something, not of somebody ("Adviser
    to President Lee" is not Lee).
    """
    office = text[head.start : head.end].strip()
    noun = head_noun(office)
    if not office[:1].isupper() or noun != singular(noun) or noun not in titles().roles:
        return None
    for mention in mentions:
        if mention.type == "person" and head.end < mention.start and mention.end >= span.end - 1:
            between = _OFFICE_OF.fullmatch(text, head.end, mention.start)
            return mention if between and between["first"].lower() not in titles().roles else None
    return None


def of_a_field(text: str, mentions: Sequence[Mention], span: Span, head: Span) -> Mention | None:
    """Return the person named behind a post and its field: "assistant manager for marketing Ann
    Lee"; not behind somebody else's post ("a lawyer for former mayor Ann Lee")."""
    noun = head_noun(text[head.start : head.end])
    if noun != singular(noun) or not source_words().is_person(noun):
        return None
    for mention in mentions:
        if mention.type == "person" and head.end < mention.start and mention.end >= span.end - 1:
            field = _FIELD.fullmatch(text, head.end, mention.start)
            last = field["last"].lower() if field else ""
            return mention if last and not source_words().is_person(singular(last)) else None
    return None


_FIELD = re.compile(r"\s+(?:for|of)\s+(?:[a-z][\w-]*\s+){0,2}(?P<last>[a-z][\w-]*(?<!ed))\s+")


def of_two_posts(text: str, mentions: Sequence[Mention], span: Span) -> Mention | None:
    """Return the person to whom two posts are given: "mayor and former surgeon Ada Okello"."""
    for mention in mentions:
        if mention.type == "person" and span.start < mention.start and mention.end <= span.end:
            posts = _TWO_POSTS.fullmatch(text, span.start, mention.start)
            post = posts["one"].lower() if posts else ""
            if post == singular(post) and source_words().is_person(post):
                return mention
    return None


_TWO_POSTS = re.compile(
    r"(?:[\w.’'-]+\s+){0,5}(?P<one>[\w-]+)\s+and\s+(?:[\w.’'-]+\s+){0,4}[a-z][\w-]*[^\Ws]\s+"
)
"""Two posts before a name: a singular noun of a person, "and", words of which the last is none of
many."""


def head_noun(words: str) -> str:
    """The head noun of a noun phrase, in lower case; "" when it has no word."""
    cut = head_end().search(words)
    head = words[: cut.start()] if cut and words[: cut.start()].strip() else words
    found = WORD.findall(head)
    return found[-1].lower() if found else ""


def is_somebody(words: str, gender: Gender) -> bool:
    """Whether a noun phrase without a name is one person, who may be "he" or "she": "an official
    of the port", "one of the sources"."""
    if not _ONE.match(words):
        return False
    noun = head_noun(words)
    one = noun == "one" or (noun == singular(noun) and source_words().is_person(noun))
    return one and gender_of_title(noun) in (gender, None)


_ONE = re.compile(r"(?:an?|one|another)\s[^“”\"]+$", re.IGNORECASE)


def is_hearsay(words: str) -> bool:
    """Whether a noun phrase means what many have written ("reports from Ardel", "media reports"):
    an outlet may have read any of them. Police reports are papers."""
    head = head_noun(words)
    many = singular(head) != head and singular(head) in speaking().hearsay
    told = {singular(word.lower()) for word in WORD.findall(words)}
    return many and told.isdisjoint(speaking().institutions)


def kind_of(noun: str) -> SourceKind:
    """The kind of source that a head noun tells; people without a name are unnamed."""
    words, one = source_words(), singular(noun)
    if one in words.documents:
        return "document"
    if words.is_person(one):
        return "unnamed"
    if one in words.media:
        return "outlet"
    return "body" if one in words.bodies or one in words.outlets else "unnamed"
