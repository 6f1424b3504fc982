"""A dossier as one HTML file: no network, no script needed, everything escaped."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.dossier.article_view import view_article
from sayso.dossier.index import Index
from sayso.dossier.story_view import view_story
from sayso.dossier.wording import count, headline, in_words, sentence
from sayso.model import Dossier

UNPRINTABLE = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
"""Characters HTML cannot carry, and what is shown for them (such as ␀ for a null)."""


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
        finalize=printable,
    )
    environment.filters |= {
        "count": count,
        "headline": headline,
        "in_words": in_words,
        "sentence": sentence,
    }
    return environment


def printable(value: Any) -> Any:
    """Return text with the characters that HTML cannot carry made visible."""
    return value.translate(UNPRINTABLE) if isinstance(value, str) else value


def _resource(name: str) -> str:
    return files("sayso.dossier").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
