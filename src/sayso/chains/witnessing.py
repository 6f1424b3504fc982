"""What an outlet or its people saw: "an AFP correspondent saw six bodies", "the BBC understands".

Of anybody else "saw" and "understands" tell what they feel or know; of an outlet they are how it
reports.
"""

import re

from msgspec.structs import replace

from sayso.chains.naming import Namer
from sayso.chains.phrase_parts import head_noun
from sayso.knowledge.source_words import singular
from sayso.knowledge.speaking import speaking
from sayso.model import Attribution, Span

WITNESSES = 0.7
"""Confidence of what an outlet or its people saw: that of a figure somebody puts to something."""
_SAW = re.compile(r"\b(?:saw|seen|sees|heard|hears|witnessed|watched|counted)$", re.IGNORECASE)
_LEARNT = re.compile(r"\b(?:understands?|(?:has|have)\s+seen)$", re.IGNORECASE)


def witnessed(namer: Namer, attribution: Attribution) -> Attribution:
    """Return ``attribution`` as a report, where an outlet or its people tell what they saw.

    Args:
        namer: names the article's sources.
        attribution: any.
    """
    unheard = attribution.sort in ("belief", None) and attribution.stance == "asserts"
    if not unheard or not attribution.source or not attribution.cue:
        return attribution
    cue = namer.text[attribution.cue[0].start : attribution.cue[-1].end]
    source = Span(attribution.source[0].start, attribution.source[-1].end)
    if not namer.outlets(source.start, source.end):
        return attribution
    words = namer.text[source.start : source.end]
    by_people = singular(head_noun(words)) in speaking().staff and _SAW.search(cue)
    known = namer.name(source)
    by_outlet = known and known.kind in ("agency", "outlet") and _LEARNT.search(cue)
    if not by_people and not by_outlet:
        return attribution
    confidence = max(attribution.confidence, WITNESSES)
    return replace(attribution, sort="report", confidence=confidence, reason="seen by the outlet")
