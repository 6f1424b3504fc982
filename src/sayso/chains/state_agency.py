"""The agency of a state, called so where its name stands elsewhere in the article: "Syria's state
news agency" is SANA where SANA is named."""

import re
from collections.abc import Sequence

from sayso.knowledge.places import country_named, country_of_people
from sayso.knowledge.sources import KnownMatch

_OF_STATE = r"(?:official|state|government)(?:-?(?:run|owned|controlled|backed))?"
_AGENCY = re.compile(
    rf"(?:[Tt]he\s+)?(?:(?P<whose>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*)['’]s?\s+)?"
    rf"(?:(?P<people>[A-Z][\w-]*(?:\s[A-Z][\w-]*)*)\s+{_OF_STATE}"
    rf"|{_OF_STATE}\s+(?P<behind>[A-Z][\w-]*(?:\s[A-Z][\w-]*)*)|{_OF_STATE})"
    r"(?:\s+state)?\s+(?:(?:news|press|media)\s+)?(?:agency|newswire)"
)


def state_agency(words: str, named: Sequence[KnownMatch]) -> KnownMatch | None:
    """The agency of a state that ``words`` call so, where an article names just one that fits.

    Args:
        words: a source as written.
        named: the agencies and outlets that the article names.
    """
    match = _AGENCY.fullmatch(words)
    if match is None:
        return None
    people = match["people"] or match["behind"]
    country = country_named(match["whose"]) if match["whose"] else None
    country = country or (country_of_people(people) if people else None)
    if country is None and (match["whose"] or people):
        return None
    found = {
        known.source.name: known
        for known in reversed(named)
        if known.source.kind == "agency"
        and known.source.state
        and country in (None, known.source.country)
    }
    return next(iter(found.values())) if len(found) == 1 else None
