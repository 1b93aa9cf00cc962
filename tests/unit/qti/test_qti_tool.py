"""The tool for exam makers says what the import would say, and shows what a candidate gets."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.qti.tool.command import run
from chalicelib.qti.tool.previewing import PageNotBuilt, write_page
from tests.builders.forms import only_form
from tests.fakes.kernel import StandingClock
from tests.unit.qti.making import SCORE, choice, item, package, response, zipped

ROOT = Path(__file__).parents[3]
BAD = item(choice("A A"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.zip").write_bytes(package())
    (tmp_path / "bad.zip").write_bytes(package({"item.xml": BAD}))
    (tmp_path / "text.zip").write_bytes(b"geen zip")
    return tmp_path


def told(*arguments: str | Path) -> tuple[int, str]:
    out = io.StringIO()
    return run([str(one) for one in arguments], out, now=StandingClock()), out.getvalue()


def test_a_good_package_is_good_and_the_tool_ends_with_0(folder: Path) -> None:
    code, text = told("validate", folder / "good.zip")

    assert code == 0
    assert "good.zip: GOED" in text
    assert "1 vraag" in text


def test_a_bad_package_is_told_with_its_reasons_and_the_tool_ends_with_1(folder: Path) -> None:
    code, text = told("validate", folder / "bad.zip", folder / "good.zip")

    assert code == 1
    assert "bad.zip: AFGEKEURD" in text
    assert "item.xml, regel 1: " in text
    assert "good.zip: GOED" in text


def test_a_program_gets_the_same_as_json(folder: Path) -> None:
    code, text = told("validate", folder / "good.zip", folder / "text.zip", "--json")
    good, bad = json.loads(text)["packages"]

    assert code == 1
    assert (good["accepted"], good["forms"][0]["total_items"], good["reasons"]) == (True, 1, [])
    assert (bad["accepted"], bad["reasons"][0]["code"]) == (False, "zip-broken")
    assert bad["reasons"][0]["what"]
    assert bad["reasons"][0]["mend"]


def test_a_file_that_is_not_there_is_told_beside_those_that_are(folder: Path) -> None:
    code, text = told("validate", folder / "nowhere.zip", folder / "good.zip", "--json")
    missing, good = json.loads(text)["packages"]

    assert code == 1
    assert [reason["code"] for reason in missing["reasons"]] == ["file-unreadable"]
    assert good["accepted"]


def test_what_cannot_be_published_yet_is_told_at_its_form(tmp_path: Path) -> None:
    slider = '<sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="9"/>'
    declared = response(correct="4", base_type="integer") + SCORE
    (tmp_path / "slider.zip").write_bytes(
        package({"item.xml": item(slider, declarations=declared)})
    )

    code, text = told("validate", tmp_path / "slider.zip")

    assert code == 0
    assert "nog niet te publiceren, want Facet kan dit nog niet: slider" in text


def test_a_form_that_is_not_there_is_told(folder: Path) -> None:
    code, text = told("preview", folder / "good.zip", "--form", "3", "--no-open")

    assert code == 1
    assert "Dit pakket heeft 1 variant; variant 3 is er niet." in text


def test_master_writes_what_a_candidate_gets_and_nothing_of_the_key(folder: Path) -> None:
    code, _ = told("master", folder / "good.zip", "--out", folder / "out")

    written = {path.relative_to(folder / "out"): path for path in (folder / "out").rglob("*.json")}
    content = json.loads(written[Path("form-1/content.json")].read_text())
    plan = json.loads(written[Path("form-1/session-plan.json")].read_text())
    assert code == 0
    assert [one["id"] for one in content["items"]] == plan["item_order"] == ["ITEM-1"]
    assert not [path for path in written.values() if "correct" in path.read_text().lower()]


def test_master_twice_writes_the_same(folder: Path) -> None:
    for name in ("one", "two"):
        told("master", folder / "good.zip", "--out", folder / name)

    one, two = ((folder / name / "form-1/content.json").read_bytes() for name in ("one", "two"))
    assert one == two


def test_master_writes_nothing_over_what_somebody_made(folder: Path) -> None:
    code, text = told("master", folder / "good.zip", "--out", folder)

    assert code == 1
    assert "niet leeg" in text
    assert not (folder / "form-1").exists()


def test_a_bad_package_is_not_written(folder: Path) -> None:
    code, text = told("master", folder / "bad.zip", "--out", folder / "out")

    assert (code, (folder / "out").exists()) == (1, False)
    assert "AFGEKEURD" in text


def test_preview_puts_what_a_candidate_gets_into_the_page_of_the_exam_app(tmp_path: Path) -> None:
    page = tmp_path / "app.html"
    page.write_text('<html><script type="application/json" id="facet-preview"></script></html>')

    written = write_page(only_form(package()), tmp_path / "out.html", "seed", page)
    inside = written.read_text().split('id="facet-preview">')[1].split("</script>")[0]

    preview = json.loads(inside)
    assert preview["content"]["items"][0]["id"] == preview["plan"]["item_order"][0] == "ITEM-1"
    assert "<" not in inside
    assert "correct" not in inside


def test_preview_says_that_the_exam_app_must_be_built_first(tmp_path: Path) -> None:
    with pytest.raises(PageNotBuilt):
        write_page(only_form(package()), tmp_path / "out.html", "seed", tmp_path / "nowhere.html")


def test_preview_of_a_form_that_is_not_there_is_told(folder: Path) -> None:
    code, text = told("preview", folder / "good.zip", "--form", "2", "--no-open")

    assert code == 1
    assert "variant 2 is er niet" in text


def test_a_preview_is_not_written_over_a_package(folder: Path) -> None:
    package_file = folder / "good.zip"
    before = package_file.read_bytes()
    code, text = told("preview", package_file, "--no-open", "--out", package_file)

    assert (code, package_file.read_bytes()) == (1, before)
    assert ".html" in text


def test_a_place_where_nothing_can_be_written_is_told(folder: Path) -> None:
    code, text = told("master", folder / "good.zip", "--out", folder / "good.zip" / "out")

    assert code == 1
    assert "Schrijven lukt niet" in text


def test_a_preview_makes_the_folder_that_it_is_to_stand_in(tmp_path: Path) -> None:
    page = tmp_path / "app.html"
    page.write_text('<script type="application/json" id="facet-preview"></script>')

    assert write_page(only_form(package()), tmp_path / "new" / "out.html", "s", page).is_file()


def test_a_name_in_a_package_cannot_paint_over_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "evil.zip").write_bytes(zipped({"../\x1b[2Jevil.xml": b"x"}))
    _code, text = told("validate", tmp_path / "evil.zip")

    assert "\x1b" not in text
    assert "../\\x1b[2Jevil.xml" in text


def test_the_tool_runs_as_a_program_that_reads_and_writes_lines(tmp_path: Path) -> None:
    (tmp_path / "item.xml").write_text(item(), encoding="utf-8")
    line = json.dumps({"item": str(tmp_path / "item.xml"), "responses": {"RESPONSE": "B"}})

    done = subprocess.run(
        [sys.executable, "-m", "chalicelib.qti", "score"],
        input=f"geen JSON \xe9\n{line}\n".encode("latin-1"),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )

    wrong, good = (json.loads(one) for one in done.stdout.splitlines())
    assert list(wrong) == ["error"]
    assert good == {"outcomes": {"SCORE": 1.0}}
    assert done.stderr == b""
