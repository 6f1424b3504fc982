"""The stories of labelled claims, read as the pipeline reads them."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sayso.language.bundle import Bundle
from sayso.model import Claim
from training.annotated import Event, claims_of, read_event
from training.labelled import Side, Texts, labelled, stories
from training.whole_stories import Place, letters, whole_stories


class Story(Struct, frozen=True):
    """A story's event, its claims, and the letters of pairs of them (first < second)."""

    event: Event
    claims: Sequence[Claim]
    letters: Mapping[tuple[int, int], str]


def labelled_stories(data: Path, bundle: Bundle) -> Iterator[Story]:
    """Yield the stories of pairs labelled one by one that are learned from.

    ``data`` is the folder of the public sets.
    """
    texts = Texts(data)
    for pairs in stories([pair for pair in labelled() if not pair.kept_back]):
        names = sorted({side.text for pair in pairs for side in (pair.first, pair.second)})
        event, claims, places = _read(names, texts, bundle)
        at = {(place.text, place.start, place.end): number for number, place in enumerate(places)}
        found = {}
        for pair in pairs:
            ends = [_at(side, at) for side in (pair.first, pair.second)]
            if None not in ends:
                first, second = sorted(end for end in ends if end is not None)
                found[first, second] = pair.letter
        yield Story(event, claims, found)


def labelled_whole(data: Path, bundle: Bundle, *, kept_back: bool = False) -> Iterator[Story]:
    """Yield the stories labelled whole: those kept back for measuring, or the others."""
    texts = Texts(data)
    for whole in whole_stories():
        if whole.kept_back == kept_back:
            event, claims, places = _read(whole.texts, texts, bundle)
            yield Story(event, claims, letters(places, whole.lines))


def _read(
    names: Sequence[str], texts: Texts, bundle: Bundle
) -> tuple[Event, list[Claim], list[Place]]:
    """Read a story's texts; return the event, its claims, and where they stand."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for text in names:
            (folder / text).with_suffix(".txt").write_text(texts[text], encoding="utf-8")
        files = [{"id": text, "file": f"{text}.txt"} for text in names]
        event = read_event({"event": "", "articles": files, "findings": []}, folder, bundle)
    claims = claims_of(event)
    articles = (reading.article for reading in event.readings)
    named = {article.id: Path(str(article.path)).stem for article in articles}
    return event, claims, [Place(named[c.article], c.start, c.end) for c in claims]


def _at(side: Side, place: Mapping[tuple[str, int, int], int]) -> int | None:
    """Which claim stands at a place; None where claims are no longer cut as they were."""
    return place.get((side.text, *side.claim))
