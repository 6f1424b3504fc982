"""The whole run: files to dossier, one stage handing its values to the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sayso import articles as articles_stage
from sayso import chains, claims, dossier, entities, language, origins, stories
from sayso.articles import Coverage
from sayso.claims import Rulings
from sayso.desk.options import Options
from sayso.desk.progress import silent
from sayso.dossier import Failure
from sayso.entities import EntityIndex
from sayso.errors import BadInput
from sayso.knowledge.judgements import Judgements, in_order, read_judgements
from sayso.knowledge.sources import Registry, registry
from sayso.language.bundle import Bundle, load
from sayso.model import (
    Article,
    Attribution,
    Claim,
    Copy,
    Disagreement,
    Dossier,
    Entity,
    ErrorCard,
    Finding,
    Judged,
    Progress,
    Quote,
    Reading,
    Story,
    Time,
)
from sayso.version import VERSION

Located = TypeVar("Located", Claim, Attribution)
ERROR_NOTE = (
    "Measured rates of the parts that made this dossier, on texts they were not made with. "
    "Every statement above is linked to its place in an article: look before you rely on it."
)


class Attributed(Struct, frozen=True):
    """Readings with who is who in them and on whose say-so each statement stands."""

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    index: EntityIndex
    attributions: tuple[Attribution, ...]
    times: tuple[Time, ...]
    claims: tuple[Claim, ...]
    own_words: tuple[Claim, ...]
    judged: tuple[Judged, ...]


class Told(Struct, frozen=True):
    """What one story's coverage tells."""

    findings: tuple[Finding, ...]
    disagreements: tuple[Disagreement, ...]
    quotes: tuple[Quote, ...]


def report(
    paths: Sequence[str | Path], options: Options, progress: Progress | None = None
) -> Dossier:
    """Read the articles and put everything found into a dossier.

    Raises:
        BadInput: none of the paths gives an article, or an option's file cannot be used.
    """
    show = progress or silent
    known, judgements = registry(options.sources), read_judgements(options.judgements)
    coverage, bundle = _cover(paths, known, show), load(options.threads)
    together, judged = stories.together(coverage.articles, judgements)
    readings, grouped = _group(coverage.articles, bundle, options, together, show)
    attributed = _attribute(readings, grouped, known, judgements, show)
    rulings, ruled = claims.judge(coverage.articles, grouped, attributed.claims, judgements)
    copies = origins.copies([reading.article for reading in readings])
    told = tuple(_tell(grouped, attributed, rulings, bundle, copies, known, show))
    show("dossier", 0, 1)
    made = dossier.assemble(
        version=VERSION,
        models=bundle.cards,
        articles=[reading.article for reading in readings],
        unread=coverage.unread,
        stories=grouped,
        attributions=attributed.attributions,
        entities=attributed.entities,
        times=attributed.times,
        claims=attributed.claims,
        own_words=attributed.own_words,
        findings=[finding for story in told for finding in story.findings],
        disagreements=[item for story in told for item in story.disagreements],
        quotes=[quote for story in told for quote in story.quotes],
        copies=copies,
        error_card=ErrorCard(note=ERROR_NOTE, figures=bundle.figures),
        admiralty=options.admiralty,
    )
    return replace(made, judgements=in_order([*judged, *attributed.judged, *ruled]))


def read(path: str | Path, options: Options) -> Dossier:
    """Read one article: a dossier with its attributions, names, times and claims, no stories.

    Raises:
        BadInput: the path is no single readable article.
    """
    known, judgements = registry(options.sources), read_judgements(options.judgements)
    coverage = _cover([path], known, silent)
    if len(coverage.articles) != 1:
        raise BadInput(
            f"{path}: holds {len(coverage.articles)} articles, and this reads one; "
            "'sayso report' reads many."
        )
    bundle = load(options.threads)
    readings = language.read(coverage.articles, bundle)
    attributed = _attribute(readings, (), known, judgements, silent)
    made = dossier.assemble(
        version=VERSION,
        models=bundle.cards,
        articles=coverage.articles,
        unread=coverage.unread,
        attributions=attributed.attributions,
        entities=attributed.entities,
        times=attributed.times,
        claims=attributed.claims,
        error_card=ErrorCard(note=ERROR_NOTE, figures=bundle.figures),
    )
    return replace(made, judgements=attributed.judged)


def group(
    paths: Sequence[str | Path], options: Options, progress: Progress | None = None
) -> Dossier:
    """Read the articles and group them into stories: a dossier of articles and stories alone.

    Raises:
        BadInput: none of the paths gives an article.
    """
    show = progress or silent
    judgements = read_judgements(options.judgements)
    coverage, bundle = _cover(paths, registry(options.sources), show), load(options.threads)
    together, judged = stories.together(coverage.articles, judgements)
    readings, grouped = _group(coverage.articles, bundle, options, together, show)
    made = dossier.assemble(
        version=VERSION,
        models=bundle.cards,
        articles=[reading.article for reading in readings],
        unread=coverage.unread,
        stories=grouped,
    )
    return replace(made, judgements=judged)


