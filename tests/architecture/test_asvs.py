"""docs/security/asvs.md answers every requirement, and what it names as evidence exists."""

import ast
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "security" / "asvs.md"
NUMBERS = Path(__file__).with_name("asvs_numbers.txt")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
WEB_TEST = re.compile(r"`(web/src/[\w./-]+\.test\.ts)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#([\w-]+))?\)")
REASON_CHARACTERS = 30


@dataclass(frozen=True)
class Row:
    number: str
    level: str
    requirement: str
    evidence: str

    @property
    def kind(self) -> str:
        for word in ("not applicable", "pending", "deviates"):
            if word in self.evidence:
                return word
        return "tests" if TEST.search(self.evidence) else "design"


ROWS = [Row(*found) for found in ROW.findall(TABLE.read_text(encoding="utf-8"))]
EVERY_ROW = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)


def functions_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def headings_of(path: Path) -> set[str]:
    found = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in found}


def test_every_requirement_has_one_row_at_its_own_level() -> None:
    lines = NUMBERS.read_text(encoding="utf-8").splitlines()
    asked = [tuple(line.split()) for line in lines if not line.startswith("#")]

    assert [(row.number, row.level) for row in ROWS] == asked


@EVERY_ROW
def test_a_row_names_tests_that_exist(row: Row) -> None:
    for path, name in TEST.findall(row.evidence):
        assert name in functions_in(ROOT / path), f"{path}::{name}"
    for path in WEB_TEST.findall(row.evidence):
        assert (ROOT / path).exists(), path


@EVERY_ROW
def test_a_row_links_to_pages_and_headings_that_exist(row: Row) -> None:
    for page, heading in LINK.findall(row.evidence):
        target = (TABLE.parent / page).resolve()
        assert target.exists(), page
        assert not heading or heading in headings_of(target), f"{page}#{heading}"


@EVERY_ROW
def test_a_row_without_a_test_says_how_or_why(row: Row) -> None:
    if row.kind in ("design", "deviates"):
        assert LINK.search(row.evidence)
    elif row.kind == "not applicable":
        assert len(row.evidence.partition(":")[2].strip()) >= REASON_CHARACTERS


def test_nothing_is_left_for_later() -> None:
    assert [row.number for row in ROWS if row.kind == "pending"] == []


def test_no_page_listens_to_messages_of_other_windows() -> None:
    sources = [
        *(ROOT / "web" / "src").rglob("*.ts"),
        *(ROOT / "chalicelib/pages/static").glob("*.js"),
    ]
    listening = re.compile(r"""onmessage\b|addEventListener\(\s*["']message["']""")

    assert sources
    assert [str(path) for path in sources if listening.search(path.read_text("utf-8"))] == []


def test_the_table_can_be_counted(capsys: pytest.CaptureFixture[str]) -> None:
    counted = Counter(row.kind for row in ROWS)

    with capsys.disabled():
        print(f"\nASVS: {len(ROWS)} rows: {dict(counted)}")  # noqa: T201 - a figure that is reported
    assert sum(counted.values()) == len(ROWS)
