"""Hold the measured quality against the floors. Floors only rise.

    python -m bench.gates --data DIR [--raise]

``floors.json`` names each figure's floor. With ``--raise`` a floor that lies more than
``SLACK`` below what is measured is lifted to ``SLACK`` below it.
"""

import argparse
import json
import sys
from pathlib import Path

from bench import events

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.01
LOWER_IS_BETTER = {"events.noise_fp", "events.ledger_n"}


def figures(data: Path) -> dict[str, float]:
    """Every gated figure by its name."""
    return {f"events.{key}": value for key, value in events.means(events.measure(data)).items()}


def misses(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The figures that are on the wrong side of their floor (or ceiling)."""
    lines = []
    for name, floor in floors.items():
        value = measured.get(name)
        if value is None:
            lines.append(f"{name}: not measured, floor {floor}")
        elif (value > floor) if name in LOWER_IS_BETTER else (value < floor):
            lines.append(f"{name}: {value:.3f}, floor {floor:.3f}")
    return lines


def lifted(measured: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors, each lifted to ``SLACK`` behind what is measured where it lay further off."""
    result = {}
    for name, value in measured.items():
        down = name in LOWER_IS_BETTER
        near = round(value * (1 + SLACK) if down else value - SLACK, 3)
        old = floors.get(name, near)
        result[name] = min(old, near) if down else max(old, near)
    return floors | result


def main() -> None:
    """Measure, compare, exit 1 when a floor is not held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    given = parser.parse_args()
    if not (given.data / "gold").is_dir():
        print(f"skipped, data not here ({given.data}/gold)")
        return
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    measured = figures(given.data)
    for name, value in measured.items():
        print(f"{name:24} {value:8.3f}   floor {floors.get(name, '-')}")
    if given.lift:
        text = json.dumps(lifted(measured, floors), indent=2) + "\n"
        FLOORS.write_text(text, encoding="utf-8")
    if missed := misses(measured, floors):
        sys.exit("\n".join(missed))


if __name__ == "__main__":
    main()
