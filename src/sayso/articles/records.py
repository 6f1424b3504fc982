"""JSON records: schema.org NewsArticle, IPTC ninjs, or Sayso's own field names."""

from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree
from lxml import html as lxml_html

from sayso.articles import linked_data
from sayso.articles.dates import read_stamp
from sayso.articles.draft import Draft, with_title
from sayso.articles.published import Dated
from sayso.errors import SkipArticle

_FIELDS = "outlet, title, byline, published, url, text"
_TITLES = ("headline", "title", "name")
_BODIES = ("articleBody", "body_text", "bodyText", "body", "text")
_MARKED_UP = ("body_xhtml", "body_html", "bodyXhtml", "bodyHtml")
_BYLINES = ("byline", "by", "author", "authors", "creator")
_OUTLETS = (
    "outlet",
    "publisher",
    "provider",
    "isPartOf",
    "copyrightholder",
    "copyrightHolder",
    "source",
)
_ADDRESSES = ("url", "canonical_url", "canonicalurl", "link", "mainEntityOfPage", "uri", "@id")
_PUBLISHED = (
    "published",
    "published_at",
    "publication_date",
    "date",
    "firstpublished",
    "firstcreated",
    "versioncreated",
)
_LANGUAGES = ("language", "inLanguage")
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "br", "tr",
                     "section", "article", "header", "footer", "figcaption", "pre"})  # fmt: skip
_IN_WORDS = {
    list: "a list",
    dict: "an object",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
"""What JSON's values are called in a message."""
_DROPPED = frozenset({"script", "style", "figure", "aside", "iframe", "noscript", "template"})


def read_json(text: str) -> object:
    """Decode JSON. Raises SkipArticle with the place of the error."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise SkipArticle(f"is not valid JSON ({error})") from error


def records(data: object) -> Iterator[object]:
    """The articles of a decoded JSON file: the items of a list, the articles of a graph, or the
    value itself."""
    if isinstance(data, list):
        for item in data:
            yield from records(item) if isinstance(item, dict) else [item]
    elif isinstance(data, dict) and "@graph" in data:
        found = list(linked_data.news_articles(data))
        yield from found or [data]
    else:
        yield data


def read_record(record: object) -> Draft:
    """One article from a JSON object. Raises SkipArticle, naming the field missing or wrong."""
    if not isinstance(record, dict):
        raise SkipArticle(f"holds {_IN_WORDS[type(record)]}, not an object with {_FIELDS}")
    title = linked_data.first_string([_text(record, name) for name in _TITLES])
    body = next(filter(None, (_text(record, name) for name in _BODIES)), "") or next(
        filter(None, (_from_markup(_text(record, name)) for name in _MARKED_UP)), ""
    )
    if not title and not body.strip():
        raise SkipArticle(f"has neither a title nor a text; an article has the fields {_FIELDS}")
    return Draft(
        text=with_title(title, body),
        title=title,
        byline=linked_data.names([record.get(name) for name in _BYLINES if record.get(name)][:1]),
        outlet=linked_data.names([record.get(name) for name in _OUTLETS if record.get(name)][:1]),
        url=_address(record),
        language=(linked_data.first_string(*map(record.get, _LANGUAGES)) or "")[:2].lower() or None,
        dates=tuple(_dates(record)),
        unreadable_dates=tuple(_unreadable_dates(record)),
    )


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    if not isinstance(value, str):
        raise SkipArticle(f"field {name!r} is {_IN_WORDS[type(value)]}; give it as text")
    return value


def _address(record: dict[str, Any]) -> str | None:
    for name in _ADDRESSES:
        value = linked_data.first_string(record.get(name))
        if value and value.startswith(("http://", "https://")):
            return value
    return None


def _dates(record: dict[str, Any]) -> Iterator[Dated]:
    yield from linked_data.dates(record)
    for name in _PUBLISHED:
        for stamp in linked_data.strings(record.get(name)):
            value = read_stamp(stamp)
            if value:
                yield Dated(value, "meta")


def _unreadable_dates(record: dict[str, Any]) -> Iterator[str]:
    for name in ("datePublished", *_PUBLISHED):
        for stamp in linked_data.strings(record.get(name)):
            if stamp.strip() and read_stamp(stamp) is None:
                yield stamp.strip()


def _from_markup(markup: str) -> str:
    """The text of an XHTML body, one block a line."""
    if not markup.strip():
        return ""
    try:
        tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str) or any(
            parent.tag in _DROPPED for parent in (element, *element.iterancestors())
        ):
            text = element.tail if event == "end" and element.tag in _DROPPED else None
        elif event == "start":
            parts.append("\n" if element.tag in _BLOCKS else "")
            text = element.text
        else:
            parts.append("\n" if element.tag in _BLOCKS else "")
            text = element.tail if element is not tree else None
        parts.append(" ".join((text or "").split(" ")).replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
