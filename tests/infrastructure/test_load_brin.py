"""The operator's command that loads DUO's open data, with the invented schools."""

from pathlib import Path

import pytest

from chalicelib import bootstrap
from chalicelib.core.institutions import BrinCode
from infrastructure.deploying.brin import load_brin
from infrastructure.deploying.deployment import DeployRefused
from infrastructure.local.seed_registrations import OPEN_DATA


def test_the_open_data_can_be_loaded_twice(cloud: None) -> None:
    load_brin([OPEN_DATA])

    told = load_brin([OPEN_DATA])

    assert told == ["Loaded 5 BRIN codes with 6 sites"]
    entry = bootstrap.cloud().brin_register.get(BrinCode("99ZC"))
    assert entry.sites == {"00": "De Esdoorn Lyceum", "01": "De Esdoorn Lyceum, locatie Vijver"}


def test_a_line_that_was_passed_over_is_told_with_its_reason(cloud: None, tmp_path: Path) -> None:
    file = tmp_path / "vo.csv"
    file.write_text("BRIN NUMMER;VESTIGINGSNAAM\n99ZC;De Esdoorn\n9C;Kort\n", encoding="utf-8")

    told = load_brin([file])

    assert told[0].endswith("vo.csv, line 3: '9C' is no BRIN code")


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")

    with pytest.raises(DeployRefused, match="line 1: none of the columns"):
        load_brin([file])
    with pytest.raises(DeployRefused, match="cannot be read"):
        load_brin([tmp_path / "nowhere.csv"])
