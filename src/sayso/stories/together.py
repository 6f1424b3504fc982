"""People's judgements on which articles tell of one event."""

from collections.abc import Sequence

from sayso.knowledge.judgements import Judgements, articles_called, missing_article
from sayso.model import Article, Judged


def together(
    articles: Sequence[Article], judgements: Judgements
) -> tuple[tuple[tuple[str, ...], ...], tuple[Judged, ...]]:
    """Return the ids of articles people judged to be of one story, and what became of each
    judgement; one that names fewer than two of these articles is not applied."""
    groups: list[tuple[str, ...]] = []
    told: list[Judged] = []
    for story in judgements.stories:
        called = {name: articles_called(articles, name) for name in story.articles}
        ids = tuple(found[0] for found in called.values() if len(found) == 1)
        missing = [missing_article(n, found) for n, found in called.items() if len(found) != 1]
        applied = len(ids) > 1
        groups.extend([ids] if applied else [])
        told.append(
            Judged(
                where=story.where,
                kind="story",
                told=", ".join(f"“{name}”" for name in story.articles),
                applied=applied,
                outcome="; ".join(["applied" if applied else "not applied", *missing]),
            )
        )
    return tuple(groups), tuple(told)
