"""Cross-document coreference of ECB+ dev with gold mentions, stories as in the gold: CoNLL F1.

    python -m bench.coreference --data DIR

* ``entities``: names and all mentions, beside joining by the head word alone. Gold mentions tell
  what a name is; everything else is decided as in a run.
* ``events``: mentions of events, beside joining by the stem of the head word alone. The scorer of
  statements was not made for them: it says how surely two clauses state the same, and a logistic
  regression over that, the stem, and the nearness of the two words decides. It learns on six topics
  of the training part, its threshold too; a second line leaves the scorer of statements out.
"""

import argparse
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.conll import clusters, conll
from sayso import chains, claims, language
from sayso.claims.clusters import clusters as average_link
from sayso.claims.words import stem
from sayso.entities import EntityIndex, referents, resolve
from sayso.knowledge.sources import registry
from sayso.language.bundle import Bundle, load
from sayso.language.names import mentions
from sayso.language.names.types import type_of_words
from sayso.language.tagger import Tagged
from sayso.model import Article, Claim, Reading, Span, Story

_TYPES = {"LOC": "place", "NON": "organization"}
LEARNING = ("1", "3", "4", "6", "7", "8")
"""Topics of the training part on which the decision on events is learned."""
ALL, BARE = 5, 3
"""How many of the features of two event mentions are used: all, those of the words alone."""
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
"""Least mean scores tried between two clusters of event mentions that are joined."""


class GoldMention(Struct, frozen=True):
    """A mention of ECB+: its document, span, chain and type."""

    document: str
    start: int
    end: int
    chain: str
    kind: str
    text: str
    name: bool


Text: TypeAlias = tuple[str, dict[tuple[int, int], Span], tuple[Span, ...]]
"""A document's text, the places of its tokens and its sentences."""


def entities(data: Path) -> dict[str, object]:
    """Entities of ECB+ dev, ours and by head word: of names, of all mentions.

    Descriptions no rule resolves ("a driver") count as one thing where their head is the same,
    in ours as in the baseline.
    """
    found, texts = _gold(data)
    names = [mention for mention in found if mention.name]
    by_head = {m: (_story(m.document), _head(m.text)) for m in found}
    ours = _ours(names, texts, found)
    return {
        "names": len(names),
        "names, ours": _scored(names, {m: ours[m] for m in names}),
        "names, head word": _scored(names, {m: by_head[m] for m in names}),
        "all": len(found),
        "all, ours": _scored(found, {m: ours.get(m, by_head[m]) for m in found}),
        "all, head word": _scored(found, by_head),
    }


def _gold(data: Path) -> tuple[list[GoldMention], dict[str, Text]]:
    """The gold mentions, those that are names marked, and the texts they stand in."""
    rows = json.loads((data / "ecbplus/ECB_Dev_Entity_gold_mentions.json").read_text("utf-8"))
    texts: dict[str, Text] = {}
    small_words: dict[str, set[str]] = defaultdict(set)
    for document in sorted({row["doc_id"] for row in rows}):
        texts[document] = _text(data, document)
        body = texts[document][0]
        body = body.partition("\n")[2] if document.endswith("plus") else body  # no address
        small_words[document.split("_")[0]] |= set(re.findall(r"\b[a-z]+\b", body))
    found: list[GoldMention] = []
    for row in rows:
        document, told = row["doc_id"], row["mention_type"][:3]
        text, tokens, _ = texts[document]
        # In the "plus" documents sentence 0 is the address; the gold does not count it.
        sentence = row["sent_id"] + document.endswith("plus")
        first = tokens[(sentence, row["tokens_number"][0])]
        last = tokens[(sentence, row["tokens_number"][-1])]
        words = text[first.start : last.end]
        small = _head(words) in small_words[document.split("_")[0]]
        name = _is_name(words) and not small and told in ("HUM", "LOC", "NON")
        kind = _kind(words, told) if name else "other"
        found.append(
            GoldMention(document, first.start, last.end, row["coref_chain"], kind, words, name)
        )
    return found, texts


def _scored(found: list[GoldMention], said: Mapping[GoldMention, Hashable]) -> dict[str, float]:
    return conll(clusters({m: m.chain for m in found}), clusters(said))


def _is_name(words: str) -> bool:
    """Whether a mention is a name: its last word, or the one before a preposition, is capital.

    A word that its topic also writes in small letters ("Driver" in a headline) is none.
    """
    return _head(words, lower=False)[:1].isupper() and not re.match(
        r"(?:The|A|An|His|Her|Their|He|She|It|They|We|I|You|Its|This|Who)$", words
    )


