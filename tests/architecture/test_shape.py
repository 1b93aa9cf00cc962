"""The shape of the house: small modules, a front door without logic, one list of topics."""

import ast
import configparser
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("chalicelib", "fao_edge", "infrastructure")
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
STATIC = ROOT / "chalicelib" / "pages" / "static"
ALSO_READ = [
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "web" / "src").rglob("*.ts")),
    *sorted(path for path in STATIC.rglob("*.css") if STATIC / "vendor" not in path.parents),
]
DOORS = [path for path in SOURCES if path.name == "__init__.py" and path.parent != ROOT]
LINES_MAX = 300
FUNCTION_LINES_MAX = 40


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_read_in_one_go(path: Path) -> None:
    long = [
        f"{one.name} has {(one.end_lineno or 0) - one.lineno + 1} lines"
        for one in functions(path)
        if (one.end_lineno or 0) - one.lineno + 1 > FUNCTION_LINES_MAX
    ]

    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_MAX
    assert long == []


@pytest.mark.parametrize("path", ALSO_READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_test_a_script_or_a_style_is_read_in_one_go_too(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_MAX


def test_the_front_door_holds_no_logic() -> None:
    text = (ROOT / "app.py").read_text(encoding="utf-8")
    branches = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.If | ast.Try | ast.Match)]

    assert len(text.splitlines()) < 80
    assert branches == []


def test_every_topic_of_the_core_stands_under_the_rule_for_topics() -> None:
    rules = configparser.ConfigParser()
    rules.read(ROOT / ".importlinter")
    listed = rules["importlinter:contract:inside-a-topic"]["containers"].split()
    topics = {
        f"chalicelib.core.{path.name}"
        for path in (ROOT / "chalicelib" / "core").iterdir()
        if path.is_dir() and path.name not in ("kernel", "__pycache__")
    }

    assert set(listed) == topics


@pytest.mark.parametrize("door", DOORS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_door_names_only_what_it_gives(door: Path) -> None:
    module = importlib.import_module(".".join(door.parent.relative_to(ROOT).parts))
    promised: tuple[str, ...] = tuple(getattr(module, "__all__", ()))

    assert [name for name in promised if not hasattr(module, name)] == []
