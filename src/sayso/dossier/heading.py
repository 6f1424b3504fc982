"""The words a finding is headed with: its clearest claim's, made to stand alone.

What is added stands in square brackets or, for a speaker, before a colon. The finding itself
keeps the claim's words.
"""

import re
from collections.abc import Mapping

from sayso.dossier.wording import headline
from sayso.model import Claim, Entity, Finding

_JOINED = re.compile(r"(?:and|but|so|yet|or|nor|however|meanwhile|moreover)\b,?\s+", re.IGNORECASE)
_HE = re.compile(r"\[?(?P<word>he|she|his|her)\]?(?=\s+[^\W\d_])", re.IGNORECASE)
_I = re.compile(r"(?:I|we|my|our)\b", re.IGNORECASE)
_SAID_BEHIND = re.compile(r"[”\"]\s*[^\W\d_]")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]$")
_COMMA = re.compile(r",(?=[”\"]$)")
_SHE_SAID = re.compile(
    r"(?<=[”\"])\s*(?:he|she|it|they)\s(?:said|says|told|added|wrote)\b[^“”\"]*$", re.IGNORECASE
)
_SAID_INSIDE = re.compile(
    r"(?<=[”\"]\s)(?:he|she)(?=\s(?:said|says|told|added|wrote)\b)", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_OPENS = re.compile(r"(?:^|[\s:(])\"(?=\w)")


def heading(finding: Finding, claims: Mapping[str, Claim], entities: Mapping[str, Entity]) -> str:
    """Return the words of ``finding`` as a heading that needs nothing before it.

    Without the "but" that joins them to a sentence before, with the name of the person whom "she"
    stands for, and with the speaker before what is all somebody's words.

    Args:
        finding: the finding to be headed.
        claims: the dossier's claims by their ids.
        entities: the dossier's entities by their ids.
    """
    line = " ".join(finding.text.split())
    joined = _JOINED.match(line)
    words = _closed(line[joined.end() if joined else 0 :])
    own = (claims[claim] for claim in finding.exact)
    same = [claim for claim in own if heads(claim, finding)]
    if not same:
        return headline(words)
    claim = max(same, key=lambda claim: bool(claim.chain))
    words = _COMMA.sub("", _SHE_SAID.sub("", words) if claim.chain else words)
    if (pronoun := _HE.match(words)) and (name := _meant(claim, entities)):
        ending = "’s" if pronoun["word"].lower() in {"his", "her"} else ""
        return f"[{name}]{ending}{words[pronoun.end() :]}"
    if claim.chain and (_is_speech(words) or _says_what(claim, words)):
        return f"{headline(claim.chain[-1].name)}: {headline(words)}"
    return headline(_SAID_INSIDE.sub(lambda he: _speaker(claim) or he.group(), words, count=1))


def heads(claim: Claim, finding: Finding) -> bool:
    """Tell whether a finding has the words of ``claim``."""
    return bool(finding.text) and finding.text in {claim.text, claim.reads}


def _closed(words: str) -> str:
    """Words with the quotation mark whose partner stands in another sentence."""
    if (missing := words.count("“") - words.count("”")) in {-1, 1}:
        return f"{words}”" if missing > 0 else f"“{words}"
    if words.count('"') % 2:
        return f'{words}"' if _OPENS.search(words) else f'"{words}'
    return words


def _is_speech(words: str) -> bool:
    """Whether words are all somebody's, and do not tell whose."""
    whole = _I.match(words) or _QUOTED.match(words)
    return whole is not None and not _SAID_BEHIND.search(words, 1)


def _says_what(claim: Claim, words: str) -> bool:
    """Whether words tell what a person did in speaking, without the person: "praising ..."."""
    return claim.chain[-1].kind == "person" and bool(_PARTICIPLE.match(words))


def _speaker(claim: Claim) -> str:
    """The person on whose word a claim is, in square brackets; empty where it is nobody."""
    person = claim.chain[-1] if claim.chain else None
    return f"[{person.name}]" if person and person.kind == "person" and person.entity else ""


def _meant(claim: Claim, entities: Mapping[str, Entity]) -> str:
    """The name of the person a claim speaks of without naming; empty unless there is just one."""
    found = [entities[entity] for entity in claim.entities if entity in entities]
    meant = [one.name for one in found if one.type == "person" and not _is_named(one, claim)]
    return meant[0] if len(meant) == 1 else ""


def _is_named(entity: Entity, claim: Claim) -> bool:
    return any(
        mention.article == claim.article and claim.start <= mention.start < claim.end
        for mention in entity.mentions
    )
