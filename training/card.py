"""Write what was measured into the cards: ``python -m training.card --figures FILE --out DIR``.

FILE is what ``python -m bench.language --json FILE`` wrote. ``cards.json`` gets the figures the
dossier shows; ``CARD.md`` is made from ``card.md`` beside this file.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from string import Template

import msgspec

from bench.language import Figure as Measured
from sayso.language.bundle import CARDS, Cards, read_cards
from sayso.model import Figure

TEMPLATE = Path(__file__).with_name("card.md")


def shown(measured: Measured, date: str) -> Figure:
    """Return a figure of quality as the dossier's error card shows it."""
    value = round(measured.value, 3)
    where = f"{measured.set} (development)"
    return Figure(measured.component, measured.name, value, where, date)


def table(measured: list[Measured]) -> str:
    """Return the figures as the rows of a Markdown table."""
    rows = ["| set | component | figure | value | 95% interval |", "|---|---|---|---|---|"]
    for each in measured:
        value = f"{each.value:,.0f}" if each.value > 1 else f"{each.value:.3f}"
        around = "" if each.low is None else f"{each.low:.3f} to {each.high:.3f}"
        rows.append(f"| {each.set} | {each.component} | {each.name} | {value} | {around} |")
    return "\n".join(rows)


def models(folder: Path, cards: Cards) -> str:
    """Return name, version, size and digest of each model as the rows of a Markdown table."""
    rows = ["| model | version | size, MB | SHA-256 |", "|---|---|---|---|"]
    for card in cards.models:
        size = (folder / f"{card.name}.onnx").stat().st_size / 1e6
        rows.append(f"| {card.name} | {card.version} | {size:.1f} | `{card.sha256}` |")
    return "\n".join(rows)


def main() -> None:
    """Read the figures, write both cards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=Path, required=True)
    parser.add_argument("--float-macro", type=float, required=True, help="macro F1 before int8")
    parser.add_argument("--out", type=Path, required=True, help="folder of the models")
    given = parser.parse_args()
    date = datetime.now(UTC).date().isoformat()
    measured = msgspec.json.decode(given.figures.read_bytes(), type=list[Measured])
    quality = tuple(shown(each, date) for each in measured if each.value <= 1)
    cards = Cards(read_cards(given.out / CARDS).models, quality)
    written = msgspec.json.format(msgspec.json.encode(cards), indent=2)
    (given.out / CARDS).write_bytes(written + b"\n")
    card = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        date=date,
        models=models(given.out, cards),
        figures=table(measured),
        float_macro=f"{given.float_macro:.3f}",
    )
    (given.out / "CARD.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
