"""Which articles tell of the same event."""

from sayso.stories.group import group

__all__ = ["group"]
