"""HTML pages: the body by trafilatura, the rest from JSON-LD, meta tags and elements."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import trafilatura
from lxml import etree
from lxml import html as lxml_html
from msgspec import Struct

from sayso.articles import linked_data
from sayso.articles.dates import read_stamp
from sayso.articles.decoding import decode
from sayso.articles.draft import Draft, with_title
from sayso.articles.published import Dated
from sayso.errors import SkipArticle
from sayso.knowledge.sources import Registry

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.created", "pubdate", "publish-date",
    "publish_date", "publication_date", "publicationdate", "published_time", "published-date",
    "article.published", "cxenseparse:recs:publishtime", "bt:pubdate", "rnews:datepublished",
    "vr:published_time", "iso-8601-publish-date", "displaydate", "ptime", "article_date_original",
    "originalpublicationdate", "date", "pub_date", "timestamp", "analyticsattributes.articledate",
)  # fmt: skip
_CHANGED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "utime", "revised",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
_BYLINES = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
            "dcterms.creator", "cxenseparse:author", "byline")  # fmt: skip
_OUTLETS = ("og:site_name", "cre", "dc.publisher", "dcterms.publisher", "publisher",
            "application-name", "apple-mobile-web-app-title")  # fmt: skip
_ADDRESSES = ("og:url", "parsely-link", "twitter:url")
_SITE_SUFFIX = re.compile(r"\s+[|\-–—»:]\s+[^|\-–—»:]{2,40}$")
_COMMENTED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_PROGRAM_START = re.compile(r"<(style|script)\b([^>]*)>", re.IGNORECASE)
_INLINED = re.compile(r"data:image/[\w.+-]+;base64,[A-Za-z0-9+/=\s]{200,}")
# The extractor takes about 6 s for each million characters; pages of large sites hold up to
# 400,000 without their programs.
MOST_MARKUP = 2_000_000
_PARSER = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=False)


class _Page(Struct, frozen=True):
    """What a page says of itself beside its body."""

    meta: dict[str, list[str]]
    nodes: tuple[dict[str, Any], ...]
    tree: Any

    def first(self, names: tuple[str, ...]) -> str | None:
        return linked_data.first_string([self.meta[name] for name in names if name in self.meta])


def read_page(data: bytes, registry: Registry) -> Draft:
    """Read an HTML page. Raises SkipArticle when it holds no article text."""
    source = _lighter(decode(data, declares=True))
    try:
        tree = lxml_html.document_fromstring(source.encode(errors="replace"), parser=_PARSER)
    except (etree.LxmlError, ValueError) as error:
        raise SkipArticle(f"the page cannot be parsed ({error}); save it again as HTML") from error
    page = _Page(_meta(tree), tuple(_nodes(tree)), tree)
    url = _address(page)
    body = _body(source, url, page)
    title = _title(page)
    if not body and not title:
        raise SkipArticle(
            "no article text found in the page; save it once it has loaded, or its text as .txt"
        )
    return Draft(
        text=with_title(title, body),
        title=title,
        byline=_byline(page),
        outlet=_outlet(page, url, registry),
        url=url,
        language=(tree.get("lang") or "")[:2].lower() or None,
        dates=tuple(_dates(page)),
    )


def _lighter(source: str) -> str:
    """A page without its programs, styles and inlined pictures, which may be most of it.

    Raises SkipArticle when it is still too large to be one article's page.
    """
    light = _INLINED.sub("", _without_programs(source))
    if len(light) > MOST_MARKUP:
        raise SkipArticle(
            f"holds {len(light):,} characters of markup; one article's page has at most "
            f"{MOST_MARKUP:,}: save the article alone"
        )
    return light


def _without_programs(source: str) -> str:
    """A page without its styles and scripts, JSON-LD excepted."""
    lower = source.lower()
    if len(lower) != len(source):  # a letter that has two in lower case would shift the places
        return source
    kept, end = [], 0
    for start in _PROGRAM_START.finditer(source):
        if start.start() < end or "ld+json" in start[2].lower():
            continue
        close = lower.find(f"</{start[1].lower()}", start.end())
        if close < 0:
            break
        kept.append(source[end : start.start()])
        end = close
    return "".join((*kept, source[end:]))


def _body(source: str, url: str | None, page: _Page) -> str:
    """The article's paragraphs, one a line. Where the extractor finds none, as in a page of a few
    words: what the page's JSON-LD tells, or all its paragraphs."""
    try:
        document = trafilatura.bare_extraction(
            source, url=url, include_comments=False, include_tables=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        document = None
    body = str(getattr(document, "text", None) or "")
    if not body:
        told = [node.get("articleBody") for node in page.nodes]
        body = linked_data.first_string(told) or "\n".join(_paragraphs(page.tree))
    return body


def _paragraphs(tree: Any) -> Iterator[str]:
    for element in tree.iter("p"):
        text = " ".join(element.text_content().split())
        if text and not _in_teaser(element):
            yield text


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), []).append(content.strip())
    return found


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = _COMMENTED.sub("", script.text_content())
        try:
            yield from linked_data.news_articles(msgspec.json.decode(_without_raw_controls(text)))
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            continue


