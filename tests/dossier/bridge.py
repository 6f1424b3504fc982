"""A small invented coverage: three outlets on a shut bridge."""

from hashlib import sha256

from sayso.dossier import assemble
from sayso.model import (
    Article,
    Attribution,
    Change,
    Claim,
    CopiedPassage,
    Copy,
    Credit,
    Disagreement,
    Dossier,
    Drift,
    Entity,
    ErrorCard,
    Figure,
    Finding,
    Label,
    Link,
    ModelCard,
    Noise,
    Origin,
    Passage,
    Published,
    PublishedCandidate,
    Quote,
    Side,
    Source,
    Span,
    Story,
    Time,
    Unread,
    Variant,
)

TEXTS = {
    "a1": "Lorrin bridge shut\n\nThe old bridge at Lorrin was shut on Monday, 2 March 2026, the "
    "Tern agency reported, citing a harbour official. Mayor Ilse Brandt said: “We will not risk a "
    "single life.” (Tern)",
    "a2": "Menu Sport Weather\nThe old bridge at Lorrin was shut on Monday, the Tern agency "
    "reported. Two lorries fell into the river.",
    "a3": "Lorrin’s mayor, Ilse Brand, said they would risk no life. Three lorries fell into the "
    "river, the police said.",
}


def span(article: str, quote: str) -> Span:
    """Where ``quote`` stands in a sample text."""
    start = TEXTS[article].index(quote)
    return Span(start, start + len(quote))


def passage(article: str, quote: str) -> Passage:
    found = span(article, quote)
    return Passage(article, found.start, found.end)


def article(identifier: str, **fields: object) -> Article:
    text = TEXTS[identifier]
    digest = sha256(text.encode()).hexdigest()
    return Article(id=identifier, text=text, sha256=digest, **fields)  # type: ignore[arg-type]


def claim(identifier: str, where: str, quote: str, **fields: object) -> Claim:
    found = span(where, quote)
    return Claim(
        id=identifier,
        article=where,
        start=found.start,
        end=found.end,
        text=quote,
        **fields,  # type: ignore[arg-type]
    )


TERN = Source("Tern", "agency", "e3")
OFFICIAL = Source("a harbour official", "unnamed")
BRANDT = Source("Ilse Brandt", "person", "e1")


def coverage() -> Dossier:
    """Three outlets on a shut bridge: an echo, a quote that drifts, a number in dispute."""
    return assemble(
        version="0.0.1",
        models=[ModelCard("tagger", "1", "0" * 64)],
        articles=_articles(),
        unread=[Unread("photo.jpg", "a picture, no text")],
        stories=[Story("s1", "Lorrin bridge shut", ("a1", "a2", "a3"))],
        attributions=_attributions(),
        entities=_entities(),
        times=_times(),
        claims=_claims(),
        findings=_findings(),
        disagreements=[_lorries()],
        quotes=[_refusal()],
        copies=[_echo()],
        error_card=ErrorCard("Measured.", (Figure("claims", "F1", 0.5, "ours", "2026-01-01"),)),
    )


def _times() -> list[Time]:
    return [
        Time(
            article="a1",
            **_at(span("a1", "Monday, 2 March 2026")),
            value="2026-03-02",
            reason="a full date",
        ),
        Time(article="a2", **_at(span("a2", "Monday")), value="2026-03-02"),
    ]


def _lorries() -> Disagreement:
    return Disagreement(
        id="d1",
        story="s1",
        about="lorries in the river",
        kind="number",
        sides=(Side("two", ("c3",)), Side("three", ("c4",))),
        cause="true conflict",
        reason="two and three of the same thing",
    )


def _refusal() -> Quote:
    return Quote(
        id="q1",
        speaker="e1",
        renderings=(
            passage("a1", "We will not risk a single life."),
            passage("a3", "they would risk no life"),
        ),
        drift=(
            Drift(
                1,
                0,
                (
                    Change("replaced", "We will not", "they would"),
                    Change("same", "risk", "risk"),
                    Change("replaced", "a single", "no"),
                    Change("same", "life.", "life"),
                ),
            ),
        ),
    )


def _echo() -> Copy:
    return Copy(
        original="a1",
        copy="a2",
        directed=True,
        passages=(
            CopiedPassage(
                span("a1", "The old bridge at Lorrin was shut on Monday"),
                span("a2", "The old bridge at Lorrin was shut on Monday"),
            ),
        ),
        reason="nine words in a row are the same",
    )


def _at(found: Span) -> dict[str, int]:
    return {"start": found.start, "end": found.end}


