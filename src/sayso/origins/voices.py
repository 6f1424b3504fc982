"""Whose word a claim is, once copies are followed and credits are read."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sayso.model import Article, Claim, Copy, Source, Span
from sayso.origins.parties import Entities, Known, Party, media_party, party

HELP = re.compile(r"contribut|additional|input|material|information|file[sd]? ", re.IGNORECASE)
"""What a credit says that names a helper: the article's own voice stays its own."""


class Voice(Struct, frozen=True):
    """On whose word a claim is told.

    ``holder`` is the article the words come from: the claim's own, or the one it was copied from.
    ``media`` are the agencies and outlets on the way, nearest first; ``far`` is the farthest
    source, None in the outlet's own voice. ``taken`` tells of a copy or a credit in words.
    """

    claim: Claim
    holder: str
    media: tuple[str, ...] = ()
    far: Party | None = None
    taken: str = ""


class Listener:
    """Hears whose word claims are; made once for a story.

    Args:
        articles: those whose claims and copies are given.
        copies: which passages were taken over from where.
        entities: persons and bodies by their ids.
        known: agencies and outlets.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        copies: Iterable[Copy],
        entities: Entities,
        known: Known,
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._copies: Mapping[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            self._copies[copy.copy].append(copy)
        self._entities = entities
        self._known = known

    def hear(self, claim: Claim) -> Voice:
        """Return on whose word ``claim`` is told."""
        holder = self._holder(claim.article, Span(claim.start, claim.end))
        taken = f"{self.outlet(claim.article)} has it word for word from {self.outlet(holder)}"
        taken = taken if holder != claim.article else ""
        agency = self._credited(claim.article) or self._credited(holder)
        if not claim.chain:
            return self._own(claim, holder, agency, taken)
        media = tuple(
            media_party(link.name, link.kind, self._known).name
            for link in claim.chain[:-1]
            if link.kind in ("agency", "outlet")
        )
        via = self._via(claim.chain, agency or self.outlet(holder))
        far = party(claim.chain[-1], via, self._entities, self._known)
        if far.key == self._own_key(holder):
            return self._own(claim, holder, agency, taken)
        if not media and agency:
            media, taken = (agency,), taken or self._says_credit(claim.article, agency)
        return Voice(claim, holder, media, far, taken)

    def outlet(self, article: str) -> str:
        """What to call an article's outlet."""
        found = self._articles.get(article)
        return found.outlet if found is not None and found.outlet else article

    def _own(self, claim: Claim, holder: str, agency: str | None, taken: str) -> Voice:
        """The outlet's own voice, or the agency's whose credit the article carries."""
        if agency is None:
            return Voice(claim, holder, taken=taken)
        far = media_party(agency, "agency", self._known)
        return Voice(claim, holder, (), far, self._says_credit(claim.article, agency))

    def _says_credit(self, article: str, agency: str) -> str:
        return f"{self.outlet(article)} carries a credit of {agency}"

    def _own_key(self, article: str) -> str:
        return media_party(self.outlet(article), "outlet", self._known).key

    def _via(self, chain: Sequence[Source], outlet: str) -> str:
        """Who reached the last source of a chain: the link before it, or else the outlet."""
        if len(chain) < 2:
            return outlet
        before = chain[-2]
        if before.kind in ("agency", "outlet"):
            return media_party(before.name, before.kind, self._known).name
        return party(before, outlet, self._entities, self._known).name

    def _credited(self, article: str) -> str | None:
        """The agency whose report the whole article is; None when it only helped, or is two."""
        found = self._articles.get(article)
        if found is None:
            return None
        agencies = {
            credit.agency
            for credit in found.credits
            if not HELP.search(found.text[credit.start : credit.end])
        }
        if len(agencies) != 1:
            return None
        agency = media_party(agencies.pop(), "agency", self._known)
        return None if agency.key == self._own_key(article) else agency.name

    def _holder(self, article: str, span: Span) -> str:
        """The article the words at ``span`` come from, following copies of copies."""
        seen = {article}
        while (step := self._copied_from(article, span)) is not None and step[0] not in seen:
            article, span = step
            seen.add(article)
        return article

    def _copied_from(self, article: str, span: Span) -> tuple[str, Span] | None:
        for copy in self._copies.get(article, ()):
            for passage in copy.passages:
                start, end = max(span.start, passage.copy.start), min(span.end, passage.copy.end)
                if 2 * (end - start) >= span.end - span.start > 0:
                    shift = passage.original.start - passage.copy.start
                    return copy.original, Span(start + shift, end + shift)
        return None
