"""docs/dossier-json.md tells every field of the public format, and none that is not there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest

from sayso.model import Dossier

PAGE = Path(__file__).parent.parent.parent / "docs" / "dossier-json.md"
ROW = re.compile(r"\| `(?P<field>\w+)` \| (?P<type>.+?) \| (?P<meaning>.+) \|")


def parts(annotation: Any) -> Iterator[Any]:
    """A type and everything inside it."""
    yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def reached(struct: type[msgspec.Struct]) -> dict[str, type[msgspec.Struct]]:
    """The structs that stand in the JSON of ``struct``, by name."""
    found: dict[str, type[msgspec.Struct]] = {}
    waiting = [struct]
    while waiting:
        one = waiting.pop()
        found[one.__name__] = one
        inner = [part for item in msgspec.structs.fields(one) for part in parts(item.type)]
        waiting += [
            part
            for part in inner
            if isinstance(part, type)
            and issubclass(part, msgspec.Struct)
            and part.__name__ not in found
        ]
    return found


STRUCTS = reached(Dossier)


@pytest.fixture(scope="session")
def sections() -> dict[str, list[re.Match[str]]]:
    heads = re.split(r"^## (\w+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        name: list(ROW.finditer(text)) for name, text in zip(heads[1::2], heads[2::2], strict=True)
    }


def test_the_page_has_a_section_for_every_object_of_the_format_and_no_other(sections) -> None:
    assert sorted(sections) == sorted(STRUCTS)


@pytest.mark.parametrize("name", sorted(STRUCTS))
def test_a_section_tells_every_field_in_the_order_of_the_file(sections, name) -> None:
    fields = [item.encode_name for item in msgspec.structs.fields(STRUCTS[name])]
    assert [row["field"] for row in sections[name]] == fields


@pytest.mark.parametrize("name", sorted(STRUCTS))
def test_a_field_of_fixed_values_tells_each_of_them(sections, name) -> None:
    items = msgspec.structs.fields(STRUCTS[name])
    for item, row in zip(items, sections[name], strict=True):
        fixed = [part for part in parts(item.type) if get_origin(part) is Literal]
        values = [str(value) for part in fixed for value in get_args(part)]
        if values:
            assert re.findall(r"`([^`]+)`", row["type"]) == values