def _kind(words: str, told: str) -> str:
    """The type of a gold mention; ECB+ does not part persons from bodies ("HUM")."""
    if told != "HUM":
        return _TYPES[told]
    guess = type_of_words(words.split()) if " " in words or words.isupper() else None
    return guess or ("organization" if words.isupper() else "person")


def _head(words: str, lower: bool = True) -> str:
    core = re.split(r"\s+(?:of|in|at|for|who|from|on|with)\s+|\s*,\s*", words)[0]
    last = core.split()[-1] if core.split() else words
    if last in ("'s", "’s") and len(core.split()) > 1:
        last = core.split()[-2]
    return last.lower() if lower else last


def _story(document: str) -> str:
    number, part = document.removesuffix(".xml").split("_")
    return number + ("plus" if part.endswith("ecbplus") else "")


def _text(data: Path, document: str) -> Text:
    """A document's text with a space between tokens, its tokens' and sentences' spans."""
    name = document.removesuffix(".xml")
    root = ET.parse(data / f"ecbplus/xml/{name.split('_')[0]}/{name}.xml").getroot()
    text = ""
    tokens: dict[tuple[int, int], Span] = {}
    ends: dict[int, Span] = {}
    for token in root.iter("token"):
        sentence, number = int(token.attrib["sentence"]), int(token.attrib["number"])
        word = token.text or ""
        if ends and sentence not in ends:
            text += "\n"
        tokens[(sentence, number)] = Span(len(text), len(text) + len(word))
        start = ends[sentence].start if sentence in ends else len(text)
        text += word + " "
        ends[sentence] = Span(start, len(text) - 1)
    return text, tokens, tuple(ends.values())


def _ours(
    names: list[GoldMention], texts: dict[str, Text], all_: list[GoldMention]
) -> dict[GoldMention, Hashable]:
    """The entity of every name, and of the pronouns and descriptions that are resolved."""
    by_document: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in names:
        by_document[mention.document].append(mention)
    readings = [_reading(id_, texts[id_], inside) for id_, inside in sorted(by_document.items())]
    groups: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        groups[_story(reading.article.id)].append(reading.article.id)
    stories = [Story(key, key, tuple(ids)) for key, ids in sorted(groups.items())]
    entities = resolve(readings, stories)
    index = EntityIndex(entities)
    home: dict[GoldMention, Hashable] = {m: ("alone", n) for n, m in enumerate(names)}
    for mention in names:
        for entity in index.at(mention.document, mention.start, mention.end)[-1:]:
            home[mention] = entity
    at = {(m.document, m.start, m.end): m for m in all_}
    for reading in readings:
        for referent in referents(reading, index):
            stands = at.get((reading.article.id, referent.start, referent.end))
            if stands and stands not in home:
                home[stands] = referent.entity
    return home


def _reading(id_: str, told: Text, inside: list[GoldMention]) -> Reading:
    text, _, sentences = told
    tagged = [Tagged(m.start, m.end, m.kind, 1.0) for m in inside]
    names = mentions(text, sentences, tagged)
    article = Article(id=id_, sha256="", text=text)
    return Reading(article=article, sentences=sentences, mentions=names)


# ---------------------------------------------------------------- events


class EventMention(Struct, frozen=True):
    """A mention of an event: its document, its span and its chain."""

    document: str
    start: int
    end: int
    chain: str
    text: str


class Told(Struct, frozen=True):
    """The event mentions of one story and, by pairs of their numbers, what is measured."""

    mentions: tuple[EventMention, ...]
    pairs: dict[tuple[int, int], tuple[float, ...]]


def events(data: Path) -> dict[str, object]:
    """Events of ECB+ dev: ours, without the scorer of statements, by the head's stem."""
    bundle = load(1)
    learning = list(_told(data, "Train", bundle, LEARNING))
    held = list(_told(data, "Dev", bundle))
    found = [mention for story in held for mention in story.mentions]
    gold = clusters({mention: mention.chain for mention in found})
    by_stem = {m: (_story(m.document), stem(_head(m.text))) for m in found}
    return {
        "events": len(found),
        "ours": conll(gold, clusters(_decided(learning, held, ALL))),
        "without statements": conll(gold, clusters(_decided(learning, held, BARE))),
        "head stem": conll(gold, clusters(by_stem)),
    }


def _told(data: Path, part: str, bundle: Bundle, topics: Sequence[str] = ()) -> Iterator[Told]:
    """The stories of a part of ECB+, read and compared as in a run."""
    rows = json.loads((data / f"ecbplus/ECB_{part}_Event_gold_mentions.json").read_text("utf-8"))
    rows = [row for row in rows if not topics or row["doc_id"].split("_")[0] in topics]
    by_story: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        by_story[_story(row["doc_id"])].append(row)
    for name, inside in sorted(by_story.items()):
        yield _read_story(data, name, inside, bundle)


