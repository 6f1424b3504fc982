"""The judgement that somebody would write who holds a finding for two statements."""

import json
from collections import Counter
from pathlib import PurePath

from sayso.dossier.index import Index
from sayso.model import Article, Claim, Finding


def apart(finding: Finding, index: Index) -> str:
    """Return the judgement, ready for a file, that parts the two least alike of a finding's
    claims; empty for a finding of which no two claims are linked."""
    own = frozenset(finding.claims)
    links = [link for link in finding.links if own.issuperset(link.claims)]
    if not links:
        return ""
    weakest = min(links, key=lambda link: link.score)
    passages = "".join(
        f"  {_passage(index.stated(finding, claim), index)},\n" for claim in weakest.claims
    )
    return f"[[apart]]\npassages = [\n{passages}]\n"


def _passage(claim: Claim, index: Index) -> str:
    article = index.articles[claim.article]
    words = " ".join(article.text[claim.start : claim.end].split())
    return f"{{ article = {_quoted(_called(article, index))}, words = {_quoted(words)} }}"


def _called(article: Article, index: Index) -> str:
    """The shortest way to name an article: its file, where no other is called so."""
    names = Counter(PurePath(one.path or "").name for one in index.articles.values())
    name = PurePath(article.path or "").name
    return name if name and names[name] == 1 else article.path or article.url or article.title or ""


def _quoted(text: str) -> str:
    """A TOML basic string: what JSON writes, and nothing that TOML forbids in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