def _without_raw_controls(text: str) -> str:
    """Line ends inside JSON strings, which publishers write and JSON forbids, as spaces."""
    return re.sub(r"[\x00-\x1f]", " ", text)


def _title(page: _Page) -> str | None:
    heading = [element.text_content() for element in page.tree.iter("h1")]
    told = linked_data.first_string(
        [node.get("headline") or node.get("name") for node in page.nodes]
    ) or page.first(_TITLES)
    if told:
        return _without_site(told, page)
    if len(heading) == 1 and heading[0].strip():
        return linked_data.first_string(heading)
    title = linked_data.first_string(
        [element.text_content() for element in page.tree.iter("title")]
    )
    return _SITE_SUFFIX.sub("", title) if title else linked_data.first_string(heading)


def _without_site(title: str, page: _Page) -> str:
    site = page.first(_OUTLETS)
    suffix = _SITE_SUFFIX.search(title)
    if suffix and site and suffix.group().strip(" |-–—»:").casefold() == site.casefold():
        return title[: suffix.start()]
    return title


def _byline(page: _Page) -> str | None:
    for node in page.nodes:
        named = linked_data.names(node.get("author")) or linked_data.names(node.get("creator"))
        if named:
            return named
    told = [name for key in _BYLINES for name in page.meta.get(key, ()) if "://" not in name]
    return re.sub(r"^[Bb]y\s+", "", told[0]) if told else None


def _outlet(page: _Page, url: str | None, registry: Registry) -> str | None:
    """The outlet whose home the address is; else the name the page gives.

    An agency that the page names as publisher of its copy is passed over, and so is a known
    outlet of the same name with another home.
    """
    at_home = registry.by_domain(url) if url else None
    if at_home:
        return at_home.name
    published = linked_data.names([node.get("publisher") for node in page.nodes])
    named = [name for name in (published, *_site_names(page)) if name and "://" not in name]
    for name in named:
        known = registry.find(name)
        if known is None or (known.kind == "outlet" and url):
            return name
        if not url:
            return known.name
    return None


def _site_names(page: _Page) -> Iterator[str]:
    for key in _OUTLETS:
        yield from page.meta.get(key, ())


def _address(page: _Page) -> str | None:
    for link in page.tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and _is_address(link.get("href")):
            return str(link.get("href")).strip()
    told = [page.first(_ADDRESSES)]
    told += [linked_data.first_string(n.get("url"), n.get("mainEntityOfPage")) for n in page.nodes]
    return next((address for address in told if _is_address(address)), None)


def _is_address(value: str | None) -> bool:
    return bool(value) and re.match(r"https?://[^/\s]+", str(value).strip()) is not None


def _dates(page: _Page) -> Iterator[Dated]:
    for node in page.nodes:
        yield from linked_data.dates(node)
    for names, origin in ((_PUBLISHED, "meta"), (_CHANGED, "meta changed")):
        for name in names:
            for value in map(read_stamp, page.meta.get(name, ())):
                if value:
                    yield Dated(value, origin)
    yield from _time_elements(page.tree)


def _time_elements(tree: Any) -> Iterator[Dated]:
    """``<time>`` elements of this article: below its heading, not of the teasers around it."""
    headed = False
    for element in tree.iter("h1", "time"):
        if element.tag == "h1":
            headed = True
            continue
        value = read_stamp(element.get("datetime") or element.text_content())
        if value and headed and not _in_teaser(element):
            yield Dated(value, "time element")
            return


def _in_teaser(element: Any) -> bool:
    return any(parent.tag in {"aside", "nav", "li", "footer"} for parent in element.iterancestors())