def _read_story(data: Path, name: str, rows: list[dict[str, object]], bundle: Bundle) -> Told:
    texts = {id_: _text(data, id_) for id_ in sorted({str(row["doc_id"]) for row in rows})}
    articles = [Article(id=id_, sha256="", text=texts[id_][0]) for id_ in texts]
    readings = language.read(articles, bundle)
    story = Story(name, name, tuple(texts))
    index = EntityIndex(resolve(readings, [story]))
    made: list[Claim] = []
    for reading in readings:
        told = referents(reading, index)
        chained = chains.attach(reading, index, told, registry())
        made.extend(claims.extract(reading, chained, index, told, first_time=0))
    compared = claims.compare(story, readings, made, bundle.encoder)
    found = tuple(dict.fromkeys(_event(row, texts) for row in rows))
    views = [view.claim for view in compared.views]
    homes = [_smallest(mention, views) for mention in found]
    words = bundle.encoder.encode([_head(mention.text) for mention in found])
    vectors = np.array([view.row for view in compared.views])
    return Told(found, dict(_measured(found, homes, words, vectors, compared.scores)))


def _event(row: Mapping[str, object], texts: Mapping[str, Text]) -> EventMention:
    document = str(row["doc_id"])
    text, tokens, _ = texts[document]
    sentence = int(str(row["sent_id"])) + document.endswith("plus")
    numbers = row["tokens_number"]
    assert isinstance(numbers, list)
    start, end = tokens[(sentence, numbers[0])].start, tokens[(sentence, numbers[-1])].end
    return EventMention(document, start, end, str(row["coref_chain"]), text[start:end])


def _smallest(mention: EventMention, views: Sequence[Claim]) -> int | None:
    """The number of the smallest claim a mention stands in."""
    around = [
        (claim.end - claim.start, number)
        for number, claim in enumerate(views)
        if claim.article == mention.document
        and claim.start <= mention.start
        and mention.end <= claim.end
    ]
    return min(around)[1] if around else None


def _measured(
    found: Sequence[EventMention],
    homes: Sequence[int | None],
    words: NDArray[np.float32],
    vectors: NDArray[np.float32],
    scores: Mapping[tuple[int, int], float],
) -> Iterator[tuple[tuple[int, int], tuple[float, ...]]]:
    """Every two mentions: same stem, nearness of the words, whether of two documents, how surely
    their clauses state the same, nearness of the clauses."""
    near = words @ words.T
    stems = [stem(_head(mention.text)) for mention in found]
    for i, one in enumerate(found):
        for j in range(i + 1, len(found)):
            left, right = homes[i], homes[j]
            sure = alike = 0.0
            apart = one.document != found[j].document
            if left is not None and right is not None and apart:
                sure = scores.get((min(left, right), max(left, right)), 0.0)
                alike = float(vectors[left] @ vectors[right])
            same = float(stems[i] == stems[j])
            yield (i, j), (same, float(near[i, j]), float(apart), sure, alike)


def _decided(
    learning: Sequence[Told], held: Sequence[Told], width: int
) -> dict[EventMention, Hashable]:
    """The clusters of the held-out stories at the threshold that is best on the learning ones."""
    model = _learned(learning, width)
    gold = clusters({m: m.chain for story in learning for m in story.mentions})
    best = max(
        THRESHOLDS,
        key=lambda sure: conll(gold, clusters(_joined(learning, model, width, sure)))["conll"],
    )
    return _joined(held, model, width, best)


def _learned(stories: Sequence[Told], width: int) -> LogisticRegression:
    rows = [row[:width] for told in stories for row in told.pairs.values()]
    answers = [
        told.mentions[i].chain == told.mentions[j].chain for told in stories for i, j in told.pairs
    ]
    return LogisticRegression(max_iter=1000).fit(np.array(rows), answers)


def _joined(
    stories: Sequence[Told], model: LogisticRegression, width: int, sure: float
) -> dict[EventMention, Hashable]:
    home: dict[EventMention, Hashable] = {}
    for number, told in enumerate(stories):
        rows = np.array([row[:width] for row in told.pairs.values()])
        likely = model.predict_proba(rows)[:, 1].tolist() if len(rows) else []
        scores = {key: round(p, 4) for key, p in zip(told.pairs, likely, strict=True)}
        found = average_link([str(n) for n in range(len(told.mentions))], scores, sure)
        for cluster, members in enumerate(found):
            home.update({told.mentions[i]: (number, cluster) for i in members})
    return home


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    print(json.dumps({"entities": entities(data), "events": events(data)}, indent=1))


if __name__ == "__main__":
    main()
