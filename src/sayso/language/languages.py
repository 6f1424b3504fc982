"""Which languages are understood."""

from sayso.model import Article

LANGUAGES = frozenset({"en"})
"""ISO 639-1 codes. Of an article in another language full dates are read and nothing more: what
the models and rules would find in its sentences is not what they say."""


def is_understood(article: Article) -> bool:
    """Whether the article is in a language that is understood, or in none that could be told."""
    return article.language is None or article.language in LANGUAGES
