"""The values of Sayso: frozen, equal when their content is equal, and the JSON at once.

Fields stand in the order of the public dossier format (``sayso-dossier/1``) and are written
to JSON as they stand here. Offsets are Unicode code points into ``Article.text``, start
included, end excluded. A later stage never changes a value: it returns a new one with its
own fields filled (``msgspec.structs.replace``).
"""

from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct, field

PublishedFrom = Literal["json-ld", "meta", "feed", "text", "file", "story", "none"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "doubts"]
CueSort = Literal["speech", "declare", "report", "opinion", "appraise", "act", "belief", "plan"]
SourceKind = Literal["agency", "outlet", "person", "body", "document", "unnamed"]
EntityType = Literal["person", "organization", "place", "facility", "other"]
Status = Literal["happened", "planned", "requested", "ongoing", "possible", "denied"]
Independence = Literal["one origin", "several origins", "cannot tell"]
DisagreementKind = Literal[
    "date", "number", "name", "role", "place", "status", "polarity", "who-said-it", "emphasis"
]
Cause = Literal[
    "true conflict",
    "later update",
    "rounding",
    "scope",
    "translation or paraphrase",
    "planned vs done",
    "cannot tell",
]
Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the stage's name, the items done and the items in all."""


class Span(Struct, frozen=True, order=True):
    """A stretch of one text, in code points: start included, end excluded."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether another stretch lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end


class Passage(Struct, frozen=True, order=True):
    """A stretch of a named article."""

    article: str
    start: int
    end: int


# ---------------------------------------------------------------- articles


class PublishedCandidate(Struct, frozen=True):
    """One date or time an article gives for its own publication, and where it stood."""

    value: str
    source: PublishedFrom = field(name="from")
    span: Span | None = None


class Published(Struct, frozen=True):
    """When an article was published: ISO date or date-time, with all that was found.

    ``reason`` tells why a guess from the article's story was made. ``unreadable`` holds what the
    article's file gives as its date and nobody can read as one ("yesterday", "03/04/25").
    """

    value: str | None = None
    source: PublishedFrom = field(name="from", default="none")
    candidates: tuple[PublishedCandidate, ...] = ()
    reason: str = ""
    unreadable: tuple[str, ...] = ()


class Noise(Struct, frozen=True, order=True):
    """A stretch of an article's text that is not the article; marked, never cut."""

    start: int
    end: int
    reason: str


class Credit(Struct, frozen=True, order=True):
    """A credit line such as ``(AFP)`` and the agency it names."""

    start: int
    end: int
    agency: str


class Article(Struct, frozen=True, kw_only=True):
    """One published text, never altered; ``sha256`` is over the text's UTF-8."""

    id: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Published = Published()
    language: str | None = None
    sha256: str
    text: str
    noise: tuple[Noise, ...] = ()
    credits: tuple[Credit, ...] = ()


class Unread(Struct, frozen=True, order=True):
    """A file that gave no article, and why, in one line."""

    path: str
    reason: str


# ---------------------------------------------------------------- reading


class Mention(Struct, frozen=True):
    """A name in a text, without its titles; ``labels`` are the titles and roles beside it."""

    start: int
    end: int
    type: EntityType
    labels: tuple[Span, ...] = ()


class Source(Struct, frozen=True):
    """One link of a chain: who is named, of what kind, and which entity that is.

    ``span`` is where the article names or means it, ``reason`` how that was read, ``confidence``
    how often such a reading is right. ``members`` are the sources named side by side in one link
    ("Reuters and a fisherman"), none where it is one.
    """

    name: str
    kind: SourceKind
    entity: str | None = None
    span: Span | None = None
    reason: str = ""
    confidence: float = 1.0
    members: tuple["Source", ...] = ()


class Attribution(Struct, frozen=True, kw_only=True):
    """Who says what: source, cue and content spans, after PolNeAR.

    ``within`` is the id of the attribution whose content holds this one. ``chain`` runs from
    the nearest source to the farthest and is filled by ``sayso.chains``. ``sort`` is the kind of
    act the cue tells of (``knowledge/cues.toml``), None for an unlisted cue.
    """

    id: str
    article: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    kind: AttributionKind = "indirect"
    chain: tuple[Source, ...] = ()
    stance: Stance = "asserts"
    confidence: float = 1.0
    within: str | None = None
    reason: str = ""
    sort: CueSort | None = None


class Time(Struct, frozen=True, kw_only=True):
    """An expression that stands for a date or a period (``A/B``), and how it was resolved."""

    article: str
    start: int
    end: int
    value: str | None
    candidates: tuple[str, ...] = ()
    reason: str = ""


class Reading(Struct, frozen=True, kw_only=True):
    """What language analysis found in one article."""

    article: Article
    sentences: tuple[Span, ...] = ()
    clauses: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Time, ...] = ()


# ---------------------------------------------------------------- stories and entities


class Story(Struct, frozen=True):
    """The articles about one event."""

    id: str
    title: str
    articles: tuple[str, ...]


class Variant(Struct, frozen=True):
    """One spelling of an entity and how often it stands in the coverage."""

    text: str
    count: int


class Label(Struct, frozen=True):
    """A role or description an article attaches to an entity."""

    article: str
    start: int
    end: int
    text: str


class Entity(Struct, frozen=True, kw_only=True):
    """Who or what is named, over all its spellings, with the reasons they are one."""

    id: str
    type: EntityType
    name: str
    variants: tuple[Variant, ...] = ()
    labels: tuple[Label, ...] = ()
    mentions: tuple[Passage, ...] = ()
    reasons: tuple[str, ...] = ()


