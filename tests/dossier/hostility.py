"""The same dossier with hostile text in every field."""

from msgspec.structs import replace

from sayso.model import (
    Article,
    Attribution,
    Change,
    Claim,
    Credit,
    Disagreement,
    Dossier,
    Drift,
    Entity,
    ErrorCard,
    Figure,
    Finding,
    Label,
    ModelCard,
    Noise,
    Published,
    PublishedCandidate,
    Source,
    Span,
    Story,
    Unread,
    Variant,
)

HOSTILE = (
    "<script>alert(1)</script>\" onclick='x' --> ]]> </style></title></svg> &amp; {{ 7*7 }} "
    "{% raw %} \u202eabc\u202c \u0000\u0007\u0085 שלום עליكم <b>*[x](http://e.example)*</b> `~| #"
)


CHAIN = (Source(HOSTILE, "agency"), Source(HOSTILE + "2", "person"))


def hostile_in_every_field(sample: Dossier) -> Dossier:
    """A dossier with markup, script, quotes, templates and control characters everywhere."""
    return replace(
        sample,
        version=HOSTILE,
        models=(ModelCard(HOSTILE, HOSTILE, HOSTILE),),
        articles=(_article(sample.articles[0]), *sample.articles[1:]),
        unread=(Unread(HOSTILE, HOSTILE),),
        stories=(Story("s1", HOSTILE, ("a1", "a2", "a3")),),
        attributions=(
            Attribution(id=HOSTILE, article="a1", source=(Span(0, 4),), cue=(Span(2, 30),)),
        ),
        entities=tuple(map(_entity, sample.entities)),
        claims=tuple(map(_claim, sample.claims)),
        findings=tuple(map(_finding, sample.findings)),
        disagreements=tuple(map(_disagreement, sample.disagreements)),
        quotes=tuple(
            replace(quote, drift=(Drift(1, 0, (Change("same", HOSTILE, HOSTILE),)),))
            for quote in sample.quotes
        ),
        copies=tuple(replace(copy, reason=HOSTILE) for copy in sample.copies),
        error_card=ErrorCard(HOSTILE, (Figure(HOSTILE, HOSTILE, 0.1, HOSTILE, HOSTILE),)),
    )


def _article(article: Article) -> Article:
    return replace(
        article,
        path=HOSTILE,
        url="javascript:alert(1)//" + HOSTILE,
        outlet=HOSTILE,
        title=HOSTILE,
        byline=HOSTILE,
        language=HOSTILE,
        published=Published(HOSTILE, "text", (PublishedCandidate(HOSTILE + "2", "meta"),)),
        text=f"{HOSTILE}\n{HOSTILE}",
        sha256=HOSTILE,
        noise=(Noise(0, 5, HOSTILE),),
        credits=(Credit(3, 9, HOSTILE),),
    )


def _entity(entity: Entity) -> Entity:
    return replace(
        entity,
        name=HOSTILE,
        variants=(Variant(HOSTILE, 2), Variant(HOSTILE + "2", 1)),
        labels=(Label("a1", 4, 8, HOSTILE),),
        reasons=(HOSTILE,),
    )


def _claim(one: Claim) -> Claim:
    """Only claims of the article whose text is hostile: the others' words must stand in theirs."""
    if one.article != "a1":
        return one
    return replace(one, start=1, end=20, text=HOSTILE, chain=CHAIN, reason=HOSTILE)


def _finding(finding: Finding) -> Finding:
    return replace(
        finding,
        text=HOSTILE,
        reasons=(HOSTILE,),
        origins=tuple(replace(one, name=HOSTILE, reasons=(HOSTILE,)) for one in finding.origins),
        links=tuple(replace(link, reason=HOSTILE) for link in finding.links),
    )


def _disagreement(item: Disagreement) -> Disagreement:
    sides = tuple(replace(side, value=HOSTILE) for side in item.sides)
    return replace(item, about=HOSTILE, reason=HOSTILE, sides=sides)
