"""From what a file's format gives to an Article: the part that all formats share."""

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from sayso.articles.credits import credit_lines, find_credits
from sayso.articles.head import read_head
from sayso.articles.languages import language_of
from sayso.articles.lines import split_lines
from sayso.articles.noise import find_noise, join
from sayso.articles.published import Dated, choose, from_address, from_name
from sayso.errors import SkipArticle
from sayso.knowledge.boilerplate import plain
from sayso.knowledge.sources import KnownSource, Registry
from sayso.model import Article, Published

# Four times the longest book-length feature; beyond it a file holds many articles or none.
MOST_CHARS = 1_000_000
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NAME_PARTS = re.compile(r"[-_. ]+")


class Draft(Struct, frozen=True, kw_only=True):
    """What a format told of an article; what it did not tell, the text itself may."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[Dated, ...] = ()
    unreadable_dates: tuple[str, ...] = ()


def with_title(title: str | None, body: str) -> str:
    """Title, a blank line, body; the title once if the body begins with it."""
    body = body.strip()
    if not title:
        return body
    lines = split_lines(body[: len(title) + 200])
    if lines and lines[0].key == plain(title):
        title, body = lines[0].text, body[lines[0].end :].lstrip()
    return f"{title}\n\n{body}" if body else title


def finish(draft: Draft, path: str, registry: Registry) -> Article:
    """Make the Article: what the text tells fills what the draft leaves open, noise and credits
    are marked, the hash is taken. The id is given later, when all files are known.

    Raises SkipArticle when there is no text, or too much of it for one article.
    """
    text = _SURROGATE.sub("�", draft.text)
    if not text.strip():
        raise SkipArticle("holds no text")
    if len(text) > MOST_CHARS:
        raise SkipArticle(
            f"holds {len(text):,} characters; one article has at most {MOST_CHARS:,}: split it"
        )
    lines = split_lines(text)
    head = read_head(text, lines, registry)
    title = draft.title or (head.title.text if head.title else None)
    url = draft.url or head.url
    outlet = _outlet(draft, head.outlet, url, path, registry)
    noise = find_noise(lines, title, head.noise, registry)
    credited = find_credits(lines, noise, registry)
    return Article(
        id="",
        path=path,
        url=url,
        outlet=outlet,
        title=title,
        byline=draft.byline or head.byline,
        published=_published(draft, head.dates, url, path),
        language=language_of(text) or draft.language,
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        noise=join(noise, credit_lines(lines, credited)),
        credits=tuple(c for c in credited if not _is_own(c.agency, outlet, registry)),
    )


def _is_own(credit: str, outlet: str | None, registry: Registry) -> bool:
    """Whether a credit only names the outlet itself, as in the dateline of a broadcaster."""
    known = registry.find(outlet) if outlet else None
    if known and known.kind == "agency":
        return False
    return outlet is not None and _squeezed(credit) == _squeezed(outlet)


def _squeezed(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum()).removeprefix("the")


def _published(draft: Draft, told: Iterable[Dated], url: str | None, path: str) -> Published:
    named = (from_address(url) if url else None, from_name(PurePath(path).name))
    found = choose((*draft.dates, *told, *(dated for dated in named if dated)))
    return replace(found, unreadable=draft.unreadable_dates)


def _outlet(
    draft: Draft, told: str | None, url: str | None, path: str, registry: Registry
) -> str | None:
    """The outlet: as the format says, by the address, as the text says, by the file's name."""
    at_home = registry.by_domain(url) if url else None
    if draft.outlet:
        known = registry.find(draft.outlet)
        return known.name if known and (at_home == known or not url) else draft.outlet
    if at_home:
        return at_home.name
    named = _by_file_name(PurePath(path).name, registry)
    if named and not (told and registry.find(told)):
        return named.name
    return told


def _by_file_name(name: str, registry: Registry) -> KnownSource | None:
    """The outlet a file is named after: ``foxnews.txt``, ``nytimes-2025-10-14.html``."""
    parts = [part for part in _NAME_PARTS.split(PurePath(name).stem) if part]
    for count in range(min(len(parts), 5), 0, -1):
        for joined in (" ".join(parts[:count]), "".join(parts[:count])):
            found = registry.find(joined) or registry.find(joined.upper())
            if found and joined.casefold() not in {common.casefold() for common in found.common}:
                return found
    return None
