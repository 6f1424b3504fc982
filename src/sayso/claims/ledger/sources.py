"""Who said it: one statement that outlets put into different mouths."""

import re
from collections.abc import Iterator

from sayso.claims.ledger.drafts import Draft, Group, outlets_apart, surely_same
from sayso.claims.views import View
from sayso.claims.words import words
from sayso.model import Cause, Source

DEFINITE = ("the", "his", "her", "its", "their")
_BEARER = re.compile(r"(?<=spokes)\w+$|(?<=chair)\w+$")


def compare_sources(group: Group) -> Iterator[Draft]:
    """Draft a disagreement when a statement is attributed to sources that need not be one."""
    attributed = [view for view in group.views if _named(view)]
    mouths: list[list[View]] = []
    for view in attributed:
        if any(
            _apart(view, other) and surely_same(view, other, group.scene) for other in attributed
        ):
            same = (mouth for mouth in mouths if not _apart(view, mouth[0]))
            if (own := next(same, None)) is not None:
                own.append(view)
            else:
                mouths.append([view])
    sides = {"; ".join(dict.fromkeys(map(_chain, mouth))): mouth for mouth in mouths}
    if len(sides) > 1 and outlets_apart(sides):
        cause, reason = _cause([mouth[0].claim.chain[-1] for mouth in mouths])
        yield Draft(group, "who-said-it", f"who says: {group.about}", sides, cause, reason)


def _chain(view: View) -> str:
    return ", citing ".join(source.name for source in view.claim.chain)


def _apart(one: View, other: View) -> bool:
    """Tell whether the farthest sources of two claims need not be one.

    Not when one is a named person and the other is named as well: of such pairs most are a
    sentence whose speaker was read wrongly. Nor when one is named and the other a description
    that stands for somebody told of before ("the mayor").
    """
    a, b = one.claim.chain[-1], other.claim.chain[-1]
    if (
        (a.entity and a.entity == b.entity)
        or _telling(a) <= _telling(b)
        or _telling(b) <= _telling(a)
    ):
        return False
    if "unnamed" not in (a.kind, b.kind):
        return "person" not in (a.kind, b.kind)
    return a.kind == b.kind or not (_described(a) or _described(b))


def _named(view: View) -> bool:
    """Tell whether a claim's sources are read whole: no name breaks off ("men who")."""
    names = [words(source.name) for source in view.claim.chain]
    return bool(names) and all(name and name[-1].content for name in names)


def _described(source: Source) -> bool:
    first = source.name.lower().split()[0]
    return source.kind == "unnamed" and first in DEFINITE


def _telling(source: Source) -> set[str]:
    """The stems of a source's telling words, whether man, woman or person."""
    telling = (word.stem for word in words(source.name) if word.content)
    return {_BEARER.sub("", found) for found in telling}


def _cause(farthest: list[Source]) -> tuple[Cause, str]:
    names = ", ".join(dict.fromkeys(source.name for source in farthest))
    shared = set.intersection(*(_telling(source) for source in farthest))
    if shared and any(source.kind == "unnamed" for source in farthest):
        return "translation or paraphrase", f"{names}: may be other words for one source"
    return "scope", f"{names}: one source or several"
