"""Counts requests to AWS where botocore sends them, and the write units DynamoDB charges.

Figures and tests use the same count.
"""

import json
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient

WRITES = {"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"}
READS = {"GetItem", "Query", "BatchGetItem", "TransactGetItems", "Scan"}
KILOBYTE = 1024


@dataclass
class Asked:
    """The requests of one act, by service and operation, and what its writes cost."""

    operations: list[str] = field(default_factory=list)
    write_units: int = 0

    @property
    def writes(self) -> int:
        """Count the writes to tables."""
        return sum(name.removeprefix("dynamodb.") in WRITES for name in self.operations)

    @property
    def reads(self) -> int:
        """Count the reads from tables."""
        return sum(name.removeprefix("dynamodb.") in READS for name in self.operations)

    @property
    def others(self) -> list[str]:
        """Name the requests to other services than DynamoDB."""
        return [name for name in self.operations if not name.startswith("dynamodb.")]


@contextmanager
def counting() -> Iterator[Asked]:
    """Count every request that leaves through botocore."""
    asked = Asked()
    really: Callable[..., Any] = vars(BaseClient)["_make_api_call"]

    def call(client: BaseClient, operation: str, params: dict[str, Any]) -> Any:
        service = client.meta.service_model.service_name
        asked.operations.append(f"{service}.{operation}")
        if operation == "UpdateItem":
            answer = really(client, operation, params | {"ReturnValues": "ALL_NEW"})
            asked.write_units += write_units(answer["Attributes"])
            return answer
        asked.write_units += _written(operation, params)
        return really(client, operation, params)

    with patch.object(BaseClient, "_make_api_call", call):
        yield asked


def _written(operation: str, params: dict[str, Any]) -> int:
    if operation == "PutItem":
        return write_units(params["Item"])
    if operation == "TransactWriteItems":
        items = [one["Put"]["Item"] for one in params["TransactItems"] if "Put" in one]
        # A transaction costs double; what is no put is counted as one unit.
        rest = len(params["TransactItems"]) - len(items)
        return 2 * (sum(write_units(item) for item in items) + rest)
    return 0


def write_units(item: dict[str, Any]) -> int:
    """Give the write units of an item: one for each kilobyte of names and values."""
    size = sum(len(name) + _size(value) for name, value in item.items())
    return max(1, math.ceil(size / KILOBYTE))


def _size(value: dict[str, Any]) -> int:
    return len(json.dumps(next(iter(value.values())), default=str))
