"""Words and pages keep up with the code: the word list, and what the documents point at."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = (ROOT / "docs" / "woordenlijst.md").read_text(encoding="utf-8")
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SOURCE = re.compile(
    r"`((?:chalicelib|fao_edge|infrastructure|tests|web|docs|bench|demonstration)/[\w./-]+)`"
)

DOCUMENT = re.compile(r"\bdocs/[\w./-]+\.md\b")
PROGRAMS = [
    path
    for folder in (
        "bench",
        "chalicelib",
        "demonstration",
        "fao_edge",
        "infrastructure",
        "tests",
        "web/src",
    )
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".ts", ".yaml")
]


def models() -> list[Path]:
    topics = ROOT / "chalicelib" / "core"
    return sorted([*topics.glob("*/model.py"), *topics.glob("*/model/*.py")])


def classes(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


@pytest.mark.parametrize("path", models(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_class_of_a_model_stands_in_the_word_list(path: Path) -> None:
    missing = [
        name for name in classes(path) if not name.startswith("_") and f"`{name}`" not in WORDS
    ]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_points_at_what_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [target for target in LINK.findall(text) if "://" not in target]
    named = [name for name in SOURCE.findall(text) if "<" not in name]
    dead = [link for link in links if not (page.parent / link).exists()]
    dead += [name for name in named if not (ROOT / name.rstrip("/.")).exists()]

    assert dead == []


def test_programs_point_at_documents_that_exist() -> None:
    named = {
        (path, name) for path in PROGRAMS for name in DOCUMENT.findall(path.read_text("utf-8"))
    }
    dead = [
        f"{path.relative_to(ROOT)}: {name}" for path, name in named if not (ROOT / name).exists()
    ]

    assert named
    assert dead == []
