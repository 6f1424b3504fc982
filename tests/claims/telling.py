"""Points of a story as the comparers of the ledger get them, made of plain sentences."""

from collections.abc import Mapping, Sequence

from tests.claims.fakes import WordsAsVectors

from sayso.claims.ledger.drafts import Draft, Group, Scene
from sayso.claims.views import views
from sayso.model import Article, Claim, Entity, Published, Reading, Source, Span, Status, Time

REST = "Talks went on. " * 20
BESIDES = Reading(
    article=Article(id="rest", sha256="", text=REST),
    sentences=tuple(Span(at, at + 14) for at in range(0, len(REST), 15)),
)
"""What else a story tells: it makes the words of a claim as rare as they are in news."""


def group(
    *texts: str,
    statuses: Sequence[Status] = (),
    chains: Sequence[tuple[Source, ...]] = (),
    days: Sequence[str] = (),
    sure: float = 0.9,
    entities: Mapping[str, Entity] | None = None,
    times: Sequence[tuple[str, str | None]] = (),
) -> Group:
    """One point whose claims are whole articles of one sentence.

    ``sure`` is the score of every two of them; ``times[n]`` a time of article n and its value.
    """
    readings, claims = [], []
    for n, text in enumerate(texts):
        article = Article(
            id=f"a{n}", sha256="", text=text,
            published=Published(days[n], "text") if days else Published(),
        )  # fmt: skip
        readings.append(Reading(article=article, sentences=(Span(0, len(text)),)))
        claims.append(
            Claim(
                id=f"c{n}", article=article.id, start=0, end=len(text), text=text,
                status=statuses[n] if statuses else "happened",
                chain=chains[n] if chains else (), entities=("e1",),
            )
        )  # fmt: skip
    pairs = {(a.id, b.id): sure for a in claims for b in claims if a is not b}
    told = {
        f"a{n}": (_time(f"a{n}", texts[n], written, value),)
        for n, (written, value) in enumerate(times)
    }
    scene = Scene({r.article.id: r.article for r in readings}, entities or {}, told, pairs)
    return Group(views(claims, [*readings, BESIDES], WordsAsVectors()), texts[0], scene)


def _time(article: str, text: str, written: str, value: str | None) -> Time:
    at = text.index(written)
    return Time(article=article, start=at, end=at + len(written), value=value)


def only(drafts: Sequence[Draft]) -> Draft:
    (draft,) = drafts
    return draft
