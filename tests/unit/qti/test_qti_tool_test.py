"""``test`` plays a script of answers in a test: the route, and the outcomes of items and test."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib.qti.findings import Findings
from chalicelib.qti.reporting import read_result, responses_of
from chalicelib.qti.tool.command import run
from chalicelib.qti.tool.json_values import Json
from tests.fakes.kernel import StandingClock
from tests.unit.qti.making import (
    SCORE,
    choice,
    exam_test,
    item,
    package,
    part,
    reference,
    section,
)

TOTAL = (
    '<outcomeProcessing><setOutcomeValue identifier="SCORE"><sum>'
    '<testVariables variableIdentifier="SCORE"/></sum></setOutcomeValue></outcomeProcessing>'
)
RIGHT = (
    '<branchRule target="{0}"><equal toleranceMode="exact"><variable identifier="{1}.SCORE"/>'
    '<baseValue baseType="float">1</baseValue></equal></branchRule>'
)


def three(*, navigation: str = "linear", submission: str = "individual", inside: str = "") -> str:
    """Write a test of A, B and C; ``inside`` stands in the reference to A."""
    references = reference("A", inside=inside) + reference("B") + reference("C")
    parts = part(section(references), navigation=navigation, submission=submission)
    return exam_test(parts, before=SCORE, after=TOTAL)


def answered(*names: str, answer: Json = "B") -> list[Json]:
    return [{"item": name, "responses": {"RESPONSE": answer}} for name in names]


def played(path: Path, script: Json, *arguments: str, code: int = 0) -> Any:
    out = io.StringIO()
    told = json.dumps(script).encode()
    assert run(["test", str(path), *arguments], out, [told], now=StandingClock()) == code
    return json.loads(out.getvalue())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "item.xml").write_text(item())
    return tmp_path / "test.xml"


def test_answers_give_the_outcomes_of_items_and_test(path: Path) -> None:
    path.write_text(three())

    told = played(path, [*answered("A", "B"), *answered("C", answer="A")])

    assert told == {
        "route": ["A", "B", "C"],
        "arrived": None,
        "items": [
            {"id": "A", "presented": True, "attempts": 1, "outcomes": {"SCORE": 1.0}},
            {"id": "B", "presented": True, "attempts": 1, "outcomes": {"SCORE": 1.0}},
            {"id": "C", "presented": True, "attempts": 1, "outcomes": {"SCORE": 0.0}},
        ],
        "outcomes": {"SCORE": 2.0},
        "missed": [],
    }


def test_a_branch_takes_the_route_past_an_item_and_its_answer_is_missed(path: Path) -> None:
    path.write_text(three(inside=RIGHT.format("C", "A")))

    told = played(path, answered("A", "B", "C"))

    assert told["route"] == ["A", "C"]
    assert [(one["item"], one["code"]) for one in told["missed"]] == [("B", "linear")]
    assert told["missed"][0]["why"].endswith(".")
    assert told["outcomes"] == {"SCORE": 2.0}


def test_the_route_shows_where_a_branch_behind_the_last_answer_leads(path: Path) -> None:
    path.write_text(three(inside=RIGHT.format("C", "A")))

    told = played(path, answered("A"))

    assert (told["route"], told["arrived"]) == (["A", "C"], "C")


def test_items_without_an_answer_are_passed_on_the_way(path: Path) -> None:
    path.write_text(three())

    told = played(path, answered("C"))

    assert told["route"] == ["A", "B", "C"]
    assert told["outcomes"] == {"SCORE": 1.0}


def test_one_walks_freely_where_the_test_allows_it(path: Path) -> None:
    path.write_text(three(navigation="nonlinear", submission="simultaneous"))

    told = played(path, answered("C", "B"))

    assert (told["route"], told["arrived"]) == (["A", "C", "B"], "B")
    assert told["outcomes"] == {"SCORE": 2.0}


def test_one_part_is_ended_for_the_next(path: Path) -> None:
    parts = [
        part(section(reference(name), identifier=f"S{name}"), identifier=f"P{name}")
        for name in "AB"
    ]
    path.write_text(exam_test("".join(parts), before=SCORE, after=TOTAL))

    told = played(path, answered("A", "B", "A"))

    assert told["route"] == ["A", "B"]
    assert told["outcomes"] == {"SCORE": 2.0}
    assert [one["item"] for one in told["missed"]] == ["A"]


def test_attempts_are_counted(path: Path) -> None:
    control = '<itemSessionControl maxAttempts="2"/>'
    path.write_text(three(inside=control))

    told = played(path, [*answered("A", answer="A"), *answered("A", "A")])

    assert told["items"][0]["attempts"] == 2
    assert told["items"][0]["outcomes"] == {"SCORE": 1.0}
    assert [one["code"] for one in told["missed"]] == ["no-attempt-left"]


def test_an_item_that_is_not_there_is_told_and_the_others_are_scored(path: Path) -> None:
    inside = section(reference("A") + reference("B", "gone.xml") + reference("C", "bad.xml"))
    path.write_text(exam_test(part(inside)))
    path.with_name("bad.xml").write_text(
        item(processing="<responseProcessing><a/></responseProcessing>")
    )

    one, two, three = played(path, answered("A", "B", "C"))["items"]

    assert one["outcomes"] == {"SCORE": 1.0}
    assert two["error"].startswith("gone.xml: ")
    assert three["error"].startswith("bad.xml, regel 1: ")


def test_answers_for_items_that_are_not_in_the_test_are_missed(path: Path) -> None:
    path.write_text(three())

    assert [one["code"] for one in played(path, answered("X"))["missed"]] == ["no-such-item"]


def test_no_file_outside_the_folder_of_the_test_is_read(path: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link.xml").symlink_to(tmp_path / "item.xml")
    (inner / "test.xml").write_text(exam_test(part(section(reference("A", "link.xml")))))
    assert "error" in played(inner / "test.xml", [])["items"][0]

    (inner / "test.xml").write_text(exam_test(part(section(reference("A", "../item.xml")))))
    assert "error" in played(inner / "test.xml", [], code=1)


def test_the_test_of_an_unpacked_package_finds_its_items(path: Path, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "imsmanifest.xml").write_text("<manifest/>")
    moved = tmp_path / "tests" / "test.xml"
    moved.write_text(exam_test(part(section(reference("A", "../item.xml")))))

    assert played(moved, answered("A"))["items"][0]["outcomes"] == {"SCORE": 1.0}


def test_a_section_in_a_file_of_its_own_is_read(path: Path) -> None:
    inside = section(reference("A")).replace(
        "<assessmentSection", '<assessmentSection xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"'
    )
    path.with_name("section.xml").write_text(inside)
    path.write_text(exam_test(part('<assessmentSectionRef identifier="S1" href="section.xml"/>')))

    assert played(path, answered("A"))["items"][0]["outcomes"] == {"SCORE": 1.0}


def test_a_package_is_played_too(tmp_path: Path) -> None:
    zipped = tmp_path / "exam.zip"
    zipped.write_bytes(package({"item.xml": item()}, test=three()))

    assert played(zipped, answered("A", "B", "C"))["outcomes"] == {"SCORE": 3.0}
    assert "toets 2 is er niet" in played(zipped, [], "--form", "2", code=1)["error"]


def test_a_package_of_items_only_is_a_test_of_all(tmp_path: Path) -> None:
    zipped = tmp_path / "items.zip"
    zipped.write_bytes(package({"one.xml": item(), "two.xml": item(choice("B C"))}))

    told = played(zipped, answered("ITEM-2"))

    assert [one["id"] for one in told["items"]] == ["ITEM-1", "ITEM-2"]
    assert told["items"][1]["outcomes"] == {"SCORE": 1.0}


def test_the_time_of_an_answer_counts(path: Path) -> None:
    limited = section('<timeLimits maxTime="60"/>' + reference("A") + reference("B"))
    path.write_text(exam_test(part(limited, navigation="linear")))
    late: list[Json] = [
        {"item": "A", "responses": {"RESPONSE": "B"}, "at": 30},
        {"item": "B", "responses": {"RESPONSE": "B"}, "at": 90.5},
    ]

    told = played(path, late)

    assert told["items"][0]["outcomes"] == {"SCORE": 1.0}
    assert [one["item"] for one in told["missed"]] == ["B"]


@pytest.mark.parametrize(
    "script",
    [
        {},
        ["A"],
        [{"item": 1}],
        [{"item": "A", "at": "x"}],
        [{"item": "A", "at": 10**400}],
        [{"item": "A", "responses": 1}],
    ],
)
def test_what_is_no_script_is_told(path: Path, script: Json) -> None:
    path.write_text(three())

    told = played(path, script, code=1)["error"]

    assert told.endswith(".")
    assert "fout in Facet" not in told


def test_the_entry_of_a_script_that_is_wrong_is_named(path: Path) -> None:
    path.write_text(three())
    script: Json = [{"item": "A"}, {"item": "B", "responses": {"RESPONSE": {"x": 1}}}]

    assert played(path, script, code=1)["error"].startswith("Antwoord 2 van het script: ")


def test_what_is_no_test_is_told(path: Path) -> None:
    path.write_text(item())
    assert "assessmentTest" in played(path, [], code=1)["error"]

    path.write_text(exam_test(""))
    assert "testPart" in played(path, [], code=1)["error"]

    path.unlink()
    assert str(path) in played(path, [], code=1)["error"]


def test_another_seed_is_another_candidate(path: Path) -> None:
    inside = '<ordering shuffle="true"/>' + "".join(reference(name) for name in "ABCDEF")
    path.write_text(exam_test(part(section(inside), navigation="linear")))

    orders = [
        [one["id"] for one in played(path, [], "--seed", seed)["items"]] for seed in ("1", "1", "2")
    ]

    assert orders[0] == orders[1] != orders[2]


def test_the_result_is_written_for_other_systems_too(path: Path, tmp_path: Path) -> None:
    path.write_text(three())
    report = tmp_path / "result.xml"

    played(path, answered("A"), "--result", str(report))

    findings = Findings("result.xml")
    result = read_result(report.read_bytes(), findings)
    assert result is not None
    assert b"imsqti_result_v2p2" in report.read_bytes()
    assert [one.id for one in result.items] == ["A", "B", "C"]
    assert responses_of(result.items[0]) == {"RESPONSE": "B"}
    assert findings.remarks == []


def test_a_place_where_no_result_can_be_written_is_told(path: Path, tmp_path: Path) -> None:
    path.write_text(three())

    told = played(path, [], "--result", str(tmp_path), code=1)

    assert "Schrijven lukt niet" in told["error"]


def test_rules_of_a_test_that_have_one_meaning_are_run(path: Path) -> None:
    text = TOTAL.replace(
        "<testVariables", '<baseValue baseType="string">40</baseValue><testVariables'
    )
    path.write_text(three().replace(TOTAL, text))

    assert played(path, answered("A"))["outcomes"] == {"SCORE": 41.0}
