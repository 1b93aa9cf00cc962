"""Notes which permission each request to AWS needs, and looks it up in the policy of a stage."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient

ROOT = Path(__file__).parents[2]
PLACE = "eu-central-1:123456789012"
TRANSACTIONS = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
SAME_PERMISSION = {"HeadObject": "GetObject"}
Needed = set[tuple[str, str]]
"""Actions, each with the resource it is done to."""


@contextmanager
def noting(needed: Needed) -> Iterator[None]:
    """Note which permission on what each request needs."""
    really = vars(BaseClient)["_make_api_call"]

    def call(client: BaseClient, operation: str, params: dict[str, Any]) -> Any:
        needed.update(_permissions(client.meta.service_model.service_name, operation, params))
        return really(client, operation, params)

    with patch.object(BaseClient, "_make_api_call", call):
        yield


def _permissions(service: str, operation: str, params: dict[str, Any]) -> Iterator[tuple[str, str]]:
    match service:
        case "dynamodb":
            yield from _of_tables(operation, params)
        case "s3":
            action = SAME_PERMISSION.get(operation, operation)
            yield f"s3:{action}", f"arn:aws:s3:::{params['Bucket']}/{params['Key']}"
        case "kms":
            yield f"kms:{operation}", f"arn:aws:kms:{PLACE}:key/any"
        case "sqs":
            queue = params.get("QueueName") or params["QueueUrl"].rpartition("/")[2]
            yield f"sqs:{operation}", f"arn:aws:sqs:{PLACE}:{queue}"
        case "sesv2":
            yield f"ses:{operation}", f"arn:aws:ses:{PLACE}:identity/example.nl"
        case _:
            raise AssertionError(f"nobody thought of permissions for {service}")


def _of_tables(operation: str, params: dict[str, Any]) -> Iterator[tuple[str, str]]:
    match operation:
        case "TransactWriteItems":
            for item in params["TransactItems"]:
                for kind, write in item.items():
                    yield f"dynamodb:{TRANSACTIONS[kind]}", _table(write["TableName"])
        case "BatchGetItem" | "BatchWriteItem":
            for name in params["RequestItems"]:
                yield f"dynamodb:{operation}", _table(name)
        case _:
            yield f"dynamodb:{operation}", _table(params["TableName"])


def _table(name: str) -> str:
    return f"arn:aws:dynamodb:{PLACE}:table/{name}"


def refused(needed: Needed, stage: str) -> list[tuple[str, str]]:
    """Give what the policy of a stage does not allow."""
    text = (ROOT / ".chalice" / f"policy-{stage}.json").read_text(encoding="utf-8")
    # The day was played in the deployment of the tests.
    statements = json.loads(text.replace("facet-dev", "facet-test"))["Statement"]
    return sorted(
        (action, resource)
        for action, resource in needed
        if not any(_allows(statement, action, resource) for statement in statements)
    )


def _allows(statement: dict[str, Any], action: str, resource: str) -> bool:
    resources = statement["Resource"]
    patterns = [resources] if isinstance(resources, str) else resources
    return action in statement["Action"] and any(fnmatchcase(resource, one) for one in patterns)
