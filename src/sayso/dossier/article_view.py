"""An article as a page shows it: its facts and its text with the evidence marked."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sayso.dossier.highlight import Mark, Paragraph, Reference, paragraphs
from sayso.dossier.index import Index, anchor
from sayso.dossier.wording import count, excerpt, say_date, say_published
from sayso.language.languages import is_understood
from sayso.model import Article, Claim, Finding, Passage

BESIDE = "in the outlet's own words"
"""Title of what no finding tells: it stands beside somebody's words in one that is told."""


class ArticleView(Struct, frozen=True):
    """All that a page shows of an article."""

    anchor: str
    id: str
    outlet: str
    title: str
    facts: tuple[tuple[str, str], ...]
    published: str
    paragraphs: tuple[Paragraph, ...]
    summary: str
    language: str


def view_article(article: Article, index: Index) -> ArticleView:
    """Return what a page shows of ``article``."""
    claims = index.claims_of_article.get(article.id, ())
    findings = {item.id for claim in claims for item in index.findings_of_claim.get(claim.id, ())}
    shared = sum(1 for finding in findings if index.findings[finding].outlets > 1)
    return ArticleView(
        anchor=anchor("article", article.id),
        id=article.id,
        outlet=index.outlets[article.id],
        title=" ".join((article.title or "").split()),
        facts=tuple(_facts(article)),
        published=say_published(article),
        paragraphs=paragraphs(article.text, _marks(article, claims, index)),
        language=article.language or "",
        summary=f"{count(len(findings), 'statement')}, {shared} of them also told elsewhere",
    )


def passage_anchor(passage: Passage) -> str:
    """Return the HTML id of a passage that is no claim: a rendering, a label, a copy."""
    return anchor("at", f"{passage.article}-{passage.start}-{passage.end}")


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    if article.byline:
        yield "By", article.byline
    yield "Published", _published(article)
    if article.path:
        yield "File", article.path
    if article.url:
        yield "Address", article.url
    if article.language:
        unread = "" if is_understood(article) else " (not understood: nothing is taken from it)"
        yield "Language", article.language + unread
    yield "Length", count(len(article.text), "character")
    yield "SHA-256", article.sha256
    agencies = dict.fromkeys(credit.agency for credit in article.credits)
    if agencies:
        yield "Credits", ", ".join(agencies)


def _published(article: Article) -> str:
    published = article.published
    if published.source == "none":
        given = ", ".join(f"“{value}”" for value in published.unreadable)
        return f"undated; the file gives {given}, which is no one date" if given else "undated"
    others = dict.fromkeys(
        f"{say_date(candidate.value)} ({candidate.source})"
        for candidate in published.candidates
        if candidate.value != published.value
    )
    also = f"; also found: {', '.join(others)}" if others else ""
    return f"{say_date(published.value)}, from: {published.source}{also}"


# ---------------------------------------------------------------- marks


def _marks(article: Article, claims: Iterable[Claim], index: Index) -> Iterator[Mark]:
    for noise in article.noise:
        yield Mark(noise.start, noise.end, "noise", title=f"not the article: {noise.reason}")
    for credit in article.credits:
        yield Mark(credit.start, credit.end, "credit", title=f"credit: {credit.agency}")
    for claim in claims:
        yield _claim_mark(claim, index)
    for attribution in index.attributions_of_article.get(article.id, ()):
        for span in attribution.source:
            yield Mark(span.start, span.end, "source", title="source: whose word it is")
        for span in attribution.cue:
            yield Mark(span.start, span.end, "cue", title="cue: how it is said")
    for passage in index.passages_of_article.get(article.id, ()):
        yield Mark(passage.start, passage.end, "passage", anchor=passage_anchor(passage))


def _claim_mark(claim: Claim, index: Index) -> Mark:
    findings = index.findings_of_claim.get(claim.id, ())
    told = findings or claim.id in index.disagreements_of_claim
    beside = not told and not claim.chain and bool(index.findings)
    return Mark(
        claim.start,
        claim.end,
        "beside" if beside else _claim_style(findings),
        anchor=anchor("claim", claim.id),
        title=BESIDE if beside else "; ".join(_claim_title(one, index) for one in findings),
        references=tuple(
            Reference(
                "#" + anchor("finding", finding.id),
                str(index.numbers[finding.id]),
                f"statement {index.numbers[finding.id]}: {excerpt(finding.text, 80)}",
            )
            for finding in findings
        ),
    )


def _claim_style(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "claim"
    return "claim shared" if any(finding.outlets > 1 for finding in findings) else "claim single"


def _claim_title(finding: Finding, index: Index) -> str:
    told = count(finding.outlets, "outlet")
    number = index.numbers[finding.id]
    return f"Statement {number} ({told}, {finding.independence}): {excerpt(finding.text, 100)}"
