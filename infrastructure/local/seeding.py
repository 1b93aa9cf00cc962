"""Fills an empty local deployment once, and remembers that in the same tables.

The mark lies beside the data, so it shares its fate: whoever loses the one loses the other.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MARK = {"pk": {"S": "local"}, "sk": {"S": "seeded"}}


def seed_once(dynamodb: "DynamoDBClient", table_prefix: str, seed: Callable[[], None]) -> bool:
    """Seed unless that was done; tell whether it was done now.

    When ``seed`` fails halfway nothing is marked: the next run begins it again.
    """
    table = f"{table_prefix}planning"
    if "Item" in dynamodb.get_item(TableName=table, Key=MARK, ConsistentRead=True):
        return False
    seed()
    dynamodb.put_item(TableName=table, Item=MARK)
    return True
