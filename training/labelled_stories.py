"""The stories of the pairs labelled one by one, read as the pipeline reads them."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sayso.language.bundle import Bundle
from sayso.model import Claim
from training.annotated import Event, claims_of, read_event
from training.labelled import Labelled, Side, Texts, labelled, stories


class Story(Struct, frozen=True):
    """A story's event, its claims, and the letters of pairs of them (first < second)."""

    event: Event
    claims: Sequence[Claim]
    letters: Mapping[tuple[int, int], str]


def labelled_stories(data: Path, bundle: Bundle) -> Iterator[Story]:
    """Yield the stories that are learned from; ``data`` is the folder of the public sets."""
    texts = Texts(data)
    for pairs in stories([pair for pair in labelled() if not pair.kept_back]):
        with tempfile.TemporaryDirectory() as folder:
            yield _story(pairs, texts, Path(folder), bundle)


def _story(pairs: Sequence[Labelled], texts: Texts, folder: Path, bundle: Bundle) -> Story:
    names = sorted({side.text for pair in pairs for side in (pair.first, pair.second)})
    for name in names:
        (folder / name).with_suffix(".txt").write_text(texts[name], encoding="utf-8")
    files = [{"id": name, "file": f"{name}.txt"} for name in names]
    event = read_event({"event": "", "articles": files, "findings": []}, folder, bundle)
    claims = claims_of(event)
    articles = (reading.article for reading in event.readings)
    named = {article.id: Path(str(article.path)).stem for article in articles}
    place = {(named[claim.article], claim.start, claim.end): at for at, claim in enumerate(claims)}
    letters = {}
    for pair in pairs:
        ends = [_at(side, place) for side in (pair.first, pair.second)]
        if None not in ends:
            first, second = sorted(end for end in ends if end is not None)
            letters[first, second] = pair.letter
    return Story(event, claims, letters)


def _at(side: Side, place: Mapping[tuple[str, int, int], int]) -> int | None:
    """Which claim stands at a place; None where claims are no longer cut as they were."""
    return place.get((side.text, *side.claim))