def verify(value: Dossier, paths: Sequence[str | Path]) -> tuple[Failure, ...]:
    """Check a dossier against the articles as they are now; give what fails.

    Raises:
        BadInput: none of the paths gives an article.
    """
    return dossier.verify(value, _cover(paths, registry(), silent).articles)


def _cover(paths: Sequence[str | Path], known: Registry, show: Progress) -> Coverage:
    coverage = articles_stage.read(paths, sources=known, progress=show)
    if coverage.articles:
        return coverage
    if not coverage.unread:
        named = ", ".join(map(str, paths))
        raise BadInput(
            f"{named}: no files there; give files or folders with .txt, .html, .json or .jsonl "
            "articles."
        )
    first, *more = coverage.unread
    others = f"; and {len(more)} more that could not be read" if more else ""
    raise BadInput(f"no readable article. {first.path}: {first.reason}{others}.")


def _group(
    found: Sequence[Article],
    bundle: Bundle,
    options: Options,
    together: Sequence[Sequence[str]],
    show: Progress,
) -> tuple[tuple[Reading, ...], tuple[Story, ...]]:
    """Readings and stories; undated articles have got their story's time as a marked guess."""
    show("language", 0, len(found))
    readings = language.read(
        found, bundle, progress=lambda _, done, total: show("language", done, total)
    )
    show("stories", 0, len(found))
    grouped = stories.group(
        readings, bundle.encoder, one_story=options.one_story, together=together
    )
    return stories.date_undated(readings, grouped), grouped


def _attribute(
    readings: Sequence[Reading],
    grouped: Sequence[Story],
    known: Registry,
    judgements: Judgements,
    show: Progress,
) -> Attributed:
    show("entities", 0, len(readings))
    found, judged = entities.judge(entities.resolve(readings, grouped), readings, judgements)
    index = EntityIndex(found)
    times: list[Time] = []
    attributions: list[Attribution] = []
    made: list[Claim] = []
    own: list[Claim] = []
    for done, reading in enumerate(readings, 1):
        referents = entities.referents(reading, index)
        chained = chains.attach(reading, index, referents, known)
        attributions.extend(chained)
        known_of = (reading, chained, index, referents)
        made.extend(claims.extract(*known_of, first_time=len(times)))
        own.extend(claims.extract_own(*known_of, first_time=len(times)))
        times.extend(reading.times)
        show("attributions", done, len(readings))
    return Attributed(
        readings=tuple(readings),
        entities=found,
        index=index,
        attributions=tuple(attributions),
        times=tuple(times),
        claims=tuple(made),
        own_words=tuple(own),
        judged=judged,
    )


def _tell(
    grouped: Sequence[Story],
    attributed: Attributed,
    rulings: Rulings,
    bundle: Bundle,
    copies: Sequence[Copy],
    known: Registry,
    show: Progress,
) -> Iterator[Told]:
    readings = {reading.article.id: reading for reading in attributed.readings}
    claimed = _by_article(attributed.claims)
    attributions = _by_article(attributed.attributions)
    copied = _by_story(grouped, copies)
    for done, story in enumerate(grouped):
        show("findings", done, len(grouped))
        own = [readings[article] for article in story.articles]
        made = [claim for article in story.articles for claim in claimed[article]]
        compared = claims.compare(story, own, made, bundle.encoder, bundle.pairs)
        compared = claims.contradicted(compared, attributed.index.by_id)
        compared = claims.judged(compared, rulings)
        said = claims.quotes(
            story, own, attributions, attributed.index, bundle.encoder, bundle.pairs, rulings
        )
        sure = [quote for quote in said if quote.sure]
        found = origins.assess(
            claims.find(compared, attributed.entities, sure),
            [view.claim for view in compared.views],
            list(compared.articles.values()),
            copied[story.id],
            attributed.index,
            known,
        )
        yield Told(
            findings=found,
            disagreements=claims.disagree(compared, found, sure, own, attributed.entities),
            quotes=said,
        )
    show("findings", len(grouped), len(grouped))


def _by_article(items: Iterable[Located]) -> dict[str, list[Located]]:
    found: dict[str, list[Located]] = defaultdict(list)
    for item in items:
        found[item.article].append(item)
    return found


def _by_story(grouped: Sequence[Story], copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    story_of = {article: story.id for story in grouped for article in story.articles}
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[story_of[copy.copy]].append(copy)
    return found
