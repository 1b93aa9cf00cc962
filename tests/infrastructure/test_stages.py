"""A stage of .chalice/ names what data.yaml makes, and may do no more than the app needs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.exams import BROKEN_OFF_AFTER
from infrastructure.deploying.deployment import read_deployment
from infrastructure.templates import DATA, load, resolve, resources

ROOT = Path(__file__).parents[2]
CONFIG = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
STAGES = CONFIG["stages"]
DELIVERY = [stage for stage in STAGES if stage.endswith("-delivery")]
BY_AWS = {"AWS_DEFAULT_REGION"}
BY_CHALICE = {"AWS_CHALICE_CLI_MODE"}


def deployment(stage: str) -> str:
    """Name the deployment that a stage is a part of: two functions, one set of tables."""
    return stage.removesuffix("-delivery")


def base(stage: str) -> str:
    """Give what all names of a deployment begin with."""
    return read_deployment(deployment(stage)).base


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
    optional = set(re.findall(r'env\.get\("(\w+)"', source)) - BY_CHALICE
    given = set(STAGES[stage]["environment_variables"])

    assert required <= given
    assert given <= required | optional
    assert {"FACET_ORIGIN_SECRET", "FACET_ACTS"} <= given


@pytest.mark.parametrize("stage", DELIVERY)
def test_both_functions_of_a_deployment_differ_in_their_acts_alone(stage: str) -> None:
    delivery = STAGES[stage]["environment_variables"]
    portal = STAGES[deployment(stage)]["environment_variables"]

    assert delivery == {**portal, "FACET_ACTS": "delivery"}
    assert portal["FACET_ACTS"] == "portal"


def test_every_deployment_has_a_function_for_delivery() -> None:
    assert {f"{deployment(stage)}-delivery" for stage in STAGES} == set(DELIVERY)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_names_the_resources_of_the_template(stage: str) -> None:
    given = STAGES[stage]["environment_variables"]
    names = read_deployment(deployment(stage)).names
    template = load(DATA)
    buckets = {
        resolve(each["Properties"]["BucketName"], names)
        for each in resources(template, "AWS::S3::Bucket").values()
    }
    tables = {
        resolve(each["Properties"]["TableName"], names)
        for each in resources(template, "AWS::DynamoDB::Table").values()
    }
    queues = {
        f"FACET_{name}_QUEUE": template["Resources"][f"{name.title()}Queue"]["Properties"]
        for name in ("WORK", "IMPORT")
    }

    assert {value for key, value in given.items() if key.endswith("_BUCKET")} == buckets
    assert all(table.startswith(given["FACET_TABLE_PREFIX"]) for table in tables)
    for variable, queue in queues.items():
        assert given[variable] == resolve(queue["QueueName"], names)


def seconds_of(function: str) -> int:
    """Tell how long a function of ours may take."""
    given: dict[str, int] = {**CONFIG, **CONFIG["lambda_functions"].get(function, {})}
    return given["lambda_timeout"]


@pytest.mark.parametrize(
    ("queue", "function"), [("WorkQueue", "work"), ("ImportQueue", "import_package")]
)
def test_work_is_not_brought_again_while_its_function_may_still_do_it(
    queue: str, function: str
) -> None:
    properties = load(DATA)["Resources"][queue]["Properties"]

    # AWS, Using Lambda with Amazon SQS: six times the time-out of the function.
    assert properties["VisibilityTimeout"] >= 6 * seconds_of(function)


def test_an_import_has_minutes_and_the_page_gives_up_on_it_no_sooner_than_half_of_that() -> None:
    assert seconds_of("import_package") == 600
    assert 300 <= BROKEN_OFF_AFTER.total_seconds() <= 600


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_holds_no_secret(stage: str) -> None:
    secret = STAGES[stage]["environment_variables"]["FACET_SERVER_SECRET"]

    assert secret == f"{{{{resolve:secretsmanager:{base(stage)}-server-secret}}}}"


@pytest.mark.parametrize("stage", STAGES)
def test_a_function_may_touch_what_belongs_to_its_stage_only(stage: str) -> None:
    for statement in policy(stage):
        assert not any("*" in action for action in many(statement["Action"]))
        if statement["Sid"] != "Traces" and "Condition" not in statement:
            assert all(base(stage) in resource for resource in many(statement["Resource"]))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("table", ["journal", "audit"])
def test_no_function_can_delete_an_answer_or_an_audit_event(stage: str, table: str) -> None:
    allowed = {
        action
        for statement in policy(stage)
        for action in many(statement["Action"])
        if any(resource.endswith(f"-{table}") for resource in many(statement["Resource"]))
    }

    assert "dynamodb:PutItem" in allowed or (stage in DELIVERY and table == "audit")
    assert not allowed & {
        "dynamodb:DeleteItem",
        "dynamodb:UpdateItem",
        "dynamodb:BatchWriteItem",
    }


def grants(stage: str) -> set[tuple[str, str, str]]:
    """Write out each action on each resource that a stage may do."""
    return {
        (action, resource, json.dumps(statement.get("Condition")))
        for statement in policy(stage)
        for action in many(statement["Action"])
        for resource in many(statement["Resource"])
    }


@pytest.mark.parametrize("stage", DELIVERY)
def test_delivery_may_do_less_than_the_portal_and_nothing_else(stage: str) -> None:
    assert grants(stage) < grants(deployment(stage))


@pytest.mark.parametrize("stage", DELIVERY)
def test_delivery_reaches_no_mail_no_files_and_no_account(stage: str) -> None:
    actions = {action.partition(":")[0] for action, _, _ in grants(stage)}
    tables = {
        resource.rpartition("-")[2] for _, resource, _ in grants(stage) if ":table/" in resource
    }

    assert actions == {"logs", "xray", "dynamodb", "kms", "sqs"}
    assert tables == {"planning", "sessions", "journal"}
