"""What language analysis finds in one article."""

from sayso.language.reading import read

__all__ = ["read"]
