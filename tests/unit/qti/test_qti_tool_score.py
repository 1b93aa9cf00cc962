"""``score`` answers each line of JSON with what the rules of the item make of it."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.exams import EXAM_LIMITS
from chalicelib.qti.assessing.scoring import score_item
from chalicelib.qti.tool.command import run
from chalicelib.qti.tool.json_values import Json
from chalicelib.qti.tool.scoring import score_lines
from tests.fakes.kernel import StandingClock
from tests.unit.qti.making import (
    EXTENDED_TEXT,
    SCORE,
    assign,
    base,
    choice,
    item,
    response,
    rules,
)

GOOD = {"outcomes": {"SCORE": 1.0}}
WRONG = {"outcomes": {"SCORE": 0.0}}


def lines_of(*lines: bytes) -> list[Any]:
    out = io.StringIO()
    assert run(["score"], out, [line + b"\n" for line in lines], now=StandingClock()) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def scored(path: Path, told: Json, **others: Json) -> Any:
    line = {"item": str(path), "responses": {"RESPONSE": told}, **others}
    return lines_of(json.dumps(line).encode())[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "item.xml"


def outcome(name: str, base_type: str, values: str = "", cardinality: str = "single") -> str:
    default = f"<defaultValue>{values}</defaultValue>" if values else ""
    return (
        f'<outcomeDeclaration identifier="{name}" cardinality="{cardinality}" '
        f'baseType="{base_type}">{default}</outcomeDeclaration>'
    )


def value(*texts: str) -> str:
    return "".join(f"<value>{text}</value>" for text in texts)


def test_lines_are_answered_in_their_order(path: Path) -> None:
    path.write_text(item())
    told = ["B", "A", None, "B"]
    lines = [json.dumps({"item": str(path), "responses": {"RESPONSE": one}}) for one in told]

    assert lines_of(*(line.encode() for line in lines)) == [GOOD, WRONG, WRONG, GOOD]


def test_what_is_wrong_with_a_line_is_told_and_the_next_goes_on(path: Path) -> None:
    path.write_text(item())
    good = json.dumps({"item": str(path), "responses": {"RESPONSE": "B"}}).encode()
    bad = [
        b"geen JSON",
        b"\xff\xfe{",
        b"[" * 100_000,
        b"9" * 10_000,
        b'["item"]',
        b"{}",
        b'{"item": 1}',
        b'{"item": "a\\u0000b"}',
        b'{"item": "nergens.xml"}',
        b'{"item": "/"}',
        b'{"item": "/dev/zero"}',
        b'{"item": "%b", "responses": {"RESPONSE": NaN}}' % str(path).encode(),
        b'{"item": "%b", "responses": {"RESPONSE": -Infinity}}' % str(path).encode(),
        json.dumps({"item": str(path), "responses": "B"}).encode(),
        json.dumps({"item": str(path), "responses": {"RESPONSE": {"a": 1}}}).encode(),
        json.dumps({"item": str(path), "responses": {"RESPONSE": [["B"]]}}).encode(),
        json.dumps({"item": str(path), "seed": "a"}).encode(),
        json.dumps({"item": str(path), "seed": True}).encode(),
        json.dumps({"item": str(path), "templates": []}).encode(),
    ]

    *told, last = lines_of(*bad, good)

    assert last == GOOD
    assert [list(one) for one in told] == [["error"]] * len(bad)
    assert all(one["error"].endswith(".") for one in told)
    assert not any("fout in Facet" in one["error"] for one in told)


def test_a_mistake_of_ours_is_told_and_the_next_line_goes_on(path: Path) -> None:
    path.write_text(item())
    line = json.dumps({"item": str(path), "responses": {"RESPONSE": "B"}}).encode()
    calls = iter([ZeroDivisionError(), None])

    def failing_once(*arguments: Any, **options: Any) -> Any:
        fault = next(calls)
        if fault is not None:
            raise fault
        return score_item(*arguments, **options)

    first, second = (json.loads(one) for one in score_lines([line, line], failing_once))

    assert "fout in Facet (ZeroDivisionError)" in first["error"]
    assert second == GOOD


def test_an_empty_line_asks_nothing(path: Path) -> None:
    path.write_text(item())
    line = json.dumps({"item": str(path), "responses": {"RESPONSE": "B"}}).encode()

    assert lines_of(b"", b"\xef\xbb\xbf" + line, b"  ") == [GOOD]


def test_a_broken_item_is_told_with_its_place_and_how_to_mend_it(path: Path) -> None:
    path.write_text(item(processing=rules("<responseCondition/>")))

    told = scored(path, "B")["error"]

    assert f"{path}, regel 1: " in told
    assert "Begin met responseIf" in told


def test_an_item_that_is_too_large_is_told(path: Path) -> None:
    path.write_bytes(item().encode() + b" " * EXAM_LIMITS.xml_bytes)

    assert "2 MB" in scored(path, "B")["error"]


def test_an_item_that_is_no_item_is_told(path: Path) -> None:
    for text in ("<a/>", "<a", "", '<!DOCTYPE a><a xmlns="b"/>'):
        path.write_text(text)
        assert str(path) in scored(path, "B")["error"]


@pytest.mark.parametrize(
    ("told", "base_type", "correct"),
    [
        ("3", "integer", "3"),
        (3, "integer", "3"),
        (3.0, "integer", "3"),
        (2.5, "float", "2.5"),
        ("2,5", "float", "2.5"),
        (3, "identifier", "3"),
        (True, "boolean", "true"),
        ("false", "boolean", "false"),
        (["3"], "integer", "3"),
        ([3], "integer", "3"),
    ],
)
def test_a_number_or_a_truth_may_stand_as_json_or_as_text(
    path: Path, told: Json, base_type: str, correct: str
) -> None:
    declared = response(correct=correct, base_type=base_type) + SCORE
    path.write_text(item(declarations=declared))

    assert scored(path, told) == GOOD


def test_several_answers_are_a_list(path: Path) -> None:
    declared = response(correct="A B", cardinality="multiple") + SCORE
    path.write_text(item(choice(attributes='maxChoices="0"'), declarations=declared))

    assert scored(path, ["B", "A"]) == GOOD
    assert scored(path, ["B", None, "A"]) == GOOD
    assert scored(path, "A") == WRONG
    assert scored(path, []) == WRONG


def test_answers_for_nobody_are_left_alone(path: Path) -> None:
    path.write_text(item())
    line = {"item": str(path), "responses": {"RESPONSE": "B", "OTHER": {"what": ["ever"]}}}

    assert lines_of(json.dumps(line).encode()) == [GOOD]


def test_a_line_without_answers_leaves_the_item_untouched(path: Path) -> None:
    path.write_text(item())

    assert lines_of(json.dumps({"item": str(path)}).encode()) == [WRONG]
    assert lines_of(json.dumps({"item": str(path), "responses": None}).encode()) == [WRONG]


def test_values_are_written_as_json_or_as_in_qti(path: Path) -> None:
    declared = (
        outcome("WHOLE", "integer", value("3"))
        + outcome("REAL", "float", value("3"))
        + outcome("TRUTH", "boolean", value("true"))
        + outcome("TEXT", "string", value("a b"))
        + outcome("POINT", "point", value("10 20"))
        + outcome("PAIRS", "directedPair", value("B A", "A B"), "ordered")
        + outcome("NOTHING", "identifier")
        + outcome("NONE", "integer", "", "multiple")
    )
    path.write_text(item(EXTENDED_TEXT, declarations=response() + declared, processing=""))

    told = scored(path, "x")["outcomes"]

    assert told == {
        "WHOLE": 3,
        "REAL": 3.0,
        "TRUTH": True,
        "TEXT": "a b",
        "POINT": "10 20",
        "PAIRS": ["B A", "A B"],
        "NOTHING": None,
        "NONE": None,
    }
    assert isinstance(told["REAL"], float)


def test_a_record_goes_in_and_comes_out_as_an_object(path: Path) -> None:
    declared = (
        '<responseDeclaration identifier="RESPONSE" cardinality="record"/>'
        '<outcomeDeclaration identifier="OUT" cardinality="record"/>'
    )
    set_it = assign('<variable identifier="RESPONSE"/>', outcome="OUT")
    path.write_text(item(EXTENDED_TEXT, declarations=declared, processing=rules(set_it)))

    told = scored(path, {"stringValue": "2,50", "floatValue": 2.5, "ndp": None})

    assert told == {"outcomes": {"OUT": {"stringValue": "2,50", "floatValue": 2.5}}}


def test_chance_draws_from_the_seed_of_the_line(path: Path) -> None:
    drawn = assign('<randomInteger min="1" max="1000000"/>')
    path.write_text(item(processing=rules(drawn)))

    first, again, other = (scored(path, "B", seed=seed) for seed in (1, 1, 2))

    assert first == again != other


def test_an_item_is_read_once_however_many_lines_name_it(path: Path) -> None:
    path.write_text(item())
    line = json.dumps({"item": str(path), "responses": {"RESPONSE": "B"}}).encode()

    def lines() -> Any:
        yield line
        path.unlink()
        yield line

    out = io.StringIO()
    run(["score"], out, lines(), now=StandingClock())

    assert [json.loads(one) for one in out.getvalue().splitlines()] == [GOOD, GOOD]


def test_a_template_variable_draws_from_the_seed_of_the_line(path: Path) -> None:
    path.write_text(_with_template())

    drawn = [scored(path, None, seed=seed)["outcomes"]["SCORE"] for seed in (1, 1, 2)]

    assert drawn[0] == drawn[1] != drawn[2]


def test_a_template_variable_that_is_given_is_not_drawn(path: Path) -> None:
    path.write_text(_with_template())

    assert scored(path, None, templates={"T": 7, "OTHER": 1}) == {"outcomes": {"SCORE": 7.0}}


def test_an_adaptive_item_says_whether_it_is_completed(path: Path) -> None:
    path.write_text(item(attributes='adaptive="true"'))

    told = scored(path, "B")["outcomes"]

    assert told == {"SCORE": 1.0, "completionStatus": "unknown"}


def _with_template() -> str:
    declared = (
        SCORE + '<templateDeclaration identifier="T" cardinality="single" baseType="integer"/>'
    )
    made = '<randomInteger min="1" max="1000000"/>'
    processing = (
        f'<templateProcessing><setTemplateValue identifier="T">{made}</setTemplateValue>'
        "</templateProcessing>"
    )
    summed = f'<sum><variable identifier="T"/>{base("float", 0)}</sum>'
    text = item(declarations=response() + declared, processing=rules(assign(summed)))
    return text.replace("<itemBody>", f"{processing}<itemBody>")
