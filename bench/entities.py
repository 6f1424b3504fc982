"""How well names are joined and pronouns resolved.

    python -m bench.entities --data DIR

* ``words``: held-out Latin spellings of Arabic and Russian name words, F1 of "the same", beside
  edit distance and Jaro-Winkler at the thresholds that are best on the learning part.
* ``pairs``: held-out OpenSanctions name pairs, F1 of "the same", beside the same and beside
  nomenklatura's ``logic_v2``, whose scores come with the set.
* ``ecb``: cross-document entity coreference of ECB+ dev with gold mentions, names and all, beside
  joining by the head word alone; stories as in the gold.
* ``pronouns``: "he", "she" and their forms in GUM dev, with gold names.
"""

import argparse
import csv
import json
import random
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from rapidfuzz.distance import JaroWinkler, Levenshtein
from training import names as recipe
from training.gum import documents
from training.referents import Case, cases

from bench.coreference import clusters, conll
from sayso.entities import EntityIndex, referents, resolve, spelling
from sayso.entities.antecedents import score
from sayso.entities.compare import name_features
from sayso.entities.compare import weights as name_weights
from sayso.entities.forms import form
from sayso.language.names import mentions
from sayso.language.names.types import type_of_words
from sayso.language.tagger import Tagged
from sayso.model import Article, Reading, Span, Story

DISTANCES: dict[str, Callable[[str, str], float]] = {
    "edit distance": Levenshtein.normalized_similarity,
    "jaro-winkler": JaroWinkler.similarity,
}
LOGIC_V2 = 0.7
"""The threshold of the set's own harness."""
_TYPES = {"LOC": "place", "NON": "organization"}
_SURE, _CLEAR = 0.5, 0.08


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


def words(data: Path) -> dict[str, object]:
    """F1 on held-out spellings of name words, ours and by plain distances."""
    rng = random.Random(recipe.SEED)
    learning, held = (recipe.word_pairs(data, part, rng) for part in ("80", "20"))
    same = [answer for *_, answer in held]
    ours = [spelling.same_word(a, b) >= spelling.CLOSE for a, b, _ in held]
    figures: dict[str, object] = {"pairs": len(held), "ours": recipe.f1(same, ours)}
    for name, like in DISTANCES.items():
        figures[name] = _by_distance(like, learning, held)
    return figures


def pairs(data: Path) -> dict[str, object]:
    """F1 on the held-out name pairs, by kind, ours and by other means."""
    figures: dict[str, object] = {}
    reference = _logic_v2(data)
    for kind in ("person", "body"):
        rows = [row for row in recipe.name_pairs(data) if row[0] == kind]
        held = [row for row in rows if row[4]]
        weights = name_weights(kind)
        said = [
            spelling.probability(weights, name_features(form(a), form(b))) >= spelling.CLOSE
            for _, a, b, *_ in held
        ]
        same = [row[3] for row in held]
        beside = {
            name: _by_distance(
                like,
                [(a.casefold(), b.casefold(), same) for _, a, b, same, out in rows if not out],
                [(a.casefold(), b.casefold(), same) for _, a, b, same, _ in held],
            )
            for name, like in DISTANCES.items()
        }
        scored = [(reference[a, b], one) for _, a, b, one, _ in held if (a, b) in reference]
        theirs = recipe.f1([one for _, one in scored], [score >= LOGIC_V2 for score, _ in scored])
        figures[kind] = {
            "pairs": len(held),
            "ours": recipe.f1(same, said),
            **beside,
            f"logic_v2, on {len(scored)} of them": theirs,
        }
    return figures


def _by_distance(
    like: Callable[[str, str], float],
    learning: Sequence[tuple[str, str, bool]],
    held: Sequence[tuple[str, str, bool]],
) -> dict[str, float]:
    """F1 of a plain likeness at the threshold that is best on the learning part."""
    right = [same for *_, same in learning]
    scores = [like(a, b) for a, b, _ in learning]
    best = max(
        (step / 50 for step in range(20, 50)),
        key=lambda least: recipe.f1(right, [score >= least for score in scores])["f1"],
    )
    said = [like(a, b) >= best for a, b, _ in held]
    return recipe.f1([same for *_, same in held], said)


def _logic_v2(data: Path) -> dict[tuple[str, str], float]:
    """The scores nomenklatura's matcher gives the pairs, as they come with the set."""
    path = data / "name-pairs/name_bench/run_data/logicv2-frozen.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {(r["name1"], r["name2"]): float(r["score"]) for r in csv.DictReader(file)}


def ecb(data: Path) -> dict[str, object]:
    """Cross-document coreference in ECB+ dev, ours and by head word: of names, of all mentions.

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


def _scored(found: list[GoldMention], said: dict[GoldMention, object]) -> dict[str, float]:
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
    text, tokens, ends = "", {}, {}
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
) -> dict[GoldMention, object]:
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
    home: dict[GoldMention, object] = {m: ("alone", n) for n, m in enumerate(names)}
    for mention in names:
        for entity in index.at(mention.document, mention.start, mention.end)[-1:]:
            home[mention] = entity
    at = {(m.document, m.start, m.end): m for m in all_}
    for reading in readings:
        for referent in referents(reading, index):
            mention = at.get((reading.article.id, referent.start, referent.end))
            if mention and mention not in home:
                home[mention] = referent.entity
    return home


def _reading(id_: str, told: Text, inside: list[GoldMention]) -> Reading:
    text, _, sentences = told
    tagged = [Tagged(m.start, m.end, m.kind, 1.0) for m in inside]
    names = mentions(text, sentences, tagged)
    article = Article(id=id_, sha256="", text=text)
    return Reading(article=article, sentences=sentences, mentions=names)


def pronouns(data: Path, genres: tuple[str, ...]) -> dict[str, object]:
    """Right answers among those given and among all pronouns that stand for somebody named."""
    given = right = able = 0
    for case in _cases(data, genres):
        able += case.answer is not None
        ranked = sorted(((score(row), e) for e, row in case.candidates.items()), reverse=True)
        if not ranked or ranked[0][0] < _SURE:
            continue
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR:
            continue
        given += 1
        right += ranked[0][1] == case.answer
    return {
        "pronouns": able,
        "answered": given,
        "precision": round(right / max(1, given), 3),
        "recall": round(right / max(1, able), 3),
    }


def _cases(data: Path, genres: tuple[str, ...]) -> Iterator[Case]:
    for doc in documents(data / "gum", "dev", genres):
        yield from cases(doc)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    figures = {
        "words": words(given.data),
        "pairs": pairs(given.data),
        "ecb": ecb(given.data),
        "pronouns, GUM dev, all genres": pronouns(given.data, ()),
        "pronouns, GUM dev, news and bio": pronouns(given.data, ("news", "bio")),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
