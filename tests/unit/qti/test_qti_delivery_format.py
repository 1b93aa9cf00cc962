"""The page about the delivery format tells the truth: its examples follow its schemas."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from chalicelib.core.exams import Demand, make_plan
from chalicelib.qti.items.values import BaseType
from tests.unit.qti.making import (
    PNG,
    choice,
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    section,
)

DOCS = Path(__file__).parents[3] / "docs" / "qti"


def schema(name: str) -> Any:
    return json.loads((DOCS / f"{name}.schema.json").read_text())


def example(name: str) -> Any:
    page = (DOCS / "delivery-format.md").read_text()
    (block,) = re.findall(rf"```json {name}\n(.*?)```", page, re.DOTALL)
    return json.loads(block)


def validate(name: str, value: Any) -> None:
    jsonschema_rs.validator_for(schema(name)).validate(value)


def varied_package() -> bytes:
    rubric = '<rubricBlock view="candidate"><p>Lees.</p></rubricBlock>'
    items = {
        "a.xml": item('<p style="width:3em"><img src="p.png" alt=""/></p>' + choice()),
        "b.xml": item(),
    }
    test = exam_test(part(section(rubric + reference("A", "a.xml") + reference("B", "b.xml"))))
    return package(items, test=test, files={"p.png": PNG})


@pytest.mark.parametrize(
    ("name", "block"), [("delivery-format", "content"), ("session-plan", "plan")]
)
def test_the_examples_of_the_page_follow_the_schemas(name: str, block: str) -> None:
    validate(name, example(block))


def test_the_example_says_everything_that_a_content_can_say() -> None:
    known = schema("delivery-format")["properties"]
    in_plan = schema("session-plan")["properties"]

    assert (set(example("content")), set(example("plan"))) == (set(known), set(in_plan))


def test_what_is_mastered_follows_the_schemas() -> None:
    form = master(varied_package())

    validate("delivery-format", json.loads(form.content))
    validate("session-plan", json.loads(json.dumps(asdict(make_plan(form.outline, "seed")))))


def test_the_schema_notices_a_key_that_slipped_in() -> None:
    content = json.loads(master(package()).content)
    content["items"][0]["correct"] = "B"

    assert not jsonschema_rs.validator_for(schema("delivery-format")).is_valid(content)


def test_the_schema_knows_every_demand_and_every_base_type() -> None:
    known = schema("delivery-format")["$defs"]

    assert set(known["demand"]["enum"]) == set(Demand)
    assert set(known["response"]["properties"]["base_type"]["enum"]) == {*BaseType, None}
