"""A dossier as one HTML file: no network, no script needed, everything escaped."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.dossier.admiralty import MEANINGS
from sayso.dossier.article_view import view_article
from sayso.dossier.index import Index
from sayso.dossier.printable import printable
from sayso.dossier.story_view import view_story
from sayso.dossier.wording import count, headline, in_words, say_kind, sentence
from sayso.model import Dossier


def to_html(dossier: Dossier) -> str:
    """Return the dossier as a self-contained HTML page.

    The page allows itself nothing but its own style sheet and script, by their hashes, so
    that markup or script in an article could not act even if it were not escaped.
    """
    index = Index(dossier)
    in_a_story = {article for story in dossier.stories for article in story.articles}
    style, script = _resource("style.css"), _resource("script.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            dossier=dossier,
            graded=any(finding.admiralty for finding in dossier.findings),
            stories=[view_story(story, index) for story in dossier.stories],
            loose=[
                view_article(article, index)
                for article in dossier.articles
                if article.id not in in_a_story
            ],
            style=Markup(style),  # noqa: S704 (our own file)
            script=Markup(script),  # noqa: S704 (our own file)
            policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals["meanings"] = MEANINGS
    environment.filters |= {
        "count": count,
        "headline": headline,
        "in_words": in_words,
        "say_kind": say_kind,
        "sentence": sentence,
    }
    return environment


def _shown(value: Any) -> Any:
    """Make texts printable; markup of our own making already is."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else printable(value)


def _resource(name: str) -> str:
    return files("sayso.dossier").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
