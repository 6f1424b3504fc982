"""What an article's outlet is called, also where the article does not say."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from sayso.model import Article

LONGEST_LABEL = 32
MACHINE_TAIL = re.compile(r"[ _.\-](?=[a-f]*[0-9])[0-9a-f]{8,}$", re.IGNORECASE)


def outlet_labels(articles: Sequence[Article]) -> dict[str, str]:
    """Return, for each article id, a short name for its outlet.

    The outlet as given; else the domain of its address; else the name of its file without
    its ending and without a tail of digits, as far as the names stay apart.
    """
    labels = {article.id: _label(article) for article in articles}
    nameless = [article for article in articles if not article.outlet and not _domain(article)]
    uses = Counter(labels.values())
    for article in nameless:
        if uses[labels[article.id]] > 1:
            labels[article.id] = f"{labels[article.id]} ({article.id})"
    return labels


def _label(article: Article) -> str:
    outlet = " ".join((article.outlet or "").split())
    return _shorten(outlet or _domain(article) or _file_label(article))


def _domain(article: Article) -> str:
    try:
        host = urlsplit(article.url or "").hostname or ""
    except ValueError:  # an address that is none, such as "http://[broken"
        return ""
    return host.removeprefix("www.")


def _file_label(article: Article) -> str:
    stem = " ".join(PurePath(article.path or "").stem.split())
    short = MACHINE_TAIL.sub("", stem) or stem
    if not short:
        return f"Article {article.id}"
    return short if re.search(r"[^\W\d_]", short) else f"File {short}"


def _shorten(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
