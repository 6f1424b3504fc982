"""Plain lines for a terminal: what one article says and by whom, which stories there are."""

from collections.abc import Iterator

from sayso.model import Article, Attribution, Dossier, Source, Span

WIDTH = 88
OWN_VOICE = "in the outlet's own voice"
LONGEST_DATE = 40
"""Characters shown of what a file gives as a date."""


def name_of(article: Article) -> str:
    """The shortest name by which a person would know the article."""
    return article.outlet or article.path or article.url or article.id


def cut(text: str, width: int = WIDTH) -> str:
    """One line of a text, cut at ``width`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def chain_words(chain: tuple[Source, ...]) -> str:
    """A chain from the nearest source to the farthest: ``Reuters ← a Syrian official``."""
    return " ← ".join(source.name for source in chain) or OWN_VOICE


def article_line(article: Article) -> str:
    """Name, title and time of an article."""
    when = article.published.value or "undated"
    if article.published.value and article.published.source == "story":
        when += " (a guess from the story's other articles)"
    return f"{article.id}  {name_of(article)} · {cut(article.title or article.text, 60)} · {when}"


def undated_lines(dossier: Dossier) -> list[str]:
    """The dates that files give and nobody can read, of the articles that no other date dates."""
    return [
        f"No date: {article.path}: “{cut(value, LONGEST_DATE)}” is no date, or may be two; write "
        "2025-10-14, 2025-10-14T09:30+03:00 or 14 October 2025."
        for article in dossier.articles
        if article.published.source in ("none", "story")
        for value in article.published.unreadable
    ]


def reading_lines(dossier: Dossier) -> Iterator[str]:
    """What one article says and by whom, line by line, with the offsets of every content."""
    (article,) = dossier.articles
    yield article_line(article)
    yield f"sha256 {article.sha256}"
    yield ""
    if not dossier.attributions:
        yield "Nobody is quoted or named as a source in this article."
    for attribution in dossier.attributions:
        yield from _attribution_lines(article, attribution)
    own = [claim for claim in dossier.claims if not claim.chain]
    yield ""
    yield f"Said {OWN_VOICE}: {len(own)} of {len(dossier.claims)} claims."
    for claim in own:
        yield f"  [{claim.start}:{claim.end}] {claim.status}: {cut(claim.text)}"


def _attribution_lines(article: Article, attribution: Attribution) -> Iterator[str]:
    cue = " … ".join(_at(article, span) for span in attribution.cue)
    yield f"{chain_words(attribution.chain)}  ({attribution.kind}, {cue or 'no cue'})"
    for span in attribution.content:
        yield f"  [{span.start}:{span.end}] {cut(_at(article, span))}"


def _at(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]


def story_lines(dossier: Dossier) -> Iterator[str]:
    """The stories and their articles, line by line."""
    by_id = {article.id: article for article in dossier.articles}
    for story in dossier.stories:
        count = len(story.articles)
        yield f"{story.id}  {story.title}  ({count} article{'s' * (count != 1)})"
        yield from (f"    {article_line(by_id[article])}" for article in story.articles)
