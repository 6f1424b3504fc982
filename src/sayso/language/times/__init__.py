"""Times: the expressions of a text that stand for a date or a period, and their values.

Reading runs in three steps: :mod:`reading` finds what the words say (``expressions``),
:mod:`direction` asks the sentence whether it looks back or ahead, :mod:`resolve` chooses a
period and keeps every candidate. A value is an ISO day, month or year, or two of these with a
stroke between them; a time of day drops to its day.
"""

from sayso.language.times.expressions import Date, Deictic, Expression
from sayso.language.times.find import (
    Spoken,
    Told,
    find_times,
    reference_of,
    resolve_times,
    spoken_times,
)
from sayso.language.times.periods import Period, is_day, make_date, parse

__all__ = [
    "Date",
    "Deictic",
    "Expression",
    "Period",
    "Spoken",
    "Told",
    "find_times",
    "is_day",
    "make_date",
    "parse",
    "reference_of",
    "resolve_times",
    "spoken_times",
]
