"""schema.org news articles in JSON-LD: found in lists and graphs, read to a Draft's fields."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from sayso.articles.dates import read_stamp
from sayso.articles.published import Dated

_ARTICLE = re.compile(r"(?:^|[/#:])(?:\w*Article|Report|\w*BlogPosting|NewsItem|Liveblog)$")
# Graphs nest a few levels; more is not data a publisher wrote.
_DEEPEST = 6


def news_articles(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every article node of a JSON-LD value, in lists, ``@graph`` or ``mainEntity`` too."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from news_articles(item, depth + 1)
    elif isinstance(data, dict):
        if is_article(data):
            yield data
        for key in ("@graph", "mainEntity", "hasPart"):
            yield from news_articles(data.get(key), depth + 1)


def is_article(node: dict[str, Any]) -> bool:
    """Whether a node's ``@type`` is an article of any kind."""
    return any(_ARTICLE.search(kind) for kind in strings(node.get("@type")))


def dates(node: dict[str, Any], origin: str = "json-ld") -> Iterator[Dated]:
    """The dates of a node: published first, then changed."""
    for key, kind in (
        ("datePublished", origin),
        ("dateCreated", f"{origin} changed"),
        ("dateModified", f"{origin} changed"),
    ):
        for stamp in strings(node.get(key)):
            value = read_stamp(stamp)
            if value:
                yield Dated(value, kind)


def first_string(*values: object) -> str | None:
    """The first of ``values`` that holds text, on one line."""
    for value in values:
        for text in strings(value):
            if text.strip():
                return " ".join(unescape(text).split())
    return None


def strings(value: object, depth: int = 0) -> Iterator[str]:
    """The strings a value stands for: itself, its items, or the name of the thing it describes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif depth > _DEEPEST:
        return
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, depth + 1)
    elif isinstance(value, dict):
        for key in ("name", "@value", "@id", "url"):
            if key in value:
                yield from strings(value[key], depth + 1)
                return


def names(value: object) -> str | None:
    """Names of persons or bodies, joined by commas; addresses are left out."""
    found = [" ".join(unescape(name).split()) for name in strings(value) if "://" not in name]
    return ", ".join(dict.fromkeys(filter(None, found))) or None
