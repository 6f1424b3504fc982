"""The shape of the house: one direction of imports, no cycles, a small and cheap outside."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import sayso

PACKAGE = Path(sayso.__file__).parent
FLOORS = (
    "version model errors knowledge articles language stories entities chains claims origins "
    "dossier store desk __main__"
).split()
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    """The modules of this package that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("sayso."))
        elif isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"{path}: write relative imports out in full")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sayso"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in NAMES else node.module


def floor_of(module: str) -> int:
    parts = module.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 else len(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_its_own_floor_and_the_floors_above_it(path: Path) -> None:
    here = floor_of(name_of(path))
    assert [name for name in imports(path) if floor_of(name) > here] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name_of(path): set(imports(path)) - {name_of(path)} for path in MODULES}
    assert list(TopologicalSorter(graph).static_order())


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = "{'numpy', 'onnxruntime', 'tokenizers', 'trafilatura', 'jinja2', 'rich', 'click'}"
    code = f"import sys, sayso; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_names_are_the_ones_promised() -> None:
    assert sorted(sayso.__all__) == [
        "BadDossier",
        "BadInput",
        "BadInstallation",
        "Dossier",
        "Options",
        "SaysoError",
        "SkipArticle",
        "StopRun",
        "__version__",
        "group",
        "load",
        "read",
        "report",
        "save",
        "verify",
    ]
    assert all(hasattr(sayso, name) for name in sayso.__all__)
