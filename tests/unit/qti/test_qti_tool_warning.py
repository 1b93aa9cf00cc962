"""``test`` warns when the conditions of a test worked so long that none holds any more."""

import json
from pathlib import Path
from typing import Any

from chalicelib.qti.tool.testing import answer_script
from tests.fakes.kernel import StandingClock
from tests.unit.qti.making import item, reference
from tests.unit.qti.walking import linear, only_if, refer

THOUSAND = (
    '<gte><containerSize><repeat numberRepeats="1000"><baseValue baseType="integer">1</baseValue>'
    '</repeat></containerSize><baseValue baseType="integer">1</baseValue></gte>'
)


def played(folder: Path, conditions: int) -> Any:
    (folder / "item.xml").write_text(item())
    first = reference("A", inside=only_if(THOUSAND) * conditions)
    path = folder / "test.xml"
    path.write_text(linear(first, *refer("B")))
    script = json.dumps([{"item": "B", "responses": {"RESPONSE": "B"}}]).encode()
    return answer_script(path, script, seed="seed", now=StandingClock())


def test_conditions_that_work_too_long_give_a_warning(tmp_path: Path) -> None:
    told = played(tmp_path, 200)

    assert told["route"] == ["B"]
    assert "te lang" in told["warning"]


def test_there_is_no_warning_where_conditions_work_as_long_as_real_ones(tmp_path: Path) -> None:
    told = played(tmp_path, 2)

    assert told["route"] == ["A", "B"]
    assert "warning" not in told
