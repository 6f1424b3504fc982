"""Learn what a pronoun stands for: ``python -m training.referents --data DIR --out DIR``.

A logistic regression over candidates: the person a pronoun of GUM stands for against the other
persons named before it. Prints how many pronouns of the development half are resolved rightly.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sayso.entities.antecedents import REACH, Pronoun, Seen, features, last_speaker
from sayso.entities.pronouns import pronouns
from sayso.entities.referents import genders_of
from sayso.knowledge.titles import Gender
from sayso.language.names import mentions
from sayso.language.tagger import Tagged
from sayso.model import Entity, Label, Passage, Variant
from training.gum import Document, documents
from training.names import fit

GENRES = ("news", "bio", "interview", "court", "speech")


class Case(Struct, frozen=True):
    """A pronoun, what it stands for (None: nobody named), and the candidates' features."""

    document: str
    answer: str | None
    candidates: dict[str, dict[str, float]]


def cases(doc: Document) -> Iterator[Case]:
    """The pronouns of a document with gold candidates."""
    gold = {(m.start, m.end): m.entity for m in doc.mentions}
    named = sorted(
        (m.name.start, m.name.end, m.entity) for m in doc.mentions if m.name and m.kind == "person"
    )
    genders = genders_of(entities(doc, named))
    seen = [Seen(e, start, end, sentence_at(doc, start)) for start, end, e in named]
    names = {entity for _, _, entity in named}
    for pronoun in pronouns(doc.text, doc.sentences):
        entity = gold.get((pronoun.start, pronoun.end))
        if entity is None:
            continue
        answer = entity if entity in names else None
        before = sorted((s for s in seen if s.start < pronoun.start), key=lambda s: s.start)
        yield Case(doc.id, answer, candidates(doc, pronoun, before, genders))
        if answer:
            seen.append(Seen(answer, pronoun.start, pronoun.end, pronoun.sentence, True))


def candidates(
    doc: Document, pronoun: Pronoun, before: list[Seen], genders: dict[str, Gender | None]
) -> dict[str, dict[str, float]]:
    """The features of every person named before a pronoun and not of another gender."""
    able = [s for s in before if genders.get(s.entity) in (None, pronoun.gender)]
    near = {s.entity for s in able if pronoun.sentence - s.sentence <= REACH}
    speaker = last_speaker(doc.text, able, {})
    return {
        entity: features(doc.text, doc.sentences, pronoun, able, entity, genders, speaker)
        for entity in sorted(near)
    }


def entities(doc: Document, named: list[tuple[int, int, str]]) -> list[Entity]:
    """Entities of the gold chains, labelled as the reader labels them."""
    tagged = [Tagged(start, end, "person", 1.0) for start, end, _ in named]
    found = {(m.start, m.end): m for m in mentions(doc.text, doc.sentences, tagged)}
    made: dict[str, list[tuple[int, int]]] = {}
    for start, end, entity in named:
        made.setdefault(entity, []).append((start, end))
    return [
        Entity(
            id=entity,
            type="person",
            name=doc.text[slice(*spans[0])],
            variants=tuple(Variant(doc.text[s:e], 1) for s, e in spans),
            labels=tuple(
                Label(doc.id, label.start, label.end, doc.text[label.start : label.end])
                for m in found.values()
                for label in m.labels
                if any(m.start < e and s < m.end for s, e in spans)
            ),
            mentions=tuple(Passage(doc.id, s, e) for s, e in spans),
        )
        for entity, spans in made.items()
    ]


def sentence_at(doc: Document, at: int) -> int:
    """The number of the sentence a position lies in."""
    return max((n for n, s in enumerate(doc.sentences) if s.start <= at), default=0)


def main() -> None:
    """Read the options, learn, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for antecedents.json")
    options = parser.parse_args()
    found = [c for doc in documents(options.data / "gum", "train", GENRES) for c in cases(doc)]
    rows = [(row, entity == c.answer) for c in found for entity, row in c.candidates.items()]
    weights = fit([row for row, _ in rows], [right for _, right in rows], 1.0)
    plain = {"intercept": weights.intercept, "features": weights.features}
    target = options.out / "antecedents.json"
    target.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    print(f"{len(found)} pronouns, {len(rows)} candidates")


if __name__ == "__main__":
    main()
