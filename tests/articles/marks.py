"""Case tables whose texts carry what is expected between ⟦ and ⟧."""

import re
import tomllib
from pathlib import Path

import pytest

MARK = re.compile(r"[⟦⟧]")


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the stretches that stood between them."""
    text, places = "", []
    end = 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        places.append(len(text))
        end = match.end()
    text += marked[end:]
    return text, list(zip(places[::2], places[1::2], strict=True))


def cases(name: str) -> list[object]:
    """The cases of a table beside this file, each under its own name."""
    table = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in table["case"]]