# ---------------------------------------------------------------- claims and findings


class Claim(Struct, frozen=True, kw_only=True):
    """One checkable statement in one article.

    ``times`` are indexes into the dossier's ``times``. ``reason`` tells how the status was
    decided. In the outlet's own voice ``chain`` is empty and ``attribution`` is None. ``reads``
    gives the claim with its subject restored in square brackets where its own words lack one.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    status: Status = "happened"
    attribution: str | None = None
    chain: tuple[Source, ...] = ()
    stance: Stance = "asserts"
    entities: tuple[str, ...] = ()
    times: tuple[int, ...] = ()
    reason: str = ""
    reads: str = ""


class Origin(Struct, frozen=True):
    """A farthest source, resolved over all articles, and the claims that rest on it."""

    name: str
    kind: SourceKind
    claims: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Link(Struct, frozen=True):
    """Why two claims are held to make the same statement."""

    claims: tuple[str, str]
    score: float
    reason: str


class Admiralty(Struct, frozen=True):
    """A proposed credibility digit of the Admiralty scale, and why it is proposed.

    It follows from the origins and the disagreements alone; it is never a score of truth, and
    the scale's 4 and 5 (doubtful, improbable) are not proposed.
    """

    digit: Literal[1, 2, 3, 6]
    reason: str


class Finding(Struct, frozen=True, kw_only=True):
    """The same statement made by claims of several articles, or of one.

    ``origins``, ``independence`` and ``reasons`` are filled by ``sayso.origins``.
    ``core`` names for each of ``claims``, in their order, the narrowest claim inside it that
    states the same as surely: the claim itself, or a clause of it. ``text`` is the words of one.
    ``refines`` names the more general findings of which this is a more precise version.
    ``admiralty`` is None unless it was asked for. ``fewest_origins`` is the fewest independent
    origins that may stand behind it: the most of ``origins`` of which every two surely are two.
    """

    id: str
    story: str
    text: str
    claims: tuple[str, ...]
    core: tuple[str, ...] = ()
    status: Status
    outlets: int
    first: str
    origins: tuple[Origin, ...] = ()
    independence: Independence = "cannot tell"
    reasons: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    refines: tuple[str, ...] = ()
    admiralty: Admiralty | None = None
    fewest_origins: int = 1

    @property
    def exact(self) -> tuple[str, ...]:
        """The narrowest claims that make it: ``core``, or ``claims`` where none is told."""
        return self.core or self.claims


class Side(Struct, frozen=True):
    """One way a disputed point is told, and the claims that tell it so."""

    value: str
    claims: tuple[str, ...]


class Disagreement(Struct, frozen=True, kw_only=True):
    """Claims that cannot all be told the same way, and why they part."""

    id: str
    story: str
    about: str
    kind: DisagreementKind
    sides: tuple[Side, ...]
    cause: Cause
    reason: str


class Change(Struct, frozen=True):
    """A run of words in which a rendering differs from (or agrees with) another."""

    op: Literal["same", "added", "dropped", "replaced"]
    was: str
    now: str


class Drift(Struct, frozen=True):
    """How rendering number ``rendering`` reads against rendering number ``against``."""

    rendering: int
    against: int
    changes: tuple[Change, ...]


class Quote(Struct, frozen=True, kw_only=True):
    """One utterance as several outlets give it; where not ``sure``, perhaps one: a dossier for
    people does not show it, and it may hold the renderings of a sure one."""

    id: str
    speaker: str | None
    renderings: tuple[Passage, ...]
    drift: tuple[Drift, ...] = ()
    sure: bool = True


class CopiedPassage(Struct, frozen=True):
    """The same stretch of text in two articles."""

    original: Span
    copy: Span


class Copy(Struct, frozen=True, kw_only=True):
    """Article ``copy`` carries passages of ``original``; ``directed`` when it is known which
    of the two came first."""

    original: str
    copy: str
    directed: bool
    passages: tuple[CopiedPassage, ...]
    reason: str


# ---------------------------------------------------------------- the dossier


class TimelineEntry(Struct, frozen=True):
    """What is reported of one day or period.

    ``claims`` holds for each of the findings, in their order, the claim that gives the date.
    """

    when: str
    findings: tuple[str, ...]
    claims: tuple[str, ...] = ()


class ModelCard(Struct, frozen=True):
    """Which model took part, so that a result can be made again."""

    name: str
    version: str
    sha256: str


class Figure(Struct, frozen=True):
    """One measured rate of one component."""

    component: str
    figure: str
    value: float
    set: str
    date: str


class ErrorCard(Struct, frozen=True):
    """The measured rates of the parts that made a dossier."""

    note: str = ""
    figures: tuple[Figure, ...] = ()


class Judged(Struct, frozen=True, kw_only=True):
    """A judgement of a person that the run was given, where it is written, what became of it."""

    where: str
    kind: Literal["merge", "never", "split", "story", "same", "apart"]
    told: str
    applied: bool
    outcome: str


class Dossier(Struct, frozen=True, kw_only=True):
    """Everything found for a set of articles; its JSON is the public format."""

    format: Literal["sayso-dossier/1"] = "sayso-dossier/1"
    version: str
    models: tuple[ModelCard, ...] = ()
    articles: tuple[Article, ...] = ()
    unread: tuple[Unread, ...] = ()
    stories: tuple[Story, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    copies: tuple[Copy, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    reading_list: tuple[str, ...] = ()
    error_card: ErrorCard = ErrorCard()
    judgements: tuple[Judged, ...] = ()
