"""docs/qti/walk.md tells all that there is."""

from pathlib import Path

import pytest

from chalicelib.qti.assessing.walk import Act, Denial

PAGE = (Path(__file__).parents[3] / "docs" / "qti" / "walk.md").read_text("utf-8")


@pytest.mark.parametrize("denial", list(Denial))
def test_every_reason_to_refuse_has_a_row(denial: Denial) -> None:
    assert f"| `{denial}` |" in PAGE


@pytest.mark.parametrize("act", list(Act))
def test_every_act_stands_in_the_drawing(act: Act) -> None:
    assert f": {act}" in PAGE
