"""How many lines beside an article are marked as noise, and how many of the article's own.

    python -m bench.noise --data DIR

DIR holds ``data/fnc1/`` (bodies as they were scraped; ``noise_lines.tsv`` beside this file tells
which of their lines a careful reader held for noise), ``data/article-extraction/`` (pages: their
captions are set among the paragraphs of the true body, as they stand and without their credits)
and ``gold/train/`` (what was copied out as a statement is never noise). Figures are shares of
lines; beside them what a simple rule marks: lines that end like no sentence or name an agency of
pictures. The bodies were read while rules were written: theirs is a development score.
"""

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from msgspec import Struct

from sayso.articles.draft import Draft, finish
from sayso.articles.languages import language_of
from sayso.articles.lines import split_lines
from sayso.knowledge.sources import registry

LABELS = Path(__file__).with_name("noise_lines.tsv")
KINDS = ("caption", "credit", "other", "unsure")
OWN = "own"
PROSE_WORDS = 10
"""Lines of an article's own with fewer words are headings and items of lists: not counted."""
LEAST_PROSE, SHARE_OF_PROSE = 4, 0.9
SHORTEST_CAPTION, LONGEST_CAPTION = 5, 600
"""In words and in characters; others are buttons and whole boxes."""

_CAPTION = re.compile(r"caption|cutline", re.IGNORECASE)
_CREDIT = re.compile(
    r"\s*(?:[(\[][^()\[\]]{2,90}[)\]]|(?:(?:Image|Photo) )?[Cc]redit(?:\.\.\.|:).{2,80}|"
    r"(?:Photograph|Photo|Image)s?(?: by|:).{3,60})\s*$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_AGENCY = re.compile(r"\b(?:Getty|Reuters|REUTERS|AP Photo|AFP|Shutterstock|Photo:|Image:)")


class Labelled(Struct, frozen=True):
    """A text as lines, each with its kind: ``own`` or one of ``KINDS``."""

    title: str
    lines: Sequence[str]
    kinds: Sequence[str]


def labels(path: Path = LABELS) -> dict[str, dict[int, str]]:
    """For each body that was read the kinds of its lines that are not the article's own."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        row["body"]: {
            int(number): kind for kind in KINDS for number in filter(None, row[kind].split(","))
        }
        for row in rows
    }


def bodies(data: Path) -> Iterator[Labelled]:
    """The bodies of FNC-1 that were read, with their headlines."""
    folder = data / "data" / "fnc1"
    headlines = {
        row["Body ID"]: row["Headline"]
        for row in _rows(folder / "competition_test_stances.csv")
        if row["Stance"] != "unrelated"
    }
    known = labels()
    for row in _rows(folder / "competition_test_bodies.csv"):
        number = row["Body ID"]
        if number in known:
            lines = [_squeezed(line.text) for line in split_lines(row["articleBody"])]
            kinds = [known[number].get(at, OWN) for at in range(len(lines))]
            yield Labelled(_squeezed(headlines.get(number, "-")), lines, kinds)


def pages(data: Path, *, credited: bool) -> Iterator[Labelled]:
    """The true bodies of English pages of news, with the pages' captions where they stand."""
    folder = data / "data" / "article-extraction"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, record in sorted(truth.items()):
        body = [_squeezed(line.text) for line in split_lines(record["articleBody"])]
        if language_of(record["articleBody"]) != "en" or not _is_prose(body):
            continue
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield with_captions(lxml_html.fromstring(page), body, credited=credited)


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether a page tells news and is no recipe, list of prices or programme."""
    ends = [bool(_SENTENCE_END.search(x)) for x in lines if len(x.split()) >= PROSE_WORDS]
    return len(ends) >= LEAST_PROSE and sum(ends) >= SHARE_OF_PROSE * len(ends)


def with_captions(tree: Any, body: Sequence[str], *, credited: bool) -> Labelled:
    """A body's lines with the captions of its page, each before the line it precedes there.

    Args:
        tree: the page.
        body: the lines of its true body.
        credited: whether captions keep the credits they end in.
    """
    places = {_key(line): at for at, line in reversed(list(enumerate(body))) if _key(line)}
    lines: list[str] = []
    kinds: list[str] = []
    at, seen = 0, set(places)
    for element in tree.iter():
        text = _squeezed(str(element.text_content())) if isinstance(element.tag, str) else ""
        key = _key(text)
        if places.get(key, -1) >= at:
            lines += body[at : places[key] + 1]
            at = places[key] + 1
        elif _is_caption(element) and key not in seen and at < len(body):
            seen.add(key)
            caption = text if credited else _CREDIT.sub("", text)
            if len(caption.split()) >= SHORTEST_CAPTION and len(caption) < LONGEST_CAPTION:
                kinds += [OWN] * (len(lines) - len(kinds)) + ["caption"]
                lines.append(caption)
    lines += body[at:]
    title = next((_squeezed(str(x.text_content())) for x in tree.iter("h1")), "-")
    return Labelled(title or "-", lines, kinds + [OWN] * (len(lines) - len(kinds)))


def _is_caption(element: Any) -> bool:
    return element.tag == "figcaption" or bool(_CAPTION.search(str(element.get("class") or "")))


def marked(text: Labelled) -> list[bool]:
    """For each line whether more than half of it is marked as noise."""
    whole = "\n\n".join((text.title, *text.lines))
    article = finish(Draft(text=whole, title=text.title), "text.txt", registry())
    found, start = [], len(text.title) + 2
    for line in text.lines:
        end = start + len(line)
        shared = sum(max(0, min(end, n.end) - max(start, n.start)) for n in article.noise)
        found.append(shared > len(line) / 2)
        start = end + 2
    return found


def simply_marked(text: Labelled) -> list[bool]:
    """For each line whether it ends like no sentence or names an agency of pictures."""
    return [not _SENTENCE_END.search(x) or bool(_AGENCY.search(x)) for x in text.lines]


def shares(texts: Iterable[tuple[Labelled, Sequence[bool]]]) -> dict[str, tuple[int, int]]:
    """For each kind how many lines were marked, and how many there are."""
    hits, counts = Counter[str](), Counter[str]()
    for text, found in texts:
        for line, kind, hit in zip(text.lines, text.kinds, found, strict=True):
            if kind != OWN or len(line.split()) >= PROSE_WORDS:
                counts[kind] += 1
                hits[kind] += hit
    return {kind: (hits[kind], counts[kind]) for kind in counts if kind != "unsure"}


def statements(data: Path) -> tuple[int, int]:
    """How many lines with statements that readers copied out are marked, and how many there are."""
    hit = count = 0
    for gold in sorted((data / "gold" / "train").glob("*-*.json")):
        event = json.loads(gold.read_text(encoding="utf-8"))
        for article in event["articles"]:
            whole = (gold.parent / article["file"]).read_text(encoding="utf-8")
            found = split_lines(whole)
            quotes = [
                support["quote"]
                for finding in event["findings"]
                for support in finding["supports"]
                if support["article"] == article["id"]
            ]
            told = [any(quote in line.text for quote in quotes) for line in found]
            text = Labelled(found[0].text, [x.text for x in found[1:]], [OWN] * (len(found) - 1))
            hit += sum(a and b for a, b in zip(told[1:], marked(text), strict=True))
            count += sum(told[1:])
    return hit, count


def measure(data: Path) -> dict[str, dict[str, tuple[int, int]]]:
    """Marked lines and all lines by set and kind, ours and by the simple rule."""
    sets = {
        "bodies": list(bodies(data)),
        "pages": list(pages(data, credited=True)),
        "pages, no credits": list(pages(data, credited=False)),
    }
    ours: dict[str, dict[str, tuple[int, int]]] = {}
    for name, texts in sets.items():
        ours[name] = shares((text, marked(text)) for text in texts)
        ours[f"{name}, simple rule"] = shares((text, simply_marked(text)) for text in texts)
    ours["statements"] = {OWN: statements(data)}
    return ours


def _rows(path: Path) -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    for name, kinds in measure(parser.parse_args().data).items():
        for kind, (hit, count) in kinds.items():
            print(f"{name:32} {kind:8} {hit / count:.3f}  {hit} of {count}")


if __name__ == "__main__":
    main()
