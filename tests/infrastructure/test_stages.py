"""A stage of .chalice/ names what data.yaml makes, and may do no more than the app needs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from infrastructure.templates import DATA, load, resolve, resources

ROOT = Path(__file__).parents[2]
CONFIG = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
STAGES = CONFIG["stages"]
BY_AWS = {"AWS_DEFAULT_REGION"}


def policy(stage: str) -> list[dict[str, Any]]:
    path = ROOT / ".chalice" / STAGES[stage]["iam_policy_file"]
    statements: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["Statement"]
    return statements


def many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_sets_every_variable_that_the_settings_read(stage: str) -> None:
    source = (ROOT / "chalicelib" / "config.py").read_text(encoding="utf-8")
    required = set(re.findall(r'env\["(\w+)"\]', source)) - BY_AWS
    optional = set(re.findall(r'env\.get\("(\w+)"', source))
    given = set(STAGES[stage]["environment_variables"])

    assert required <= given
    assert given <= required | optional
    assert "FACET_ORIGIN_SECRET" in given


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_names_the_resources_of_the_template(stage: str) -> None:
    given = STAGES[stage]["environment_variables"]
    names = {"Prefix": "facet", "Stage": stage}
    template = load(DATA)
    buckets = {
        resolve(each["Properties"]["BucketName"], names)
        for each in resources(template, "AWS::S3::Bucket").values()
    }
    tables = {
        resolve(each["Properties"]["TableName"], names)
        for each in resources(template, "AWS::DynamoDB::Table").values()
    }
    queue = template["Resources"]["WorkQueue"]["Properties"]["QueueName"]

    assert {value for key, value in given.items() if key.endswith("_BUCKET")} == buckets
    assert all(table.startswith(given["FACET_TABLE_PREFIX"]) for table in tables)
    assert given["FACET_WORK_QUEUE"] == resolve(queue, names)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_holds_no_secret(stage: str) -> None:
    secret = STAGES[stage]["environment_variables"]["FACET_SERVER_SECRET"]

    assert secret == f"{{{{resolve:secretsmanager:facet-{stage}-server-secret}}}}"


@pytest.mark.parametrize("stage", STAGES)
def test_a_function_may_touch_what_belongs_to_its_stage_only(stage: str) -> None:
    for statement in policy(stage):
        assert not any("*" in action for action in many(statement["Action"]))
        if statement["Sid"] != "Traces" and "Condition" not in statement:
            assert all(f"facet-{stage}" in resource for resource in many(statement["Resource"]))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("table", ["journal", "audit"])
def test_no_function_can_delete_an_answer_or_an_audit_event(stage: str, table: str) -> None:
    allowed = {
        action
        for statement in policy(stage)
        for action in many(statement["Action"])
        if any(resource.endswith(f"-{table}") for resource in many(statement["Resource"]))
    }

    assert "dynamodb:PutItem" in allowed
    assert not allowed & {
        "dynamodb:DeleteItem",
        "dynamodb:UpdateItem",
        "dynamodb:BatchWriteItem",
    }
