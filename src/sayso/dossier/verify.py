"""Checks a dossier against the articles it was made from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import TypeAlias

from msgspec import Struct

from sayso.model import Article, Dossier, Label, Passage, Source

Spot: TypeAlias = tuple[str, str, str, int, int]
"""A span of a dossier: what it is, where it stands, the article's id, start, end."""


class Failure(Struct, frozen=True):
    """One thing in a dossier that does not hold: what, where, what stood to be there, what is."""

    what: str
    where: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.what} at {self.where}: expected {self.expected}, found {self.found}"


def verify(dossier: Dossier, articles: Iterable[Article]) -> tuple[Failure, ...]:
    """Return everything in ``dossier`` that does not hold against ``articles`` as read now.

    An article is matched by the name of its file, or by its hash where the file has moved.
    Every hash, every span, every text said to stand at a span and every id is checked; spans
    are checked against the text as read now, or the dossier's own where it was not found.
    An empty result means that the dossier holds.
    """
    matched = match(dossier.articles, tuple(articles))
    texts = {article.id: (matched[article.id] or article).text for article in dossier.articles}
    return (
        *_hashes(dossier.articles, matched),
        *_spans(dossier, texts),
        *_texts(dossier, texts),
        *_references(dossier),
    )


def match(articles: Iterable[Article], now: Sequence[Article]) -> Mapping[str, Article | None]:
    """Return which of the articles read now each article is: by file name and hash, by name
    where only one has it, else by hash."""
    by_hash: dict[str, list[Article]] = {}
    by_name: dict[str, list[Article]] = {}
    for article in now:
        by_hash.setdefault(article.sha256, []).append(article)
        by_name.setdefault(_name(article), []).append(article)
    matched: dict[str, Article | None] = {}
    for article in articles:
        same_hash = by_hash.get(article.sha256, [])
        same_name = by_name.get(_name(article), []) if _name(article) else []
        both = [other for other in same_name if other.sha256 == article.sha256]
        candidates = both or (same_name if len(same_name) == 1 else []) or same_hash
        matched[article.id] = candidates[0] if candidates else None
    return matched


def _name(article: Article) -> str:
    return PurePath(article.path).name if article.path else ""


# ---------------------------------------------------------------- hashes and spans


def _hashes(
    articles: Iterable[Article], matched: Mapping[str, Article | None]
) -> Iterator[Failure]:
    for article in articles:
        where = f"article {article.id} ({article.path or article.url or 'no path'})"
        own = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        if own != article.sha256:
            yield Failure("hash of the text in the dossier", where, article.sha256, own)
        now = matched[article.id]
        if now is None:
            yield Failure("article", where, f"a file with hash {article.sha256}", "none")
        elif now.sha256 != article.sha256:
            yield Failure("hash of the article", where, article.sha256, now.sha256)


def _spans(dossier: Dossier, texts: Mapping[str, str]) -> Iterator[Failure]:
    for what, where, article, start, end in _all_spans(dossier):
        if article not in texts:
            yield Failure(what, where, "an article of the dossier", repr(article))
        elif not 0 <= start <= end <= len(texts[article]):
            expected = f"a span inside 0-{len(texts[article])} of article {article}"
            yield Failure(what, where, expected, f"{start}-{end}")


def _all_spans(dossier: Dossier) -> Iterator[Spot]:
    """Yield every span of a dossier."""
    yield from _article_spans(dossier)
    yield from _attribution_spans(dossier)
    for claim in dossier.claims:
        yield "claim", f"claim {claim.id}", claim.article, claim.start, claim.end
        yield from _chain_spans(f"claim {claim.id}", claim.article, claim.chain)
    for place, time in enumerate(dossier.times):
        yield "time", f"time {place}", time.article, time.start, time.end
    for entity in dossier.entities:
        yield from _passages("mention", f"entity {entity.id}", entity.mentions)
        yield from _passages("label", f"entity {entity.id}", entity.labels)
    for quote in dossier.quotes:
        yield from _passages("rendering", f"quote {quote.id}", quote.renderings)
    for copy in dossier.copies:
        where = f"copy of {copy.original} in {copy.copy}"
        for passage in copy.passages:
            original, copied = passage.original, passage.copy
            yield "copied passage", where, copy.original, original.start, original.end
            yield "copied passage", where, copy.copy, copied.start, copied.end


def _article_spans(dossier: Dossier) -> Iterator[Spot]:
    for article in dossier.articles:
        where = f"article {article.id}"
        for noise in article.noise:
            yield "noise", where, article.id, noise.start, noise.end
        for credit in article.credits:
            yield "credit", where, article.id, credit.start, credit.end
        for candidate in article.published.candidates:
            if span := candidate.span:
                yield "publication date", where, article.id, span.start, span.end


