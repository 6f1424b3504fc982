"""What every rule over the wording alone needs: how a source begins, what no quotation holds."""

import re
from collections.abc import Sequence

from sayso.language.quotations import Quotation

SPOKEN = 0.7
"""Score of what such a rule finds: above one half it vouches (see ``sayso.chains``)."""
SUBJECT = re.compile(
    r"(?:[A-Z0-9À-ÖØ-Þ@#]|[a-z]{1,3}[-’'][A-Z]|(?:he|she|they|it|we|you|who|a|an|the|his|her|their|its|our|my|this|that|those|these|"
    r"some|many|most|several|other|another|one|two|three|four|both|all|few|officials?|sources?|police|authorities|"
    r"experts|witnesses|prosecutors|analysts|critics|investigators|residents|reports?|people|local|state|"
    r"government|senior|former|documents|records|lawyers|doctors|researchers|scientists|lawmakers|"
    r"opponents|supporters|opposition|activists|media|spokes\w+)\b)",
)
"""How the words begin that name who speaks."""


def outside(at: int, quotations: Sequence[Quotation]) -> bool:
    """Tell whether a place stands in none of the quotations."""
    return not any(item.start <= at < item.end - item.closed for item in quotations)
