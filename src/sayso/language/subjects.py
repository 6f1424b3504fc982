"""The subject of a clause, so that it can be restored where a clause beside it has none."""

import re

from sayso.knowledge.clause_words import clause_words
from sayso.language.statements import WORD, is_finite, verb_first
from sayso.language.verbs import verb_groups
from sayso.model import Span

LONGEST = 10
"""Words of a subject; what is longer is no mere subject."""
FAR = 400
"""Characters from the start of a clause in which its subject is sought."""
_RELATIVE = re.compile(r",?\s+(?:who|which|whose|whom|where|that)\b", re.IGNORECASE)
_OPENER = re.compile(
    r"(?:[\s“\"‘(\[—–―-]+|(?:and|but|or|so|yet|meanwhile|however)\b,?\s+)+", re.IGNORECASE
)
_LATE = re.compile(
    r"(?:[\s\"“”,]|\s(?:\w+ly|also|then|now|still|later|once|never|so|again|just|already|first|"
    r"no\slonger|soon|ever|even|all|both|"
    r"(?:on|in|at|by|early|late)(?:\s\w+)?\s\w+day|\w+day))+$"
)
"""What may stand between a subject and its verb."""
_PERIOD = re.compile(
    r"(?:day|days|week|weeks|month|months|year|years|night|morning|evening|time|ago)$"
)
_BEGINS_ANOTHER = frozenset({"he", "she", "it", "they", "we", "i", "you", "there"})
"""Words that are no end of a subject but one themselves ("charges | he feigned illness")."""
_COMMA = re.compile(r",\s*")


def subject(text: str, clause: Span) -> Span | None:
    """Return the subject of ``clause``, the words before its verb, without what is fronted.

    None when the clause begins with its verb, or when those words do not look like a subject.
    """
    words = text[clause.start : min(clause.end, clause.start + FAR)]
    verb = next((group for group in verb_groups(words) if is_finite(group)), None)
    if verb is None or verb_first(words) is not None:
        return None
    end = verb.start
    relative = _RELATIVE.search(words, 0, end)
    opener = _OPENER.match(words)
    start, end = opener.end() if opener else 0, relative.start() if relative else end
    for part in _parts(words, start, end):
        if _names(words[part.start : part.end], single=part.end < end - 1):
            return Span(clause.start + part.start, clause.start + part.end)
    return None


def _parts(words: str, start: int, end: int) -> list[Span]:
    """The stretches between commas, in the order in which they may be the subject.

    "On Monday, the crew" ends in it; after "Bo Chen, 43," it comes first.
    """
    cuts = [start]
    for comma in _COMMA.finditer(words, start, end):
        cuts += [comma.start(), comma.end()]
    cuts.append(end)
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    parts = (Span(a, a + len(_bare(words[a:b]))) for a, b in pairs)
    return [part for part in parts if words[part.start : part.end].strip()]


def _bare(words: str) -> str:
    """A stretch without what stands late in it, and without brackets that it leaves open."""
    opened = words.rfind("(")
    return _LATE.sub("", words[:opened] if opened > words.rfind(")") else words).rstrip()


def _names(words: str, *, single: bool) -> bool:
    """Whether a stretch looks like a subject: a name, an article or a pronoun first, and no
    word that leaves it open at the end. ``single`` when other stretches follow: one word alone
    is then a mere adjective ("Legal, well-kept hunting") unless a name."""
    found = WORD.findall(words)
    lists = clause_words()
    if not 0 < len(found) <= LONGEST or found[-1] in lists.hanging or _PERIOD.search(words):
        return False
    if single and len(found) == 1:
        return False
    if len(found) > 1 and found[-1].lower() in _BEGINS_ANOTHER:
        return False
    if words.count("(") != words.count(")") or words.count('"') % 2:
        return False
    first = found[0].lower()
    opens = first in lists.subjects or words[:1].isupper() or words[:1].isdigit()
    return opens and first not in lists.fronted and not first.endswith("ing")
