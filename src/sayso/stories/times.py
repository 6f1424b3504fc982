"""How far apart two articles were published, and what that says of their being one story."""

import math
from datetime import UTC, datetime

from sayso.model import Article

FREE = 2.0
"""Days between two reports of one event that speak against nothing."""
COST = 0.5
"""Log odds lost with every further day; an assumption, no set of ours has dates enough."""
WINDOW = 10.0
"""Days after which two articles are no longer held to report one event."""


def published_day(article: Article) -> float:
    """Return the time of publication in days since 1970, NaN when unknown."""
    value = article.published.value
    if value is None:
        return math.nan
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return math.nan
    if "T" not in value:
        moment = moment.replace(hour=12)  # some time on that day
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp() / 86400


def cost(one: float, two: float) -> float:
    """Return what the days between two times cost, in log odds; nothing when one is unknown."""
    apart = abs(one - two)
    if math.isnan(apart):
        return 0.0
    return math.inf if apart > WINDOW else COST * max(0.0, apart - FREE)