def _articles() -> list[Article]:
    dated = Published(
        "2026-03-03",
        "text",
        (PublishedCandidate("2026-03-02", "text", span("a1", "2 March 2026")),),
    )
    credit, menu = span("a1", "(Tern)"), span("a2", "Menu Sport Weather")
    return [
        article(
            "a1",
            path="in/post.txt",
            outlet="Harbour Post",
            title="Lorrin bridge shut",
            byline="Nell Okafor",
            published=dated,
            language="en",
            credits=(Credit(credit.start, credit.end, "Tern"),),
        ),
        article(
            "a2",
            path="in/quay-weekly.txt",
            published=Published("2026-03-04", "meta"),
            noise=(Noise(menu.start, menu.end, "a menu"),),
        ),
        article("a3", path="in/0003_58431788c82b187f.txt", url="https://www.tide.example/3"),
    ]


def _attributions() -> list[Attribution]:
    return [
        Attribution(
            id="t1",
            article="a1",
            source=(span("a1", "the Tern agency"),),
            cue=(span("a1", "reported"),),
            content=(span("a1", "The old bridge at Lorrin was shut on Monday, 2 March 2026"),),
            chain=(TERN, OFFICIAL),
        ),
        Attribution(
            id="t2",
            article="a1",
            source=(span("a1", "Mayor Ilse Brandt"),),
            cue=(span("a1", "said"),),
            content=(span("a1", "We will not risk a single life."),),
            kind="direct",
            chain=(BRANDT,),
        ),
    ]


def _entities() -> list[Entity]:
    mayor = span("a1", "Mayor")
    return [
        Entity(
            id="e1",
            type="person",
            name="Ilse Brandt",
            variants=(Variant("Ilse Brandt", 1), Variant("Ilse Brand", 1)),
            labels=(Label("a1", mayor.start, mayor.end, "Mayor"),),
            mentions=(passage("a1", "Ilse Brandt"), passage("a3", "Ilse Brand")),
            reasons=("one letter apart, the same office",),
        ),
        Entity(
            id="e3",
            type="organization",
            name="Tern",
            variants=(Variant("Tern", 2),),
            mentions=(passage("a1", "Tern"), passage("a2", "Tern")),
        ),
    ]


def _claims() -> list[Claim]:
    return [
        claim(
            "c1",
            "a1",
            "The old bridge at Lorrin was shut on Monday, 2 March 2026",
            attribution="t1",
            chain=(TERN, OFFICIAL),
            times=(0,),
        ),
        claim("c2", "a2", "The old bridge at Lorrin was shut on Monday", chain=(TERN,), times=(1,)),
        claim("c3", "a2", "Two lorries fell into the river"),
        claim("c4", "a3", "Three lorries fell into the river", chain=(Source("police", "body"),)),
        claim(
            "c5",
            "a1",
            "We will not risk a single life",
            status="planned",
            attribution="t2",
            chain=(BRANDT,),
            entities=("e1",),
        ),
        claim("c6", "a3", "they would risk no life", status="planned", chain=(BRANDT,)),
    ]


def _findings() -> list[Finding]:
    return [_two_lorries(), _bridge_shut(), _no_risk(), _three_lorries()]


def _two_lorries() -> Finding:
    return Finding(
        id="x9",
        story="s1",
        text="Two lorries fell into the river",
        claims=("c3",),
        status="happened",
        outlets=1,
        first="c3",
    )


def _bridge_shut() -> Finding:
    return Finding(
        id="x2",
        story="s1",
        text="The old bridge at Lorrin was shut on Monday",
        claims=("c1", "c2"),
        status="happened",
        outlets=2,
        first="c1",
        origins=(Origin("a harbour official", "unnamed", ("c1", "c2"), ("reached by Tern",)),),
        independence="one origin",
        reasons=("both rest on Tern",),
        links=(Link(("c1", "c2"), 0.97, "nearly the same words"),),
    )


def _no_risk() -> Finding:
    return Finding(
        id="x3",
        story="s1",
        text="We will not risk a single life",
        claims=("c5", "c6"),
        status="planned",
        outlets=2,
        first="c5",
        origins=(Origin("Ilse Brandt", "person", ("c5", "c6")),),
        independence="one origin",
        reasons=("one speaker",),
    )


def _three_lorries() -> Finding:
    return Finding(
        id="x4",
        story="s1",
        text="Three lorries fell into the river",
        claims=("c4",),
        status="happened",
        outlets=1,
        first="c4",
        origins=(Origin("police", "body", ("c4",)),),
        independence="one origin",
        refines=("x9",),
    )
