"""Whose word a claim is, once copies are followed and credits are read."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.articles.outlets import outlet_labels
from sayso.model import Article, Claim, Copy, Source, Span
from sayso.origins.introductions import Introductions
from sayso.origins.parties import Entities, Known, Party, media_party, party
from sayso.origins.words import quoted_stretches

HELP = re.compile(r"contribut|additional|input|material|information|file[sd]? ", re.IGNORECASE)
"""What a credit says that names a helper: the article's own voice stays its own."""

BYLINE = re.compile(
    r"(?:^|\b)(?:by|from|source)\b:?|\b(?:staff|wire|reporters?|correspondents?|newsroom)\b|[,/|()]",
    re.IGNORECASE,
)
"""What stands beside the names in a byline."""

BESIDE = re.compile(r"&|\b(?:and|with)\b", re.IGNORECASE)


class Voice(Struct, frozen=True):
    """On whose word a claim is told.

    ``teller`` is the claim's outlet; ``holder`` the one whose article the words come from, the
    same unless they were copied; ``first`` is False where it is not known which of the two had
    them first. ``relays`` are those on the way, nearest first; ``far`` is the
    farthest source, None in the outlet's own voice. ``credit`` is the agency whose report the
    article is; ``circle`` is True where following the sources comes back to the outlet; ``said``
    holds what of the claim stands in quotation marks; ``lent`` is True where only its words show
    whose they are, for the claim names nobody.
    """

    claim: Claim
    teller: Party
    holder: Party
    relays: tuple[Party, ...] = ()
    far: Party | None = None
    credit: Party | None = None
    first: bool = True
    circle: bool = False
    said: tuple[str, ...] = ()
    lent: bool = False

    @property
    def copied(self) -> bool:
        """Whether the words were first another outlet's."""
        return self.holder.key != self.teller.key

    @property
    def quoted(self) -> bool:
        """Whether most of the claim's words are somebody's own."""
        return 2 * sum(map(len, self.said)) > self.claim.end - self.claim.start


class Listener:
    """Hears whose word claims are; made once for a story.

    Args:
        articles: those whose claims and copies are given.
        copies: which passages were taken over from where.
        entities: persons and bodies by their ids.
        known: agencies and outlets.
        posts: how the articles introduce persons.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        copies: Iterable[Copy],
        entities: Entities,
        known: Known,
        posts: Introductions,
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._labels = outlet_labels(articles)
        self._quoted = {article.id: quoted_stretches(article.text) for article in articles}
        self._copies: Mapping[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            self._copies[copy.copy].append(copy)
        self._entities = entities
        self._known = known
        self._posts = posts
        self._outlets = {self._outlet(article.id).key for article in articles}

    def hear(self, claim: Claim) -> Voice:
        """Return on whose word ``claim`` is told."""
        article, first = self._holder(claim.article, Span(claim.start, claim.end))
        teller, holder = self._outlet(claim.article), self._outlet(article)
        agency = self._credited(claim.article) or self._credited(article)
        own = Voice(claim, teller, holder, far=agency, credit=agency, first=first)
        if not claim.chain:
            return own
        *relays, far = self._parties(claim.chain, (agency or holder).name)
        if far.key in (holder.key, teller.key):
            return own
        if agency and not any(relay.kind in ("agency", "outlet") for relay in relays):
            relays.insert(0, agency)
        return Voice(
            claim, teller, holder, tuple(relays), far, agency, first, said=self._said(claim)
        )

    def _said(self, claim: Claim) -> tuple[str, ...]:
        """What of a claim stands in quotation marks."""
        text = self._articles[claim.article].text if claim.article in self._articles else ""
        stretches = (
            text[max(claim.start, start) : min(claim.end, end)]
            for start, end in self._quoted.get(claim.article, ())
        )
        return tuple(filter(None, stretches))

    def _outlet(self, article: str) -> Party:
        name = self._labels.get(article, article)
        return media_party(name, "outlet", self._known)

    def _parties(self, chain: Sequence[Source], outlet: str) -> list[Party]:
        """The links of a chain; each was reached by the one before it, the first by the outlet."""
        found: list[Party] = []
        for link in chain:
            via = found[-1].name if found else outlet
            medium = media_party(link.name, "outlet", self._known)
            here = medium.key in self._outlets
            found.append(medium if here else self._introduced(link, via))
        return found

    def _introduced(self, link: Source, via: str) -> Party:
        """Who a link is, with the posts that any article gives it."""
        found = party(link, via, self._entities, self._known)
        posts = self._posts.get(link.entity or "", ())
        if found.kind != "person" or not posts:
            return found
        return replace(found, labels=tuple(dict.fromkeys((*found.labels, *posts))))

    def _credited(self, article: str) -> Party | None:
        """The agency whose report the whole article is; None when it only helped, or is two."""
        found = self._articles.get(article)
        if found is None:
            return None
        agencies = {
            credit.agency
            for credit in found.credits
            if not HELP.search(found.text[credit.start : credit.end])
        } or self._signing(found.byline or "")
        if len(agencies) != 1:
            return None
        agency = media_party(agencies.pop(), "agency", self._known)
        return None if agency.key == self._outlet(article).key else agency

    def _signing(self, byline: str) -> set[str]:
        """The agency that signs an article: "By Reuters", "Ann Lee, AFP"; not with others."""
        if BESIDE.search(byline):
            return set()
        names = [part.strip() for part in BYLINE.split(byline) if part.strip()]
        found = [self._known.find(name) for name in names]
        return {known.name for known in found if known is not None and known.kind == "agency"}

    def _holder(self, article: str, span: Span) -> tuple[str, bool]:
        """The article the words at ``span`` come from, following copies of copies, and whether
        it is known to have had them first."""
        seen, first = {article}, True
        while (step := self._copied_from(article, span)) is not None:
            copy, span = step
            if copy.original in seen:
                break
            article, first = copy.original, first and copy.directed
            seen.add(article)
        return article, first

    def _copied_from(self, article: str, span: Span) -> tuple[Copy, Span] | None:
        for copy in self._copies.get(article, ()):
            for passage in copy.passages:
                start, end = max(span.start, passage.copy.start), min(span.end, passage.copy.end)
                if 2 * (end - start) >= span.end - span.start > 0:
                    shift = passage.original.start - passage.copy.start
                    return copy, Span(start + shift, end + shift)
        return None
