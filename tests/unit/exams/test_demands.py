"""What a form may ask for: the server publishes what the exam app can show, and nothing else."""

import re
from pathlib import Path

from chalicelib.core.exams import SERVED, Demand

EXAM_APP = Path(__file__).parents[3] / "web" / "src"


def shown_by_the_exam_app() -> set[str]:
    """Read what the exam app says that it can do."""
    source = (EXAM_APP / "server" / "formats.ts").read_text(encoding="utf-8")
    found = re.search(r"const SERVED[^=]*= new Set\(\[(.*?)\]\)", source, re.DOTALL)
    assert found is not None
    return set(re.findall(r'"([a-z_]+)"', found.group(1)))


def test_what_is_published_is_what_the_exam_app_can_show() -> None:
    assert shown_by_the_exam_app() == {demand.value for demand in SERVED}


def test_parts_that_close_behind_a_candidate_are_served() -> None:
    assert Demand.SEVERAL_PARTS in SERVED