def _attribution_spans(dossier: Dossier) -> Iterator[Spot]:
    for attribution in dossier.attributions:
        where = f"attribution {attribution.id}"
        for span in attribution.source:
            yield "source", where, attribution.article, span.start, span.end
        for span in attribution.cue:
            yield "cue", where, attribution.article, span.start, span.end
        for span in attribution.content:
            yield "content", where, attribution.article, span.start, span.end
        yield from _chain_spans(where, attribution.article, attribution.chain)


def _chain_spans(where: str, article: str, chain: Iterable[Source]) -> Iterator[Spot]:
    for link in chain:
        if span := link.span:
            yield "link of the chain", where, article, span.start, span.end


def _passages(what: str, where: str, passages: Iterable[Passage | Label]) -> Iterator[Spot]:
    for passage in passages:
        yield what, where, passage.article, passage.start, passage.end


def _texts(dossier: Dossier, texts: Mapping[str, str]) -> Iterator[Failure]:
    quoted = [
        ("claim", f"claim {claim.id}", claim.article, claim.start, claim.end, claim.text)
        for claim in dossier.claims
    ] + [
        ("label", f"entity {entity.id}", label.article, label.start, label.end, label.text)
        for entity in dossier.entities
        for label in entity.labels
    ]
    for what, where, article, start, end, text in quoted:
        found = texts.get(article, "")[start:end]
        if article in texts and found != text:
            at = f"{where}, {article} {start}-{end}"
            yield Failure(f"text of the {what}", at, repr(text), repr(found))


# ---------------------------------------------------------------- ids


def _references(dossier: Dossier) -> Iterator[Failure]:
    known = {
        "article": [article.id for article in dossier.articles],
        "story": [story.id for story in dossier.stories],
        "attribution": [attribution.id for attribution in dossier.attributions],
        "entity": [entity.id for entity in dossier.entities],
        "claim": [claim.id for claim in dossier.claims],
        "finding": [finding.id for finding in dossier.findings],
        "time": [str(place) for place in range(len(dossier.times))],
    }
    for kind, ids in known.items():
        for identifier, uses in Counter(ids).items():
            if uses > 1:
                yield Failure(f"id of a {kind}", identifier, "an id used once", f"{uses} uses")
    lookup = {kind: frozenset(ids) for kind, ids in known.items()}
    for kind, where, named in _all_references(dossier):
        if named is not None and named not in lookup[kind]:
            yield Failure(f"{kind} id", where, f"a {kind} of the dossier", repr(named))


def _all_references(dossier: Dossier) -> Iterator[tuple[str, str, str | None]]:
    """Yield every id a dossier uses: of what kind, where, the id."""
    yield from _claim_references(dossier)
    yield from _finding_references(dossier)
    for story in dossier.stories:
        yield from (("article", f"story {story.id}", article) for article in story.articles)
    for item in dossier.disagreements:
        where = f"disagreement {item.id}"
        yield "story", where, item.story
        yield from (("claim", where, claim) for side in item.sides for claim in side.claims)
    for quote in dossier.quotes:
        yield "entity", f"quote {quote.id}", quote.speaker
    for entry in dossier.timeline:
        where = f"timeline {entry.when}"
        yield from (("finding", where, finding) for finding in entry.findings)
        yield from (("claim", where, claim) for claim in entry.claims)
    for copy in dossier.copies:
        where = f"copy of {copy.original} in {copy.copy}"
        yield from (("article", where, article) for article in (copy.original, copy.copy))
    yield from (("article", "reading list", article) for article in dossier.reading_list)


def _claim_references(dossier: Dossier) -> Iterator[tuple[str, str, str | None]]:
    for attribution in dossier.attributions:
        where = f"attribution {attribution.id}"
        yield "attribution", where, attribution.within
        yield from _chain_references(where, attribution.chain)
    for claim in dossier.claims:
        where = f"claim {claim.id}"
        yield "attribution", where, claim.attribution
        yield from _chain_references(where, claim.chain)
        yield from (("entity", where, entity) for entity in claim.entities)
        yield from (("time", where, str(index)) for index in claim.times)


def _chain_references(where: str, chain: Iterable[Source]) -> Iterator[tuple[str, str, str | None]]:
    yield from (("entity", where, source.entity) for source in chain)


def _finding_references(dossier: Dossier) -> Iterator[tuple[str, str, str | None]]:
    for finding in dossier.findings:
        where = f"finding {finding.id}"
        yield "story", where, finding.story
        yield "claim", where, finding.first
        yield from (("claim", where, claim) for claim in (*finding.claims, *finding.core))
        yield from (("claim", where, claim) for item in finding.origins for claim in item.claims)
        yield from (("claim", where, claim) for link in finding.links for claim in link.claims)
        yield from (("finding", where, other) for other in finding.refines)
