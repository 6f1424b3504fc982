"""Which articles tell of the same event."""

from sayso.stories.dating import date_undated
from sayso.stories.group import group
from sayso.stories.together import together

__all__ = ["date_undated", "group", "together"]
